import { answerIn, isAsked } from './report-fields.ts';

/** Each township's own villages, as the page came with them; a list can't hide a part of itself on every phone. */
const groups = new WeakMap<HTMLSelectElement, HTMLOptGroupElement[]>();
const TOWNSHIP_DIGITS = 9;

/** Opens and closes the questions that hang on another's answer; called again after each change. */
export function askWhatFits(form: HTMLFormElement): void {
  const answer = answerIn(form);
  for (const place of form.querySelectorAll<HTMLElement>('[data-when]'))
    place.hidden = !isAsked(place, answer);
  askOnlineFirst(form, answer('target.kind') === 'WEBSITE_OR_APP');
  offerVillages(form, answer('target.townshipCode'));
}

/** A site or an app is known by its address: that is asked before its name. */
function askOnlineFirst(form: HTMLFormElement, online: boolean): void {
  const question = form.querySelector('[data-online]');
  const first = form.querySelector('[data-online-place]');
  if (!question || !first || (question.parentElement === first) === online) return;
  if (online) first.append(question);
  else form.querySelector('[data-online-home]')?.append(question);
}

function offerVillages(form: HTMLFormElement, township: string): void {
  const place = form.querySelector<HTMLElement>('[data-villages]');
  const select = place?.querySelector('select');
  if (!place || !select) return;
  const all = groups.get(select) ?? [...select.querySelectorAll('optgroup')];
  groups.set(select, all);
  const own = all.filter(({ firstElementChild: first }) =>
    (first?.getAttribute('value') ?? '').startsWith(township.slice(0, TOWNSHIP_DIGITS) || '-'),
  );
  const { value } = select;
  for (const group of all) if (!own.includes(group)) group.remove();
  for (const group of own) if (group.parentElement !== select) select.append(group);
  // A village of another township is no answer any more.
  if (select.value !== value) select.value = '';
  place.hidden = own.length === 0;
}
