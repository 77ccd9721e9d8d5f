import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { JointDesk } from '../../domain/compartments.ts';
import { MEETING_STATUSES } from '../../domain/meeting.ts';
import { moment, oneOf } from '../columns.ts';
import { documents } from './documents.table.ts';
import { leads } from './leads.table.ts';
import { staff } from './staff.table.ts';

/** A joint meeting of the three units about a lead. Place, agenda and minutes lie sealed in the team's drawer. */
export const meetings = pgTable(
  'meetings',
  {
    id: uuid('id').primaryKey(),
    leadId: uuid('lead_id')
      .notNull()
      .references(() => leads.id),
    round: integer('round').notNull(),
    status: text('status', { enum: MEETING_STATUSES }).notNull(),
    version: integer('version').notNull(),
    startsAt: moment('starts_at').notNull(),
    callId: uuid('call_id')
      .notNull()
      .references(() => documents.id),
    calledBy: uuid('called_by')
      .notNull()
      .references(() => staff.id),
    calledAt: moment('called_at').notNull(),
    minutesId: uuid('minutes_id').references(() => documents.id),
    /** The units that were there. */
    attended: jsonb('attended').$type<JointDesk[]>().notNull(),
    recordedBy: uuid('recorded_by').references(() => staff.id),
    recordedAt: moment('recorded_at'),
  },
  (table) => [
    index('meetings_by_lead').on(table.leadId, table.round),
    oneOf('meetings_status_known', table.status, MEETING_STATUSES),
    check(
      'meetings_held_have_minutes',
      sql`(${table.status} = 'HELD') = (${table.minutesId} is not null)
        and num_nonnulls(${table.minutesId}, ${table.recordedBy}, ${table.recordedAt}) in (0, 3)`,
    ),
  ],
);
