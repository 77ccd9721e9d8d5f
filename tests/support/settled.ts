import type { Page, Request } from 'playwright-core';

/** How long nothing may be asked for until nothing more is expected: a wave of modules follows the one before at once. */
const STILL_MS = 60;
/** What nobody speaks of for so long is not waited for: the browser forgets at times to say that a request has ended. */
const FORGOTTEN_MS = 5_000;
/** The longest that a page is waited for: far below a test's own limit, so that a failure says what did not come. */
const PATIENCE_MS = 45_000;

type Watch = { open: Set<Request>; since: number };
const watches = new WeakMap<Page, Watch>();

/** Remembers what a page has asked for and not yet got; call it before the page's first address. */
export function watchRequests(page: Page): void {
  const watch: Watch = { open: new Set(), since: Date.now() };
  const turn = (change: (request: Request) => unknown) => (request: Request) => {
    change(request);
    watch.since = Date.now();
  };
  page
    .on(
      'request',
      turn((request) => watch.open.add(request)),
    )
    .on(
      'requestfinished',
      turn((request) => watch.open.delete(request)),
    )
    .on(
      'requestfailed',
      turn((request) => watch.open.delete(request)),
    );
  watches.set(page, watch);
}

/** What a page answers, or an error that says what was asked of it: of itself `evaluate` waits for ever. */
export async function within<T>(answer: Promise<T>, asked: string, patience = PATIENCE_MS): Promise<T> {
  let late: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    late = setTimeout(() => reject(new Error(`no answer within ${patience} ms: ${asked}`)), patience);
  });
  return Promise.race([answer, limit]).finally(() => clearTimeout(late));
}

/**
 * Waits until a page stands: loaded, its script at work where it has one, nothing asked for that has not come.
 * Playwright's own `networkidle` waits half a second more each time, which is most of what a journey waits for.
 */
export async function settled(page: Page): Promise<void> {
  const watch = watches.get(page);
  if (!watch) throw new Error('watchRequests(page) comes before the first address');
  await page.waitForLoadState('load', { timeout: PATIENCE_MS });
  const latest = Date.now() + PATIENCE_MS;
  for (;;) {
    // A page that is being left has no answer, and at times gives none; the one that comes has.
    const atWork = await Promise.race([
      page.evaluate(scriptAtWork).catch((error: Error) => {
        if (/context was destroyed|navigation/i.test(error.message)) return false;
        throw error;
      }),
      page.waitForTimeout(FORGOTTEN_MS).then(() => false),
    ]);
    const still = Date.now() - watch.since;
    if (still > FORGOTTEN_MS) watch.open.clear();
    if (atWork && watch.open.size === 0 && still >= STILL_MS) return;
    if (Date.now() > latest) {
      const asked = [...watch.open].map((request) => request.url()).join(' ');
      throw new Error(
        `${page.url()} does not settle: ${atWork ? `it asks for ${asked}` : 'no script at work'}`,
      );
    }
    await page.waitForTimeout(Math.max(STILL_MS - still, 10));
  }
}

/**
 * Runs in the page, once it has nothing left to do: a page that hydrates has put the announcer of its router there.
 * Without a script there is nothing to wait for, and no timer runs.
 */
function scriptAtWork(): Promise<boolean> | boolean {
  const { document, matchMedia, requestIdleCallback } = globalThis as unknown as {
    document: {
      querySelector(what: string): object | null;
      scripts: Iterable<{ textContent: string | null }>;
    };
    matchMedia(query: string): { matches: boolean };
    requestIdleCallback(then: () => void, atLatest: { timeout: number }): void;
  };
  if (matchMedia('(scripting: none)').matches) return true;
  const hydrates = [...document.scripts].some(({ textContent }) => textContent?.includes('.start('));
  if (hydrates && !document.querySelector('#svelte-announcer')) return false;
  return new Promise((resolve) => requestIdleCallback(() => resolve(true), { timeout: 1_000 }));
}
