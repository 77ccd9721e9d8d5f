import type { LeadStatus } from './lead-transitions.ts';

/**
 * The days in a lead's life that every figure of the office counts by, published or not. Each is the first step into
 * one of these states, so what was counted once never moves when a lead is reopened.
 */
export const MILESTONES = {
  accepted: ['ACCEPTED', 'ASSIGNED'],
  verifying: ['VERIFYING'],
  /** The units' findings are in. A filing by the police ends the verification as well (Decree 737 art. 23). */
  found: ['DETERMINING', 'VERIFIED'],
  verified: ['VERIFIED'],
  determined: ['VERIFIED', 'UNSUBSTANTIATED', 'FALSE_REPORT'],
} as const satisfies Record<string, readonly LeadStatus[]>;

/** What every number on the office's pages means, in words: shown beside them. */
export const DEFINITIONS = [
  {
    code: 'received',
    zh: '收到：期间内登记的举报。没有通过真人验证、也没有人处理过的不算。',
    en: 'Received: registered in the period. What came without a proof that a person sent it, and nobody has touched, does not count.',
  },
  {
    code: 'accepted',
    zh: '受理：期间内第一次进入“已受理”或经紧急通道分派的线索，按发生那天算，不管哪天收到。',
    en: 'Accepted: first accepted, or handed out on the urgent lane, in the period, by the day it happened, whenever it came.',
  },
  {
    code: 'verified',
    zh: '查实：期间内第一次认定“查证属实”的线索，公安凭立案文书认定的也算。',
    en: 'Verified: first found true in the period; a filing by the police counts too.',
  },
  {
    code: 'determined',
    zh: '认定：期间内第一次有了结论的线索，查实、未查实、涉嫌诬告都算。',
    en: 'Determined: first concluded in the period, as verified, not verified or suspected false.',
  },
  {
    code: 'days',
    zh: '用时：按本区工作日历数工作日，当天不算。受理用时从收到到受理；核查用时从三单位签收到结论齐备；认定用时从受理到有结论。中位数是排在正中的一件，九成线是十件里第九件。',
    en: 'Time: working days of the district’s calendar, the first day not counted. To accept: from receipt. To verify: from the units’ signing for it until their findings are in. To determine: from acceptance to the conclusion. The median is the one in the middle; the 90% line is the ninth of ten.',
  },
  {
    code: 'onTime',
    zh: '按时：期限在期间内到期的，到期前办了的占多少。答复从收到起算，核查从三单位签收起算，认定从提请会商起算，期限以现行设置为准；批准延期的，按延长后的期限算。',
    en: 'On time: of those whose limit ran out in the period, how many were done by then. Answers are owed from receipt, findings from the units’ signing for it, conclusions from the joint meeting’s call, within the limits set today; an extension that was granted counts.',
  },
  {
    code: 'age',
    zh: '停留：线索进入现在的状态到今天的工作日数。这一栏看今天，不看期间。',
    en: 'Standing: working days since a lead entered its present state. This looks at today, not at the period.',
  },
  {
    code: 'channel',
    zh: '渠道质量：期间内从这个渠道收到的，到今天有多少已经受理、已经查实。',
    en: 'Quality of channels: of what came by it in the period, how many have been accepted and verified by today.',
  },
] as const;
