export type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** The form on this page; null where its answer, or another page, has come in its place. */
export const reportForm = (): HTMLFormElement | null =>
  document.querySelector<HTMLFormElement>('form.report');

export const stepsOf = (form: HTMLFormElement): HTMLElement[] => [
  ...form.querySelectorAll<HTMLElement>('[data-step]'),
];

/** The fields that have a name, in their order; never those that the page itself fills in. */
export const fieldsIn = (place: Element): Field[] =>
  [...place.querySelectorAll<Field>('input, select, textarea')].filter(
    (field) => field.name !== '' && !['hidden', 'file'].includes(field.type) && field.name !== 'uploads',
  );

/** What is asked in a step, files too; a box that belongs to another has no id of its own. */
export const questionsIn = (step: Element): Field[] =>
  [...step.querySelectorAll<Field>('input, select, textarea')].filter(
    ({ name, type }) => name !== '' && name !== 'uploads' && type !== 'hidden',
  );

export const isBox = (field: Field): field is HTMLInputElement =>
  field.type === 'radio' || field.type === 'checkbox';

/** What is answered under a name: the first value of it that would be sent. */
export function answerIn(form: HTMLFormElement): (name: string) => string {
  const data = new FormData(form);
  return (name) => {
    const value = data.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
}

/** Whether a question is asked as the answers stand: `data-when="ownMoney=INVESTED|LOST"`. */
export function isAsked(place: Element, answer: (name: string) => string): boolean {
  const [name = '', values = ''] = place.getAttribute('data-when')?.split('=') ?? [];
  return values.split('|').includes(answer(name));
}
