import {
  KEEP_DECISION_REASONS,
  NOT_CONFIRMED,
  RESTORE_REWARD_REASONS,
  SECOND_LOOK_REASONS,
  SUPPLEMENT_ITEMS,
  UNPROVEN_REASONS,
  type CatalogueName,
  type Catalogues,
  catalogueOf,
  itemOf,
  type CodeItem,
} from '$contract/code-lists.ts';
import type { ReporterView } from '$contract/reporter-view.ts';

/** An item of a request for more, in words; `OTHER` stands for the officer's own, which are in the request. */
export type AskedWords = { code: string; by: 'FILE' | 'WORDS'; words: CodeItem | null };

const askedWords = (code: string): AskedWords => {
  const found = itemOf(SUPPLEMENT_ITEMS, code);
  return { code, by: found?.by ?? 'WORDS', words: found ?? null };
};

/** The reasons that answer a reporter's request about an award. */
const ANSWERS: readonly CodeItem[] = [
  ...KEEP_DECISION_REASONS,
  ...RESTORE_REWARD_REASONS,
  ...SECOND_LOOK_REASONS,
];

/** The reporter's view with its codes in words; the lists themselves are not for the browser. */
export function inWords(view: ReporterView, own: Catalogues = {}) {
  const worded = (list: CatalogueName) =>
    catalogueOf(list, own).map(({ code, zh, en }) => ({ code, zh, en }));
  const reason = (lists: readonly CodeItem[], code: string | null) =>
    code === null ? null : (itemOf(lists, code) ?? null);
  return {
    ...view,
    refusal: reason(worded('rejectReasons'), view.refusalReason),
    unprovenWords: reason([...UNPROVEN_REASONS, NOT_CONFIRMED], view.unproven),
    rewards: view.rewards.map((each) => ({
      ...each,
      why: reason(worded('refuseRewardReasons'), each.reason),
      appeal: each.appeal && { ...each.appeal, why: reason(ANSWERS, each.appeal.reason) },
    })),
    asked: view.asked && { ...view.asked, items: view.asked.items.map(askedWords) },
    messages: view.messages.map((message) => ({
      ...message,
      asked: message.asked.map(askedWords),
      answers: message.answers.map((answer) => ({ ...answer, ...askedWords(answer.item) })),
    })),
  };
}
