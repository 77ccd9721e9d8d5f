import { forgetDraft, keepDraft, readDraft } from './draft-notes.ts';
import { fieldsIn, isBox, reportForm, stepsOf } from './report-fields.ts';
import { typedSomething } from './typed-words.ts';

/** Promises are made anew each time. */
const NEVER = ['truthful', 'privacyRead'];
let keeping = false;

const place = () => document.querySelector<HTMLElement>('[data-draft]');
const part = (name: string) => document.querySelector<HTMLElement>(`[data-draft-${name}]`);

/**
 * Brings a kept draft back into a form that nobody has written in yet, and offers to keep one. The step its writer
 * was at, where one came back: who reloads half-way goes on there.
 */
export function offerDraft(): number | undefined {
  const form = reportForm();
  const box = place();
  if (!form || !box) {
    // The receipt stands where the form was: what was sent needs no draft.
    if (document.querySelector('[data-once]')) stopKeeping();
    return undefined;
  }
  box.hidden = false;
  const draft = readDraft();
  const returns = draft !== undefined && !keeping && !typedSomething();
  if (returns) {
    fill(form, draft.answers);
    const when = new Date(draft.savedAt).toLocaleString(box.dataset['locale'], {
      dateStyle: 'medium',
      timeStyle: 'short',
    });
    const words = part('found')?.dataset['words'] ?? '';
    const told = part('when');
    if (told) told.textContent = words.replace('{when}', when);
    part('found')?.removeAttribute('hidden');
  }
  keeping ||= draft !== undefined;
  show();
  return returns ? (draft.step ?? 0) : undefined;
}

/** Writes the draft down after each change, as long as the box is ticked. */
export function followDraft(): void {
  const save = (): void => {
    const form = reportForm();
    if (!keeping || !form) return;
    const step = stepsOf(form).findIndex(({ hidden }) => !hidden);
    keepDraft(answersIn(form), Math.max(step, 0));
  };
  document.addEventListener('input', ({ target }) => {
    if (target instanceof HTMLInputElement && 'draftKeep' in target.dataset) {
      if (!target.checked) return wipe();
      keeping = true;
      tell('');
      show();
    }
    save();
  });
  document.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('[data-draft-wipe] button')) wipe();
  });
}

function wipe(): void {
  stopKeeping();
  part('found')?.setAttribute('hidden', '');
  tell(part('told')?.dataset['wiped'] ?? '');
  show();
}

function stopKeeping(): void {
  keeping = false;
  forgetDraft();
}

function tell(words: string): void {
  const told = part('told');
  if (told) told.textContent = words;
}

function show(): void {
  const box = document.querySelector<HTMLInputElement>('[data-draft-keep]');
  if (box) box.checked = keeping;
  const button = part('wipe');
  if (button) button.hidden = !keeping;
}

function answersIn(form: HTMLFormElement): Record<string, string[]> {
  const answers: Record<string, string[]> = {};
  for (const field of fieldsIn(form)) {
    if (NEVER.includes(field.name) || (isBox(field) && !field.checked) || field.value === '') continue;
    (answers[field.name] ??= []).push(field.value);
  }
  return answers;
}

function fill(form: HTMLFormElement, answers: Record<string, string[]>): void {
  for (const field of fieldsIn(form)) {
    const kept = NEVER.includes(field.name) ? undefined : answers[field.name];
    if (!kept) continue;
    if (isBox(field)) field.checked = kept.includes(field.value);
    else field.value = kept[0] ?? '';
  }
}
