import { boolean, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { DETERMINATION_OUTCOMES } from '../../domain/determination.ts';
import { moment, oneOf } from '../columns.ts';
import { documents } from './documents.table.ts';
import { leads } from './leads.table.ts';
import { meetings } from './meetings.table.ts';
import { staff } from './staff.table.ts';

/** What the joint meeting found; its reasons lie sealed in the brief. One a round. */
export const determinations = pgTable(
  'determinations',
  {
    id: uuid('id').primaryKey(),
    leadId: uuid('lead_id')
      .notNull()
      .references(() => leads.id),
    round: integer('round').notNull(),
    outcome: text('outcome', { enum: DETERMINATION_OUTCOMES }).notNull(),
    leadGrade: integer('lead_grade'),
    dispositionClass: text('disposition_class', { enum: ['A', 'B', 'C'] }),
    legalReview: boolean('legal_review').notNull().default(false),
    reasonsId: uuid('reasons_id')
      .notNull()
      .references(() => documents.id),
    /** The meeting on which it rests; null where the units sent the draft around. */
    meetingId: uuid('meeting_id').references(() => meetings.id),
    draftedBy: uuid('drafted_by')
      .notNull()
      .references(() => staff.id),
    draftedAt: moment('drafted_at').notNull(),
    issuedBy: uuid('issued_by').references(() => staff.id),
    issuedAt: moment('issued_at'),
  },
  (table) => [
    unique('determinations_one_a_round').on(table.leadId, table.round),
    oneOf('determinations_outcome_known', table.outcome, DETERMINATION_OUTCOMES),
  ],
);
