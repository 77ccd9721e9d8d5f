import { index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { ROBOT_EVENTS, type RobotFacts } from '../../domain/robot.ts';
import { moment, oneOf } from '../columns.ts';
import { robots } from './robots.table.ts';

export const POST_STATUSES = ['WAITING', 'SENT', 'FAILED'] as const;

/** What a robot is to say in its group: numbers and references, once for each occasion. */
export const robotPosts = pgTable(
  'robot_posts',
  {
    id: uuid('id').primaryKey(),
    robotId: uuid('robot_id')
      .notNull()
      .references(() => robots.id),
    event: text('event', { enum: ROBOT_EVENTS }).notNull(),
    /** The lead or the day that it is about. */
    occasion: text('occasion').notNull(),
    facts: jsonb('facts').$type<RobotFacts>().notNull(),
    status: text('status', { enum: POST_STATUSES }).notNull(),
    attempts: integer('attempts').notNull().default(0),
    /** The far end's last answer, shortened; never the address. */
    answer: text('answer'),
    createdAt: moment('created_at').notNull(),
    sentAt: moment('sent_at'),
  },
  (table) => [
    unique('robot_posts_once').on(table.robotId, table.event, table.occasion),
    index('robot_posts_by_robot').on(table.robotId, table.createdAt),
    oneOf('robot_posts_status_known', table.status, POST_STATUSES),
    oneOf('robot_posts_event_known', table.event, ROBOT_EVENTS),
  ],
);
