import type { ReporterEvent, ReporterView } from '../../contract/reporter-view.ts';
import { publicLead, statusTold } from '../../domain/reporter-view.ts';
import { type LoggedAct, OPENING_ACTS, openingsTold, quietSince } from '../../domain/openings.ts';
import type { LeadRecord, StepRecord } from '../leads/leads.store.ts';

type Event = { event: ReporterEvent; at: Date };

/** What the log knows beside the steps, and the reporter may read as their own history. */
const EVENTS: Record<string, ReporterEvent> = {
  'lead.extend': 'EXTENDED',
  'lead.addEvidence': 'EVIDENCE_ADDED',
  'lead.askReview': 'REVIEW_ASKED',
  'lead.dismissReview': 'REVIEW_KEPT',
  'lead.nameReporter': 'NAMED',
  'lead.flagWithdrawal': 'WITHDRAWAL',
};
/**
 * What of the log the page is made of. Never all of it: each day on which somebody looks is an entry of its own, and
 * whoever looks for years must not make every later look carry them.
 */
export const TOLD_ACTS: readonly string[] = [...Object.keys(EVENTS), ...OPENING_ACTS];

/** Several files within the hour were added once. */
const ONE_EVENT_MS = 60 * 60_000;

/** Each public status with the day it began; steps that change nothing for the reporter stay the office's. */
function statusesOf(steps: readonly StepRecord[], disclosureHold: boolean): Event[] {
  const events: Event[] = [];
  let shown: string | null = null;
  for (const [index, { transition, to, at }] of steps.entries()) {
    const status = statusTold(to, steps.slice(0, index + 1));
    const { publicStatus } = publicLead({ status, disclosureHold });
    if (shown === publicStatus) continue;
    shown = publicStatus;
    events.push({ event: transition === 'L04' ? 'SUPPLIED' : publicStatus, at });
  }
  return events;
}

/** The report's history in the reporter's words, oldest first. */
export function timelineOf(
  steps: readonly StepRecord[],
  log: readonly LoggedAct[],
  disclosureHold: boolean,
): ReporterView['timeline'] {
  const events = statusesOf(steps, disclosureHold);
  for (const { act, at } of log) {
    const event = EVENTS[act];
    const last = events.findLast((one) => one.event === event);
    if (!event || (last && at.getTime() - last.at.getTime() < ONE_EVENT_MS)) continue;
    events.push({ event, at });
  }
  return events
    .toSorted((one, other) => one.at.getTime() - other.at.getTime())
    .map(({ event, at }) => ({ event, at: at.toISOString() }));
}

/** Which kinds of office opened the report, and when. `heldSince`: null where no hold stands. */
export function openingsOf(
  lead: Pick<LeadRecord, 'status'>,
  steps: readonly StepRecord[],
  log: readonly LoggedAct[],
  heldSince: Date | null,
): ReporterView['openings'] {
  const quiet = quietSince({ status: lead.status, heldSince }, steps);
  return openingsTold(log, quiet).map(({ at, ...told }) => ({ ...told, at: at.toISOString() }));
}
