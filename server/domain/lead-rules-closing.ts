import { mustBeAnother } from './acting.ts';
import type { Actor } from './actor.ts';
import { addDays } from './calendar.ts';
import { OPENED_AS } from './disposition-owed.ts';
import { classOf, isConcludedCase } from './disposition-transitions.ts';
import { isSaid, mustGiveReason, mustHold } from './facts.ts';
import type { LeadChanges, LeadRules } from './lead-rule.ts';
import type { LeadSnapshot } from './lead-snapshot.ts';
import { DEFAULT_CLOCKS } from './settings.ts';

/** Until when a review may be asked for where the service gave no date of the district's own. */
export function reviewEnds(lead: LeadSnapshot): Date {
  return addDays(lead.statusSince, DEFAULT_CLOCKS.askReview.days);
}

function reviewOver(lead: LeadSnapshot, until: Date | undefined, now: Date): void {
  mustHold(
    ['reviewUntil', now > (until ?? reviewEnds(lead)), 'NOT_ALLOWED'],
    ['reviewRequestedAt', lead.reviewRequestedAt === null, 'NOT_ALLOWED'],
  );
}

/** Nothing is closed while its case goes on; what the police took over ends with their word. */
function mustBeDisposedOf({ caseStatus, policeConsent }: LeadSnapshot): void {
  mustHold(
    ['case', caseStatus !== null && isConcludedCase(caseStatus)],
    ['policeConsent', caseStatus === null || classOf(caseStatus) !== 'C' || policeConsent],
  );
}

/** A decision is looked at again by another person than drafted, signed, issued or closed it. */
function mustBeNoneOfThem({ determination, endedBy }: LeadSnapshot, actor: Actor): void {
  const before = determination ? [determination.draftedBy, ...determination.signers] : [];
  for (const one of [...before, ...endedBy]) mustBeAnother(actor, one);
}

/** A lead that is received or opened again: no signature, grade or count of an earlier round counts. */
export const afresh = (): LeadChanges => ({
  supplementsAsked: 0,
  supplementDueAt: null,
  returnedForProof: false,
  extensionUsed: false,
  refusedBy: null,
  tasks: [],
  determination: null,
  leadGrade: null,
  dispositionClass: null,
  caseStatus: null,
  policeConsent: false,
  reviewRequestedAt: null,
});

type Verbs =
  | 'dispose'
  | 'closeVerified'
  | 'closeDisposed'
  | 'closeUnsubstantiated'
  | 'closeFalse'
  | 'reopenRejected'
  | 'reopenUnsubstantiated'
  | 'reopenClosed'
  | 'archiveClosed'
  | 'archiveRejected'
  | 'archiveReferred'
  | 'archiveWithdrawn';

/** From a verified lead to the archive, and the ways back. */
export const closingRules: LeadRules<Verbs> = {
  dispose: {
    stands: ({ dispositionClass }) => mustHold(['dispositionClass', dispositionClass !== null]),
    // A case that the police filed goes on where it stands.
    sets: (_command, { caseStatus, dispositionClass }) => ({
      caseStatus: caseStatus ?? (dispositionClass && OPENED_AS[dispositionClass]),
    }),
  },
  closeVerified: { stands: mustBeDisposedOf, given: mustGiveReason },
  closeDisposed: {
    stands: mustBeDisposedOf,
    given: mustGiveReason,
  },
  closeUnsubstantiated: { given: ({ reviewUntil }, lead, _actor, now) => reviewOver(lead, reviewUntil, now) },
  closeFalse: {
    // An honest error is no false accusation (Criminal Law art. 243): whoever decides says why it was the one or the other.
    given: ({ finding, reason }) =>
      mustHold(
        ['finding', finding === 'HONEST_ERROR' || finding === 'MALICIOUS', 'NOT_IN_LIST'],
        ['because', isSaid(reason)],
      ),
  },
  reopenRejected: {
    stands: (lead, actor) => mustBeAnother(actor, lead.refusedBy),
    given: mustGiveReason,
    sets: afresh,
  },
  reopenUnsubstantiated: {
    stands: mustBeNoneOfThem,
    given: ({ reason, newEvidence }) => mustHold(['reason', isSaid(reason)], ['newEvidence', newEvidence]),
    sets: afresh,
  },
  reopenClosed: { stands: mustBeNoneOfThem, given: mustGiveReason, sets: afresh },
  archiveClosed: {},
  archiveRejected: { given: ({ reviewUntil }, lead, _actor, now) => reviewOver(lead, reviewUntil, now) },
  archiveReferred: { given: ({ receiptRef }) => mustHold(['receiptRef', isSaid(receiptRef)]) },
  archiveWithdrawn: {},
};
