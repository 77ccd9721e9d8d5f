import { describe, expect, it } from 'vitest';
import type { Actor } from '../../server/domain/actor.ts';
import { MEASURE_ITEMS, type MeasureItem } from '../../server/domain/code-lists/measures.ts';
import { LEAD_STATUSES } from '../../server/domain/lead.ts';
import {
  type ApprovalSnapshot,
  APPROVAL_STATUSES,
  MEASURES_TO_APPROVE,
  type MeasureTaken,
  askForMeasure,
  decideApproval,
  decideMeasure,
} from '../../server/domain/measure.ts';
import { ROLES } from '../../server/domain/roles.ts';
import { TASK_STATUSES, type TaskSnapshot } from '../../server/domain/task.ts';
import { person, wearing } from './lead-scenes.ts';
import { answerOf, pathsOf } from './refusals.ts';

const TODAY = '2026-11-24';
const wang = person('VERIFIER_POLICE', 'Wang');
const task: TaskSnapshot = {
  unit: 'POLICE',
  status: 'ACCEPTED',
  officers: [
    { staffId: 'Wang', certificateNo: '宁C-0001' },
    { staffId: 'Ma', certificateNo: '宁C-0002' },
  ],
};
const at = { lead: { status: 'VERIFYING' as const }, task };
const taken: MeasureTaken = {
  measure: 'ENTER_PREMISES',
  on: TODAY,
  officers: ['Wang', 'Ma'],
  place: '祥和大厦三层',
  result: '未见许可。',
  documentNo: '',
  approvalId: null,
};
const anApproval = (over: Partial<ApprovalSnapshot> = {}): ApprovalSnapshot => ({
  id: 'a1',
  unit: 'POLICE',
  measure: 'QUERY_ACCOUNTS',
  status: 'APPROVED',
  askedBy: 'Wang',
  ...over,
});
const recording =
  (over: Partial<MeasureTaken> = {}, approvals: ApprovalSnapshot[] = [], where = at, actor: Actor = wang) =>
  () =>
    decideMeasure(where, { ...taken, ...over }, approvals, actor, TODAY);
const query = { measure: 'QUERY_ACCOUNTS' as const, approvalId: 'a1' };

describe('a measure', () => {
  it.each([
    ['on a day to come', { on: '2026-11-25' }, ['on']],
    ['on no day', { on: '' }, ['on']],
    ['by one officer', { officers: ['Wang'] }, ['officers']],
    ['by one officer twice', { officers: ['Wang', 'Wang'] }, ['officers']],
    ['by somebody whom the unit did not send', { officers: ['Wang', 'Li'] }, ['officers']],
    ['without place and result', { place: ' ', result: '' }, ['place', 'result']],
    ['by a higher authority without its document', { measure: 'EXIT_BAN' as const }, ['documentNo']],
    ['with an approval that it does not take', { approvalId: 'a1' }, ['approvalId']],
  ])('%s is not recorded', (_what, over, paths) => {
    expect(pathsOf(recording(over, [anApproval()]))).toEqual(paths);
  });

  it('is recorded by an officer of the task while the unit verifies', () => {
    expect(recording()()).toEqual({ uses: null });
    expect(recording({ measure: 'EXIT_BAN', documentNo: '吴处非〔2026〕3号' })()).toEqual({ uses: null });
    expect(answerOf(recording({}, [], at, person('VERIFIER_POLICE', 'Li')))).toBe('NOT_YOUR_STEP');
    for (const status of LEAD_STATUSES) {
      const where = { lead: { status }, task } as typeof at;
      const answer = answerOf(recording({}, [], where));
      expect(answer, status).toBe(status === 'VERIFYING' ? 'ALLOWED' : 'ILLEGAL_TRANSITION');
    }
    for (const status of TASK_STATUSES) {
      const answer = answerOf(recording({}, [], { ...at, task: { ...task, status } }));
      expect(answer, status).toBe(status === 'ACCEPTED' ? 'ALLOWED' : 'ILLEGAL_TRANSITION');
    }
  });

  it('that takes the head’s word uses up an approval of that unit and that measure, and no other', () => {
    expect(pathsOf(recording({ measure: 'QUERY_ACCOUNTS' }))).toEqual(['approvalId']);
    expect(recording(query, [anApproval()])()).toEqual({ uses: anApproval() });
    for (const status of APPROVAL_STATUSES) {
      const paths = pathsOf(recording(query, [anApproval({ status })]));
      expect(paths, status).toEqual(status === 'APPROVED' ? [] : ['approvalId']);
    }
    for (const other of [{ id: 'a2' }, { unit: 'MARKET_REG' }, { measure: 'SEIZE' as const }]) {
      expect(pathsOf(recording(query, [anApproval(other)]))).toEqual(['approvalId']);
    }
  });

  it('takes the head’s word exactly where the decree says so', () => {
    const items: readonly MeasureItem[] = MEASURE_ITEMS;
    expect(items.filter(({ approved }) => approved).map(({ code }) => code)).toEqual(MEASURES_TO_APPROVE);
  });
});

describe('an approval', () => {
  const asking =
    (words: object = {}, actor: Actor = wang, where = at) =>
    () =>
      askForMeasure(
        where,
        { measure: 'QUERY_ACCOUNTS', subject: '对公账户', reason: '核对去向', ...words },
        actor,
      );
  const deciding =
    (answer: { approves: boolean; note: string }, actor: Actor, over: Partial<ApprovalSnapshot> = {}) =>
    () =>
      decideApproval(anApproval({ status: 'ASKED', ...over }), answer, actor);
  const head = person('LEAD_AGENCY_HEAD', 'He');
  const yes = { approves: true, note: '' };

  it('is asked for by an officer of the task, with what and why', () => {
    expect(answerOf(asking())).toBe('ALLOWED');
    expect(answerOf(asking({}, person('VERIFIER_POLICE', 'Li')))).toBe('NOT_YOUR_STEP');
    expect(pathsOf(asking({ subject: '', reason: ' ' }))).toEqual(['subject', 'reason']);
    expect(pathsOf(asking({ measure: 'ENTER_PREMISES' }))).toEqual(['measure']);
    expect(answerOf(asking({}, wang, { ...at, task: { ...task, status: 'SIGNED' } }))).toBe(
      'ILLEGAL_TRANSITION',
    );
  });

  it.each(ROLES)('is not for %s to give, unless that is the head of the lead agency', (role) => {
    expect(answerOf(deciding(yes, wearing(role)))).toBe(
      role === 'LEAD_AGENCY_HEAD' ? 'ALLOWED' : 'NOT_YOUR_STEP',
    );
  });

  it('is given once, by another than who asked, and refused with a reason', () => {
    expect(deciding(yes, head)()).toEqual({ status: 'APPROVED' });
    expect(deciding({ approves: false, note: '先核对已有流水。' }, head)()).toEqual({ status: 'REFUSED' });
    expect(pathsOf(deciding({ approves: false, note: ' ' }, head))).toEqual(['note']);
    expect(answerOf(deciding(yes, head, { askedBy: 'He' }))).toBe('SECOND_PERSON_NEEDED');
    for (const status of ['APPROVED', 'REFUSED', 'USED'] as const)
      expect(answerOf(deciding(yes, head, { status }))).toBe('ILLEGAL_TRANSITION');
  });
});
