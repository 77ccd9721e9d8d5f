import type { CodeItem } from './code-lists/code-item.ts';
import { REFUSE_REWARD_REASONS } from './code-lists/reasons.ts';
import { mustHold } from './facts.ts';

/** What keeps a reporter from an award (handbook 2.2: the union of the measures that were read), in the order of asking. */
export const EXCLUSION_CODES = [
  'STAFF_OR_RELATIVE',
  'STATUTORY_DUTY',
  'REPORTER_SUSPECT',
  'ALREADY_IN_PROCESS',
  'MEDIA_DISCLOSED',
  'MERIT_ALREADY_RECOGNISED',
  'INTERESTED_PARTY',
  'PAID_REPORTER',
  'WITHDRAWN_OR_OBSTRUCTED',
  'UNREACHABLE',
] as const;
export type Exclusion = (typeof EXCLUSION_CODES)[number];

/** In words: the reasons of a refusal, for what applies is one. */
export const EXCLUSIONS: readonly CodeItem[] = EXCLUSION_CODES.flatMap((code) =>
  REFUSE_REWARD_REASONS.filter((item) => item.code === code),
);

export const EXCLUSION_ANSWERS = ['NO', 'YES', 'UNKNOWN'] as const;
export type ExclusionAnswer = (typeof EXCLUSION_ANSWERS)[number];

/** On what an answer rests. Codes only: an award stands in the clear. */
export const EXCLUSION_GROUNDS = [
  {
    code: 'CASE_FILE',
    zh: '查阅了线索的处理记录和联合认定',
    en: 'The lead’s record and the joint determination',
  },
  {
    code: 'IDENTITY_CHECK',
    zh: '身份保管岗核对了名单，只答是或否',
    en: 'The identity custodian’s check against the lists, a yes or a no',
  },
  { code: 'ASKED_UNITS', zh: '书面询问了有关部门', en: 'The authorities concerned were asked in writing' },
  { code: 'PUBLIC_SOURCES', zh: '检索了媒体和网络公开信息', en: 'The media and the Internet were searched' },
  {
    code: 'DECLARATION',
    zh: '举报人的声明；申领时再次声明并核对',
    en: 'The reporter’s declaration, made and checked again with the claim',
  },
  {
    code: 'ANONYMOUS',
    zh: '举报人匿名，现在无从得知；申领时声明并核对',
    en: 'The reporter is anonymous; declared and checked with the claim',
  },
  { code: 'SEE_PAPER_FILE', zh: '其他依据（详见纸质卷宗）', en: 'Another ground, set out in the paper file' },
] as const satisfies readonly CodeItem[];
export type ExclusionGround = (typeof EXCLUSION_GROUNDS)[number]['code'];
export const EXCLUSION_GROUND_CODES = EXCLUSION_GROUNDS.map(({ code }) => code) as readonly ExclusionGround[];

export type ExclusionCheck = { code: string; answer: ExclusionAnswer; ground: string };

/** NEEDED: the measure caps what one named person may have a year, and only the vault knows who it is. */
export const IDENTITY_CHECK_STATES = ['NOT_NEEDED', 'NEEDED', 'WAITING', 'ANSWERED'] as const;
export type IdentityCheckState = (typeof IDENTITY_CHECK_STATES)[number];

/**
 * The answers in force, by exclusion: the last one counts, and none that was given before the award was opened again.
 * @param given oldest first
 */
export function answersInForce<T extends ExclusionCheck & { at: Date }>(
  given: readonly T[],
  since: Date | null,
): Map<string, T> {
  return new Map(given.filter(({ at }) => since === null || at >= since).map((each) => [each.code, each]));
}

/**
 * Refuses an amount while an exclusion is unanswered or applies. "Not known" may stand: of an anonymous reporter some can't
 * be known before the claim; the reviewer sees on what ground.
 * @throws Refusal CONDITION_NOT_MET at `exclusions.<code>`
 */
export function mustBeFreeOfExclusions(answers: readonly ExclusionCheck[]): void {
  const by = new Map(answers.map((each) => [each.code, each.answer]));
  mustHold(
    ...EXCLUSION_CODES.map((code) => [`exclusions.${code}`, by.has(code)] as const),
    ...EXCLUSION_CODES.map((code) => [`exclusions.${code}`, by.get(code) !== 'YES', 'NOT_ALLOWED'] as const),
  );
}
