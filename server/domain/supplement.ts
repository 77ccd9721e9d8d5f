import { type AskedItem, OWN_WORDS, SUPPLEMENT_ITEMS } from './code-lists/supplement.ts';
import { type FieldError, refuse } from './errors.ts';
import { isSaid } from './facts.ts';

/** One line of the answer: what the reporter brings, or that they don't have it. */
export type SuppliedItem = { item: AskedItem; have: boolean; text?: string };

const byWords = (item: AskedItem): boolean =>
  SUPPLEMENT_ITEMS.some((each) => each.code === item && each.by === 'WORDS');

/** What a request asks for: the items of the list, and the officer's own words as one item more. */
export function askedItems(items: readonly AskedItem[], words: string): AskedItem[] {
  return [...items, ...(isSaid(words) ? [OWN_WORDS as AskedItem] : [])];
}

/**
 * Whether an answer fits what was asked: a line for each item, none for another. Who has something that words say must
 * say it; who has a paper sends a file or says where it is. "Don't have it" is an answer like any other.
 * @throws Refusal BAD_REQUEST naming `answers.<item>`
 */
export function demandAnswers(
  asked: readonly AskedItem[],
  answers: readonly SuppliedItem[],
  files: number,
): void {
  const fields: FieldError[] = [];
  const given = Map.groupBy(answers, ({ item }) => item);
  for (const item of given.keys()) {
    if (!asked.includes(item)) fields.push({ path: `answers.${item}`, code: 'NOT_IN_LIST' });
  }
  for (const item of asked) {
    const [answer, ...more] = given.get(item) ?? [];
    if (!answer) fields.push({ path: `answers.${item}.have`, code: 'REQUIRED' });
    else if (more.length) fields.push({ path: `answers.${item}`, code: 'MUST_DIFFER' });
    else if (answer.have && !isSaid(answer.text) && (byWords(item) || files === 0)) {
      fields.push({ path: `answers.${item}.text`, code: 'REQUIRED' });
    }
  }
  if (fields.length) refuse('BAD_REQUEST', fields);
}
