import { answerIn, isAsked, isBox, questionsIn, stepsOf, type Field } from './report-fields.ts';

type Line = { id: string; question: string; answer: string; note: string };

/** Writes down what was answered, question by question, each with a way back to it. */
export function drawAnswers(form: HTMLFormElement): void {
  const place = form.querySelector<HTMLElement>('[data-answers]');
  const list = place?.querySelector('dl');
  if (!place || !list) return;
  place.hidden = false;
  const lines = stepsOf(form)
    .slice(0, -1)
    .flatMap((step) => linesOf(form, step, place.dataset));
  const drawn = (some: readonly Line[]) => some.map((line) => lineOf(line, place.dataset));
  const open = lines.filter(({ answer, note }) => answer === '' && note === '');
  list.replaceChildren(...drawn(lines.filter((line) => !open.includes(line))));
  drawLeft(place, open.length, drawn(open));
}

/** What was left open, folded below: thirty lines, half of them empty, nobody reads. */
function drawLeft(place: HTMLElement, count: number, rows: readonly HTMLElement[]): void {
  const left = place.querySelector<HTMLElement>('[data-left]');
  const title = left?.querySelector('summary');
  if (!left || !title) return;
  left.hidden = count === 0;
  const words = (left.dataset['words'] ?? '').replace('{count}', String(count));
  if (title.lastChild) title.lastChild.textContent = words;
  left.querySelector('dl')?.replaceChildren(...rows);
}

function lineOf({ id, question, answer, note }: Line, words: DOMStringMap): HTMLElement {
  const row = element('div', 'grid grid-cols-[1fr_auto] gap-x-1 border-b border-line py-0.5');
  const term = element('dt', 'col-start-1 text-small text-quiet');
  term.textContent = question;
  const told = element('dd', `col-start-1 ${answer === '' ? 'text-quiet' : 'whitespace-pre-line'}`);
  told.textContent = answer === '' ? (words['empty'] ?? '') : answer;
  if (note !== '') {
    const warning = element('span', 'block text-small text-amber');
    warning.textContent = note;
    told.append(warning);
  }
  const change = document.createElement('a');
  change.href = `#${id}`;
  change.dataset['changes'] = '';
  change.className = 'inline-block min-h-[2.5em] py-0.5 pl-1 whitespace-nowrap';
  change.textContent = words['change'] ?? '';
  const what = element('span', 'sr-only');
  what.textContent = ` ${question}`;
  change.append(what);
  const way = element('dd', 'col-start-2 row-span-2 row-start-1');
  way.append(change);
  row.append(term, told, way);
  return row;
}

/** The questions of a step that are asked as the answers stand, in their order. */
function linesOf(form: HTMLFormElement, step: HTMLElement, words: DOMStringMap): Line[] {
  const answer = answerIn(form);
  const seen = new Set<Element>();
  return questionsIn(step).flatMap((field) => {
    const hidden = field.closest('[data-when]');
    if ((hidden && !isAsked(hidden, answer)) || field.closest('[data-villages][hidden]')) return [];
    const group = field.closest('fieldset[id]') ?? field;
    if (seen.has(group) || group.id === '') return [];
    seen.add(group);
    const warning = document.getElementById(`${field.id}-warning`);
    const note = warning && !warning.hidden ? (warning.textContent ?? '').trim() : '';
    return [
      { id: group.id, question: questionOf(group, field), answer: answerOf(group, field, words), note },
    ];
  });
}

function questionOf(group: Element, field: Field): string {
  const label = group === field ? field.labels?.[0] : group.querySelector('legend');
  // A box's own words stand after it; every other label begins with them, before "optional".
  const words = isBox(field) && group === field ? label?.textContent : label?.firstChild?.textContent;
  return (words ?? '').trim();
}

function answerOf(group: Element, field: Field, words: DOMStringMap): string {
  if (field.type === 'file') return filesOf(group);
  if (group === field) {
    if (isBox(field)) return (field.checked ? words['yes'] : words['no']) ?? '';
    return shownIn(field);
  }
  const chosen = [...group.querySelectorAll<HTMLInputElement>('input:checked')].map((box) => wordsOf(box));
  const listed = [...group.querySelectorAll('select')].map(shownIn);
  return [...chosen, ...listed].filter((part) => part !== '').join('、');
}

/** The words beside a box, without the hint below them. */
function wordsOf(box: HTMLInputElement): string {
  const label = box.labels?.[0];
  return (label?.querySelector('span span') ?? label?.querySelector('span'))?.textContent.trim() ?? '';
}

function shownIn(field: Field): string {
  if (!(field instanceof HTMLSelectElement)) return field.value.trim();
  return field.value === '' ? '' : (field.selectedOptions[0]?.textContent ?? '').trim();
}

/** What is listed beside a file box: on its way, waiting, or chosen. */
function filesOf(box: Element): string {
  const place = box.parentElement;
  const names = [
    ...(place?.querySelectorAll('[data-uploads] li > div > span, [data-files-of] > ul > li > span') ?? []),
    ...[...(place?.querySelectorAll('[data-waiting] label') ?? [])].filter((row) =>
      row.querySelector('input:checked'),
    ),
  ];
  return names.map((name) => (name.textContent ?? '').trim()).join('\n');
}

function element(tag: string, look: string): HTMLElement {
  const made = document.createElement(tag);
  made.className = look;
  return made;
}
