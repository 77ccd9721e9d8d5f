import type { Actor, StaffActor } from '../../server/domain/actor.ts';
import { decideLead } from '../../server/domain/lead.ts';
import type { LeadCommand, LeadSnapshot, LeadTask, LeadVerb } from '../../server/domain/lead.ts';
import type { DeterminationOutcome } from '../../server/domain/determination.ts';
import type { Role } from '../../server/domain/roles.ts';
import { JOINT_UNITS } from '../../server/domain/units.ts';

export const NOW = new Date('2026-03-02T02:00:00Z');
export const HOUR = 3_600_000;
export const later = (hours: number) => new Date(NOW.getTime() + hours * HOUR);

/** One person with one role; the unit follows the verifier's role. */
export function person(role: Role, staffId = `the ${role}`): StaffActor {
  const unit =
    role === 'VERIFIER_POLICE' ? 'POLICE' : role === 'VERIFIER_MARKET' ? 'MARKET_REG' : 'LEAD_AGENCY';
  return { kind: 'STAFF', staffId, roles: [role], unit };
}
export const reporter: Actor = { kind: 'REPORTER' };
export const system: Actor = { kind: 'SYSTEM' };
/** Whoever wears that hat. */
export const wearing = (hat: Role | 'SYSTEM'): Actor =>
  hat === 'REPORTER' ? reporter : hat === 'SYSTEM' ? system : person(hat);

export const threeTasks = (status: LeadTask['status'], officers = 2): LeadTask[] =>
  JOINT_UNITS.map((unit) => ({ unit, status, officers }));

export const determined = (outcome: DeterminationOutcome): LeadSnapshot['determination'] => ({
  outcome,
  signedBy: JOINT_UNITS,
  draftedBy: 'the drafter',
  signers: JOINT_UNITS.map((unit) => `the signer of ${unit}`),
  leadGrade: outcome === 'SUBSTANTIATED' ? 2 : null,
  dispositionClass: outcome === 'SUBSTANTIATED' ? 'B' : null,
  legalReview: outcome === 'FALSE_REPORT',
});

export function aLead(over: Partial<LeadSnapshot> = {}): LeadSnapshot {
  const { changes } = decideLead(null, { verb: 'submit', channel: 'WEB', urgency: 'NORMAL' }, reporter, NOW);
  const received = changes as Omit<LeadSnapshot, 'id' | 'avoid' | 'endedBy'>;
  return { ...received, id: 'lead-1', avoid: [], endedBy: [], ...over };
}

const INTO_ANOTHER = {
  into: { id: 'lead-0', status: 'VERIFYING' },
  joined: 0,
  reason: '同一家公司',
} as const;

/** For each verb a lead and a command with which the step goes through, given the right person. */
export const LEAD_SCENES: { [V in LeadVerb]: { lead: LeadSnapshot | null; command: LeadCommand<V> } } = {
  submit: { lead: null, command: { verb: 'submit', channel: 'WEB', urgency: 'NORMAL' } },
  accept: { lead: aLead(), command: { verb: 'accept' } },
  requestSupplement: {
    lead: aLead(),
    command: { verb: 'requestSupplement', items: ['合同照片'], dueAt: later(15 * 24) },
  },
  supply: { lead: aLead({ status: 'SUPPLEMENT', supplementDueAt: later(1) }), command: { verb: 'supply' } },
  rejectUnsupplied: {
    lead: aLead({ status: 'SUPPLEMENT', supplementDueAt: later(-1) }),
    command: { verb: 'rejectUnsupplied', reason: 'NOT_SUPPLIED' },
  },
  reject: { lead: aLead(), command: { verb: 'reject', reason: 'NOT_FUNDRAISING' } },
  referOut: { lead: aLead(), command: { verb: 'referOut', receivingOrgan: '某区市场监管局' } },
  withdraw: { lead: aLead(), command: { verb: 'withdraw' } },
  assign: { lead: aLead({ status: 'ACCEPTED' }), command: { verb: 'assign' } },
  assignUrgent: {
    lead: aLead({ urgency: 'URGENT' }),
    command: { verb: 'assignUrgent', policeNotified: true },
  },
  returnToCoordinator: {
    lead: aLead({ status: 'ASSIGNED', tasks: threeTasks('OPEN') }),
    command: { verb: 'returnToCoordinator', reason: '不属本辖区' },
  },
  startVerifying: {
    lead: aLead({ status: 'ASSIGNED', tasks: threeTasks('ACCEPTED') }),
    command: { verb: 'startVerifying' },
  },
  mergeAccepted: {
    lead: aLead({ status: 'ACCEPTED' }),
    command: { verb: 'mergeAccepted', ...INTO_ANOTHER },
  },
  mergeVerifying: {
    lead: aLead({ status: 'VERIFYING' }),
    command: { verb: 'mergeVerifying', ...INTO_ANOTHER },
  },
  splitAccepted: {
    lead: aLead({ status: 'MERGED' }),
    command: { verb: 'splitAccepted', reason: '是两家公司' },
  },
  splitVerifying: {
    lead: aLead({ status: 'MERGED', tasks: threeTasks('ACCEPTED') }),
    command: { verb: 'splitVerifying', reason: '是两家公司' },
  },
  convene: {
    lead: aLead({ status: 'VERIFYING', tasks: threeTasks('SIGNED') }),
    command: { verb: 'convene' },
  },
  returnForProof: {
    lead: aLead({ status: 'DETERMINING', tasks: threeTasks('SIGNED') }),
    command: { verb: 'returnForProof', reason: '资金流水不全', units: ['POLICE'] },
  },
  verifyByFiling: {
    lead: aLead({ status: 'VERIFYING' }),
    command: { verb: 'verifyByFiling', filingNo: '吴利公立字〔2026〕1号' },
  },
  verify: {
    lead: aLead({ status: 'DETERMINING', determination: determined('SUBSTANTIATED') }),
    command: { verb: 'verify' },
  },
  findUnsubstantiated: {
    lead: aLead({ status: 'DETERMINING', determination: determined('UNSUBSTANTIATED') }),
    command: { verb: 'findUnsubstantiated' },
  },
  findFalse: {
    lead: aLead({ status: 'DETERMINING', determination: determined('FALSE_REPORT') }),
    command: { verb: 'findFalse' },
  },
  dispose: { lead: aLead({ status: 'VERIFIED', dispositionClass: 'B' }), command: { verb: 'dispose' } },
  closeVerified: {
    lead: aLead({ status: 'VERIFIED', dispositionClass: 'B', caseStatus: 'RESOLVED' }),
    command: { verb: 'closeVerified', reason: '已清退' },
  },
  closeDisposed: {
    lead: aLead({ status: 'DISPOSING', dispositionClass: 'C', caseStatus: 'JUDGED', policeConsent: true }),
    command: { verb: 'closeDisposed', reason: '判决生效' },
  },
  closeUnsubstantiated: {
    lead: aLead({ status: 'UNSUBSTANTIATED', statusSince: later(-17 * 24) }),
    command: { verb: 'closeUnsubstantiated' },
  },
  closeFalse: {
    lead: aLead({ status: 'FALSE_REPORT' }),
    command: { verb: 'closeFalse', finding: 'HONEST_ERROR', reason: '听信传言，并非捏造' },
  },
  reopenRejected: {
    lead: aLead({ status: 'REJECTED', refusedBy: 'another supervisor' }),
    command: { verb: 'reopenRejected', reason: '复核成立' },
  },
  reopenUnsubstantiated: {
    lead: aLead({ status: 'UNSUBSTANTIATED' }),
    command: { verb: 'reopenUnsubstantiated', reason: '补充合同', newEvidence: true },
  },
  reopenClosed: { lead: aLead({ status: 'CLOSED' }), command: { verb: 'reopenClosed', reason: '又生新案' } },
  archiveClosed: { lead: aLead({ status: 'CLOSED' }), command: { verb: 'archiveClosed' } },
  archiveRejected: {
    lead: aLead({ status: 'REJECTED', statusSince: later(-17 * 24) }),
    command: { verb: 'archiveRejected' },
  },
  archiveReferred: {
    lead: aLead({ status: 'REFERRED_OUT' }),
    command: { verb: 'archiveReferred', receiptRef: '回执1号' },
  },
  archiveWithdrawn: { lead: aLead({ status: 'WITHDRAWN' }), command: { verb: 'archiveWithdrawn' } },
};

/** The scene's lead, with the first half of a two-person step already taken by somebody else. */
export function proposedLead(verb: LeadVerb): LeadSnapshot | null {
  const { lead } = LEAD_SCENES[verb];
  return lead && { ...lead, proposal: { verb, by: 'the proposer' } };
}

type Over = { lead?: Partial<LeadSnapshot>; facts?: Record<string, unknown>; at?: Date; who?: string };

/** The scene of a verb with something about it changed, as a thing to try. */
export function trying(verb: LeadVerb, role: Role, { lead = {}, facts = {}, at = NOW, who }: Over = {}) {
  const scene = LEAD_SCENES[verb];
  const before = scene.lead && { ...scene.lead, ...lead };
  const actor = role === 'REPORTER' ? reporter : person(role, who);
  return () => decideLead(before, { ...scene.command, ...facts } as LeadCommand, actor, at);
}
