import type { Tx } from '../../db/connection.ts';
import type { LeadStatus } from '../../domain/lead.ts';
import { publicLead } from '../../domain/reporter-view.ts';
import type { LeadRecord, LeadsStore, StepRecord } from './leads.store.ts';

type Leads = Pick<LeadsStore, 'find' | 'steps'>;

const stationOf = (status: LeadStatus) => publicLead({ status, disclosureHold: false }).step;
const mergerOf = (steps: readonly StepRecord[]) => steps.findLast((step) => step.to === 'MERGED');

/**
 * A lead as its reporter is told of it. One that was merged goes along with its main lead, whose dates are kept for all;
 * it is never behind where it stood itself, or its reporter could see that something was done to it.
 */
export async function asTold(tx: Tx, leads: Leads, lead: LeadRecord): Promise<LeadRecord> {
  const main = lead.mergedInto ? await leads.find(tx, lead.mergedInto) : undefined;
  if (!main) return lead;
  const from = mergerOf(await leads.steps(tx, lead.id))?.from ?? 'ACCEPTED';
  if (stationOf(main.status) < stationOf(from)) return { ...lead, status: from, dueAt: lead.mergedDueAt };
  const { status, statusSince, extensionUsed, disclosureHoldSince, disclosureHoldUntil } = main;
  // A review that this reporter asked for is answered to them, by its own date.
  const dueAt = lead.reviewRequestedAt ? lead.dueAt : main.dueAt;
  return { ...lead, status, statusSince, dueAt, extensionUsed, disclosureHoldSince, disclosureHoldUntil };
}

/** The steps of its history as its reporter is told it: its own, and from the merger on those of the main lead. */
export async function stepsTold(tx: Tx, leads: Leads, lead: LeadRecord): Promise<StepRecord[]> {
  const own = await leads.steps(tx, lead.id);
  const plain = own.filter((step) => step.to !== 'MERGED' && step.from !== 'MERGED');
  const merger = mergerOf(own);
  if (!lead.mergedInto || !merger) return plain;
  const mains = await leads.steps(tx, lead.mergedInto);
  const then = mains.findLast((step) => step.at <= merger.at);
  const since = mains.filter((step) => step.at > merger.at);
  const ahead = [...(then ? [{ ...then, at: merger.at }] : []), ...since];
  const least = stationOf(merger.from ?? 'ACCEPTED');
  return [...plain, ...ahead.filter((step) => stationOf(step.to) >= least)];
}
