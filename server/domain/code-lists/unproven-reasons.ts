import type { CodeItem } from './code-item.ts';

/** Why a lead could not be proved (L19): a category, so that what the reporter reads tells nothing of the case. */
export const UNPROVEN_REASONS = [
  {
    code: 'NO_EVIDENCE',
    zh: '现有证据不足以证明所反映的情况',
    en: 'There is not enough evidence of what was described',
  },
  {
    code: 'NOTHING_FOUND',
    zh: '没有找到所反映的对象或活动',
    en: 'The party or the activity described could not be found',
  },
  {
    code: 'NOT_UNLAWFUL',
    zh: '核查到的情况不属于非法集资',
    en: 'What was found is not illegal fund-raising',
  },
  {
    code: 'OVER',
    zh: '所反映的活动已经停止，无法核实',
    en: 'The activity described is over and could no longer be checked',
  },
] as const satisfies readonly CodeItem[];
export type UnprovenReason = (typeof UNPROVEN_REASONS)[number]['code'];

/** What a reporter is told of a suspicion that was closed (L25), whichever way it went: the same words. */
export const NOT_CONFIRMED = {
  code: 'NOT_CONFIRMED',
  zh: '核查已经结束，所反映的情况没有得到证实',
  en: 'The check is over; what was described was not confirmed',
} as const satisfies CodeItem;
