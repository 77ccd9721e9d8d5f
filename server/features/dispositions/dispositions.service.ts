import { randomUUID } from 'node:crypto';
import type { CaseView } from '../../contract/dispositions.ts';
import type { Clock } from '../../adapters/clock.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { CRIMINAL_CASES, classOf, figuresOf } from '../../domain/disposition.ts';
import { caseDeadline, caseOwed } from '../../domain/disposition-owed.ts';
import { refuse } from '../../domain/errors.ts';
import type { Caller } from '../caller.ts';
import type { DistrictStore } from '../district/district.store.ts';
import { readOfficeDays } from '../district/office-days.ts';
import type { LeadActs } from '../leads/lead-acts.ts';
import type { LeadScene } from '../leads/lead-scene.ts';
import type { LeadsStore } from '../leads/leads.store.ts';
import type { StaffStore } from '../staff/staff.store.ts';
import { type EventBody, decideEvent, isNote, saidIn } from './case-events.ts';
import type { CaseRewards } from './case-rewards.ts';
import { planOf, takesNotes, takesSteps, viewOfCase } from './case-view.ts';
import type { CaseWords } from './case-words.ts';
import type { CaseRecord, DispositionsStore, EventRecord } from './dispositions.store.ts';

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  leads: Pick<LeadsStore, 'findReadable'>;
  staff: Pick<StaffStore, 'namesOf'>;
  district: DistrictStore;
  dispositions: DispositionsStore;
  acts: LeadActs;
  words: CaseWords;
  rewards: CaseRewards;
};

const DONE = { ok: true } as const;

/** What is done about a target once a lead is verified (handbook B, below the lead's table). */
export function makeDispositionsService(deps: Deps) {
  const { inTransaction, clock, leads, staff, district, dispositions, acts, words, rewards } = deps;

  /** By when the next step of a case is due as it now stands. */
  function dueOf({ days, lead }: LeadScene, row: CaseRecord, events: readonly EventRecord[]): Date | null {
    const { repaidFen } = figuresOf(events);
    const named = caseDeadline(row.status, { deadline: row.deadline, plan: planOf(events), repaidFen });
    if (named !== undefined) return named;
    const { clock: limit } = caseOwed(row.status, lead.policeConsent);
    return limit ? days.due(limit, row.statusSince) : null;
  }

  return {
    /** @throws Refusal NOT_FOUND */
    list: (caller: Caller, leadId: string): Promise<{ cases: CaseView[] }> =>
      inTransaction(async (tx) => {
        const lead = (await leads.findReadable(tx, leadId, caller.ring)) ?? refuse('NOT_FOUND');
        const days = await readOfficeDays(tx, district);
        const scene = await acts.look({ tx, actor: caller.actor, now: clock.now(), days }, lead);
        const rows = await dispositions.ofLead(tx, leadId);
        if (!rows.length) return { cases: [] };
        const ids = rows.map(({ id }) => id);
        const events = Map.groupBy(await dispositions.events(tx, ids), ({ caseId }) => caseId);
        const sheets = await words.read(tx, caller.ring, leadId);
        const people = [...events.values()].flat().map(({ staffId }) => staffId);
        const names = await staff.namesOf(tx, [...people, ...rows.map(({ proposalBy }) => proposalBy)]);
        return {
          cases: rows.map((row) => {
            const present = row.round === scene.standing.round && lead.caseStatus !== null;
            return viewOfCase(scene, row, events.get(row.id) ?? [], sheets, names, present);
          }),
        };
      }),

    /**
     * Writes an event down, with what follows from it: the case's and the lead's date, whose turn it is, the reward.
     * @throws Refusal as {@link decideCase}, NOT_FOUND, STALE_VERSION, KEY_MISSING
     */
    record: (caller: Caller, leadId: string, body: EventBody) =>
      acts.on(caller, { leadId, version: body.version }, async (scene) => {
        const { tx, lead, actor, now, standing } = scene;
        const row = (await dispositions.ofLead(tx, leadId)).find(({ round }) => round === standing.round);
        if (!row || !(isNote(body.act) ? takesNotes(scene) : takesSteps(scene))) refuse('ILLEGAL_TRANSITION');
        const before = await dispositions.events(tx, [row.id]);
        const said = saidIn(body, now);
        const { event, changed } = decideEvent(row, before, body, said, actor, now);
        const id = randomUUID();
        const written = { id, caseId: row.id, on: said.on, at: now, staffId: caller.staffId, ...event };
        await dispositions.addEvent(tx, written);
        const after = { ...row, ...changed };
        const events = await dispositions.events(tx, [row.id]);
        const dueAt = dueOf(scene, after, events);
        await dispositions.save(tx, row.id, { ...changed, dueAt });
        const policeOnly = CRIMINAL_CASES.includes(after.status);
        const { words: text, documentNo } = said;
        await words.keep(tx, caller, leadId, { event: id, words: text, documentNo, policeOnly }, now);
        const columns = {
          caseStatus: after.status,
          dispositionClass: classOf(after.status),
          ...(lead.status === 'DISPOSING' ? { dueAt } : {}),
        };
        const entry = { act: `case.${event.kind}`, facts: { caseId: row.id } };
        const settled = await acts.settle(scene, columns, entry);
        await rewards(settled, after, events, event.kind);
        return DONE;
      }),
  };
}
export type DispositionsService = ReturnType<typeof makeDispositionsService>;
