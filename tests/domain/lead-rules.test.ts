import { describe, expect, it } from 'vitest';
import { decideLead } from '../../server/domain/lead.ts';
import type { LeadSnapshot } from '../../server/domain/lead.ts';
import { determined, later, NOW, person, threeTasks, trying } from './lead-scenes.ts';
import { answerOf, pathsOf } from './refusals.ts';

describe('intake', () => {
  it('asks for supplements twice and no third time', () => {
    expect(
      trying('requestSupplement', 'INTAKE_OFFICER', { lead: { supplementsAsked: 1 } })().changes,
    ).toMatchObject({
      supplementsAsked: 2,
      supplementDueAt: later(15 * 24),
    });
    const third = trying('requestSupplement', 'INTAKE_OFFICER', { lead: { supplementsAsked: 2 } });
    expect(answerOf(third)).toBe('CONDITION_NOT_MET');
    expect(pathsOf(third)).toEqual(['supplementsAsked']);
  });

  it('names what is missing and a date to come', () => {
    const act = trying('requestSupplement', 'INTAKE_OFFICER', { facts: { items: [' '], dueAt: NOW } });
    expect(pathsOf(act)).toEqual(['items', 'dueAt']);
  });

  it('takes a supplement to its last moment, and refuses for want of one only afterwards', () => {
    const due = later(1);
    const lead = { supplementDueAt: due, proposal: { verb: 'rejectUnsupplied', by: 'x' } } as const;
    expect(answerOf(trying('supply', 'REPORTER', { lead, at: due }))).toBe('ALLOWED');
    expect(answerOf(trying('rejectUnsupplied', 'INTAKE_SUPERVISOR', { lead, at: due }))).toBe(
      'CONDITION_NOT_MET',
    );
    expect(answerOf(trying('supply', 'REPORTER', { lead, at: later(2) }))).toBe('TOO_LATE');
    expect(answerOf(trying('rejectUnsupplied', 'INTAKE_SUPERVISOR', { lead, at: later(2) }))).toBe('ALLOWED');
  });

  it('keeps the urgent lane for urgent tips, with the police called', () => {
    expect(pathsOf(trying('assignUrgent', 'INTAKE_OFFICER', { lead: { urgency: 'NORMAL' } }))).toEqual([
      'urgency',
    ]);
    expect(pathsOf(trying('assignUrgent', 'INTAKE_OFFICER', { facts: { policeNotified: false } }))).toEqual([
      'policeNotified',
    ]);
  });

  it('records who refused', () => {
    const lead = { proposal: { verb: 'reject', by: 'x' } } as const;
    expect(trying('reject', 'INTAKE_SUPERVISOR', { lead, who: 'Ma' })().changes.refusedBy).toBe('Ma');
  });

  it('hands out three open tasks', () => {
    expect(trying('assign', 'LEAD_COORDINATOR')().changes.tasks).toEqual(threeTasks('OPEN', 0));
  });

  it('lets staff record other channels but not fill in the web form', () => {
    const submit = (channel: string) => () =>
      decideLead(null, { verb: 'submit', channel, urgency: 'URGENT' }, person('TOWNSHIP_OFFICER'), NOW);
    expect(submit('VISIT')().changes).toMatchObject({ status: 'SUBMITTED', urgency: 'URGENT' });
    expect(pathsOf(submit('WEB'))).toEqual(['channel']);
  });

  it.each([
    [{ id: 'lead-1', status: 'VERIFYING' }, ['into']],
    [{ id: '', status: 'VERIFYING' }, ['into']],
    [{ id: 'lead-0', status: 'ARCHIVED' }, ['into.status']],
    [{ id: 'lead-0', status: 'MERGED' }, ['into.status']],
  ])('does not merge into %o', (into, paths) => {
    expect(pathsOf(trying('mergeAccepted', 'LEAD_COORDINATOR', { facts: { into } }))).toEqual(paths);
  });

  it('merges with a reason, and nothing that others were merged into', () => {
    const merging = (facts: Record<string, unknown>) =>
      pathsOf(trying('mergeVerifying', 'LEAD_COORDINATOR', { facts }));
    expect(merging({ reason: ' ' })).toEqual(['reason']);
    expect(merging({ joined: 1 })).toEqual(['joined']);
  });

  it('splits a lead off to where it stood: to its units if it had any', () => {
    const tasks = threeTasks('SIGNED');
    expect(pathsOf(trying('splitAccepted', 'LEAD_COORDINATOR', { lead: { tasks } }))).toEqual(['tasks']);
    expect(pathsOf(trying('splitVerifying', 'LEAD_COORDINATOR', { lead: { tasks: [] } }))).toEqual(['tasks']);
    expect(pathsOf(trying('splitAccepted', 'LEAD_COORDINATOR', { facts: { reason: '' } }))).toEqual([
      'reason',
    ]);
  });
});

describe('joint verification', () => {
  it('starts when all three units have accepted with two officers each', () => {
    const tasks = threeTasks('ACCEPTED').map((task) =>
      task.unit === 'POLICE' ? { ...task, officers: 1 } : task,
    );
    expect(pathsOf(trying('startVerifying', 'VERIFIER_LEAD', { lead: { tasks } }))).toEqual([
      'tasks.POLICE.officers',
    ]);
    const two = threeTasks('ACCEPTED').slice(0, 2);
    expect(pathsOf(trying('startVerifying', 'VERIFIER_LEAD', { lead: { tasks: two } }))).toEqual([
      'tasks.MARKET_REG.status',
      'tasks.MARKET_REG.officers',
    ]);
  });

  it('meets when all three findings are signed', () => {
    const tasks = threeTasks('SIGNED').map((task) =>
      task.unit === 'POLICE' ? { ...task, status: 'ACCEPTED' as const } : task,
    );
    expect(pathsOf(trying('convene', 'LEAD_COORDINATOR', { lead: { tasks } }))).toEqual([
      'tasks.POLICE.status',
    ]);
  });

  it('goes back for proof once, to the units named, and drops the determination', () => {
    const lead = { determination: determined('SUBSTANTIATED') };
    const { changes } = trying('returnForProof', 'JOINT_MEETING', { lead })();
    expect(changes).toMatchObject({ returnedForProof: true, determination: null });
    expect(changes.tasks?.map((task) => task.status)).toEqual(['SIGNED', 'ACCEPTED', 'SIGNED']);
    const again = trying('returnForProof', 'JOINT_MEETING', { lead: { returnedForProof: true } });
    expect(answerOf(again)).toBe('CONDITION_NOT_MET');
  });

  it('a filed case makes the lead class C unless said otherwise', () => {
    expect(trying('verifyByFiling', 'VERIFIER_POLICE')().changes).toMatchObject({
      dispositionClass: 'C',
      leadGrade: null,
    });
    expect(
      pathsOf(trying('verifyByFiling', 'VERIFIER_POLICE', { facts: { filingNo: ' ', leadGrade: 5 } })),
    ).toEqual(['filingNo', 'leadGrade']);
  });

  const outcomes = [
    ['verify', 'SUBSTANTIATED', 'UNSUBSTANTIATED'],
    ['findUnsubstantiated', 'UNSUBSTANTIATED', 'FALSE_REPORT'],
    ['findFalse', 'FALSE_REPORT', 'SUBSTANTIATED'],
  ] as const;

  it.each(outcomes)('%s needs three signatures under %s, not under %s', (verb, outcome, other) => {
    const good = determined(outcome);
    if (good === null) throw new Error('no determination');
    const unsigned = { ...good, signedBy: ['LEAD_AGENCY', 'MARKET_REG'] as const };
    for (const own of [{ draftedBy: 'the LEAD_AGENCY_HEAD' }, { signers: ['the LEAD_AGENCY_HEAD'] }]) {
      const determination = { ...good, ...own } as LeadSnapshot['determination'];
      expect(answerOf(trying(verb, 'LEAD_AGENCY_HEAD', { lead: { determination } }))).toBe(
        'SECOND_PERSON_NEEDED',
      );
    }
    expect(pathsOf(trying(verb, 'LEAD_AGENCY_HEAD', { lead: { determination: unsigned } }))).toEqual([
      'determination.signedBy.POLICE',
    ]);
    const wrong = { ...good, outcome: other };
    expect(pathsOf(trying(verb, 'LEAD_AGENCY_HEAD', { lead: { determination: wrong } }))).toEqual([
      'determination.outcome',
    ]);
    expect(answerOf(trying(verb, 'LEAD_AGENCY_HEAD', { lead: { determination: null } }))).toBe(
      'CONDITION_NOT_MET',
    );
  });

  it('verified carries grade and class from the determination, and needs both', () => {
    const good = determined('SUBSTANTIATED');
    if (good === null) throw new Error('no determination');
    expect(trying('verify', 'LEAD_AGENCY_HEAD')().changes).toMatchObject({
      leadGrade: 2,
      dispositionClass: 'B',
    });
    const bare = { ...good, leadGrade: null, dispositionClass: null };
    expect(pathsOf(trying('verify', 'LEAD_AGENCY_HEAD', { lead: { determination: bare } }))).toEqual([
      'determination.leadGrade',
      'determination.dispositionClass',
    ]);
  });

  it('a false report is found only after legal review', () => {
    const good = determined('FALSE_REPORT');
    const determination = good && { ...good, legalReview: false };
    expect(pathsOf(trying('findFalse', 'JOINT_MEETING', { lead: { determination } }))).toEqual([
      'determination.legalReview',
    ]);
  });
});

describe('closing and coming back', () => {
  it('class C closes only with the consent of the police', () => {
    const lead = { policeConsent: false };
    expect(pathsOf(trying('closeDisposed', 'LEAD_COORDINATOR', { lead }))).toEqual(['policeConsent']);
    const b = { policeConsent: false, dispositionClass: 'B', caseStatus: 'RESOLVED' } as const;
    expect(answerOf(trying('closeDisposed', 'LEAD_COORDINATOR', { lead: b }))).toBe('ALLOWED');
  });

  it.each(['closeVerified', 'closeDisposed'] as const)('%s waits for the end of the case', (verb) => {
    for (const caseStatus of [null, 'RESOLVING', 'FILED'] as const)
      expect(
        pathsOf(trying(verb, 'LEAD_COORDINATOR', { lead: { caseStatus, policeConsent: true } })),
      ).toEqual(['case']);
  });

  it('nothing is disposed of without a class', () => {
    expect(pathsOf(trying('dispose', 'LEAD_COORDINATOR', { lead: { dispositionClass: null } }))).toEqual([
      'dispositionClass',
    ]);
  });

  it.each(['closeUnsubstantiated', 'archiveRejected'] as const)('%s waits for the time of review', (verb) => {
    const role = verb === 'archiveRejected' ? 'ARCHIVIST' : 'INTAKE_OFFICER';
    const early = { statusSince: later(-15 * 24) };
    expect(pathsOf(trying(verb, role, { lead: early }))).toEqual(['reviewUntil']);
    expect(answerOf(trying(verb, role, { lead: early, facts: { reviewUntil: later(-1) } }))).toBe('ALLOWED');
    expect(pathsOf(trying(verb, role, { lead: { reviewRequestedAt: NOW } }))).toEqual(['reviewRequestedAt']);
  });

  it('whoever refused a lead does not decide its review', () => {
    const lead = { refusedBy: 'Ma' };
    expect(answerOf(trying('reopenRejected', 'INTAKE_SUPERVISOR', { lead, who: 'Ma' }))).toBe(
      'SECOND_PERSON_NEEDED',
    );
    expect(answerOf(trying('reopenRejected', 'INTAKE_SUPERVISOR', { lead, who: 'Li' }))).toBe('ALLOWED');
  });

  it.each([
    ['reopenUnsubstantiated', 'INTAKE_SUPERVISOR'],
    ['reopenClosed', 'LEAD_AGENCY_HEAD'],
  ] as const)('%s is another person’s than issued, closed, drafted or signed before', (verb, role) => {
    const determination = { ...determined('UNSUBSTANTIATED')!, draftedBy: 'Bai', signers: ['Sun'] };
    const lead = { endedBy: ['Ma', 'Qin'], determination };
    for (const who of ['Ma', 'Qin', 'Bai', 'Sun'])
      expect(answerOf(trying(verb, role, { lead, who }))).toBe('SECOND_PERSON_NEEDED');
    expect(answerOf(trying(verb, role, { lead, who: 'Li' }))).toBe('ALLOWED');
  });

  it('an unsubstantiated lead comes back for new evidence only', () => {
    expect(
      pathsOf(trying('reopenUnsubstantiated', 'INTAKE_SUPERVISOR', { facts: { newEvidence: false } })),
    ).toEqual(['newEvidence']);
  });

  it('a lead opened again keeps nothing of its first round', () => {
    const lead = {
      returnedForProof: true,
      extensionUsed: true,
      tasks: threeTasks('SIGNED'),
      determination: determined('SUBSTANTIATED'),
      leadGrade: 2,
      dispositionClass: 'C',
      policeConsent: true,
      supplementsAsked: 2,
    } as const;
    expect(trying('reopenClosed', 'LEAD_AGENCY_HEAD', { lead })().changes).toMatchObject({
      returnedForProof: false,
      extensionUsed: false,
      tasks: [],
      determination: null,
      leadGrade: null,
      dispositionClass: null,
      policeConsent: false,
      supplementsAsked: 0,
    });
  });

  it.each([
    ['reject', 'INTAKE_SUPERVISOR', 'reason'],
    ['referOut', 'INTAKE_SUPERVISOR', 'receivingOrgan'],
    ['returnToCoordinator', 'LEAD_COORDINATOR', 'reason'],
    ['returnForProof', 'JOINT_MEETING', 'reason'],
    ['closeVerified', 'LEAD_COORDINATOR', 'reason'],
    ['closeDisposed', 'LEAD_COORDINATOR', 'reason'],
    ['closeFalse', 'LEAD_AGENCY_HEAD', 'finding'],
    ['reopenRejected', 'INTAKE_SUPERVISOR', 'reason'],
    ['reopenClosed', 'LEAD_AGENCY_HEAD', 'reason'],
    ['archiveReferred', 'ARCHIVIST', 'receiptRef'],
  ] as const)('%s by %s must say its %s', (verb, role, fact) => {
    const lead = { proposal: { verb, by: 'x' } };
    expect(pathsOf(trying(verb, role, { lead, facts: { [fact]: '  ' } }))).toEqual([fact]);
  });
});
