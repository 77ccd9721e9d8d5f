import type { CaseCommand, CaseSnapshot, CaseStatus, CaseVerb } from '../../server/domain/disposition.ts';
import { NO_FIGURES } from '../../server/domain/disposition.ts';

export const TODAY = '2026-03-02';

export const aCase = (status: CaseStatus, over: Partial<CaseSnapshot> = {}): CaseSnapshot => ({
  status,
  proposal: null,
  reportedBy: status === 'REPORTED' ? ['the first officer', 'the second officer'] : [],
  deadline: status === 'TALKED' || status === 'RECTIFYING' ? '2026-03-01' : null,
  ...over,
});

/** A form that says all that any step may ask for. */
export const saying = (verb: CaseVerb, over: Partial<CaseCommand> = {}): CaseCommand => ({
  ...NO_FIGURES,
  verb,
  on: TODAY,
  words: '现场复查，情况属实。',
  documentNo: '利处非〔2026〕1号',
  deadline: '2026-04-01',
  milestones: [{ on: '2026-05-01', repayFen: 100_00 }],
  ...over,
});
