import { check, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import { LATER_VERDICTS } from '../../domain/later-report.ts';
import { differs, moment, oneOf } from '../columns.ts';
import { leads } from './leads.table.ts';
import { rewards } from './rewards.table.ts';
import { staff } from './staff.table.ts';

/** What came of a later report of a case for whose first report an award was made: a clerk proposes, a reviewer confirms. */
export const laterReports = pgTable(
  'later_reports',
  {
    id: uuid('id').primaryKey(),
    /** The first reporter's award. */
    rewardId: uuid('reward_id')
      .notNull()
      .references(() => rewards.id),
    leadId: uuid('lead_id')
      .notNull()
      .references(() => leads.id),
    verdict: text('verdict', { enum: LATER_VERDICTS }).notNull(),
    reason: text('reason').notNull(),
    proposedBy: uuid('proposed_by')
      .notNull()
      .references(() => staff.id),
    proposedAt: moment('proposed_at').notNull(),
    confirmedBy: uuid('confirmed_by').references(() => staff.id),
    confirmedAt: moment('confirmed_at'),
    /** The award that it earned. */
    awardId: uuid('award_id').references(() => rewards.id),
  },
  (table) => [
    unique('later_reports_once').on(table.rewardId, table.leadId),
    oneOf('later_reports_verdict_known', table.verdict, LATER_VERDICTS),
    check('later_reports_two_people', differs(table.proposedBy, table.confirmedBy)),
    check(
      'later_reports_confirmed_whole',
      sql`(${table.confirmedBy} is null) = (${table.confirmedAt} is null)`,
    ),
    check(
      'later_reports_award_of_a_helpful_one',
      sql`${table.awardId} is null or ${table.verdict} = 'HELPFUL'`,
    ),
  ],
);
