import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { totpCode } from '../../server/crypto/totp.ts';
import type { TestOffice } from './office.ts';
import { type Name, PASSWORD } from './people.ts';
import { settled, watchRequests, within } from './settled.ts';

export const PHONE = { width: 390, height: 844 };
export const DESK = { width: 1440, height: 900 };
/** A window of 1280 px at 400 %: nobody scrolls in two directions (WCAG 1.4.10). */
export const NARROW = { width: 320, height: 640 };

/** How far the page reaches over the edge of the window. */
export const overflow = (page: Page) =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export type Visitor = {
  page: Page;
  open(path: string): Promise<void>;
  /** Types into a field, chooses from a list, or ticks a box, whichever it is; by the field's name. */
  fill(name: string, value: string): Promise<void>;
  /** Opens the step of the report in which that field stands; anywhere else it does nothing. */
  reach(name: string): Promise<void>;
  /** Ticks the radio button or box of that name and value. */
  choose(name: string, value: string): Promise<void>;
  /** Sends the form that matches: by its action, or by a hidden field in it. */
  send(form: string, button?: string): Promise<void>;
  text(): Promise<string>;
  /** What axe finds on the page as it stands. */
  axe(): Promise<string[]>;
  close(): Promise<void>;
};

export type Street = {
  url: string;
  /** Somebody from the street, on a phone. */
  stranger(options?: { javaScript?: boolean }): Promise<Visitor>;
  /** A member of staff, signed in on the sign-in page, at a desk. */
  staff(name: Name): Promise<Visitor>;
  /** The same signed-in person in a window whose language and theme are its own. */
  besides(signedIn: Visitor): Promise<Visitor>;
};

/** The office opened on a loopback port, for people with a browser. */
export async function openToTheStreet(office: TestOffice, browser: Browser): Promise<Street> {
  const url = await office.app.listen({ host: '127.0.0.1', port: 0 });
  return {
    url,
    async stranger({ javaScript = true } = {}) {
      return visitorOf(
        await browser.newContext({
          baseURL: url,
          viewport: PHONE,
          locale: 'zh-CN',
          javaScriptEnabled: javaScript,
        }),
      );
    },
    async staff(name) {
      // A one-time code works once: whoever was signed in by another test waits for the next one.
      office.clock.set(new Date(office.clock.now().getTime() + 60_000));
      const visitor = await visitorOf(
        await browser.newContext({ baseURL: url, viewport: DESK, locale: 'zh-CN' }),
      );
      await visitor.open('/sign-in');
      await visitor.fill('username', name);
      await visitor.fill('password', PASSWORD);
      await visitor.fill('code', totpCode(office.secretOf(name), office.clock.now()));
      await visitor.send('form:has([name=password])');
      await visitor.page.waitForURL('**/office');
      return visitor;
    },
    async besides({ page }) {
      const storageState = await page.context().storageState();
      return visitorOf(
        await browser.newContext({ baseURL: url, viewport: DESK, locale: 'zh-CN', storageState }),
      );
    },
  };
}

/** Somebody in a browser window of their own. */
export async function visitorOf(context: BrowserContext): Promise<Visitor> {
  const page = await context.newPage();
  watchRequests(page);
  const evaluate = page.evaluate.bind(page) as (...given: unknown[]) => Promise<unknown>;
  page.evaluate = (...given: unknown[]) =>
    within(evaluate(...given), `${page.url()} › ${String(given[0]).slice(0, 120)}`) as Promise<never>;
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(error.message));
  /** As a link of an error summary does: a step opens by the name of any of its fields, whatever was answered so far. */
  const reach = (name: string): Promise<void> =>
    page.evaluate((wanted) => {
      type Place = { closest(what: string): { hidden: boolean; id: string } | null; id: string };
      const { document } = globalThis as unknown as {
        document: {
          querySelector(what: string): (Place & { append(link: object): void }) | null;
          createElement(tag: string): { href: string; click(): void; remove(): void };
        };
      };
      const place = document.querySelector(`form.report [name="${wanted}"]`);
      if (!place?.closest('[data-step]')?.hidden) return;
      const link = document.createElement('a');
      link.href = `#${place.closest('fieldset[id]')?.id ?? place.id}`;
      document.querySelector('form.report')?.append(link);
      link.click();
      link.remove();
    }, name);
  const field = (name: string) => page.locator(`[name="${name}"]:visible`).first();
  return {
    page,
    async open(path) {
      const answer = await page.goto(path);
      if (!answer?.ok()) throw new Error(`${path} answered ${answer?.status()}`);
      await settled(page);
    },
    reach,
    async fill(name, value) {
      await reach(name);
      const found = field(name);
      const tag = await found.evaluate((element) => element.tagName);
      if (tag === 'SELECT') await found.selectOption(value);
      else await found.fill(value);
    },
    async choose(name, value) {
      await reach(name);
      await page.locator(`input[name="${name}"][value="${value}"]`).first().check({ force: true });
    },
    async send(form, button = 'button:not([type=button])') {
      await reach('truthful');
      const pressed = page.locator(`${form} ${button}`).first();
      const landed = page.waitForEvent('framenavigated', { timeout: 20_000 }).catch(() => undefined);
      // A page's own form, not a file on its way or a puzzle.
      const posted = page.waitForResponse(
        (answer) =>
          answer.request().method() === 'POST' && !new URL(answer.url()).pathname.startsWith('/api/'),
      );
      const [answer] = await Promise.all([posted, pressed.click()]);
      // Without a script the browser goes to the answer; with one, the page may go there after a moment.
      if (answer.request().isNavigationRequest()) await landed;
      await settled(page);
      if (troubles.length) throw new Error(`the page broke: ${troubles.join('; ')}`);
    },
    text: () => page.locator('body').innerText(),
    async axe() {
      await page.evaluate(AXE);
      return page.evaluate(async () => {
        type Found = { violations: { id: string; nodes: { html: string }[] }[] };
        const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<Found> } };
        const { violations } = await axe.run({
          resultTypes: ['violations'],
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        });
        return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
      });
    },
    close: () => context.close(),
  };
}
