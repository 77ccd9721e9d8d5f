import { pgTable, uuid } from 'drizzle-orm/pg-core';
import { moment } from '../columns.ts';
import { leads } from './leads.table.ts';
import { staff } from './staff.table.ts';

/** Who holds a result back from its reporter, and who looks at it again; since when and until when stands with the lead. */
export const disclosureHolds = pgTable('disclosure_holds', {
  leadId: uuid('lead_id')
    .primaryKey()
    .references(() => leads.id),
  heldBy: uuid('held_by')
    .notNull()
    .references(() => staff.id),
  reviewerId: uuid('reviewer_id')
    .notNull()
    .references(() => staff.id),
  /** When the reviewer was told that it ends; null before. */
  remindedAt: moment('reminded_at'),
});
