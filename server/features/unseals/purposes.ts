import type { KeyRing } from '../../crypto/key-ring.ts';
import type { Tx } from '../../db/connection.ts';
import { deskKindOf } from '../../domain/compartments.ts';
import { refuse } from '../../domain/errors.ts';
import { type UnsealKind, purposeReaders } from '../../domain/unseal.ts';
import type { Caller } from '../caller.ts';
import type { Drawers, OpenDrawer, Sheet } from '../compartments/drawers.ts';
import type { StaffStore } from '../staff/staff.store.ts';
import type { UnsealRecord } from './unseals.store.ts';

/** What a request asks for, sealed beside its words: the row in the database says no more than this. */
export type Asked = { unsealId: string; kind: UnsealKind };
/** Why somebody opens something, or why they may not: a catalogue's code and their own words. */
export type PurposeSheet = { reason: string; text: string; asks?: Asked };
type SheetKind = 'PURPOSE' | 'ANSWER';

/**
 * Words about an opening can hold names, so they lie sealed: in a drawer of the desk from which they were written,
 * which those read who decide about it, and the auditor. The log keeps the code and the sheet's id.
 */
export function makePurposes({ drawers, staff }: { drawers: Drawers; staff: StaffStore }) {
  async function keyedDesk(tx: Tx, code: string) {
    const [desk] = await staff.keyedDesks(tx, [code]);
    return desk?.publicKey ? { id: desk.id, publicKey: desk.publicKey } : null;
  }

  async function drawerOf(
    tx: Tx,
    ring: KeyRing,
    leadId: string,
    code: string,
    at: Date,
  ): Promise<OpenDrawer> {
    const own = (await keyedDesk(tx, code)) ?? refuse('DESK_NOT_KEYED');
    if (await drawers.exists(tx, leadId, 'access', own.id)) {
      return (await drawers.open(tx, ring, leadId, 'access', own.id)) ?? refuse('KEY_MISSING');
    }
    if (!ring.deskIds.includes(own.id)) refuse('KEY_MISSING');
    const kind = deskKindOf(code) ?? refuse('KEY_MISSING');
    const readers = purposeReaders(kind).filter((reader) => reader !== kind);
    const desks = (await staff.keyedDesks(tx, readers)).flatMap(({ id, publicKey }) =>
      publicKey ? [{ id, publicKey }] : [],
    );
    return drawers.make(tx, { leadId, kind: 'access', ownDesk: own, desks }, at);
  }

  /** The sheet as it was written; null where no key of the ring opens it any more, or there is none. */
  async function sheetOf(
    tx: Tx,
    ring: KeyRing,
    leadId: string,
    { from, kind, id }: { from: string; kind: SheetKind; id: string | null },
  ): Promise<Sheet<PurposeSheet> | null> {
    const desk = await keyedDesk(tx, from);
    const drawer = desk && (await drawers.openKept(tx, ring, leadId, 'access', desk.id));
    if (!drawer) return null;
    const sheets = await drawers.sheets<PurposeSheet>(tx, drawer, kind);
    return sheets.find((sheet) => sheet.id === id) ?? null;
  }

  return {
    /** The codes of the desks whose keys the person holds. */
    async seatsOf(tx: Tx, caller: Caller): Promise<string[]> {
      const seats = await staff.memberships(tx, caller.staffId);
      return seats.filter(({ membership }) => membership.sealedDeskKey).map(({ code }) => code);
    },

    /** Seals words into the drawer of the desk `from`; answers the sheet's id. @throws Refusal KEY_MISSING */
    async write(
      tx: Tx,
      caller: Caller,
      leadId: string,
      sheet: { from: string; kind: SheetKind; body: PurposeSheet; at: Date },
    ): Promise<string> {
      const { from, kind, body, at } = sheet;
      const drawer = await drawerOf(tx, caller.ring, leadId, from, at);
      return drawers.put(tx, drawer, { kind, author: 'OFFICE', staffId: caller.staffId, body, at });
    },

    /** The words on that sheet; null where no key of the ring opens them any more. */
    read: async (...sheet: Parameters<typeof sheetOf>): Promise<string | null> =>
      (await sheetOf(...sheet))?.body.text ?? null,

    /**
     * Whether this request is the one that its asker sealed: by whom, for what and why. Rows can be written by hand.
     * @throws Refusal KEY_MISSING where the caller can't read what was asked
     */
    async isAsAsked(tx: Tx, ring: KeyRing, row: UnsealRecord): Promise<boolean> {
      const { askedFrom: from, purposeId: id, leadId } = row;
      const sheet = (await sheetOf(tx, ring, leadId, { from, kind: 'PURPOSE', id })) ?? refuse('KEY_MISSING');
      const { reason, asks } = sheet.body;
      const same = asks?.unsealId === row.id && asks.kind === row.kind && reason === row.reason;
      return same && sheet.staffId === row.askedBy;
    },
  };
}
export type Purposes = ReturnType<typeof makePurposes>;
