import type { Static } from 'typebox';
import { type NoteView, writeNote } from '../../contract/notes.ts';
import type { Clock } from '../../adapters/clock.ts';
import type { Tx } from '../../db/connection.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { isOneOf } from '../../domain/acting.ts';
import { deskOfUnit } from '../../domain/avoidance.ts';
import { refuse } from '../../domain/errors.ts';
import { isJointUnit } from '../../domain/lead-turn.ts';
import { type NoteScope, decideNote } from '../../domain/note.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import type { Drawers, OpenDrawer } from '../compartments/drawers.ts';
import type { LeadActs } from '../leads/lead-acts.ts';
import type { LeadsStore } from '../leads/leads.store.ts';
import type { StaffStore } from '../staff/staff.store.ts';
import type { TeamDrawers } from '../tasks/team-drawers.ts';

/** What an officer notes; `corrects` is the sheet that it puts right. */
type NoteSheet = { text: string; corrects: string | null };
type Body = Static<typeof writeNote.schema.body>;

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  leads: Pick<LeadsStore, 'findReadable'>;
  staff: Pick<StaffStore, 'namesOf'>;
  drawers: Drawers;
  teamDrawers: TeamDrawers;
  audit: AuditStore;
  acts: LeadActs;
};

const DRAWER_OF = { UNIT: 'notes', TEAM: 'team' } as const satisfies Record<NoteScope, string>;

/** What the people who work on a lead note for themselves and for each other. */
export function makeNotesService(deps: Deps) {
  const { inTransaction, clock, leads, staff, drawers, teamDrawers, audit, acts } = deps;

  const sheetsIn = (tx: Tx, drawer: OpenDrawer) => drawers.sheets<NoteSheet>(tx, drawer, 'NOTE');

  return {
    list: (caller: Caller, leadId: string) =>
      inTransaction(async (tx) => {
        const lead = (await leads.findReadable(tx, leadId, caller.ring)) ?? refuse('NOT_FOUND');
        const scopes = scopesOf(caller);
        const found: { scope: NoteScope; sheets: Awaited<ReturnType<typeof sheetsIn>> }[] = [];
        for (const scope of scopes) {
          const { unit } = caller.actor;
          const drawer = await teamDrawers.toRead(tx, caller, leadId, DRAWER_OF[scope], unit, clock.now());
          if (drawer) found.push({ scope, sheets: await sheetsIn(tx, drawer) });
        }
        const names = await staff.namesOf(
          tx,
          found.flatMap(({ sheets }) => sheets.map(({ staffId }) => staffId)),
        );
        const notes = found.flatMap(({ scope, sheets }) =>
          sheets.map(({ id, staffId, body, createdAt }): NoteView => ({
            id,
            scope,
            text: body.text,
            byName: names.get(staffId ?? '') ?? '',
            mine: staffId === caller.staffId,
            at: createdAt.toISOString(),
            corrects: body.corrects,
            corrected: sheets.some((later) => later.body.corrects === id),
          })),
        );
        const writes = lead.status !== 'ARCHIVED' && isOneOf(caller.actor, writeNote.allow);
        return {
          notes: notes.toSorted((a, b) => a.at.localeCompare(b.at)),
          mayWrite: writes ? [...scopes] : [],
        };
      }),

    write: (caller: Caller, leadId: string, asked: Body) =>
      acts.on(caller, { leadId }, async ({ tx, now, lead }) => {
        const { scope, text } = asked;
        const corrects = asked.corrects ?? null;
        const { unit } = caller.actor;
        const kind = DRAWER_OF[scope];
        const drawer = await teamDrawers.toWrite(tx, caller.ring, leadId, kind, unit, now);
        decideNote(lead, { text, corrects }, await sheetsIn(tx, drawer), caller.staffId);
        const body: NoteSheet = { text, corrects };
        const sheet = { kind: 'NOTE' as const, author: 'OFFICE' as const, staffId: caller.staffId };
        const id = await drawers.put(tx, drawer, { ...sheet, body, at: now });
        const facts = { drawer: kind, unit };
        const subject = { kind: 'LEAD', id: leadId } as const;
        await audit.append(tx, { actor: caller.actor, act: 'note.write', subject, facts, at: now });
        return { id };
      }),
  };
}
export type NotesService = ReturnType<typeof makeNotesService>;

/** At whose desk somebody sits, for that unit they write; the three units write to each other too. */
function scopesOf({ actor, seats }: Caller): readonly NoteScope[] {
  const desk = deskOfUnit(actor.unit);
  if (!seats.some(({ code }) => code === desk)) return [];
  return isJointUnit(actor.unit) ? ['UNIT', 'TEAM'] : ['UNIT'];
}
