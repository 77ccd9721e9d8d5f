import type { ReporterView } from '../../contract/reporter-view.ts';
import {
  type LeadStatus,
  decideReviewRequest,
  decideWithdrawal,
  findLeadTransition,
  legalVerbs,
} from '../../domain/lead.ts';
import { NOT_CONFIRMED } from '../../domain/code-lists.ts';
import { Refusal } from '../../domain/errors.ts';
import { decideNaming } from '../../domain/naming.ts';
import { type PublicStatus, publicLead } from '../../domain/reporter-view.ts';
import type { ClockName } from '../../domain/settings.ts';
import { takesEvidence } from '../../domain/upload.ts';
import type { OfficeDays } from '../district/office-days.ts';
import type { LeadScene } from '../leads/lead-scene.ts';
import type { LeadRecord, StepRecord } from '../leads/leads.store.ts';

const REPORTER = { kind: 'REPORTER' } as const;
/** In these the office owes its reporter a next step; in the others it waits, or the last word has been said. */
const OWED_IN: readonly PublicStatus[] = ['SUBMITTED', 'ACCEPTED', 'VERIFYING', 'VERIFIED', 'DISPOSING'];
/** In these the reporter may ask for a review: until then the date is theirs, from then on the office's. */
const REVIEWABLE: readonly PublicStatus[] = ['REJECTED', 'UNSUBSTANTIATED'];
/** Whose date stands on the page while the public status is "verifying". */
const VERIFYING_CLOCK: Partial<Record<LeadStatus, ClockName>> = {
  VERIFYING: 'verify',
  DETERMINING: 'determine',
};

type Told = Pick<LeadRecord, 'status' | 'dueAt' | 'extensionUsed' | 'reviewRequestedAt'>;

/**
 * By when the office owes the next answer, or the reporter may still ask for a review of the last one. A lead that only
 * reads as being verified keeps the date it had while it was: a date that vanished would tell what the words don't.
 */
export function promisedDate(
  lead: Told,
  steps: readonly StepRecord[],
  disclosureHold: boolean,
  days: OfficeDays,
  now: Date,
): Date | null {
  const { publicStatus } = publicLead({ status: lead.status, disclosureHold });
  if (REVIEWABLE.includes(publicStatus)) {
    const runs = reviewRuns(lead, publicStatus) || (lead.dueAt !== null && now <= lead.dueAt);
    return runs ? lead.dueAt : null;
  }
  if (!OWED_IN.includes(publicStatus)) return null;
  if (publicStatus !== 'VERIFYING' || VERIFYING_CLOCK[lead.status]) return lead.dueAt;
  const last = steps.findLast((step) => VERIFYING_CLOCK[step.to]);
  const clock = last && VERIFYING_CLOCK[last.to];
  if (!last || !clock) return null;
  const date = days.due(clock, last.at);
  return clock === 'verify' && lead.extensionUsed ? days.due('verifyExtension', date) : date;
}

/** Whether the reporter asked for a review and waits for its answer. */
export function reviewRuns(lead: Pick<Told, 'reviewRequestedAt'>, publicStatus: PublicStatus): boolean {
  return REVIEWABLE.includes(publicStatus) && lead.reviewRequestedAt !== null;
}

/**
 * Why a report could not be proved, as a code; of a suspicion that was closed (L25), whichever way, only that nothing
 * was confirmed. Null for any other end.
 */
export function unprovenTold(
  publicStatus: PublicStatus,
  steps: readonly Pick<StepRecord, 'transition' | 'reason'>[],
): string | null {
  if (publicStatus !== 'UNSUBSTANTIATED' && publicStatus !== 'CLOSED') return null;
  const found = steps.findLast(({ transition }) => ['L17', 'L18', 'L19', 'L25'].includes(transition));
  if (found?.transition === 'L25') return NOT_CONFIRMED.code;
  return found?.transition === 'L19' ? found.reason : null;
}

/** What the reporter may do now; only what their page knows of the lead decides, so that it tells no more. */
export function reporterMay({ lead, snapshot, days, now }: LeadScene): ReporterView['may'] {
  const verbs = legalVerbs(snapshot, REPORTER, now);
  const { publicStatus } = publicLead({ status: snapshot.status, disclosureHold: false });
  const reviewUntil = days.due('askReview', lead.statusSince);
  return {
    withdraw: verbs.includes('withdraw') || allows(() => decideWithdrawal(snapshot, REPORTER, now)),
    supply: verbs.includes('supply'),
    addEvidence: takesEvidence(publicStatus),
    askReview: allows(() => decideReviewRequest(snapshot, REPORTER, now, reviewUntil)),
    name: allows(() => decideNaming(lead, publicStatus, REPORTER, now)),
  };
}

/** Before acceptance a withdrawal ends the lead (L08); after it, it only ends the claim to a reward. */
export function withdrawalEnds(status: LeadStatus): boolean {
  return findLeadTransition('withdraw', status) !== undefined;
}

/** Whether a rule says yes; its refusals say no, and nothing else does. */
function allows(decide: () => unknown): boolean {
  try {
    decide();
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
