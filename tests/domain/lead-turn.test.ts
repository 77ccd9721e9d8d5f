import { describe, expect, test } from 'vitest';
import { LEAD_STATUSES, owedStep } from '../../server/domain/lead.ts';
import { isTurnOf, leadTurn } from '../../server/domain/lead-turn.ts';
import { JOINT_UNITS } from '../../server/domain/units.ts';
import { NOW, aLead, determined, later, person, reporter, threeTasks } from './lead-scenes.ts';

const turnOf = (over: Parameters<typeof aLead>[0], dueAt: Date | null = null) =>
  leadTurn(aLead(over), dueAt, NOW);

describe('whose turn a lead is', () => {
  test('a task stays its unit’s turn until it is signed, though others have yet to accept', () => {
    const [lead, police, market] = threeTasks('OPEN');
    if (!lead || !police || !market) throw new Error('three tasks');
    const tasks = [lead, { ...police, status: 'ACCEPTED' as const }, market];
    expect(turnOf({ status: 'ASSIGNED', tasks })).toEqual(['LEAD_AGENCY', 'POLICE', 'MARKET_REG']);
    const returned = [{ ...lead, status: 'RETURNED' as const }, police, market];
    expect(turnOf({ status: 'ASSIGNED', tasks: returned })).toEqual(['POLICE', 'MARKET_REG']);
    const signed = [
      { ...lead, status: 'SIGNED' as const },
      { ...police, status: 'ACCEPTED' as const },
    ];
    expect(turnOf({ status: 'VERIFYING', tasks: signed })).toEqual(['POLICE']);
    expect(turnOf({ status: 'VERIFYING', tasks: threeTasks('SIGNED') })).toEqual(['LEAD_COORDINATOR']);
  });

  test('a merged lead is nobody’s turn, until its reporter asks for a review', () => {
    expect(turnOf({ status: 'MERGED' })).toEqual([]);
    expect(turnOf({ status: 'MERGED', reviewRequestedAt: NOW })).toEqual(['INTAKE_SUPERVISOR']);
  });

  test('a determination goes from the coordinator to the units, and from them to whoever may issue it', () => {
    const meeting = (determination: ReturnType<typeof determined>) =>
      turnOf({ status: 'DETERMINING', determination });
    expect(meeting(null)).toEqual(['LEAD_COORDINATOR']);
    const verified = determined('SUBSTANTIATED');
    if (!verified) throw new Error('determined');
    expect(meeting({ ...verified, signedBy: ['POLICE'] })).toEqual(['LEAD_AGENCY', 'MARKET_REG']);
    expect(meeting(verified)).toEqual(['LEAD_AGENCY_HEAD']);
    expect(meeting(determined('UNSUBSTANTIATED'))).toEqual(['LEAD_AGENCY_HEAD']);
  });

  test('while the reporter’s time runs it is nobody’s in the office', () => {
    expect(turnOf({ status: 'SUPPLEMENT', supplementDueAt: later(1) })).toEqual(['REPORTER']);
    expect(turnOf({ status: 'SUPPLEMENT', supplementDueAt: later(-1) })).toEqual(['INTAKE_OFFICER']);
    expect(turnOf({ status: 'REJECTED' }, later(1))).toEqual([]);
    expect(turnOf({ status: 'REJECTED' }, later(-1))).toEqual(['ARCHIVIST']);
    expect(turnOf({ status: 'REJECTED', reviewRequestedAt: NOW }, later(1))).toEqual(['INTAKE_SUPERVISOR']);
  });

  test('a lead that owes a step is always somebody’s turn in the end', () => {
    for (const status of LEAD_STATUSES.filter((one) => owedStep(one) !== null)) {
      const tasks = threeTasks(status === 'ASSIGNED' ? 'OPEN' : 'ACCEPTED');
      const lead = aLead({ status, tasks, supplementDueAt: later(-1) });
      expect(leadTurn(lead, later(-1), NOW), status).not.toEqual([]);
    }
  });
});

describe('whether it is a person’s turn', () => {
  const proposal = null;
  test('a unit’s turn is its verifiers’, not everybody’s who sits there or holds the role', () => {
    expect(isTurnOf(['POLICE'], { proposal }, person('VERIFIER_POLICE'))).toBe(true);
    expect(isTurnOf(['POLICE'], { proposal }, person('VERIFIER_MARKET'))).toBe(false);
    const elsewhere = { ...person('VERIFIER_POLICE'), unit: 'MARKET_REG' };
    expect(isTurnOf(['POLICE'], { proposal }, elsewhere)).toBe(false);
    for (const unit of JOINT_UNITS) expect(isTurnOf([unit], { proposal }, reporter)).toBe(false);
  });

  test('nobody’s turn is to confirm what they proposed', () => {
    const supervisor = person('INTAKE_SUPERVISOR', 'both');
    const turn = ['INTAKE_SUPERVISOR'] as const;
    expect(isTurnOf(turn, { proposal: { verb: 'reject', by: 'both' } }, supervisor)).toBe(false);
    expect(isTurnOf(turn, { proposal: { verb: 'reject', by: 'another' } }, supervisor)).toBe(true);
  });
});
