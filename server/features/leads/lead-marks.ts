import type { Static } from 'typebox';
import type { markLead } from '../../contract/lead-acts.ts';
import { LEAD_MARKS } from '../../contract/leads.ts';
import { Refusal } from '../../domain/errors.ts';
import { mustHold } from '../../domain/facts.ts';
import {
  type LeadChanges,
  decideDisclosureHold,
  decideExtension,
  decidePoliceConsent,
  decideReviewDismissal,
  dropLeadProposal,
} from '../../domain/lead.ts';
import { type Screening, decideClearing } from '../../domain/screening.ts';
import type { LeadScene } from './lead-scene.ts';

export type MarkBody = Static<typeof markLead.schema.body>;
export type LeadMark = (typeof LEAD_MARKS)[number];
/** `dueAt` where the mark moves the date; `reviewerId` for the audit log. */
export type Marked = {
  changes: LeadChanges;
  dueAt?: Date | null;
  referredTo?: null;
  disclosureHoldSince?: Date | null;
  screening?: Screening;
};

/** Decides a mark. Throws as the rule of that mark. */
export function decideMark(scene: LeadScene, body: Omit<MarkBody, 'version'>): Marked {
  const { lead, snapshot, actor, days, now } = scene;
  switch (body.mark) {
    case 'dropProposal':
      return { ...dropLeadProposal(snapshot, actor), dueAt: dueWithoutProposal(scene), referredTo: null };
    case 'extend':
      return { ...decideExtension(snapshot, actor), dueAt: days.due('verifyExtension', lead.dueAt ?? now) };
    case 'consentToClosing':
      return decidePoliceConsent(snapshot, actor);
    case 'clearScreening':
      return { changes: {}, ...decideClearing(lead, actor) };
    case 'dismissReview':
      return {
        ...decideReviewDismissal(snapshot, actor),
        dueAt: lead.status === 'MERGED' ? null : days.due('askReview', lead.statusSince),
      };
    case 'holdDisclosure': {
      mustHold(['until', body.until !== undefined], ['reviewerId', body.reviewerId !== undefined]);
      const until = new Date(body.until ?? now);
      const runs = lead.disclosureHoldUntil !== null && lead.disclosureHoldUntil > now;
      return {
        ...decideDisclosureHold(snapshot, { until, reviewer: body.reviewerId ?? '' }, actor, now),
        // One that is prolonged goes on from where it began.
        disclosureHoldSince: runs ? lead.disclosureHoldSince : now,
      };
    }
    case 'liftDisclosure': {
      mustHold(['disclosureHoldUntil', lead.disclosureHoldUntil !== null]);
      return {
        ...decideDisclosureHold(snapshot, { until: null, reviewer: 'NOBODY' }, actor, now),
        disclosureHoldSince: null,
      };
    }
  }
}

/** The marks that this person could put now. */
export function legalMarks(scene: LeadScene): LeadMark[] {
  const until = new Date(scene.now.getTime() + 1).toISOString();
  return LEAD_MARKS.filter((mark) => {
    try {
      decideMark(scene, { mark, until, reviewerId: 'SOMEBODY' });
      return true;
    } catch (error) {
      if (error instanceof Refusal) return false;
      throw error;
    }
  });
}

/** A proposal that is dropped gives the date back that stood before it. */
export function dueWithoutProposal({ lead, days }: LeadScene): Date | null {
  if (lead.status === 'SUPPLEMENT') return lead.supplementDueAt;
  // Reckoned from when the units got it: a proposal that is taken back must not win its proposer new days.
  return lead.status === 'ASSIGNED' ? days.due('signFor', lead.statusSince) : lead.dueAt;
}
