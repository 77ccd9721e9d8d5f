import { drawAnswers } from './report-check.ts';
import { followDraft, offerDraft } from './report-draft.ts';
import { reportForm, stepsOf } from './report-fields.ts';
import { mistakesOf, tellMistakes } from './report-mistakes.ts';
import { askWhatFits } from './report-questions.ts';

// The report, one step at a time, in one page: no step has an address, a title or a place in the browser's history.
// Without this script it is one long page that asks and checks the same.

let at = 0;
/** Somebody who mends one answer goes straight back to the list of all. */
let mending = false;
/** Sent, and held by files on their way or the automatic check: it goes off by itself, whatever step is looked at. */
let sent = false;

const part = (form: HTMLFormElement, name: string): HTMLElement | null =>
  form.querySelector<HTMLElement>(`[data-step-${name}]`);

/** Lays the steps out on a page that has just come: the first one, or another language, or the office's "no". */
function lay(): void {
  const form = reportForm();
  const written = offerDraft();
  sent = false;
  if (!form) {
    at = 0;
    mending = false;
    return;
  }
  for (const told of form.querySelectorAll<HTMLElement>('[data-progress]')) told.hidden = false;
  for (const number of form.querySelectorAll<HTMLElement>('[data-number]')) number.hidden = true;
  const nav = part(form, 'nav');
  if (nav) nav.hidden = false;
  askWhatFits(form);
  const wrong = form.querySelector<HTMLAnchorElement>(':scope > [role=alert] a[href^="#"]');
  const index = wrong ? stepWith(form, wrong.hash) : -1;
  show(form, index < 0 ? (written ?? at) : index);
}

function stepWith(form: HTMLFormElement, hash: string): number {
  const target = document.getElementById(hash.slice(1));
  return target ? stepsOf(form).findIndex((step) => step.contains(target)) : -1;
}

function show(form: HTMLFormElement, index: number): void {
  const steps = stepsOf(form);
  at = Math.min(Math.max(index, 0), steps.length - 1);
  const last = at === steps.length - 1;
  for (const [number, step] of steps.entries()) step.hidden = number !== at;
  for (const first of form.querySelectorAll<HTMLElement>('[data-first-step]')) first.hidden = at > 0;
  if (last) {
    mending = false;
    drawAnswers(form);
  }
  for (const [name, hidden] of [
    ['back', at === 0 || mending],
    ['next', last || mending],
    ['return', !mending],
  ] as const) {
    const button = part(form, name);
    if (button) button.hidden = hidden;
  }
}

/** Turns to a step and begins to read at its heading. */
function turn(form: HTMLFormElement, index: number): void {
  sent = false;
  const box = part(form, 'problem');
  if (box) box.hidden = true;
  show(form, index);
  const heading = stepsOf(form)[at]?.querySelector('h2');
  heading?.focus({ preventScroll: true });
  heading?.scrollIntoView({ block: 'start' });
}

function goOn(form: HTMLFormElement): void {
  const step = stepsOf(form)[at];
  if (!step) return;
  const mistakes = mistakesOf(form, step);
  tellMistakes(form, step, mistakes);
  if (mistakes.length > 0) return;
  // Something in the step may not be decided yet, and then says so itself.
  const leaving = new CustomEvent('tipward-leave-step', { bubbles: true, cancelable: true });
  if (step.dispatchEvent(leaving)) turn(form, mending ? Infinity : at + 1);
}

/** Files that are still on their way, or did not get through, say so beside their box: that is where to look. */
function showWhatHolds(form: HTMLFormElement): void {
  const told = [...form.querySelectorAll('[data-files-of] > [role=status]')].find(
    (words) => words.textContent !== '',
  );
  const place = told?.closest<HTMLElement>('[data-files-of]');
  if (!place || form.ariaBusy === 'true') return;
  show(form, stepWith(form, `#${place.dataset['filesOf']}`));
  place.scrollIntoView({ block: 'center' });
}

document.addEventListener('click', (event) => {
  const form = reportForm();
  if (!form || !(event.target instanceof Element) || !form.contains(event.target)) return;
  if (event.target.closest('[data-step-next] button, [data-step-return] button')) return goOn(form);
  if (event.target.closest('[data-step-back] button')) return turn(form, at - 1);
  const link = event.target.closest<HTMLAnchorElement>('a[href^="#"]');
  const index = link ? stepWith(form, link.hash) : -1;
  if (!link || index < 0) return;
  // The browser's own jump would leave the field's name in the address and a place in the history.
  event.preventDefault();
  sent = false;
  if ('changes' in link.dataset) mending = true;
  show(form, index);
  const target = document.getElementById(link.hash.slice(1));
  target?.focus({ preventScroll: true });
  (target?.closest('.mb-3, .mb-2, fieldset') ?? target)?.scrollIntoView({ block: 'start' });
});

// First of all that listens: the Enter key in a box means "next", until the last step.
addEventListener(
  'submit',
  (event) => {
    const form = reportForm();
    if (!form || event.target !== form) return;
    if (sent || at === stepsOf(form).length - 1) {
      sent = true;
      // Whoever listens next may hold it back for the files.
      setTimeout(() => showWhatHolds(form));
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    goOn(form);
  },
  true,
);

document.addEventListener('change', () => {
  const form = reportForm();
  if (form) askWhatFits(form);
});
// A browser that goes back to the form puts the answers in after this script has run, and tells nobody.
addEventListener('pageshow', () => {
  const form = reportForm();
  if (form) askWhatFits(form);
});
// The page's other script tells when another page has come in this one's place.
document.addEventListener('tipward-shown', lay);
followDraft();
lay();
