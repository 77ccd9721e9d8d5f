import { bigint, boolean, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { moment } from '../columns.ts';
import { desks } from './desks.table.ts';
import { leads } from './leads.table.ts';

/**
 * For each desk that holds a key to a lead's brief, in which trays the lead lies: one line each, in the order of the
 * queue. Follows `leads.trays` and the grants by triggers, so that nobody can forget it or write it otherwise; nothing
 * opens by it (decision 0026). Its index by desk and tray stands in migration 0007.
 */
export const queueLines = pgTable(
  'queue_lines',
  {
    leadId: uuid('lead_id')
      .notNull()
      .references(() => leads.id),
    deskId: uuid('desk_id')
      .notNull()
      .references(() => desks.id),
    tray: text('tray').notNull(),
    urgent: boolean('urgent').notNull(),
    /** When it is due; of a turn that comes later, from when on. */
    byAt: moment('by_at'),
    receivedSeq: bigint('received_seq', { mode: 'number' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.leadId, table.deskId, table.tray] })],
);
