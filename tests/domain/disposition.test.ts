import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  CASE_NOTES,
  CASE_STATUSES,
  CASE_TRANSITIONS,
  type CaseStatus,
  type CaseTransition,
  CONCLUDED_CASES,
  type FiguredEvent,
  NO_FIGURES,
  classOf,
  decideCase,
  decideNote,
  dropCaseProposal,
  figuresOf,
  legalCaseVerbs,
  nextMilestone,
  proposableCaseVerbs,
  proposeCase,
} from '../../server/domain/disposition.ts';
import { caseDeadline, caseOwed } from '../../server/domain/disposition-owed.ts';
import { factsOfCase, triggersOf } from '../../server/domain/disposition-rewards.ts';
import { ROLES } from '../../server/domain/roles.ts';
import { NOW, person, wearing } from './lead-scenes.ts';
import { TODAY, aCase, saying } from './disposition-scenes.ts';
import { answerOf, pathsOf } from './refusals.ts';

const table: readonly CaseTransition[] = CASE_TRANSITIONS;
const HATS = [...ROLES, 'SYSTEM'] as const;

describe('the case’s table', () => {
  it('numbers its steps and says each in Chinese', () => {
    expect(table.map(({ id }) => id)).toEqual(
      table.map((_, index) => `D${String(index + 1).padStart(2, '0')}`),
    );
    for (const row of table) expect(row.zh).toMatch(/^[\u4e00-\u9fff，]+$/);
  });

  it('reaches every status, and leaves none but the ends without a way on', () => {
    const reached = new Set<CaseStatus | null>([null]);
    for (let before = 0; before !== reached.size;) {
      before = reached.size;
      for (const { from, to } of table) if (reached.has(from)) reached.add(to);
    }
    expect(CASE_STATUSES.filter((status) => !reached.has(status))).toEqual([]);
    const ends = CASE_STATUSES.filter((status) => !table.some((row) => row.from === status));
    expect([...ends].sort()).toEqual([...CONCLUDED_CASES].sort());
  });

  it('comes from every class to an end, whoever is slow', () => {
    const canEnd = new Set<CaseStatus>(CONCLUDED_CASES);
    for (let before = 0; before !== canEnd.size;) {
      before = canEnd.size;
      for (const { from, to } of table) if (from && canEnd.has(to)) canEnd.add(from);
    }
    expect(CASE_STATUSES.filter((status) => !canEnd.has(status))).toEqual([]);
  });

  it('says of every status under way whose turn it is, and of what the police filed that it is theirs', () => {
    for (const status of CASE_STATUSES) expect(HATS).toContain(caseOwed(status, true).by);
    for (const status of ['FILED', 'PROSECUTED'] as const)
      expect(caseOwed(status, true).by).toBe('VERIFIER_POLICE');
    expect(caseOwed('JUDGED', false).by).toBe('VERIFIER_POLICE');
    expect(caseOwed('JUDGED', true).by).toBe('LEAD_COORDINATOR');
    expect(caseOwed('RECTIFIED', false).by).toBe('LEAD_COORDINATOR');
  });
});

describe.each(table)('$id $verb ($from → $to)', ({ id, verb, from, to, by, proposedBy }) => {
  const proposal = proposedBy ? { verb, by: 'the first officer' } : null;
  const found = from && aCase(from, { proposal });

  it.each(HATS)('by %s', (hat) => {
    const act = () => decideCase(found, saying(verb), wearing(hat), NOW);
    if (by.includes(hat)) expect(act()).toMatchObject({ transition: id, from, to, changes: { status: to } });
    else expect(answerOf(act)).toBe('NOT_YOUR_STEP');
    if (found) expect(legalCaseVerbs(found, wearing(hat), NOW).includes(verb)).toBe(by.includes(hat));
  });
});

describe('what a step asks for', () => {
  const trying = (
    verb: Parameters<typeof saying>[0],
    from: CaseStatus,
    over: object,
    role = 'LEAD_COORDINATOR' as const,
  ) => pathsOf(() => decideCase(aCase(from), saying(verb, over), person(role), NOW));

  test('an order has a number, words and a day after it', () => {
    expect(trying('order', 'A_OPENED', { documentNo: ' ', words: '' })).toEqual(['documentNo', 'words']);
    expect(trying('order', 'A_OPENED', { deadline: null })).toEqual(['deadline']);
    expect(trying('order', 'A_OPENED', { deadline: TODAY })).toEqual(['deadline']);
    expect(trying('order', 'A_OPENED', { deadline: '2026-02-30' })).toContain('deadline');
  });

  test('nothing happened tomorrow, or on a day that is none', () => {
    expect(trying('resolve', 'RESOLVING', { on: '2026-03-03' })).toEqual(['on']);
    expect(trying('resolve', 'RESOLVING', { on: '2026-02-30' })).toEqual(['on']);
  });

  test('a deadline has lapsed only once its day is over', () => {
    const lapse = (deadline: string) => () =>
      decideCase(aCase('RECTIFYING', { deadline }), saying('lapse'), person('LEAD_COORDINATOR'), NOW);
    expect(answerOf(lapse('2026-03-01'))).toBe('ALLOWED');
    expect(pathsOf(lapse('2026-03-02'))).toEqual(['deadline']);
  });

  test('a plan has milestones, each a day and money, no day twice', () => {
    expect(trying('guide', 'B_OPENED', { milestones: [] })).toEqual(['milestones']);
    const same = { on: '2026-05-01', repayFen: 1 };
    expect(trying('guide', 'B_OPENED', { milestones: [same, same] })).toEqual(['milestones']);
    expect(trying('guide', 'B_OPENED', { milestones: [{ on: '2026-05-01', repayFen: 0 }] })).toEqual([
      'milestones',
    ]);
  });

  test.each([
    ['declineFiling', 'TRANSFERRED'],
    ['uphold', 'RECONSIDERING'],
    ['discontinue', 'FILED'],
  ] as const)('%s is written with its reasons', (verb, from) => {
    const act = () => decideCase(aCase(from), saying(verb, { words: '  ' }), person('VERIFIER_POLICE'), NOW);
    expect(pathsOf(act)).toEqual(['words']);
  });

  test('two officers report for a transfer, and neither of them decides about it', () => {
    const first = person('VERIFIER_LEAD', 'one');
    const opened = aCase('C_OPENED');
    expect(answerOf(() => decideCase(opened, saying('reportTransfer'), first, NOW))).toBe(
      'SECOND_PERSON_NEEDED',
    );
    expect(proposableCaseVerbs(opened, first, NOW)).toEqual(['reportTransfer']);
    const waiting = { ...opened, ...proposeCase(opened, saying('reportTransfer'), first, NOW).changes };
    expect(answerOf(() => decideCase(waiting, saying('reportTransfer'), first, NOW))).toBe(
      'SECOND_PERSON_NEEDED',
    );
    expect(dropCaseProposal(waiting, first).changes.proposal).toBeNull();
    const { changes } = decideCase(waiting, saying('reportTransfer'), person('LEAD_COORDINATOR', 'two'), NOW);
    expect(changes.reportedBy).toEqual(['one', 'two']);
    const reported = aCase('REPORTED', { reportedBy: ['one', 'two'] });
    const head = (who: string) => () =>
      decideCase(reported, saying('decideTransfer'), person('LEAD_AGENCY_HEAD', who), NOW);
    expect(answerOf(head('two'))).toBe('SECOND_PERSON_NEEDED');
    expect(answerOf(head('three'))).toBe('ALLOWED');
  });
});

describe('what is written down beside the steps', () => {
  const said = { ...NO_FIGURES, on: TODAY, words: '', documentNo: '', corrects: null };
  const note =
    (
      kind: (typeof CASE_NOTES)[number],
      status: CaseStatus,
      role: 'LEAD_COORDINATOR' | 'VERIFIER_POLICE',
      over: object = {},
    ) =>
    () =>
      decideNote(kind, status, { ...said, ...over }, person(role), NOW);

  test('figures say at least one figure, and of a filed case the police say them', () => {
    expect(pathsOf(note('figures', 'RESOLVING', 'LEAD_COORDINATOR'))).toEqual(['figures']);
    expect(answerOf(note('figures', 'RESOLVING', 'LEAD_COORDINATOR', { repaidFen: 1 }))).toBe('ALLOWED');
    expect(answerOf(note('figures', 'FILED', 'LEAD_COORDINATOR', { repaidFen: 1 }))).toBe('NOT_YOUR_STEP');
    expect(answerOf(note('figures', 'JUDGED', 'VERIFIER_POLICE', { recoveredFen: 1 }))).toBe('ALLOWED');
  });

  test('the police give a receipt for what was handed to them', () => {
    const numbered = { documentNo: '受案回执1号' };
    expect(answerOf(note('policeReceipt', 'TRANSFERRED', 'VERIFIER_POLICE', numbered))).toBe('ALLOWED');
    expect(answerOf(note('policeReceipt', 'C_OPENED', 'VERIFIER_POLICE', numbered))).toBe(
      'ILLEGAL_TRANSITION',
    );
    expect(pathsOf(note('policeReceipt', 'TRANSFERRED', 'VERIFIER_POLICE'))).toEqual(['documentNo']);
    expect(answerOf(note('policeReceipt', 'TRANSFERRED', 'LEAD_COORDINATOR', numbered))).toBe(
      'NOT_YOUR_STEP',
    );
  });

  test('a correction says what it corrects and why', () => {
    expect(pathsOf(note('correct', 'RESOLVING', 'LEAD_COORDINATOR'))).toEqual(['corrects', 'words']);
    expect(
      pathsOf(note('figures', 'RESOLVING', 'LEAD_COORDINATOR', { repaidFen: 1, corrects: 'x' })),
    ).toEqual(['corrects']);
  });
});

describe('the figures of a case', () => {
  const event = (id: string, over: Partial<FiguredEvent>): FiguredEvent => ({
    ...NO_FIGURES,
    id,
    corrects: null,
    ...over,
  });

  test('a correction takes the place of what it corrects, and a correction of it that of the first', () => {
    const events = [
      event('a', { raisedFen: 500, repaidFen: 100 }),
      event('b', { repaidFen: 70, participants: 12 }),
      event('c', { corrects: 'a', raisedFen: 900, repaidFen: 10 }),
      event('d', { corrects: 'c', raisedFen: 800 }),
    ];
    expect(figuresOf(events)).toEqual({
      raisedFen: 800,
      recoveredFen: null,
      repaidFen: 70,
      participants: 12,
    });
  });

  test('without corrections, repaid is the sum and raised the latest, in whatever pieces it is told', () => {
    const amounts = fc.array(fc.integer({ min: 0, max: 1_000_000_000 }), { minLength: 1 });
    fc.assert(
      fc.property(amounts, (fen) => {
        const found = figuresOf(
          fen.map((each, index) => event(String(index), { repaidFen: each, raisedFen: each })),
        );
        expect(found.repaidFen).toBe(fen.reduce((sum, each) => sum + each, 0));
        expect(found.raisedFen).toBe(fen.at(-1));
      }),
    );
  });

  test('the next milestone is the first that what was repaid does not reach', () => {
    const plan = [
      { on: '2026-06-01', repayFen: 50 },
      { on: '2026-05-01', repayFen: 100 },
    ];
    expect(nextMilestone(plan, null)?.on).toBe('2026-05-01');
    expect(nextMilestone(plan, 100)?.on).toBe('2026-06-01');
    expect(nextMilestone(plan, 150)).toBeUndefined();
    const due = caseDeadline('RESOLVING', { deadline: null, plan, repaidFen: 100 });
    expect(due?.toISOString()).toBe('2026-06-01T15:59:59.999Z');
    expect(caseDeadline('REPORTED', { deadline: null, plan: [], repaidFen: null })).toBeUndefined();
  });
});

describe('what a case begins of a reward', () => {
  test('each trigger once, in the order of what happened', () => {
    expect(triggersOf(['openC', 'reportTransfer', 'file', 'prosecute'])).toEqual(['CRIMINAL_FILED']);
    expect(triggersOf(['order', 'rectify'])).toEqual(['ADMIN_OR_JUDICIAL_DISPOSAL', 'CASE_CONCLUDED']);
    expect(triggersOf(['judge'])).toEqual([
      'ADMIN_OR_JUDICIAL_DISPOSAL',
      'JUDGMENT_EFFECTIVE',
      'CASE_CONCLUDED',
    ]);
    expect(triggersOf(['figures', 'correct', 'warn'])).toEqual([]);
  });

  test('what nobody wrote down stays unknown', () => {
    expect(factsOfCase('FILED', NO_FIGURES, 2)).not.toHaveProperty('case_amount_fen');
    expect(factsOfCase('FILED', { ...NO_FIGURES, raisedFen: 0 }, 2)).toMatchObject({
      case_amount_fen: 0,
      suspected_crime: true,
      outcome: 'CRIMINAL_FILED',
    });
    expect(factsOfCase('RECTIFIED', NO_FIGURES, 3)).toMatchObject({
      outcome: 'ADMIN_DISPOSED',
      suspected_crime: false,
    });
    expect(CASE_STATUSES.map(classOf)).toContain('B');
  });
});
