import { and, eq, getTableName, inArray, like, or, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Tx } from '../../db/connection.ts';
import {
  blindIndex,
  compartments,
  documents,
  evidence,
  evidenceCopies,
  evidenceReleases,
  exclusionLists,
  exclusionTags,
  grants,
  mails,
  messageFiles,
  reporterContacts,
  rewards,
  searchWords,
  unseals,
} from '../../db/tables/index.ts';
import type { CompartmentKind } from '../../domain/compartments.ts';

/** The drawers of one lead whose keys are to be destroyed, all at one moment. */
export type Goes = {
  leadId: string;
  drawerIds: readonly string[];
  kinds: readonly CompartmentKind[];
  at: Date;
};

/** A table whose rows open, or lie under, a drawer's key: its columns that must not survive, and how they go. */
type Place = { table: PgTable; columns: readonly string[]; erase(tx: Tx, goes: Goes): Promise<unknown> };

const NOTHING = Buffer.alloc(0);

export const evidenceIn = (tx: Tx, { drawerIds }: Goes) =>
  tx
    .select({ id: evidence.id })
    .from(evidence)
    .where(inArray(evidence.compartmentId, [...drawerIds]));
const whenGoes = (kind: CompartmentKind, { kinds }: Goes): SQL =>
  kinds.includes(kind) ? sql`true` : sql`false`;

/**
 * The one list of what crypto-erasure destroys. A table that gets a column with a key, a sealed text or a tag of a
 * lead is named here, or in `erasure-exceptions.ts` with the reason; a test compares both with the database.
 */
export const PLACES: readonly Place[] = [
  {
    table: compartments,
    columns: ['receipt_grant', 'held_key'],
    erase: (tx, { drawerIds, at }) =>
      tx
        .update(compartments)
        .set({ receiptGrant: null, heldKey: null, erasedAt: at })
        .where(inArray(compartments.id, [...drawerIds])),
  },
  {
    table: grants,
    columns: ['sealed_key'],
    erase: (tx, { drawerIds }) => tx.delete(grants).where(inArray(grants.compartmentId, [...drawerIds])),
  },
  {
    table: unseals,
    columns: ['sealed_key', 'held_key'],
    erase: (tx, { drawerIds }) =>
      tx
        .update(unseals)
        .set({ status: 'ENDED', sealedKey: null, heldKey: null })
        .where(and(inArray(unseals.compartmentId, [...drawerIds]), eq(unseals.status, 'OPEN'))),
  },
  {
    table: documents,
    columns: ['body'],
    erase: (tx, { drawerIds, at }) =>
      tx
        .update(documents)
        .set({ body: NOTHING, erasedAt: at })
        .where(inArray(documents.compartmentId, [...drawerIds])),
  },
  {
    table: evidenceReleases,
    columns: ['sealed_key'],
    erase: (tx, goes) =>
      tx
        .delete(evidenceReleases)
        .where(
          or(
            inArray(evidenceReleases.compartmentId, [...goes.drawerIds]),
            inArray(evidenceReleases.evidenceId, evidenceIn(tx, goes)),
          ),
        ),
  },
  {
    table: evidenceCopies,
    columns: ['sealed_facts', 'store_key'],
    erase: (tx, goes) =>
      tx.delete(evidenceCopies).where(inArray(evidenceCopies.evidenceId, evidenceIn(tx, goes))),
  },
  {
    table: evidence,
    columns: [
      'sealed_key',
      'sealed_working_key',
      'sealed_facts',
      'scan_key',
      'held_working_key',
      'store_key',
    ],
    erase: (tx, { drawerIds, at }) =>
      tx
        .update(evidence)
        .set({
          sealedKey: NOTHING,
          sealedWorkingKey: null,
          sealedFacts: NOTHING,
          scanKey: null,
          heldWorkingKey: null,
          scanStatus: sql`case when ${evidence.scanStatus} = 'WAITING' then 'NOT_SCANNED' else ${evidence.scanStatus} end`,
          copyStatus: 'NONE',
          uncleanReason: null,
          // Named by no row, its objects in the store are strays: what the erasure doesn't remove, the sweep does.
          storeKey: sql`'erased ' || ${evidence.id}::text`,
          erasedAt: at,
        })
        .where(inArray(evidence.compartmentId, [...drawerIds])),
  },
  {
    table: messageFiles,
    columns: ['sealed_key', 'sealed_facts', 'store_key'],
    erase: (tx, { drawerIds, at }) =>
      tx
        .update(messageFiles)
        .set({
          sealedKey: NOTHING,
          sealedFacts: NOTHING,
          storeKey: sql`'erased ' || ${messageFiles.id}::text`,
          erasedAt: at,
        })
        .where(inArray(messageFiles.compartmentId, [...drawerIds])),
  },
  {
    // Who asked to be told is as much of a name as the name itself, and goes with it.
    table: reporterContacts,
    columns: ['sealed_address'],
    erase: (tx, goes) =>
      tx
        .delete(reporterContacts)
        .where(and(eq(reporterContacts.leadId, goes.leadId), whenGoes('identity', goes))),
  },
  {
    table: blindIndex,
    columns: ['tag'],
    erase: (tx, goes) =>
      tx.delete(blindIndex).where(and(eq(blindIndex.leadId, goes.leadId), whenGoes('brief', goes))),
  },
  {
    table: searchWords,
    columns: [],
    erase: (tx, goes) =>
      tx.delete(searchWords).where(and(eq(searchWords.leadId, goes.leadId), whenGoes('brief', goes))),
  },
  {
    table: rewards,
    columns: ['claim_code_tag', 'claim_code_tail', 'proxy_tag', 'payee_tag'],
    erase: (tx, goes) =>
      tx
        .update(rewards)
        .set({
          claimCodeTag: null,
          claimCodeUntil: null,
          claimCodeTail: null,
          proxyTag: null,
          payeeTag: null,
        })
        .where(and(eq(rewards.leadId, goes.leadId), whenGoes('payment', goes))),
  },
  {
    // The list of a case's people goes with its digests.
    table: exclusionTags,
    columns: ['tag'],
    erase: (tx, { leadId }) => tx.delete(exclusionLists).where(eq(exclusionLists.leadId, leadId)),
  },
  {
    // No key, but a link to the lead in somebody's mail.
    table: mails,
    columns: [],
    erase: (tx, { leadId }) => tx.delete(mails).where(like(mails.link, `/verification/leads/${leadId}%`)),
  },
];

/** `table.column` of everything that {@link PLACES} empties. */
export const ERASED_COLUMNS: readonly string[] = PLACES.flatMap(({ table, columns }) =>
  columns.map((column) => `${getTableName(table)}.${column}`),
);
