import type { Clock } from '../../adapters/clock.ts';
import type { AlikeLead, LeadBeside, TargetView } from '../../contract/targets.ts';
import type { LayeredKey } from '../../crypto/layered-key.ts';
import type { Tx } from '../../db/connection.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { refuse } from '../../domain/errors.ts';
import { legalVerbs } from '../../domain/lead.ts';
import type { Caller } from '../caller.ts';
import type { DistrictStore } from '../district/district.store.ts';
import { readOfficeDays } from '../district/office-days.ts';
import type { LeadActs } from '../leads/lead-acts.ts';
import type { LeadContent } from '../leads/lead-content.ts';
import type { LeadRecord, LeadsStore } from '../leads/leads.store.ts';
import type { StaffStore } from '../staff/staff.store.ts';
import { besideOf } from './beside.ts';
import { findAlike } from './find-alike.ts';
import type { JoinedStore } from './joined.store.ts';
import type { Joining } from './joining.ts';
import type { MergingOfLeads } from './merging.ts';
import { saidIn } from './said.ts';
import { indexRows, placesOf } from './target-index.ts';
import type { TargetsStore } from './targets.store.ts';

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  blindIndexKey: LayeredKey;
  acts: LeadActs;
  leads: Pick<LeadsStore, 'findReadable' | 'addToBlindIndex'>;
  joined: JoinedStore;
  targets: TargetsStore;
  joining: Joining;
  merging: Pick<MergingOfLeads, 'beside'>;
  content: Pick<LeadContent, 'openBrief' | 'brief'>;
  district: DistrictStore;
  staff: StaffStore;
};

const SHOWN = 20;
const LEADS_SHOWN = 50;
/** So many briefs are opened for a target's page; each first opening is an entry of its own in the log. */
const BRIEFS_READ = 20;
const LINES_OF_HISTORY = 50;
const DONE = { ok: true } as const;

/** Targets over sealed leads: who seems to be the same, what was put together, and what all of it says. */
export function makeTargetsService(deps: Deps) {
  const { inTransaction, clock, leads, joined, targets, content, acts } = deps;

  /** References of these leads' main leads, as far as the person may read them. */
  async function mainsOf(tx: Tx, caller: Caller, rows: readonly LeadRecord[]): Promise<Map<string, string>> {
    const ids = [...new Set(rows.flatMap((row) => row.mergedInto ?? []))];
    const mains = await targets.readable(tx, ids, caller.ring);
    return new Map(mains.map(({ id, reference }) => [id, reference]));
  }

  async function beside(tx: Tx, caller: Caller, rows: readonly LeadRecord[]): Promise<LeadBeside[]> {
    const mains = await mainsOf(tx, caller, rows);
    return rows.map((row) => besideOf(row, mains));
  }

  /** A lead's marks. One from before there were such marks gets them now, while its brief is open to the reader. */
  async function marksOf(tx: Tx, caller: Caller, lead: LeadRecord) {
    const marks = (await targets.marksOf(tx, [lead.id])).get(lead.id) ?? [];
    if (marks.some(({ kind }) => kind === 'core')) return marks;
    const drawer = await content.openBrief(tx, caller, lead.id, clock.now());
    const brief = drawer && (await content.brief(tx, drawer));
    if (!brief) return marks;
    const places = placesOf(await deps.district.find(tx), await deps.district.townships(tx));
    const { targetName: name, creditCode, phone, website, personInCharge: person } = brief;
    const facts = { name, creditCode, phone, website, person };
    await leads.addToBlindIndex(tx, indexRows(lead.id, facts, { key: deps.blindIndexKey, places }));
    return (await targets.marksOf(tx, [lead.id])).get(lead.id) ?? [];
  }

  const found = async (tx: Tx, caller: Caller, leadId: string): Promise<LeadRecord> =>
    (await leads.findReadable(tx, leadId, caller.ring)) ?? refuse('NOT_FOUND');

  return {
    /** Leads that seem to be about the same target. @throws Refusal NOT_FOUND */
    alike: (caller: Caller, leadId: string): Promise<{ rows: AlikeLead[]; more: number }> =>
      inTransaction(async (tx) => {
        const lead = await found(tx, caller, leadId);
        const known = new Map<string, LeadRecord>();
        const mayShow = async (ids: readonly string[]) => {
          for (const row of await targets.readable(tx, ids, caller.ring)) known.set(row.id, row);
          return new Set(known.keys());
        };
        const marks = await marksOf(tx, caller, lead);
        const index = {
          holders: (wanted: typeof marks) => targets.holders(tx, wanted),
          marksOf: (ids: readonly string[]) => targets.marksOf(tx, ids),
        };
        const all = await findAlike({ leadId, marks }, index, mayShow);
        const shown = all.slice(0, SHOWN);
        const rows = shown.flatMap((match) => known.get(match.leadId) ?? []);
        const lines = await beside(tx, caller, rows);
        return {
          rows: lines.flatMap((line, at): AlikeLead[] => {
            const match = shown[at];
            return match ? [{ ...line, strength: match.strength, why: [...match.why] }] : [];
          }),
          more: all.length - shown.length,
        };
      }),

    /** What stands together with a lead. @throws Refusal NOT_FOUND */
    joined: (caller: Caller, leadId: string) =>
      inTransaction(async (tx) => {
        const lead = await found(tx, caller, leadId);
        const days = await readOfficeDays(tx, deps.district);
        const { snapshot, actor, now } = await acts.look(
          { tx, actor: caller.actor, now: clock.now(), days },
          lead,
        );
        const may = legalVerbs(snapshot, actor, now);
        const merged = await joined.mergedInto(tx, leadId);
        const ids = [...merged.map(({ id }) => id), ...(lead.mergedInto ? [lead.mergedInto] : [])];
        const lines = await beside(tx, caller, await targets.readable(tx, ids, caller.ring));
        const inOrder = merged.flatMap(({ id }) => lines.find((line) => line.id === id) ?? []);
        const ofTarget = lead.targetId ? (await targets.summaryOf(tx, lead.targetId, caller.ring)).total : 0;
        return {
          main: lines.find(({ id }) => id === lead.mergedInto) ?? null,
          merged: inOrder,
          targetId: lead.targetId,
          ofTarget,
          mayMerge: may.includes('mergeAccepted') || may.includes('mergeVerifying'),
          maySplit: may.includes('splitAccepted') || may.includes('splitVerifying'),
        };
      }),

    /** @throws Refusal NOT_FOUND where either lead is none that the person may read, BAD_REQUEST for the same one */
    join: (caller: Caller, leadId: string, reference: string) =>
      acts.on(caller, { leadId }, async (scene) => {
        const other = await deps.merging.beside(scene, caller, reference);
        if (other.lead.id === leadId) refuse('BAD_REQUEST', [{ path: 'with', code: 'MUST_DIFFER' }]);
        return { targetId: await deps.joining.together(scene, other, caller) };
      }),

    leave: (caller: Caller, leadId: string) =>
      acts.on(caller, { leadId }, async (scene) => {
        await deps.joining.takeOff(scene, caller);
        return DONE;
      }),

    /** A target as far as the person's keys show it; none of its leads theirs to read: as no target. @throws Refusal NOT_FOUND */
    read: (caller: Caller, targetId: string): Promise<TargetView> =>
      inTransaction(async (tx) => {
        const { ring } = caller;
        const summary = await targets.summaryOf(tx, targetId, ring);
        if (!summary.total) return refuse('NOT_FOUND');
        const rows = await targets.leadsOf(tx, targetId, ring, LEADS_SHOWN);
        const briefs = [];
        for (const { id } of rows.slice(0, BRIEFS_READ)) {
          const drawer = await content.openBrief(tx, caller, id, clock.now());
          const brief = drawer && (await content.brief(tx, drawer));
          if (brief) briefs.push(brief);
        }
        return {
          id: targetId,
          ...summary,
          firstAt: summary.firstAt?.toISOString() ?? null,
          lastAt: summary.lastAt?.toISOString() ?? null,
          leads: await beside(tx, caller, rows),
          said: saidIn(briefs),
          briefsRead: briefs.length,
          history: await historyOf(tx, caller, targetId, rows),
        };
      }),
  };

  async function historyOf(tx: Tx, caller: Caller, targetId: string, rows: readonly LeadRecord[]) {
    const put = await targets.historyOf(tx, targetId, caller.ring, LINES_OF_HISTORY);
    const mergers = await targets.mergersOf(
      tx,
      rows.map(({ id }) => id),
    );
    const lines = [
      ...put,
      ...mergers.map(({ leadId, transition, staffId, at }) => ({
        act: transition < 'L33' ? ('MERGE' as const) : ('SPLIT' as const),
        reference: rows.find(({ id }) => id === leadId)?.reference ?? '',
        staffId,
        at,
      })),
    ].sort((a, b) => b.at.getTime() - a.at.getTime());
    const names = await deps.staff.namesOf(
      tx,
      lines.map(({ staffId }) => staffId),
    );
    return lines.slice(0, LINES_OF_HISTORY).map(({ act, reference, staffId, at }) => ({
      act,
      reference,
      byName: (staffId && names.get(staffId)) || '',
      at: at.toISOString(),
    }));
  }
}
export type TargetsService = ReturnType<typeof makeTargetsService>;
