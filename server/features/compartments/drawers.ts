import { randomUUID } from 'node:crypto';
import { CannotOpen } from '../../crypto/cannot-open.ts';
import {
  type DeskKey,
  type DrawerPlace,
  drawerContext,
  openGrant,
  openReceiptGrant,
  sealGrant,
} from '../../crypto/compartment.ts';
import type { KeyRing } from '../../crypto/key-ring.ts';
import { openRecord, sealRecord } from '../../crypto/record.ts';
import { unwrapKey } from '../../crypto/wrap.ts';
import type { Tx } from '../../db/connection.ts';
import type { CompartmentKind } from '../../domain/compartments.ts';
import { refuse } from '../../domain/errors.ts';
import { orBrokenSeal } from './broken-seal.ts';
import type { CompartmentsStore } from './compartments.store.ts';
import { type NewDrawer, type OpenDrawer, holdContext, makeNewDrawers } from './new-drawers.ts';
import { presentKeysOf } from './present-keys.ts';

export type { NewDrawer, OpenDrawer };

type Row = NonNullable<Awaited<ReturnType<CompartmentsStore['find']>>>;
type Grant = Awaited<ReturnType<CompartmentsStore['grantsFor']>>[number];
type DocumentRow = Awaited<ReturnType<CompartmentsStore['documentsOf']>>[number];
type DocumentKind = Parameters<CompartmentsStore['documentsOf']>[2];

export type NewSheet = {
  kind: DocumentKind;
  author: 'REPORTER' | 'OFFICE';
  staffId?: string;
  body: unknown;
  at: Date;
};

/** A sheet in a drawer, opened. `body` is the JSON that was put in. */
export type Sheet<T> = {
  id: string;
  author: 'REPORTER' | 'OFFICE';
  staffId: string | null;
  createdAt: Date;
  body: T;
};

const placeOf = (drawer: DrawerPlace, sheet: Pick<DocumentRow, 'id' | 'kind' | 'author' | 'staffId'>) => ({
  table: 'documents',
  row: `${sheet.id} ${drawerContext(drawer)} ${sheet.kind} ${sheet.author} ${sheet.staffId ?? '-'}`,
  column: 'body',
});

/** Opens what lies in a drawer; a seal that was tampered with, or moved, is broken. @throws BrokenSeal */
const opening = <T>({ leadId, kind }: DrawerPlace, open: () => T): T =>
  orBrokenSeal({ kind: 'LEAD', id: leadId }, { drawer: kind }, open);

/**
 * A lead's sealed drawers: who can open one is decided by who holds a grant to its key, and by nothing else. Opening
 * answers null where the ring holds no grant; a tampered grant or sheet is refused as SEAL_BROKEN and logged.
 */
export function makeDrawers(deps: { compartments: CompartmentsStore; holdKey: Buffer; keyMacKey: Buffer }) {
  const { compartments, holdKey } = deps;
  const presentKeys = presentKeysOf(deps);
  const makeAll = makeNewDrawers({ compartments, presentKeys, holdKey });

  const lockOf = (row: Row): Buffer | undefined =>
    row.heldKey && row.releasedAt ? unwrapKey(holdKey, row.heldKey, holdContext(row)) : undefined;

  function byGrants(row: Row, grants: readonly Grant[], ring: KeyRing): OpenDrawer | null {
    return opening(row, () => {
      const lock = lockOf(row);
      for (const grant of grants) {
        // No grant of ours is for a key that the desk never had, or held back without a lock.
        if (!grant.sealable || (grant.held && !row.heldKey)) throw new CannotOpen();
        const deskKey = ring.deskKey(grant.deskId, grant.generation);
        if (!deskKey || (grant.held && !lock)) continue;
        return { ...placeIn(row), key: openGrant(grant, row, deskKey, grant.held ? lock : undefined) };
      }
      return null;
    });
  }

  async function putAll(tx: Tx, sheets: readonly (readonly [OpenDrawer, NewSheet])[]): Promise<string[]> {
    const rows = sheets.map(([drawer, { kind, author, staffId = null, body, at }]) => {
      const row = { id: randomUUID(), kind, author, staffId };
      const sealed = sealRecord(drawer.key, JSON.stringify(body), placeOf(drawer, row));
      return { ...row, compartmentId: drawer.id, body: sealed, createdAt: at };
    });
    await compartments.addDocuments(tx, rows);
    return rows.map(({ id }) => id);
  }

  return {
    /** Makes a drawer with a fresh data key and seals that key to each desk that may read. */
    async make(tx: Tx, drawer: NewDrawer, now: Date): Promise<OpenDrawer> {
      const [made] = await makeAll(tx, drawer.leadId, [drawer], now);
      return made as OpenDrawer;
    },

    /** The same for several drawers of one lead, in as many questions as one takes; in the order given. */
    makeAll,

    async exists(tx: Tx, leadId: string, kind: CompartmentKind, deskId?: string): Promise<boolean> {
      return (await compartments.find(tx, leadId, kind, deskId)) !== undefined;
    },

    /**
     * Opens a lead's drawer with the desks' keys of a signed-in person; null where none of them holds a grant, and for
     * whoever keeps away from the lead.
     * @throws Refusal ERASED where its key was destroyed
     */
    async open(
      tx: Tx,
      ring: KeyRing,
      leadId: string,
      kind: CompartmentKind,
      deskId?: string,
    ): Promise<OpenDrawer | null> {
      const row = await compartments.find(tx, leadId, kind, deskId);
      if (!row) return null;
      demandKept(row);
      return byGrants(row, await compartments.grantsFor(tx, row, ring), ring);
    },

    /** The same for many leads at once, by their ids; whose drawer doesn't open is not in the answer. */
    async openMany(
      tx: Tx,
      ring: KeyRing,
      leadIds: readonly string[],
      kind: CompartmentKind,
    ): Promise<Map<string, OpenDrawer>> {
      const rows = await compartments.findMany(tx, leadIds, kind);
      if (!rows.length || !ring.deskIds.length) return new Map();
      const ids = rows.map((row) => row.id);
      const grants = Map.groupBy(
        await compartments.grantsForMany(tx, ids, ring),
        (each) => each.compartmentId,
      );
      const found = new Map<string, OpenDrawer>();
      for (const row of rows) {
        demandKept(row);
        const drawer = byGrants(row, grants.get(row.id) ?? [], ring);
        if (drawer) found.set(row.leadId, drawer);
      }
      return found;
    },

    /** The same for a page that shows what there is: null too where the drawer was erased. */
    async openKept(
      tx: Tx,
      ring: KeyRing,
      leadId: string,
      kind: CompartmentKind,
      deskId?: string,
    ): Promise<OpenDrawer | null> {
      const row = await compartments.find(tx, leadId, kind, deskId);
      return !row || row.erasedAt ? null : this.open(tx, ring, leadId, kind, deskId);
    },

    /**
     * Opens it with the reporter's receipt; null where the lead has no such drawer or the receipt no grant.
     * @throws Refusal ERASED where its key was destroyed
     */
    async openByReceipt(
      tx: Tx,
      receiptKey: Buffer,
      leadId: string,
      kind: CompartmentKind,
    ): Promise<OpenDrawer | null> {
      const row = await compartments.find(tx, leadId, kind);
      if (row) demandKept(row);
      const receiptGrant = row?.receiptGrant;
      if (!row || !receiptGrant) return null;
      const key = opening(row, () => openReceiptGrant(receiptGrant, row, receiptKey));
      return { ...placeIn(row), key };
    },

    /** Since when the drawer's key is destroyed; null where it is not. */
    async erasedAt(tx: Tx, leadId: string, kind: CompartmentKind): Promise<Date | null> {
      return (await compartments.find(tx, leadId, kind))?.erasedAt ?? null;
    },

    /** The codes of the desks that hold a key to it: everybody may know who can read. */
    async readersOf(tx: Tx, leadId: string, kind: CompartmentKind): Promise<string[]> {
      const row = await compartments.find(tx, leadId, kind);
      return row ? compartments.readersOf(tx, row.id) : [];
    },

    /** Lets more desks read: only somebody who has the drawer open can. */
    async share(tx: Tx, drawer: OpenDrawer, desks: readonly DeskKey[], now: Date): Promise<void> {
      const keys = await presentKeys(tx, drawer.leadId, desks);
      await compartments.addGrants(
        tx,
        keys.map((desk) => ({
          compartmentId: drawer.id,
          deskId: desk.id,
          sealedKey: sealGrant(drawer.key, drawer, desk),
          generation: desk.generation,
          held: false,
          grantedAt: now,
        })),
      );
    },

    /** Seals a sheet into an open drawer; answers its id. */
    async put(tx: Tx, drawer: OpenDrawer, sheet: NewSheet): Promise<string> {
      const [id] = await putAll(tx, [[drawer, sheet]]);
      return id as string;
    },

    /** Several sheets, each into its drawer. */
    putAll,

    /** The sheets of a kind in the order they were put in; the last is the one in force. */
    async sheets<T>(tx: Tx, drawer: OpenDrawer, kind: DocumentKind): Promise<Sheet<T>[]> {
      const rows = await compartments.documentsOf(tx, drawer.id, kind);
      return rows.map((row) => ({
        id: row.id,
        author: row.author,
        staffId: row.staffId,
        createdAt: row.createdAt,
        body: opened<T>(drawer, row),
      }));
    },

    /** Those very sheets, each out of its open drawer; one that lies in none of them is left out. */
    async sheetsById<T>(
      tx: Tx,
      drawers: Iterable<OpenDrawer>,
      ids: readonly string[],
    ): Promise<Map<string, T>> {
      const byId = new Map([...drawers].map((drawer) => [drawer.id, drawer]));
      const sheets = new Map<string, T>();
      for (const row of await compartments.documentsById(tx, ids)) {
        const drawer = byId.get(row.compartmentId);
        if (drawer) sheets.set(row.id, opened<T>(drawer, row));
      }
      return sheets;
    },
  };
}
export type Drawers = ReturnType<typeof makeDrawers>;

function opened<T>(drawer: OpenDrawer, row: DocumentRow): T {
  return opening(
    drawer,
    () => JSON.parse(openRecord(drawer.key, row.body, placeOf(drawer, row)).toString('utf8')) as T,
  );
}

/** @throws Refusal ERASED */
function demandKept({ erasedAt }: Row): void {
  if (erasedAt) refuse('ERASED');
}

function placeIn({ id, leadId, kind, deskId }: Row): DrawerPlace {
  return { id, leadId, kind, deskId };
}
