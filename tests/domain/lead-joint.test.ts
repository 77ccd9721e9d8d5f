import { describe, expect, it } from 'vitest';
import type { Actor } from '../../server/domain/actor.ts';
import { decideDraft, decideSignature } from '../../server/domain/determination.ts';
import type { DeterminationDraft } from '../../server/domain/determination.ts';
import { LEAD_STATUSES } from '../../server/domain/lead.ts';
import { ROLES } from '../../server/domain/roles.ts';
import { decideTask, FIVE_CHECKS, TASK_STATUSES } from '../../server/domain/task.ts';
import type { TaskCommand, TaskSnapshot, UnitFinding } from '../../server/domain/task.ts';
import { JOINT_UNITS, VERIFIER_OF } from '../../server/domain/units.ts';
import { NOW, person, wearing } from './lead-scenes.ts';
import { answerOf, pathsOf } from './refusals.ts';

const police = person('VERIFIER_POLICE', 'Wang');
const officers = [
  { staffId: 'Wang', certificateNo: '宁C-0001', unit: 'POLICE' },
  { staffId: 'Ma', certificateNo: '宁C-0002', unit: 'POLICE' },
];
const finding: UnitFinding = {
  checks: {
    LICENCE: { result: 'VIOLATION', note: '无许可' },
    PUBLICITY: { result: 'SUSPICIOUS', note: '' },
    PERSONNEL: { result: 'NORMAL', note: '' },
    BUSINESS: { result: 'NORMAL', note: '' },
    FUNDS: { result: 'NOT_CHECKED', note: '账户待批准查询' },
  },
  conclusion: 'SUBSTANTIATED',
  summary: '未经许可向不特定对象吸收资金。',
};
const aTask = (over: Partial<TaskSnapshot> = {}): TaskSnapshot => ({
  unit: 'POLICE',
  status: 'OPEN',
  officers: [],
  ...over,
});
const accepted = aTask({ status: 'ACCEPTED', officers });
const tried =
  (task: TaskSnapshot, command: TaskCommand, actor: Actor = police) =>
  () =>
    decideTask(task, command, actor, NOW);

describe('a unit’s task', () => {
  it('is accepted by two officers of the unit with their certificates', () => {
    expect(tried(aTask(), { verb: 'accept', officers })()).toEqual({
      from: 'OPEN',
      to: 'ACCEPTED',
      changes: {
        status: 'ACCEPTED',
        officers: [
          { staffId: 'Wang', certificateNo: '宁C-0001' },
          { staffId: 'Ma', certificateNo: '宁C-0002' },
        ],
      },
    });
  });

  it.each([
    ['one officer', officers.slice(0, 1), ['officers']],
    ['one person twice', [officers[0], officers[0]], ['officers']],
    ['no certificate', [officers[0], { ...officers[1], certificateNo: ' ' }], ['officers.1.certificateNo']],
    ['a guest from another unit', [officers[0], { ...officers[1], unit: 'MARKET_REG' }], ['officers.1.unit']],
  ])('is not accepted with %s', (_what, named, paths) => {
    expect(pathsOf(tried(aTask(), { verb: 'accept', officers: named as typeof officers }))).toEqual(paths);
  });

  it('is signed by one of its officers, every check answered', () => {
    const step = tried(accepted, { verb: 'sign', finding })();
    expect(step.changes).toEqual({ status: 'SIGNED', signedBy: 'Wang', signedAt: NOW });
    const stranger = person('VERIFIER_POLICE', 'Li');
    expect(answerOf(tried(accepted, { verb: 'sign', finding }, stranger))).toBe('NOT_YOUR_STEP');
    expect(answerOf(tried(accepted, { verb: 'record', finding }, stranger))).toBe('NOT_YOUR_STEP');
  });

  it.each(FIVE_CHECKS)('is not signed while %s is unanswered or skipped without a word', (check) => {
    const { [check]: _left, ...rest } = finding.checks;
    const open = { ...finding, checks: rest as UnitFinding['checks'] };
    expect(pathsOf(tried(accepted, { verb: 'sign', finding: open }))).toEqual([`checks.${check}.result`]);
    expect(answerOf(tried(accepted, { verb: 'record', finding: open }))).toBe('ALLOWED');
    const skipped = {
      ...finding,
      checks: { ...finding.checks, [check]: { result: 'NOT_CHECKED', note: '' } },
    };
    expect(pathsOf(tried(accepted, { verb: 'sign', finding: skipped }))).toEqual([`checks.${check}.note`]);
  });

  it('goes back with a reason and is sent out again by the coordinator', () => {
    expect(tried(aTask(), { verb: 'return', reason: '非本辖区' })().to).toBe('RETURNED');
    expect(pathsOf(tried(aTask(), { verb: 'return', reason: '' }))).toEqual(['reason']);
    const coordinator = person('LEAD_COORDINATOR');
    expect(
      tried(aTask({ status: 'RETURNED' }), { verb: 'reopen', reason: '属本辖区' }, coordinator)().to,
    ).toBe('OPEN');
    const signed = aTask({ status: 'SIGNED', officers });
    expect(tried(signed, { verb: 'reopen', reason: '补流水' }, coordinator)().to).toBe('ACCEPTED');
    expect(answerOf(tried(signed, { verb: 'reopen', reason: '补流水' }))).toBe('NOT_YOUR_STEP');
  });

  const verbs: TaskCommand[] = [
    { verb: 'accept', officers },
    { verb: 'record', finding },
    { verb: 'sign', finding },
    { verb: 'return', reason: 'x' },
  ];
  const FROM = { accept: 'OPEN', record: 'ACCEPTED', sign: 'ACCEPTED', return: 'OPEN' } as const;

  it.each(verbs)('$verb belongs to the unit’s own verifiers and to one status', (command) => {
    const from = FROM[command.verb as keyof typeof FROM];
    for (const unit of JOINT_UNITS) {
      const task = aTask({ unit, status: from, officers });
      for (const role of ROLES.filter((one) => one !== VERIFIER_OF[unit])) {
        expect(answerOf(tried(task, command, wearing(role))), `${unit} ${role}`).toBe('NOT_YOUR_STEP');
      }
    }
    for (const status of TASK_STATUSES.filter((one) => one !== from)) {
      expect(answerOf(tried(aTask({ status, officers }), command)), status).toBe('ILLEGAL_TRANSITION');
    }
  });

  it('does not open to a verifier’s role worn in another unit', () => {
    const borrowed: Actor = {
      kind: 'STAFF',
      staffId: 'Wang',
      roles: ['VERIFIER_POLICE'],
      unit: 'MARKET_REG',
    };
    expect(answerOf(tried(aTask(), { verb: 'accept', officers }, borrowed))).toBe('NOT_YOUR_STEP');
  });
});

const draft: DeterminationDraft = {
  outcome: 'SUBSTANTIATED',
  leadGrade: 2,
  dispositionClass: 'C',
  legalReview: false,
};
const coordinator = person('LEAD_COORDINATOR');

describe('the joint determination', () => {
  it('is drafted by the coordinator while the three units confer, with no signature', () => {
    expect(decideDraft('DETERMINING', draft, coordinator)).toEqual({ ...draft, signatures: [] });
    expect(answerOf(() => decideDraft('DETERMINING', draft, police))).toBe('NOT_YOUR_STEP');
    for (const status of LEAD_STATUSES.filter((one) => one !== 'DETERMINING')) {
      expect(
        answerOf(() => decideDraft(status, draft, coordinator)),
        status,
      ).toBe('ILLEGAL_TRANSITION');
    }
  });

  it.each([
    [{ leadGrade: null, dispositionClass: null }, ['leadGrade', 'dispositionClass']],
    [{ outcome: 'UNSUBSTANTIATED' }, ['leadGrade', 'dispositionClass']],
    [{ outcome: 'FALSE_REPORT', leadGrade: null, dispositionClass: null }, ['legalReview']],
  ] as const)('is not drafted with %o', (over, paths) => {
    expect(pathsOf(() => decideDraft('DETERMINING', { ...draft, ...over }, coordinator))).toEqual(paths);
  });

  it('is signed once by each unit’s own verifier, dissent on record', () => {
    let determination = decideDraft('DETERMINING', draft, coordinator);
    for (const unit of JOINT_UNITS) {
      const command = { unit, dissents: unit === 'MARKET_REG' };
      for (const role of ROLES.filter((one) => one !== VERIFIER_OF[unit])) {
        expect(answerOf(() => decideSignature(determination, command, wearing(role)))).toBe('NOT_YOUR_STEP');
      }
      const signer = person(VERIFIER_OF[unit]);
      determination = { ...determination, ...decideSignature(determination, command, signer).changes };
      expect(answerOf(() => decideSignature(determination, command, signer))).toBe('ILLEGAL_TRANSITION');
    }
    expect(determination.signatures.map(({ unit, dissents }) => [unit, dissents])).toEqual([
      ['LEAD_AGENCY', false],
      ['POLICE', false],
      ['MARKET_REG', true],
    ]);
  });

  it('one person cannot sign for two units', () => {
    const signed = {
      ...draft,
      signatures: [{ unit: 'LEAD_AGENCY', staffId: 'Wang', dissents: false }],
    } as const;
    expect(answerOf(() => decideSignature(signed, { unit: 'POLICE', dissents: false }, police))).toBe(
      'SECOND_PERSON_NEEDED',
    );
  });
});
