import { sql } from 'drizzle-orm';
import { check, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { COMPARTMENT_KINDS } from '../../domain/compartments.ts';
import { bytes, moment, oneOf } from '../columns.ts';
import { desks } from './desks.table.ts';
import { leads } from './leads.table.ts';

/**
 * A drawer of a lead with a data key of its own. `receiptGrant` is that key wrapped for the reporter's receipt code;
 * `heldKey` (server-sealed) is the second lock on findings until all three units have signed (decision 0004).
 */
export const compartments = pgTable(
  'compartments',
  {
    id: uuid('id').primaryKey(),
    leadId: uuid('lead_id')
      .notNull()
      .references(() => leads.id),
    kind: text('kind', { enum: COMPARTMENT_KINDS }).notNull(),
    deskId: uuid('desk_id').references(() => desks.id),
    suite: integer('suite').notNull(),
    receiptGrant: bytes('receipt_grant'),
    heldKey: bytes('held_key'),
    /** From when on the second lock is handed to those who hold a grant. */
    releasedAt: moment('released_at'),
    /** Since when its key is destroyed: whatever was sealed under it opens for nobody any more. */
    erasedAt: moment('erased_at'),
  },
  (table) => [
    unique('compartments_one_of_a_kind').on(table.leadId, table.kind, table.deskId).nullsNotDistinct(),
    oneOf('compartments_kind_known', table.kind, COMPARTMENT_KINDS),
    check(
      'compartments_erased_keep_no_key',
      sql`${table.erasedAt} is null or (${table.receiptGrant} is null and ${table.heldKey} is null)`,
    ),
  ],
);
