import { staffIdOf } from './acting.ts';
import { verifiableHere } from './avoidance.ts';
import { refuse } from './errors.ts';
import { isSaid, mustGiveReason, mustHold } from './facts.ts';
import type { LeadCommand } from './lead-commands.ts';
import type { LeadRules } from './lead-rule.ts';
import type { LeadSnapshot, LeadTask } from './lead-snapshot.ts';
import { JOINT_UNITS } from './units.ts';

/** How often a reporter may be asked to supplement, unless the district says otherwise. */
export const MAX_SUPPLEMENTS = 2;

/** Merging into a lead that has ended would end this one unheard. */
const LIVE = ['ACCEPTED', 'ASSIGNED', 'VERIFYING', 'DETERMINING', 'VERIFIED', 'DISPOSING'];

const threeTasks = (): LeadTask[] => JOINT_UNITS.map((unit) => ({ unit, status: 'OPEN', officers: 0 }));

function mergeable(lead: LeadSnapshot, { into, joined, reason }: LeadCommand<'mergeAccepted'>): void {
  mustHold(
    ['reason', isSaid(reason)],
    // One lead stands for all: what was merged here would be two steps away from it.
    ['joined', joined === 0, 'NOT_ALLOWED'],
    ['into', isSaid(into.id)],
    ['into', into.id !== lead.id, 'MUST_DIFFER'],
    ['into.status', LIVE.includes(into.status), 'NOT_ALLOWED'],
  );
}

/** The three verify together or not at all: where the reporter keeps one of them out, only a referral is left (L07). */
function mustBeVerifiableHere({ avoid }: LeadSnapshot): void {
  if (!verifiableHere(avoid)) refuse('REFERRAL_NEEDED');
}

type Verbs =
  | 'accept'
  | 'requestSupplement'
  | 'supply'
  | 'rejectUnsupplied'
  | 'reject'
  | 'referOut'
  | 'withdraw'
  | 'assign'
  | 'assignUrgent'
  | 'returnToCoordinator'
  | 'mergeAccepted'
  | 'mergeVerifying'
  | 'splitAccepted'
  | 'splitVerifying';

/** From the desk that receives a tip to the three units that verify it. */
export const intakeRules: LeadRules<Verbs> = {
  accept: {
    stands: mustBeVerifiableHere,
    given: ({ silentSince }, lead, actor, now) =>
      mustHold([
        'silentSince',
        actor.kind === 'SYSTEM'
          ? silentSince !== undefined &&
            now > silentSince &&
            lead.urgency === 'NORMAL' &&
            lead.proposal === null
          : silentSince === undefined,
        'NOT_ALLOWED',
      ]),
  },
  requestSupplement: {
    given: ({ items, dueAt, maxSupplements = MAX_SUPPLEMENTS }, lead, _actor, now) =>
      mustHold(
        ['supplementsAsked', lead.supplementsAsked < maxSupplements, 'NOT_ALLOWED'],
        ['items', items.some(isSaid)],
        ['dueAt', dueAt > now, 'OUT_OF_RANGE'],
      ),
    sets: ({ dueAt }, lead) => ({
      supplementsAsked: lead.supplementsAsked + 1,
      supplementDueAt: dueAt,
    }),
  },
  supply: {
    stands: (lead, _actor, now) => {
      if (lead.supplementDueAt !== null && now > lead.supplementDueAt) refuse('TOO_LATE');
    },
    sets: () => ({ supplementDueAt: null }),
  },
  rejectUnsupplied: {
    stands: ({ supplementDueAt }, _actor, now) =>
      mustHold(['supplementDueAt', supplementDueAt !== null && now > supplementDueAt, 'NOT_ALLOWED']),
    given: mustGiveReason,
    sets: (_command, _lead, actor) => ({
      refusedBy: staffIdOf(actor),
      supplementDueAt: null,
    }),
  },
  reject: {
    given: mustGiveReason,
    sets: (_command, _lead, actor) => ({ refusedBy: staffIdOf(actor) }),
  },
  referOut: {
    given: ({ receivingOrgan }) => mustHold(['receivingOrgan', isSaid(receivingOrgan)]),
  },
  withdraw: { sets: (_command, _lead, _actor, now) => ({ withdrawnAt: now }) },
  assign: { stands: mustBeVerifiableHere, sets: () => ({ tasks: threeTasks() }) },
  assignUrgent: {
    stands: (lead) => {
      mustHold(['urgency', lead.urgency === 'URGENT', 'NOT_ALLOWED']);
      mustBeVerifiableHere(lead);
    },
    given: ({ policeNotified }) => mustHold(['policeNotified', policeNotified]),
    sets: () => ({ tasks: threeTasks() }),
  },
  returnToCoordinator: {
    given: mustGiveReason,
    sets: () => ({ tasks: [] }),
  },
  mergeAccepted: { given: (command, lead) => mergeable(lead, command) },
  mergeVerifying: { given: (command, lead) => mergeable(lead, { ...command, verb: 'mergeAccepted' }) },
  // Nobody had a task yet where it was merged before it was assigned; and each keeps theirs where it was after.
  splitAccepted: {
    stands: ({ tasks }) => mustHold(['tasks', tasks.length === 0, 'NOT_ALLOWED']),
    given: mustGiveReason,
  },
  splitVerifying: {
    stands: ({ tasks }) => mustHold(['tasks', tasks.length > 0]),
    given: mustGiveReason,
  },
};
