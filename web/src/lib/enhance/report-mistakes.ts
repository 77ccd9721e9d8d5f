import { wrongFields } from '../report/rules.ts';
import { answerIn } from './report-fields.ts';

const LOOK = ['border-l-4', 'border-vermilion', 'pl-2'];
/** The page's ids, as `fieldId` makes them: names are paths, ids hold no dots. */
const idOf = (name: string): string => `f-${name.replace(/[^\w]+/g, '-')}`;

/** What is wrong on one step, each with its sentence. */
export function mistakesOf(form: HTMLFormElement, step: HTMLElement): { id: string; sentence: string }[] {
  const says = JSON.parse(step.dataset['says'] ?? '{}') as Record<string, string>;
  const found = wrongFields(answerIn(form)).flatMap(({ path, code }) => {
    const sentence = says[`${path} ${code}`];
    return sentence === undefined ? [] : [{ id: idOf(path), sentence }];
  });
  const order = Object.values(says);
  return found.sort((a, b) => order.indexOf(a.sentence) - order.indexOf(b.sentence));
}

/** Names the mistakes above the step and at each field, as the office's own "no" would; none takes it all back. */
export function tellMistakes(
  form: HTMLFormElement,
  step: HTMLElement,
  mistakes: readonly { id: string; sentence: string }[],
): void {
  for (const old of step.querySelectorAll('[data-mistake]')) untell(old);
  const box = form.querySelector<HTMLElement>('[data-step-problem]');
  const alert = box?.querySelector<HTMLElement>('[role=alert]');
  // The office's own "no" has had its day: the step is being mended.
  for (const said of form.querySelectorAll<HTMLElement>(':scope > [role=alert]')) said.remove();
  if (!box || !alert) return;
  box.hidden = mistakes.length === 0;
  alert.querySelector('ul')?.remove();
  if (mistakes.length === 0) return;
  const list = document.createElement('ul');
  list.className = 'mt-1 list-disc space-y-0.5 pl-3';
  for (const { id, sentence } of mistakes) {
    const line = document.createElement('li');
    const link = document.createElement('a');
    link.href = `#${id}`;
    link.className = 'text-vermilion';
    link.textContent = sentence;
    line.append(link);
    list.append(line);
    tellAt(id, sentence);
  }
  alert.append(list);
  alert.focus();
  alert.scrollIntoView({ block: 'start' });
}

function tellAt(id: string, sentence: string): void {
  const field = document.getElementById(id);
  const place = field?.matches('fieldset') ? field : field?.closest<HTMLElement>('.mb-3, .mb-2');
  if (!field || !place) return;
  document.getElementById(`${id}-error`)?.remove();
  const words = document.createElement('p');
  words.id = `${id}-error`;
  words.dataset['mistake'] = id;
  words.className = 'font-semibold text-vermilion';
  words.textContent = sentence;
  const label = place.querySelector(':scope > legend, :scope > label');
  const hint = place.querySelector(`#${id}-hint`);
  (hint?.parentElement === place ? hint : label)?.after(words);
  place.classList.add(...LOOK);
  field.setAttribute('aria-invalid', 'true');
  const described = new Set([...(field.getAttribute('aria-describedby')?.split(' ') ?? []), words.id]);
  field.setAttribute('aria-describedby', [...described].join(' '));
}

function untell(words: Element): void {
  const id = words.id.replace(/-error$/, '');
  const field = document.getElementById(id);
  words.parentElement?.classList.remove(...LOOK);
  words.remove();
  field?.removeAttribute('aria-invalid');
  const described = field
    ?.getAttribute('aria-describedby')
    ?.split(' ')
    .filter((one) => one !== words.id);
  if (described?.length) field?.setAttribute('aria-describedby', described.join(' '));
  else field?.removeAttribute('aria-describedby');
}
