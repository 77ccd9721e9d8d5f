import { mustBeOneOf } from './acting.ts';
import type { Actor } from './actor.ts';
import type { UnsealReason } from './code-lists/access-reasons.ts';
import type { DeskKind } from './compartments.ts';
import { refuse } from './errors.ts';
import { isSaid, mustHold } from './facts.ts';
import type { Role } from './role-list.ts';
import {
  UNSEAL_KINDS,
  UNSEAL_TRANSITIONS,
  type UnsealKind,
  type UnsealStatus,
  type UnsealVerb,
} from './unseal-transitions.ts';

export { UNSEAL_KINDS, UNSEAL_STATUSES, UNSEAL_TRANSITIONS } from './unseal-transitions.ts';
export type { UnsealKind, UnsealStatus, UnsealVerb } from './unseal-transitions.ts';

/** Who may ask for it (handbook F, the letter U). */
const MAY_ASK: Record<UnsealKind, readonly Role[]> = {
  raw: ['VERIFIER_LEAD', 'VERIFIER_POLICE', 'VERIFIER_MARKET', 'LEAD_COORDINATOR', 'AUDITOR'],
  identity: ['VERIFIER_POLICE', 'AUDITOR'],
};
/** The desk that holds the key, and who there may answer. */
const KEPT_BY: Record<UnsealKind, { desk: DeskKind; roles: readonly Role[] }> = {
  raw: { desk: 'INTAKE', roles: ['INTAKE_OFFICER', 'INTAKE_SUPERVISOR'] },
  identity: { desk: 'IDENTITY', roles: ['IDENTITY_CUSTODIAN'] },
};

/** The desks beside the writer's own and the auditor's that read why it opens or asks: those that decide about it. */
const PURPOSES_GO_TO: Partial<Record<DeskKind, readonly DeskKind[]>> = {
  LEAD_AGENCY: ['INTAKE'],
  POLICE: ['INTAKE', 'IDENTITY'],
  MARKET_REG: ['INTAKE'],
  AUDIT: ['INTAKE', 'IDENTITY'],
};

/** A person as this rule sees them: who they are, and the codes of the desks whose keys they hold. */
export type Seated = { actor: Actor; desks: readonly string[] };

/** A request as it stands. `askedFrom` is the desk at which its asker sat; `endsAt` is null until it is approved. */
export type UnsealSnapshot = {
  kind: UnsealKind;
  status: UnsealStatus;
  askedBy: string;
  askedFrom: string;
  endsAt: Date | null;
};

export type UnsealCommand =
  | { verb: 'request'; kind: UnsealKind; reason: UnsealReason; purpose: string }
  | { verb: 'approve'; minutes: number }
  | { verb: 'refuse'; answer: string }
  | { verb: 'withdraw' | 'close' | 'expire' };

/** What a step makes of a request. `askedFrom` comes with the asking, `endsAt` with the approval. */
export type UnsealStep = { transition: string; to: UnsealStatus; askedFrom?: string; endsAt?: Date };

/** The desk whose people hold the key. */
export function keeperOf(kind: UnsealKind): DeskKind {
  return KEPT_BY[kind].desk;
}

/** Who reads the purposes that people of a desk write. A custodian's may name the reporter, so no case desk does. */
export function purposeReaders(writer: DeskKind): DeskKind[] {
  return [...new Set<DeskKind>([writer, ...(PURPOSES_GO_TO[writer] ?? []), 'AUDIT'])];
}

/** The kinds that these roles may ask for. */
export function askable(roles: readonly Role[]): UnsealKind[] {
  return UNSEAL_KINDS.filter((kind) => MAY_ASK[kind].some((role) => roles.includes(role)));
}

/** The kinds about whose requests these roles decide. */
export function answerable(roles: readonly Role[]): UnsealKind[] {
  return UNSEAL_KINDS.filter((kind) => KEPT_BY[kind].roles.some((role) => roles.includes(role)));
}

/**
 * Decides one step of an unseal. `request` is null before it is asked. Two people of two desks: whoever answers holds
 * the key and sits at none of the asker's desk.
 * @throws Refusal ILLEGAL_TRANSITION, NOT_YOUR_STEP, SECOND_PERSON_NEEDED, CONDITION_NOT_MET, TOO_LATE
 */
export function decideUnseal(
  request: UnsealSnapshot | null,
  command: UnsealCommand,
  who: Seated,
  now: Date,
): UnsealStep {
  const from = request?.status ?? null;
  const row = UNSEAL_TRANSITIONS.find((one) => one.verb === command.verb && one.from === from);
  if (!row) refuse('ILLEGAL_TRANSITION');
  mustBeOneOf(who.actor, row.by);
  const step = { transition: row.id, to: row.to };
  if (command.verb === 'request') return { ...step, askedFrom: mayAsk(command, who) };
  if (!request) return refuse('ILLEGAL_TRANSITION');
  switch (command.verb) {
    case 'approve': {
      mayAnswer(request, who);
      mustHold(['minutes', command.minutes > 0, 'OUT_OF_RANGE']);
      return { ...step, endsAt: new Date(now.getTime() + command.minutes * 60_000) };
    }
    case 'refuse':
      mayAnswer(request, who);
      mustHold(['answer', isSaid(command.answer)]);
      return step;
    case 'expire':
      if (!isOver(request, now)) refuse('ILLEGAL_TRANSITION');
      return step;
    default:
      if (!isAsker(request, who.actor)) refuse('NOT_YOUR_STEP');
      return step;
  }
}

/** What may still be shown to its asker. @throws Refusal NOT_YOUR_STEP, ILLEGAL_TRANSITION, TOO_LATE */
export function mustBeOpen(request: UnsealSnapshot, actor: Actor, now: Date): void {
  if (!isAsker(request, actor)) refuse('NOT_YOUR_STEP');
  if (request.status === 'ENDED' || isOver(request, now)) refuse('TOO_LATE');
  if (request.status !== 'OPEN') refuse('ILLEGAL_TRANSITION');
}

/** Whether its time is over, be its key destroyed already or not. */
export function isOver({ status, endsAt }: UnsealSnapshot, now: Date): boolean {
  return status === 'OPEN' && endsAt !== null && now >= endsAt;
}

/** The steps that this person could take now, given what they ask for. */
export function legalUnsealVerbs(request: UnsealSnapshot, who: Seated, now: Date): UnsealVerb[] {
  const given: Partial<Record<UnsealVerb, UnsealCommand>> = {
    approve: { verb: 'approve', minutes: 1 },
    refuse: { verb: 'refuse', answer: '-' },
    withdraw: { verb: 'withdraw' },
    close: { verb: 'close' },
  };
  if (isOver(request, now)) return [];
  return Object.values(given).flatMap((command) => {
    try {
      decideUnseal(request, command, who, now);
      return [command.verb];
    } catch {
      return [];
    }
  });
}

function isAsker(request: UnsealSnapshot, actor: Actor): boolean {
  return actor.kind === 'STAFF' && actor.staffId === request.askedBy;
}

/** The desk from which the person asks. Whoever holds the key has nothing to ask for. */
function mayAsk(
  { kind, reason, purpose }: Extract<UnsealCommand, { verb: 'request' }>,
  { actor, desks }: Seated,
): string {
  mustBeOneOf(actor, MAY_ASK[kind]);
  const audits = actor.kind === 'STAFF' && actor.roles.includes('AUDITOR');
  const [desk] = desks;
  mustHold(
    ['kind', !desks.includes(KEPT_BY[kind].desk), 'NOT_ALLOWED'],
    ['reason', (reason === 'AUDIT_SAMPLE') === audits, 'NOT_ALLOWED'],
    ['purpose', isSaid(purpose)],
  );
  return desk ?? refuse('KEY_MISSING');
}

function mayAnswer(request: UnsealSnapshot, { actor, desks }: Seated): void {
  const { desk, roles } = KEPT_BY[request.kind];
  mustBeOneOf(actor, roles);
  if (isAsker(request, actor) || desks.includes(request.askedFrom)) refuse('SECOND_PERSON_NEEDED');
  if (!desks.includes(desk)) refuse('KEY_MISSING');
}
