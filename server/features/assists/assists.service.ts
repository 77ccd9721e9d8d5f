import { randomUUID } from 'node:crypto';
import type { Static } from 'typebox';
import type { AssistView, askAssist } from '../../contract/assists.ts';
import type { Clock } from '../../adapters/clock.ts';
import type { Tx } from '../../db/connection.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { isOneOf } from '../../domain/acting.ts';
import { ASKED_IN, assistsFor, decideAssistAnswer, decideAssistRequest } from '../../domain/assist.ts';
import { endOfLocalDay } from '../../domain/calendar.ts';
import { refuse } from '../../domain/errors.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import type { Drawers, Sheet } from '../compartments/drawers.ts';
import type { DistrictStore } from '../district/district.store.ts';
import { readOfficeDays } from '../district/office-days.ts';
import type { LeadActs } from '../leads/lead-acts.ts';
import type { LeadsStore } from '../leads/leads.store.ts';
import type { Notices } from '../notifications/notices.ts';
import type { StaffStore } from '../staff/staff.store.ts';
import type { TeamDrawers } from '../tasks/team-drawers.ts';
import type { AssistsStore } from './assists.store.ts';

/** What is asked or answered, sealed for the assisting unit and the three. */
type AssistSheet = { assist: string; text: string };
type Ask = Static<typeof askAssist.schema.body>;

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  assists: AssistsStore;
  leads: Pick<LeadsStore, 'findReadable'>;
  district: DistrictStore;
  staff: Pick<StaffStore, 'namesOf'>;
  drawers: Drawers;
  teamDrawers: TeamDrawers;
  audit: AuditStore;
  notices: Notices;
  acts: LeadActs;
};

/** 协查: the coordinator asks a regulator or a township, which answers by a day. */
export function makeAssistsService(deps: Deps) {
  const {
    inTransaction,
    clock,
    assists,
    leads,
    district,
    staff,
    drawers,
    teamDrawers,
    audit,
    notices,
    acts,
  } = deps;

  const office = (caller: Caller, at: Date) => ({ author: 'OFFICE' as const, staffId: caller.staffId, at });
  const note = (tx: Tx, { actor }: Caller, act: string, leadId: string, unit: string, at: Date) =>
    audit.append(tx, { actor, act, subject: { kind: 'LEAD', id: leadId }, facts: { unit }, at });
  const textOf = (sheets: readonly Sheet<AssistSheet>[], id: string | null) =>
    sheets.find((sheet) => sheet.id === id)?.body.text ?? null;

  return {
    list: (caller: Caller, leadId: string) =>
      inTransaction(async (tx) => {
        const lead = (await leads.findReadable(tx, leadId, caller.ring)) ?? refuse('NOT_FOUND');
        const now = clock.now();
        const days = await readOfficeDays(tx, district);
        const rows = await assists.ofLead(tx, leadId);
        const names = await staff.namesOf(
          tx,
          rows.flatMap((row) => [row.askedBy, row.answeredBy]),
        );
        const views: AssistView[] = [];
        for (const unit of new Set(rows.map((row) => row.unit))) {
          const drawer = await teamDrawers.toRead(tx, caller, leadId, 'assist', unit, now);
          if (!drawer) continue;
          const asked = await drawers.sheets<AssistSheet>(tx, drawer, 'PURPOSE');
          const answers = await drawers.sheets<AssistSheet>(tx, drawer, 'ANSWER');
          for (const row of rows.filter((one) => one.unit === unit)) {
            views.push({
              id: row.id,
              unit,
              asks: textOf(asked, row.asksId) ?? '',
              askedByName: names.get(row.askedBy) ?? '',
              askedAt: row.askedAt.toISOString(),
              dueAt: row.dueAt.toISOString(),
              owed: row.answeredAt ? null : days.owed(row.dueAt, now),
              answer: textOf(answers, row.answerId),
              answeredByName: row.answeredBy && (names.get(row.answeredBy) ?? ''),
              answeredAt: row.answeredAt?.toISOString() ?? null,
              mayAnswer: row.answeredAt === null && assistsFor(unit, caller.actor),
            });
          }
        }
        const asks = ASKED_IN.includes(lead.status) && isOneOf(caller.actor, ['LEAD_COORDINATOR']);
        return {
          assists: views.toSorted((a, b) => a.askedAt.localeCompare(b.askedAt)),
          mayAsk: asks ? [...lead.assistUnits] : [],
        };
      }),

    ask: (caller: Caller, leadId: string, { unit, text, dueOn }: Ask) =>
      acts.on(caller, { leadId }, async ({ tx, lead, now, actor }) => {
        const dueAt = dayOf(dueOn);
        decideAssistRequest(lead, { unit, text, dueAt }, actor, now);
        const id = randomUUID();
        const drawer = await teamDrawers.toWrite(tx, caller.ring, leadId, 'assist', unit, now);
        const body: AssistSheet = { assist: id, text };
        const asksId = await drawers.put(tx, drawer, { kind: 'PURPOSE', body, ...office(caller, now) });
        await assists.add(tx, { id, leadId, unit, asksId, askedBy: caller.staffId, askedAt: now, dueAt });
        await note(tx, caller, 'assist.ask', leadId, unit, now);
        const roles = ['INDUSTRY_REGULATOR', 'TOWNSHIP_OFFICER'] as const;
        const path = `/verification/leads/${leadId}`;
        await notices.tell(tx, { template: 'LEAD_TURN', path, roles, unitCode: unit }, now);
        return { id };
      }),

    answer: (caller: Caller, leadId: string, id: string, text: string) =>
      acts.on(caller, { leadId }, async ({ tx, now, actor }) => {
        const row = (await assists.ofLead(tx, leadId)).find((one) => one.id === id) ?? refuse('NOT_FOUND');
        decideAssistAnswer(row, text, actor);
        const drawer = await teamDrawers.toWrite(tx, caller.ring, leadId, 'assist', row.unit, now);
        const body: AssistSheet = { assist: id, text };
        const answerId = await drawers.put(tx, drawer, { kind: 'ANSWER', body, ...office(caller, now) });
        await assists.save(tx, id, { answerId, answeredBy: caller.staffId, answeredAt: now });
        await note(tx, caller, 'assist.answer', leadId, row.unit, now);
        const path = `/verification/leads/${leadId}`;
        await notices.tellPeople(tx, { template: 'LEAD_TURN', path, people: [row.askedBy] }, now);
        return { ok: true } as const;
      }),
  };
}
export type AssistsService = ReturnType<typeof makeAssistsService>;

/** @throws Refusal BAD_REQUEST for a day that no calendar has */
function dayOf(date: string): Date {
  try {
    return endOfLocalDay(date);
  } catch {
    return refuse('BAD_REQUEST', [{ path: 'dueOn', code: 'BAD_FORMAT' }]);
  }
}
