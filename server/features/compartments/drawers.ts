import { randomBytes, randomUUID } from 'node:crypto';
import {
  type DeskKey,
  newDataKey,
  openGrant,
  openReceiptGrant,
  sealGrant,
  sealReceiptGrant,
} from '../../crypto/compartment.ts';
import type { KeyRing } from '../../crypto/key-ring.ts';
import { openRecord, sealRecord } from '../../crypto/record.ts';
import { SUITE_1 } from '../../crypto/suites.ts';
import { unwrapKey, wrapKey } from '../../crypto/wrap.ts';
import type { Tx } from '../../db/connection.ts';
import type { CompartmentKind } from '../../domain/compartments.ts';
import type { CompartmentsStore } from './compartments.store.ts';

/** A drawer that is open: its id and its data key. */
export type OpenDrawer = { id: string; key: Buffer };

type Row = NonNullable<Awaited<ReturnType<CompartmentsStore['find']>>>;
type DocumentKind = Parameters<CompartmentsStore['documentsOf']>[2];

export type NewDrawer = {
  leadId: string;
  kind: CompartmentKind;
  desks: readonly DeskKey[];
  receiptKey?: Buffer;
  /** Findings: the unit's own desk, which reads at once; `others` read when all three have signed. */
  findingsOf?: DeskKey;
  others?: readonly DeskKey[];
};

/** A sheet in a drawer, opened. `body` is the JSON that was put in. */
export type Sheet<T> = {
  id: string;
  author: 'REPORTER' | 'OFFICE';
  staffId: string | null;
  createdAt: Date;
  body: T;
};

const holdContext = (compartmentId: string) => `hold ${compartmentId}`;
const placeOf = (documentId: string, compartmentId: string) => ({
  table: 'documents',
  row: `${documentId} ${compartmentId}`,
  column: 'body',
});

/**
 * A lead's sealed drawers: who can open one is decided by who holds a grant to its key, and by nothing else. Opening
 * answers null where the ring holds no grant; a tampered grant or sheet throws CannotOpen.
 */
export function makeDrawers(deps: { compartments: CompartmentsStore; holdKey: Buffer }) {
  const { compartments, holdKey } = deps;

  const lockOf = (row: Row): Buffer | undefined =>
    row.heldKey && row.releasedAt ? unwrapKey(holdKey, row.heldKey, holdContext(row.id)) : undefined;

  return {
    /** Makes a drawer with a fresh data key and seals that key to each desk that may read. */
    async make(tx: Tx, drawer: NewDrawer, now: Date): Promise<OpenDrawer> {
      const id = randomUUID();
      const key = newDataKey();
      const lock = drawer.others?.length ? randomBytes(32) : undefined;
      await compartments.add(tx, {
        id,
        leadId: drawer.leadId,
        kind: drawer.kind,
        deskId: drawer.findingsOf?.id ?? null,
        suite: SUITE_1,
        receiptGrant: drawer.receiptKey ? sealReceiptGrant(key, id, drawer.receiptKey) : null,
        heldKey: lock ? wrapKey(holdKey, lock, holdContext(id)) : null,
      });
      const grant = (desk: DeskKey, held: boolean) => ({
        compartmentId: id,
        deskId: desk.id,
        sealedKey: sealGrant(key, id, desk, held ? lock : undefined),
        held,
        grantedAt: now,
      });
      const readers = drawer.findingsOf ? [drawer.findingsOf, ...drawer.desks] : drawer.desks;
      await compartments.addGrants(tx, [
        ...readers.map((desk) => grant(desk, false)),
        ...(drawer.others ?? []).map((desk) => grant(desk, true)),
      ]);
      return { id, key };
    },

    async exists(tx: Tx, leadId: string, kind: CompartmentKind, deskId?: string): Promise<boolean> {
      return (await compartments.find(tx, leadId, kind, deskId)) !== undefined;
    },

    /** Opens a lead's drawer with the desks' keys of a signed-in person; null where none of them holds a grant. */
    async open(
      tx: Tx,
      ring: KeyRing,
      leadId: string,
      kind: CompartmentKind,
      deskId?: string,
    ): Promise<OpenDrawer | null> {
      const row = await compartments.find(tx, leadId, kind, deskId);
      if (!row) return null;
      const lock = lockOf(row);
      for (const grant of await compartments.grantsFor(tx, row.id, ring.deskIds)) {
        const deskKey = ring.deskKey(grant.deskId);
        if (!deskKey || (grant.held && !lock)) continue;
        return { id: row.id, key: openGrant(grant, deskKey, grant.held ? lock : undefined) };
      }
      return null;
    },

    /** Opens it with the reporter's receipt; null where the lead has no such drawer or the receipt no grant. */
    async openByReceipt(
      tx: Tx,
      receiptKey: Buffer,
      leadId: string,
      kind: CompartmentKind,
    ): Promise<OpenDrawer | null> {
      const row = await compartments.find(tx, leadId, kind);
      if (!row?.receiptGrant) return null;
      return { id: row.id, key: openReceiptGrant(row.receiptGrant, row.id, receiptKey) };
    },

    /** The codes of the desks that hold a key to it: everybody may know who can read. */
    async readersOf(tx: Tx, leadId: string, kind: CompartmentKind): Promise<string[]> {
      const row = await compartments.find(tx, leadId, kind);
      return row ? compartments.readersOf(tx, row.id) : [];
    },

    /** Lets more desks read: only somebody who has the drawer open can. */
    async share(tx: Tx, drawer: OpenDrawer, desks: readonly DeskKey[], now: Date): Promise<void> {
      await compartments.addGrants(
        tx,
        desks.map((desk) => ({
          compartmentId: drawer.id,
          deskId: desk.id,
          sealedKey: sealGrant(drawer.key, drawer.id, desk),
          held: false,
          grantedAt: now,
        })),
      );
    },

    /** Seals a sheet into an open drawer; answers its id. */
    async put(
      tx: Tx,
      drawer: OpenDrawer,
      sheet: { kind: DocumentKind; author: 'REPORTER' | 'OFFICE'; staffId?: string; body: unknown; at: Date },
    ): Promise<string> {
      const id = randomUUID();
      await compartments.addDocument(tx, {
        id,
        compartmentId: drawer.id,
        kind: sheet.kind,
        author: sheet.author,
        staffId: sheet.staffId ?? null,
        body: sealRecord(drawer.key, JSON.stringify(sheet.body), placeOf(id, drawer.id)),
        createdAt: sheet.at,
      });
      return id;
    },

    /** The sheets of a kind in the order they were put in; the last is the one in force. */
    async sheets<T>(tx: Tx, drawer: OpenDrawer, kind: DocumentKind): Promise<Sheet<T>[]> {
      const rows = await compartments.documentsOf(tx, drawer.id, kind);
      return rows.map((row) => ({
        id: row.id,
        author: row.author,
        staffId: row.staffId,
        createdAt: row.createdAt,
        body: JSON.parse(openRecord(drawer.key, row.body, placeOf(row.id, drawer.id)).toString('utf8')) as T,
      }));
    },
  };
}
export type Drawers = ReturnType<typeof makeDrawers>;
