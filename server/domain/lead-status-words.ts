import type { LeadStatus } from './lead-transitions.ts';

/** A lead's states in words, as the pages call them: for files that leave the portal. */
export const LEAD_STATUS_WORDS: Record<LeadStatus, { zh: string; en: string }> = {
  SUBMITTED: { zh: '已提交', en: 'Submitted' },
  SUPPLEMENT: { zh: '待补充', en: 'Waiting for more' },
  ACCEPTED: { zh: '已受理', en: 'Accepted' },
  REJECTED: { zh: '不予受理', en: 'Not accepted' },
  REFERRED_OUT: { zh: '已移送其他机关', en: 'Referred elsewhere' },
  MERGED: { zh: '已并案', en: 'Merged' },
  WITHDRAWN: { zh: '已撤回', en: 'Withdrawn' },
  ASSIGNED: { zh: '已分派', en: 'Assigned' },
  VERIFYING: { zh: '联合核查中', en: 'In joint verification' },
  DETERMINING: { zh: '会商认定中', en: 'Before the joint meeting' },
  VERIFIED: { zh: '查证属实', en: 'Verified' },
  UNSUBSTANTIATED: { zh: '未查实', en: 'Not substantiated' },
  FALSE_REPORT: { zh: '涉嫌诬告（冻结）', en: 'Suspected false report (frozen)' },
  DISPOSING: { zh: '处置中', en: 'In disposal' },
  CLOSED: { zh: '已办结', en: 'Closed' },
  ARCHIVED: { zh: '已归档', en: 'Archived' },
};
