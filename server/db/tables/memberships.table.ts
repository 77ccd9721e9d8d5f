import { pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { bytes, moment } from '../columns.ts';
import { desks } from './desks.table.ts';
import { staff } from './staff.table.ts';

/**
 * Who sits at which desk. `sealedDeskKey` is the desk's private key, sealed to the member; while it is null the
 * person waits until a member of the desk lets them in.
 */
export const memberships = pgTable(
  'memberships',
  {
    deskId: uuid('desk_id')
      .notNull()
      .references(() => desks.id),
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    sealedDeskKey: bytes('sealed_desk_key'),
    askedAt: moment('asked_at').notNull(),
    admittedBy: uuid('admitted_by').references(() => staff.id),
    admittedAt: moment('admitted_at'),
  },
  (table) => [primaryKey({ columns: [table.deskId, table.staffId] })],
);
