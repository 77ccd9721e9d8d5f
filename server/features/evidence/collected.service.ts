import type { Static } from 'typebox';
import { type CollectedView, collectEvidence } from '../../contract/collected.ts';
import type { Clock } from '../../adapters/clock.ts';
import type { Tx } from '../../db/connection.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { isOneOf } from '../../domain/acting.ts';
import { localDate } from '../../domain/calendar.ts';
import { type CollectedFacts, decideCollected } from '../../domain/collected.ts';
import { refuse } from '../../domain/errors.ts';
import { isJointUnit } from '../../domain/lead-turn.ts';
import { JOINT_UNITS, VERIFIER_OF } from '../../domain/units.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import type { Drawers, Sheet } from '../compartments/drawers.ts';
import type { LeadActs } from '../leads/lead-acts.ts';
import type { LeadsStore } from '../leads/leads.store.ts';
import type { StaffStore } from '../staff/staff.store.ts';
import type { Findings } from '../tasks/findings.ts';
import type { TasksStore } from '../tasks/tasks.store.ts';
import type { TakeUploads } from '../uploads/take-uploads.ts';
import type { EvidenceFiles } from './evidence-files.ts';
import type { GalleryService } from './gallery.service.ts';

/** Where a unit's files come from, sealed beside its findings. */
type CollectedSheet = CollectedFacts & { files: readonly string[] };
type Body = Static<typeof collectEvidence.schema.body>;

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  leads: Pick<LeadsStore, 'findReadable'>;
  tasks: Pick<TasksStore, 'ofLeads'>;
  staff: Pick<StaffStore, 'namesOf' | 'keyedDesks'>;
  drawers: Drawers;
  findings: Findings;
  files: Pick<EvidenceFiles, 'keep'>;
  takeUploads: TakeUploads;
  gallery: GalleryService;
  audit: AuditStore;
  acts: LeadActs;
};

/**
 * Files that the units collect: in the vault of the reporter's, scanned, cleaned and watched like those; sealed under
 * the unit's findings, so that the other units read them when they read those (decision 0029).
 */
export function makeCollectedService(deps: Deps) {
  const { inTransaction, leads, tasks, staff, drawers, findings, files, takeUploads, gallery, audit, acts } =
    deps;

  async function sheetsOf(tx: Tx, caller: Caller, leadId: string) {
    const found: { unit: string; sheet: Sheet<CollectedSheet> }[] = [];
    for (const { id, code } of await staff.keyedDesks(tx, JOINT_UNITS)) {
      const drawer = await drawers.openKept(tx, caller.ring, leadId, 'findings', id);
      if (!drawer) continue;
      const sheets = await drawers.sheets<CollectedSheet>(tx, drawer, 'COLLECTED');
      found.push(...sheets.map((sheet) => ({ unit: code, sheet })));
    }
    return found.toSorted((a, b) => a.sheet.createdAt.getTime() - b.sheet.createdAt.getTime());
  }

  return {
    list: (caller: Caller, leadId: string) =>
      inTransaction(async (tx) => {
        const lead = (await leads.findReadable(tx, leadId, caller.ring)) ?? refuse('NOT_FOUND');
        const found = await sheetsOf(tx, caller, leadId);
        const items = await gallery.collected(tx, caller, leadId);
        const names = await staff.namesOf(
          tx,
          found.map(({ sheet }) => sheet.staffId),
        );
        const own = (await tasks.ofLeads(tx, [leadId])).find(({ unit }) => unit === caller.actor.unit);
        const { unit } = caller.actor;
        const views = found.map(({ unit: by, sheet }): CollectedView => {
          const { files: ids, ...facts } = sheet.body;
          return {
            id: sheet.id,
            unit: by,
            ...facts,
            byName: names.get(sheet.staffId ?? '') ?? '',
            at: sheet.createdAt.toISOString(),
            files: items.filter((item) => ids.includes(item.id)),
          };
        });
        const mayCollect =
          lead.status === 'VERIFYING' &&
          isJointUnit(unit) &&
          isOneOf(caller.actor, [VERIFIER_OF[unit]]) &&
          own?.status === 'ACCEPTED' &&
          own.officers.some(({ staffId }) => staffId === caller.staffId);
        return { collected: views, mayCollect };
      }),

    collect: (caller: Caller, leadId: string, body: Body) =>
      acts.on(caller, { leadId }, async (scene) => {
        const { tx, now, lead, standing, actor, days } = scene;
        const { unit } = caller.actor;
        if (!isJointUnit(unit)) refuse('NOT_YOUR_STEP');
        const task = standing.tasks.find((one) => one.unit === unit) ?? refuse('ILLEGAL_TRANSITION');
        const facts = { on: body.on, place: body.place, original: body.original, note: body.note ?? '' };
        const { status, officers } = task;
        const load = { count: body.uploads.length, most: days.settings.evidence.maxFiles };
        decideCollected({ lead, task: { unit, status, officers } }, facts, load, actor, localDate(now));
        const drawer = await findings.drawerOf(tx, caller.ring, leadId, unit, now);
        const stored = await takeUploads(tx, body.uploads);
        await files.keep(tx, leadId, drawer, stored, now, { actor, unit });
        const sheet: CollectedSheet = { ...facts, files: stored.map(({ id }) => id) };
        const office = { author: 'OFFICE' as const, staffId: caller.staffId, at: now };
        const id = await drawers.put(tx, drawer, { kind: 'COLLECTED', body: sheet, ...office });
        const subject = { kind: 'LEAD', id: leadId } as const;
        const entry = { act: 'evidence.collect', facts: { unit, files: stored.length } };
        await audit.append(tx, { actor, subject, ...entry, at: now });
        return { id };
      }),
  };
}
export type CollectedService = ReturnType<typeof makeCollectedService>;
