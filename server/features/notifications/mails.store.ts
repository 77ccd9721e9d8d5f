import { and, arrayOverlaps, desc, eq, gte, isNotNull } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { mails, staff } from '../../db/tables/index.ts';
import type { Role } from '../../domain/roles.ts';

export const mailsStore = {
  add: (tx: Tx, rows: (typeof mails.$inferInsert)[]) =>
    rows.length ? tx.insert(mails).values(rows) : undefined,

  /** Active people who hold one of the roles, in one unit where it is named. */
  readersWith: (tx: Tx, roles: readonly Role[], unitCode?: string) =>
    tx
      .select({ id: staff.id })
      .from(staff)
      .where(
        and(
          eq(staff.active, true),
          arrayOverlaps(staff.roles, [...roles]),
          unitCode ? eq(staff.unitCode, unitCode) : undefined,
        ),
      ),

  async find(tx: Tx, id: string) {
    const rows = await tx
      .select({ mail: mails, name: staff.name, email: staff.email, active: staff.active })
      .from(mails)
      .innerJoin(staff, eq(staff.id, mails.staffId))
      .where(eq(mails.id, id))
      .for('update', { of: mails });
    return rows[0];
  },

  waitingSince: (tx: Tx, since: Date) =>
    tx
      .select({ id: mails.id })
      .from(mails)
      .innerJoin(staff, eq(staff.id, mails.staffId))
      .where(
        and(
          eq(mails.status, 'WAITING'),
          gte(mails.createdAt, since),
          eq(staff.active, true),
          isNotNull(staff.email),
        ),
      )
      .orderBy(mails.createdAt)
      .limit(1_000),

  newest: (tx: Tx, limit: number) =>
    tx
      .select({ mail: mails, name: staff.name })
      .from(mails)
      .innerJoin(staff, eq(staff.id, mails.staffId))
      .orderBy(desc(mails.createdAt))
      .limit(limit),

  save: (tx: Tx, id: string, changes: Partial<typeof mails.$inferInsert>) =>
    tx.update(mails).set(changes).where(eq(mails.id, id)),
};
export type MailsStore = typeof mailsStore;
