import { and, asc, count, desc, eq, gte, inArray, isNull, lt, notExists, or, sql } from 'drizzle-orm';
import type { NodeName } from '../../crypto/merkle.ts';
import type { Tx } from '../../db/connection.ts';
import {
  auditEntries,
  auditLinks,
  auditUnsequenced,
  checkpoints,
  merkleNodes,
} from '../../db/tables/index.ts';

export type Link = typeof auditLinks.$inferSelect;
export type TreeNode = typeof merkleNodes.$inferSelect;

/** One sequencer at a time over all processes; any number will do that nobody else takes. */
const SEQUENCER_LOCK = 7_240_501;

/** The log as a chain and a tree: places, nodes, checkpoints. */
export const logStore = {
  /** Until the transaction ends; false where another process has its turn. */
  async takeTurn(tx: Tx): Promise<boolean> {
    const { rows } = await tx.execute<{ mine: boolean }>(
      sql`select pg_try_advisory_xact_lock(${SEQUENCER_LOCK}) as mine`,
    );
    return rows[0]?.mine === true;
  },

  /** Committed entries without a place, in the order of their ids. */
  waiting: (tx: Tx, limit: number) =>
    tx
      .select({ entry: auditEntries })
      .from(auditUnsequenced)
      .innerJoin(auditEntries, eq(auditEntries.id, auditUnsequenced.entryId))
      .leftJoin(auditLinks, eq(auditLinks.entryId, auditEntries.id))
      .where(isNull(auditLinks.position))
      .orderBy(asc(auditUnsequenced.entryId))
      .limit(limit)
      .then((rows) => rows.map(({ entry }) => entry)),

  async waitingCount(tx: Tx): Promise<number> {
    const [row] = await tx.select({ waiting: count() }).from(auditUnsequenced);
    return row?.waiting ?? 0;
  },

  async last(tx: Tx): Promise<Link | undefined> {
    const [row] = await tx.select().from(auditLinks).orderBy(desc(auditLinks.position)).limit(1);
    return row;
  },

  async linkAt(tx: Tx, position: number): Promise<Link | undefined> {
    const [row] = await tx.select().from(auditLinks).where(eq(auditLinks.position, position));
    return row;
  },

  async append(tx: Tx, links: readonly Link[], nodes: readonly TreeNode[]): Promise<void> {
    await tx.insert(auditLinks).values([...links]);
    if (nodes.length) await tx.insert(merkleNodes).values([...nodes]);
    await tx.delete(auditUnsequenced).where(
      inArray(
        auditUnsequenced.entryId,
        links.map((link) => link.entryId),
      ),
    );
  },

  /** The nodes of these names; leaves lie with their links. */
  async nodes(tx: Tx, names: readonly NodeName[]): Promise<TreeNode[]> {
    const leaves = names.filter(({ level }) => level === 0).map(({ index }) => index);
    const found: TreeNode[] = leaves.length
      ? await tx
          .select({ level: sql<number>`0`, index: auditLinks.position, hash: auditLinks.leafHash })
          .from(auditLinks)
          .where(inArray(auditLinks.position, leaves))
      : [];
    // Level by level: a thousand single names would cost the database more to plan than to read.
    const inner = Map.groupBy(
      names.filter(({ level }) => level > 0),
      ({ level }) => level,
    );
    const wanted = [...inner].map(([level, ofLevel]) =>
      and(
        eq(merkleNodes.level, level),
        inArray(
          merkleNodes.index,
          ofLevel.map(({ index }) => index),
        ),
      ),
    );
    if (wanted.length)
      found.push(
        ...(await tx
          .select()
          .from(merkleNodes)
          .where(or(...wanted))),
      );
    return found;
  },

  async positionOf(tx: Tx, entryId: number): Promise<number | null> {
    const [row] = await tx
      .select({ position: auditLinks.position })
      .from(auditLinks)
      .where(eq(auditLinks.entryId, entryId));
    return row?.position ?? null;
  },

  /** The entry by which a lead came in, and its place where it has one already. */
  async submissionOf(tx: Tx, leadId: string) {
    const [row] = await tx
      .select({ entry: auditEntries, position: auditLinks.position })
      .from(auditEntries)
      .leftJoin(auditLinks, eq(auditLinks.entryId, auditEntries.id))
      .where(and(eq(auditEntries.subjectId, leadId), eq(auditEntries.act, 'lead.submit')));
    return row;
  },

  /** Everything that is read from now on in this transaction stands as at this moment. */
  freeze: (tx: Tx) => tx.execute(sql`set transaction isolation level repeatable read`),

  /** Links with their entries, from a position on; an entry that is gone is null. */
  stretch: (tx: Tx, from: number, until: number) =>
    tx
      .select({ link: auditLinks, entry: auditEntries })
      .from(auditLinks)
      .leftJoin(auditEntries, eq(auditEntries.id, auditLinks.entryId))
      .where(and(gte(auditLinks.position, from), lt(auditLinks.position, until)))
      .orderBy(asc(auditLinks.position)),

  /** Entries that have no place and wait for none. */
  unplaced: (tx: Tx, limit: number) =>
    tx
      .select({ id: auditEntries.id })
      .from(auditEntries)
      .where(
        and(
          notExists(tx.select().from(auditLinks).where(eq(auditLinks.entryId, auditEntries.id))),
          notExists(tx.select().from(auditUnsequenced).where(eq(auditUnsequenced.entryId, auditEntries.id))),
        ),
      )
      .orderBy(asc(auditEntries.id))
      .limit(limit),

  /** Names in the queue that no entry has. */
  vanished: (tx: Tx, limit: number) =>
    tx
      .select({ id: auditUnsequenced.entryId })
      .from(auditUnsequenced)
      .leftJoin(auditEntries, eq(auditEntries.id, auditUnsequenced.entryId))
      .where(isNull(auditEntries.id))
      .limit(limit),

  /** Nodes that a log of this size cannot have. */
  strayNodes: (tx: Tx, size: number, limit: number) =>
    tx
      .select()
      .from(merkleNodes)
      .where(
        sql`${merkleNodes.level} not between 1 and 52 or ${merkleNodes.index} < 0
          or (${merkleNodes.index}::numeric + 1) * power(2::numeric, ${merkleNodes.level}) > ${size}`,
      )
      .limit(limit),

  keepCheckpoint: (tx: Tx, row: typeof checkpoints.$inferInsert) =>
    tx.insert(checkpoints).values(row).onConflictDoNothing(),

  async checkpointOf(tx: Tx, day: string) {
    const [row] = await tx.select().from(checkpoints).where(eq(checkpoints.day, day));
    return row;
  },

  /** Newest first. */
  checkpoints: (tx: Tx, limit?: number, before?: string) => {
    const rows = tx
      .select()
      .from(checkpoints)
      .where(before ? lt(checkpoints.day, before) : undefined)
      .orderBy(desc(checkpoints.day));
    return limit === undefined ? rows : rows.limit(limit);
  },
};
export type LogStore = typeof logStore;

/** The place of a lead's report as people count, from 1; null while it has none. */
export type PlaceOf = (tx: Tx, leadId: string) => Promise<number | null>;
export const placeOf: PlaceOf = async (tx, leadId) => {
  const found = await logStore.submissionOf(tx, leadId);
  return found?.position == null ? null : found.position + 1;
};
