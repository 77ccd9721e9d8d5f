import type { Beat } from './joint.ts';
import type { Tip } from './tip.ts';

const report = { act: 'reportTransfer', words: '经核实，涉嫌非法吸收公众存款，建议移送公安机关。' } as const;

/** Class C, from `day`: two officers report, the head decides, it is delivered and receipted, the police file it. */
export const transferred = (day: number): Beat[] => [
  [day, '09:40', (tip) => tip.step('coordinator', { verb: 'dispose' })],
  [day, '14:10', (tip) => tip.inCase('reform1', { ...report, propose: true })],
  [day, '15:30', (tip) => tip.inCase('reform2', { ...report, words: '复核无误，同意移送。' })],
  [day - 1, '10:05', (tip) => tip.inCase('head', { act: 'decideTransfer', words: '同意移送。' })],
  [
    day - 1,
    '16:20',
    (tip) => tip.inCase('coordinator', { act: 'deliver', documentNo: '示例处非移〔2026〕1号' }),
  ],
  [day - 1, '17:05', (tip) => tip.inCase('police1', { act: 'policeReceipt', documentNo: '示例受案回执1号' })],
];

export const filedByPolice = (day: number, raisedFen: number, participants: number): Beat[] => [
  [
    day,
    '11:15',
    (tip) =>
      tip.inCase('police1', { act: 'file', documentNo: '示例立字〔2026〕1号', raisedFen, participants }),
  ],
];

/** Class B to its end: opened and planned on `day`, repaid three working days later. */
export const resolved = (day: number, repaidFen: number): Beat[] => [
  [day, '09:30', (tip) => tip.step('coordinator', { verb: 'dispose' })],
  [
    day,
    '10:50',
    (tip) =>
      tip.inCase('coordinator', {
        act: 'guide',
        words: '经营者书面承诺一次清退，工作室停止收款。',
        milestones: [{ on: tip.dayAfter(10), repayFen: repaidFen }],
        raisedFen: repaidFen,
        participants: 7,
      }),
  ],
  [
    day - 3,
    '15:40',
    (tip) => tip.inCase('coordinator', { act: 'resolve', words: '已全部清退。', repaidFen }),
  ],
];

/** A plan whose first instalment has been paid and whose second is to come. */
export const planned = (tip: Tip) =>
  tip.inCase('coordinator', {
    act: 'guide',
    words: '合作社分两期退还认养款，村委会和信用社见证。',
    milestones: [
      { on: tip.dayAfter(14), repayFen: 120_000_00 },
      { on: tip.dayAfter(40), repayFen: 180_000_00 },
    ],
    raisedFen: 300_000_00,
    participants: 52,
  });

export const warned = (tip: Tip) =>
  tip.inCase('coordinator', {
    act: 'warn',
    words: '已约谈负责人，当场停止收款。',
    deadline: tip.dayAfter(7),
  });

export const ordered = (tip: Tip) =>
  tip.inCase('coordinator', {
    act: 'order',
    words: '责令退还借款、撤下宣传，逾期依法处罚。',
    documentNo: '示例处非改〔2026〕1号',
    deadline: tip.dayAfter(24),
    raisedFen: 860_000_00,
    participants: 37,
  });
