/** A puzzle is good for two hours; somebody who writes longer gets another. */
const FRESH_MS = 100 * 60_000;
/** Nobody waits longer for a slow phone: without a proof a form is welcome too. */
const PATIENCE_MS = 15_000;

let working: Promise<void> | null = null;
let solvedAt = 0;

/**
 * Solves the office's puzzle in the background once somebody begins to fill in a form that wants a proof. The function
 * it returns begins at once where the office has asked for one; call it for each new answer.
 */
export function provePerson(): () => void {
  const asked = (): void => {
    const box = document.querySelector<HTMLInputElement>('[data-proof=now]');
    if (box) begin(box);
    drawWidget();
  };
  document.addEventListener('input', ({ target }) => {
    const box = target instanceof Element ? boxIn(target.closest('form')) : null;
    if (box) begin(box);
  });
  // Before anything sends the form: who was quicker than the phone waits a moment.
  document.addEventListener('submit', hold, true);
  asked();
  return asked;
}

/** Where hCaptcha asks instead: an exchanged page brings its place empty. */
function drawWidget(): void {
  const place = document.querySelector('.h-captcha:empty');
  const { hcaptcha } = globalThis as { hcaptcha?: { render(place: Element): void } };
  if (place) hcaptcha?.render(place);
}

const boxIn = (form: Element | null) => form?.querySelector<HTMLInputElement>('[data-proof]') ?? null;

function begin(box: HTMLInputElement): void {
  const fresh = box.value !== '' && (solvedAt === 0 || Date.now() - solvedAt < FRESH_MS);
  if (working || fresh) return;
  tell('working');
  working = solved(box.dataset['solver'] ?? '').then((solution) => {
    working = null;
    // The page may have been exchanged meanwhile.
    const now = document.querySelector<HTMLInputElement>('[data-proof]');
    if (now && solution) now.value = solution;
    if (solution) solvedAt = Date.now();
    tell(solution ? 'done' : '');
  });
}

function hold(event: SubmitEvent): void {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !working || boxIn(form)?.value !== '') return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const { submitter } = event;
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  void Promise.race([working, patience]).then(() => {
    working = null;
    form.requestSubmit(submitter);
  });
}

/** The solution, or '' where this browser cannot solve it: an old one, or one that came without https. */
async function solved(solver: string): Promise<string> {
  try {
    const answer = await fetch('/api/public/puzzle');
    const { puzzle } = (await answer.json()) as { puzzle: string };
    const worker = new Worker(solver);
    return await new Promise<string>((resolve) => {
      worker.addEventListener('message', ({ data }: MessageEvent<string>) => resolve(data));
      worker.addEventListener('error', () => resolve(''));
      worker.postMessage(puzzle);
    }).finally(() => worker.terminate());
  } catch {
    return '';
  }
}

function tell(state: 'working' | 'done' | ''): void {
  const line = document.querySelector<HTMLElement>('[data-proof-told]');
  if (line) line.textContent = (state && line.dataset[state]) || '';
}
