import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Tx } from '../../db/connection.ts';
import { compartments, documents, evidence, evidenceCopies, messageFiles } from '../../db/tables/index.ts';
import type { CompartmentKind } from '../../domain/compartments.ts';
import { type Goes, PLACES, evidenceIn } from './erasure-places.store.ts';

/** What lies in the drawers now: for the preview, and for the tombstone. */
export type Contents = {
  sheets: readonly { id: string; digest: string }[];
  files: readonly { id: string; digest: string; storeKey: string; bytes: number }[];
};

const digestOf = (column: AnyPgColumn) => sql<string>`encode(sha256(${column}), 'hex')`;

export const erasureStore = {
  keptDrawers: (tx: Tx, leadId: string, kinds: readonly CompartmentKind[]) =>
    tx
      .select({ id: compartments.id, kind: compartments.kind })
      .from(compartments)
      .where(
        and(
          eq(compartments.leadId, leadId),
          isNull(compartments.erasedAt),
          inArray(compartments.kind, [...kinds]),
        ),
      ),

  async contents(tx: Tx, goes: Goes): Promise<Contents> {
    const sheets = await tx
      .select({ id: documents.id, digest: digestOf(documents.body) })
      .from(documents)
      .where(inArray(documents.compartmentId, [...goes.drawerIds]));
    const originals = await tx
      .select({
        id: evidence.id,
        digest: digestOf(evidence.sealedFacts),
        storeKey: evidence.storeKey,
        bytes: evidence.storedBytes,
      })
      .from(evidence)
      .where(inArray(evidence.compartmentId, [...goes.drawerIds]));
    const copies = await tx
      .select({
        id: evidenceCopies.id,
        digest: digestOf(evidenceCopies.sealedFacts),
        storeKey: evidenceCopies.storeKey,
        bytes: evidenceCopies.storedBytes,
      })
      .from(evidenceCopies)
      .where(inArray(evidenceCopies.evidenceId, evidenceIn(tx, goes)));
    const sent = await tx
      .select({
        id: messageFiles.id,
        digest: digestOf(messageFiles.sealedFacts),
        storeKey: messageFiles.storeKey,
        bytes: messageFiles.storedBytes,
      })
      .from(messageFiles)
      .where(inArray(messageFiles.compartmentId, [...goes.drawerIds]));
    return { sheets, files: [...originals, ...copies, ...sent] };
  },

  /** Destroys the drawers' keys and all that opens or lies under them. The drawer first: who seals into it waits. */
  async erase(tx: Tx, goes: Goes): Promise<void> {
    for (const place of PLACES) await place.erase(tx, goes);
  },
};
export type ErasureStore = typeof erasureStore;
