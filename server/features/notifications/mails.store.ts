import { and, arrayOverlaps, desc, eq, gte, inArray, isNotNull } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { dailyDigests, mails, staff } from '../../db/tables/index.ts';
import type { Role } from '../../domain/roles.ts';

export const mailsStore = {
  add: (tx: Tx, rows: (typeof mails.$inferInsert)[]) =>
    rows.length ? tx.insert(mails).values(rows) : undefined,

  /** Those of the people for whom such a mail about the same thing has been waiting since then. */
  async waitingWith(
    tx: Tx,
    mail: { people: readonly string[]; template: (typeof mails.$inferSelect)['template']; link: string },
    since: Date,
  ): Promise<Set<string>> {
    if (!mail.people.length) return new Set();
    const rows = await tx
      .select({ staffId: mails.staffId })
      .from(mails)
      .where(
        and(
          eq(mails.status, 'WAITING'),
          gte(mails.createdAt, since),
          eq(mails.template, mail.template),
          eq(mails.link, mail.link),
          inArray(mails.staffId, [...mail.people]),
        ),
      );
    return new Set(rows.map(({ staffId }) => staffId));
  },

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
      .select({
        mail: mails,
        name: staff.name,
        email: staff.email,
        active: staff.active,
        digest: dailyDigests,
      })
      .from(mails)
      .innerJoin(staff, eq(staff.id, mails.staffId))
      .leftJoin(dailyDigests, eq(dailyDigests.mailId, mails.id))
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

  count: (tx: Tx) => tx.$count(mails),

  newest: (tx: Tx, limit: number, offset: number) =>
    tx
      .select({ mail: mails, name: staff.name, digest: dailyDigests })
      .from(mails)
      .innerJoin(staff, eq(staff.id, mails.staffId))
      .leftJoin(dailyDigests, eq(dailyDigests.mailId, mails.id))
      // One act writes several at one moment; without the id a page could repeat what the last one showed.
      .orderBy(desc(mails.createdAt), desc(mails.id))
      .limit(limit)
      .offset(offset),

  save: (tx: Tx, id: string, changes: Partial<typeof mails.$inferInsert>) =>
    tx.update(mails).set(changes).where(eq(mails.id, id)),
};
export type MailsStore = typeof mailsStore;
