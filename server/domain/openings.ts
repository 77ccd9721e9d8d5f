import type { LeadStatus } from './lead-transitions.ts';
import { OFFICE_KINDS, type OfficeKind } from './office-kinds.ts';

/** What of a report can be opened, in the words of its reporter's page. */
export const OPENED = ['WORDS', 'SUMMARY', 'FILES', 'NAME'] as const;
export type Opened = (typeof OPENED)[number];
/** One opening as the reporter is told of it. */
export type Opening = { office: OfficeKind; what: Opened; at: Date };
/** An entry of the log, as far as this asks. */
export type LoggedAct = { act: string; facts: Record<string, unknown>; at: Date };

const WHAT: Record<string, Opened> = {
  'raw.open': 'WORDS',
  'brief.open': 'SUMMARY',
  'evidence.view': 'FILES',
  'evidence.download': 'FILES',
  'identity.open': 'NAME',
};
/** An unsealed drawer; its entry says which. */
const UNSEALED: Record<string, Opened> = { raw: 'WORDS', identity: 'NAME' };

/** The acts by which somebody of the office comes to read what a reporter gave. */
export const OPENING_ACTS: readonly string[] = [...Object.keys(WHAT), 'unseal.open'];

/** Openings of one thing by one kind of office within this time are one line. */
const ONE_LINE_MS = 60 * 60_000;
/** The newest of them; a report that was looked at more often still tells who did. */
const MOST_LINES = 50;

function openingOf({ act, facts, at }: LoggedAct): Opening[] {
  const what = act === 'unseal.open' ? UNSEALED[String(facts['drawer'])] : WHAT[act];
  // An entry of a release that did not write down the office yet says who only by name, which is nobody's here.
  const office = OFFICE_KINDS.find((kind) => kind === facts['office']) ?? 'OFFICE';
  return what ? [{ office, what, at }] : [];
}

/**
 * Since when the reporter's page must not tell of openings; null for as long as it may. While the police hold the result
 * back, and while a report is suspected to be false, whoever opens what could tell it. What was told before stays told:
 * a line that vanished would say more than one that never came.
 */
export function quietSince(
  lead: { status: LeadStatus; heldSince: Date | null },
  steps: readonly { to: LeadStatus; at: Date }[],
): Date | null {
  const suspected = lead.status === 'FALSE_REPORT' ? steps.findLast(({ to }) => to === 'FALSE_REPORT') : null;
  const since = [lead.heldSince, suspected?.at ?? null].filter((at) => at !== null);
  return since.length ? new Date(Math.min(...since.map((at) => at.getTime()))) : null;
}

/** Who opened the report, by kinds of office, newest first. */
export function openingsTold(log: readonly LoggedAct[], quiet: Date | null): Opening[] {
  const told: Opening[] = [];
  for (const opening of log.flatMap(openingOf)) {
    if (quiet && opening.at >= quiet) continue;
    const last = told.findLast(({ office, what }) => office === opening.office && what === opening.what);
    if (last && opening.at.getTime() - last.at.getTime() < ONE_LINE_MS) continue;
    told.push(opening);
  }
  return told.slice(-MOST_LINES).toReversed();
}
