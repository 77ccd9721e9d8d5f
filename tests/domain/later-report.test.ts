import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { marksOf, readExclusionList } from '../../server/domain/exclusion-list.ts';
import {
  LATER_REASONS,
  type LaterFinding,
  decideLaterConfirmation,
  decideLaterDrop,
  decideLaterProposal,
} from '../../server/domain/later-report.ts';
import { papersOf } from '../../server/domain/reward-papers.ts';
import { REWARD_STATUSES } from '../../server/domain/reward.ts';
import { type RewardScheme, withinYear } from '../../server/domain/scheme.ts';
import { NOW, person } from './lead-scenes.ts';
import { answerOf, pathsOf } from './refusals.ts';

const clerk = person('REWARD_CLERK', 'clerk');
const reviewer = person('REWARD_REVIEWER', 'reviewer');
const helpful = { verdict: 'HELPFUL', reason: 'NEW_EVIDENCE', mayShare: true } as const;
const paid = { status: 'PAID', shareOf: null } as const;

describe('a later report of a case', () => {
  it('is judged once, by a clerk, with a reason of its list', () => {
    expect(answerOf(() => decideLaterProposal(paid, null, helpful, clerk))).toBe('ALLOWED');
    expect(answerOf(() => decideLaterProposal(paid, null, helpful, reviewer))).toBe('NOT_YOUR_STEP');
    const before: LaterFinding = { verdict: 'HELPFUL', proposedBy: 'x', confirmedBy: null };
    expect(answerOf(() => decideLaterProposal(paid, before, helpful, clerk))).toBe('ILLEGAL_TRANSITION');
    const reason = LATER_REASONS.JOINT[0].code;
    expect(pathsOf(() => decideLaterProposal(paid, null, { ...helpful, reason }, clerk))).toEqual(['reason']);
  });

  it('shares nothing where the measure doesn’t, before the first is approved, or of a share', () => {
    const no = { ...helpful, mayShare: false };
    expect(pathsOf(() => decideLaterProposal(paid, null, no, clerk))).toEqual(['verdict']);
    const early = { ...paid, status: 'PROPOSED' } as const;
    expect(pathsOf(() => decideLaterProposal(early, null, helpful, clerk))).toEqual(['firstAward']);
    const share = { ...paid, shareOf: 'another' };
    expect(answerOf(() => decideLaterProposal(share, null, helpful, clerk))).toBe('ILLEGAL_TRANSITION');
  });

  it('needs a second person, and can be dropped until then', () => {
    const own: LaterFinding = { verdict: 'JOINT', proposedBy: 'reviewer', confirmedBy: null };
    const other = { ...own, proposedBy: 'clerk' };
    expect(answerOf(() => decideLaterConfirmation(own, reviewer))).toBe('SECOND_PERSON_NEEDED');
    expect(answerOf(() => decideLaterConfirmation(other, reviewer))).toBe('ALLOWED');
    expect(answerOf(() => decideLaterConfirmation(other, clerk))).toBe('NOT_YOUR_STEP');
    expect(answerOf(() => decideLaterConfirmation(null, reviewer))).toBe('ILLEGAL_TRANSITION');
    expect(answerOf(() => decideLaterDrop(other, clerk))).toBe('ALLOWED');
    const done = { ...other, confirmedBy: 'reviewer' };
    expect(answerOf(() => decideLaterDrop(done, clerk))).toBe('ILLEGAL_TRANSITION');
  });
});

describe('an exclusion list', () => {
  const table = (...lines: string[][]) => lines.map((cells, index) => ({ line: index + 1, cells }));

  it('knows its columns in any order, and says what is wrong with which line', () => {
    const read = readExclusionList(
      table(['手机号', '职务', '姓名'], ['13900000001', '科长', '甲某某'], ['', '', '乙']),
    );
    expect(read.people.map(({ name, phone }) => [name, phone])).toEqual([
      ['甲某某', '13900000001'],
      ['乙', ''],
    ]);
    const paths = (...lines: string[][]) =>
      readExclusionList(table(...lines)).problems.map(({ path }) => path);
    expect(paths()).toEqual(['file']);
    expect(paths(['手机号'], ['1'])).toEqual(['columns.name']);
    expect(paths(['姓名'])).toEqual(['file']);
    expect(paths(['姓名', '职务'], ['', '科长'])).toEqual(['lines.2']);
    expect(paths(['姓名', '身份证号'], ['甲', '12345'])).toEqual(['lines.2.idNumber']);
    expect(paths(['姓名'], ...Array.from({ length: 5001 }, () => ['甲']))).toEqual(['file']);
  });

  it('knows one person again however the number is written', () => {
    const person = { name: '阿卜·杜拉', phone: '+86 139-0000-0001', idNumber: '11010519491231002x' };
    const same = { name: '阿卜杜拉', phone: '13900000001', idNumber: '１１０１０５１９４９１２３１００２X' };
    expect(marksOf(person)).toEqual(marksOf(same));
    expect(marksOf({ name: '', phone: '', idNumber: ' ' })).toEqual([]);
  });
});

describe('the cap a person a year', () => {
  it('never lets the year pass it, says so in the trace, and takes nothing where there is room', () => {
    const scheme = (cap?: number): RewardScheme => ({
      scheme_id: 's',
      title: 't',
      stages: [],
      ...(cap === undefined ? {} : { caps: { per_reporter_year_fen: cap, per_case_fen: 1 } }),
    });
    const fen = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(
      fc.property(fen, fen, fen, (amount, cap, used) => {
        const award = {
          lowFen: amount,
          highFen: amount,
          trace: [{ kind: 'RESULT', lowFen: amount, highFen: amount } as const],
        };
        const after = withinYear(scheme(cap), award, used);
        expect(after.highFen).toBe(Math.min(amount, Math.max(0, cap - used)));
        expect(after.trace.some(({ kind }) => kind === 'CAP')).toBe(after.highFen !== amount);
        expect(after.trace.at(-1)).toMatchObject({ kind: 'RESULT', highFen: after.highFen });
        expect(withinYear(scheme(), award, used)).toEqual(award);
      }),
    );
  });
});

it('each paper is there once there is something to say on it', () => {
  const of = (status: (typeof REWARD_STATUSES)[number], amountFen: number | null, told = false) =>
    papersOf({ status, amountFen, notifiedAt: told ? NOW : null });
  expect(of('ELIGIBILITY', null)).toEqual([]);
  expect(of('PROPOSED', 1)).toEqual(['approval']);
  expect(of('PAID', 1, true)).toEqual(['approval', 'notice']);
  expect(of('INELIGIBLE', null)).toEqual(['refusal']);
  expect(of('REVOKED', 1, true)).toEqual(['approval', 'notice', 'revocation']);
  expect(of('CLAWBACK', 1, true)).toContain('return');
});
