import { pgTable, uuid } from 'drizzle-orm/pg-core';
import { bytes, moment } from '../columns.ts';
import { leads } from './leads.table.ts';

/**
 * A mail address that a reporter left, to be told "please look at your report" and nothing else. It is the one thing of
 * theirs that lies under a key of the server's own: mail goes out while nobody is signed in. Taken back, the row goes.
 */
export const reporterContacts = pgTable('reporter_contacts', {
  leadId: uuid('lead_id')
    .primaryKey()
    .references(() => leads.id),
  sealedAddress: bytes('sealed_address').notNull(),
  keptAt: moment('kept_at').notNull(),
  /** When the last mail left; the next waits for a day. */
  toldAt: moment('told_at'),
});
