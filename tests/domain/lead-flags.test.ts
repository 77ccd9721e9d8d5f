import { describe, expect, it } from 'vitest';
import {
  decideDisclosureHold,
  decideExtension,
  decidePoliceConsent,
  decideReviewDismissal,
  decideReviewRequest,
  decideWithdrawal,
  LEAD_STATUSES,
  owedStep,
  TERMINAL_LEAD_STATUSES,
} from '../../server/domain/lead.ts';
import { DEFAULT_CLOCKS } from '../../server/domain/settings.ts';
import { aLead, later, NOW, person, reporter } from './lead-scenes.ts';
import { answerOf, pathsOf } from './refusals.ts';

describe('what changes on a lead without a step', () => {
  it('a reporter who withdraws after acceptance is flagged once, and verification goes on', () => {
    const lead = aLead({ status: 'VERIFYING' });
    expect(decideWithdrawal(lead, reporter, NOW).changes).toEqual({ withdrawnAt: NOW });
    expect(answerOf(() => decideWithdrawal({ ...lead, withdrawnAt: NOW }, reporter, NOW))).toBe(
      'ILLEGAL_TRANSITION',
    );
    expect(answerOf(() => decideWithdrawal(lead, person('INTAKE_OFFICER'), NOW))).toBe('NOT_YOUR_STEP');
    expect(answerOf(() => decideWithdrawal(aLead(), reporter, NOW))).toBe('ILLEGAL_TRANSITION');
  });

  it('the head extends a verification once', () => {
    const lead = aLead({ status: 'VERIFYING' });
    expect(decideExtension(lead, person('LEAD_AGENCY_HEAD')).changes).toEqual({ extensionUsed: true });
    const again = { ...lead, extensionUsed: true };
    expect(pathsOf(() => decideExtension(again, person('LEAD_AGENCY_HEAD')))).toEqual(['extensionUsed']);
    expect(answerOf(() => decideExtension(lead, person('LEAD_COORDINATOR')))).toBe('NOT_YOUR_STEP');
    expect(answerOf(() => decideExtension(aLead(), person('LEAD_AGENCY_HEAD')))).toBe('ILLEGAL_TRANSITION');
  });

  it('only the police consent, and only where the case is theirs', () => {
    const lead = aLead({ status: 'DISPOSING', caseStatus: 'JUDGED' });
    expect(decidePoliceConsent(lead, person('VERIFIER_POLICE')).changes).toEqual({ policeConsent: true });
    expect(answerOf(() => decidePoliceConsent(lead, person('VERIFIER_LEAD')))).toBe('NOT_YOUR_STEP');
    const a = { ...lead, caseStatus: 'RECTIFIED' } as const;
    expect(pathsOf(() => decidePoliceConsent(a, person('VERIFIER_POLICE')))).toEqual(['dispositionClass']);
  });

  it('only the police hold disclosure back, until a date to come and with another person to review it', () => {
    const lead = aLead({ status: 'VERIFYING' });
    const hold = (
      until: Date | null,
      reviewer: string,
      role: 'VERIFIER_POLICE' | 'LEADER' = 'VERIFIER_POLICE',
    ) => decideDisclosureHold(lead, { until, reviewer }, person(role), NOW);
    expect(hold(later(24), 'Zhang').changes).toEqual({ disclosureHoldUntil: later(24) });
    expect(hold(null, 'Zhang').changes).toEqual({ disclosureHoldUntil: null });
    expect(answerOf(() => hold(later(24), 'the VERIFIER_POLICE'))).toBe('SECOND_PERSON_NEEDED');
    expect(pathsOf(() => hold(NOW, ''))).toEqual(['until', 'reviewer']);
    expect(hold(later(180 * 24), 'Zhang').changes).toEqual({ disclosureHoldUntil: later(180 * 24) });
    expect(pathsOf(() => hold(later(182 * 24), 'Zhang'))).toEqual(['until']);
    expect(answerOf(() => hold(later(24), 'Zhang', 'LEADER'))).toBe('NOT_YOUR_STEP');
  });

  it('a reporter asks for a review within fifteen days, once', () => {
    const lead = aLead({ status: 'REJECTED' });
    expect(decideReviewRequest(lead, reporter, later(15 * 24)).changes.reviewRequestedAt).toEqual(
      later(15 * 24),
    );
    expect(answerOf(() => decideReviewRequest(lead, reporter, later(16 * 24)))).toBe('TOO_LATE');
    expect(answerOf(() => decideReviewRequest(lead, reporter, later(2), later(1)))).toBe('TOO_LATE');
    const asked = { ...lead, reviewRequestedAt: NOW };
    expect(pathsOf(() => decideReviewRequest(asked, reporter, NOW))).toEqual(['reviewRequestedAt']);
    expect(answerOf(() => decideReviewRequest(aLead(), reporter, NOW))).toBe('ILLEGAL_TRANSITION');
  });

  it('the review is dismissed by a supervisor who did not refuse the lead', () => {
    const lead = aLead({ status: 'REJECTED', reviewRequestedAt: NOW, refusedBy: 'Ma' });
    expect(decideReviewDismissal(lead, person('INTAKE_SUPERVISOR')).changes.reviewRequestedAt).toBeNull();
    expect(answerOf(() => decideReviewDismissal(lead, person('INTAKE_SUPERVISOR', 'Ma')))).toBe(
      'SECOND_PERSON_NEEDED',
    );
    expect(answerOf(() => decideReviewDismissal(aLead(), person('INTAKE_SUPERVISOR')))).toBe(
      'ILLEGAL_TRANSITION',
    );
  });
});

describe('who owes the next step', () => {
  it.each(LEAD_STATUSES)('is said for %s, except where a lead rests for good', (status) => {
    const owed = owedStep(status);
    expect(owed === null).toBe(TERMINAL_LEAD_STATUSES.includes(status));
    if (owed?.clock) expect(DEFAULT_CLOCKS).toHaveProperty(owed.clock);
  });

  it.each([
    ['SUBMITTED', {}, 'INTAKE_OFFICER', 'acceptance'],
    ['SUBMITTED', { urgency: 'URGENT' }, 'INTAKE_OFFICER', 'urgentAssign'],
    ['SUBMITTED', { proposal: { verb: 'reject', by: 'x' } }, 'INTAKE_SUPERVISOR', 'acceptance'],
    ['ASSIGNED', { proposal: { verb: 'returnToCoordinator', by: 'x' } }, 'LEAD_COORDINATOR', 'returnRuling'],
    ['VERIFIED', { dispositionClass: 'C' }, 'LEAD_COORDINATOR', 'transferDecision'],
    ['VERIFIED', { dispositionClass: 'A' }, 'LEAD_COORDINATOR', 'openDisposal'],
    ['REJECTED', { reviewRequestedAt: NOW }, 'INTAKE_SUPERVISOR', 'decideReview'],
  ] as const)('in %s with %o it is the %s', (status, lead, role, clock) => {
    expect(owedStep(status, lead)).toEqual({ by: [role], clock });
  });
});
