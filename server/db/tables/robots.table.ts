import { boolean, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { ROBOT_KINDS, type RobotEvent } from '../../domain/robot.ts';
import { bytes, moment, oneOf } from '../columns.ts';
import { staff } from './staff.table.ts';

/** Group robots of the office's messengers. Address and secret open a group to whoever has them: they lie sealed. */
export const robots = pgTable(
  'robots',
  {
    id: uuid('id').primaryKey(),
    kind: text('kind', { enum: ROBOT_KINDS }).notNull(),
    name: text('name').notNull(),
    /** Empty: it came with a district file, which carries none, and waits for somebody to type it; or it is gone. */
    sealedAddress: bytes('sealed_address').notNull(),
    sealedSecret: bytes('sealed_secret'),
    events: text('events').array().$type<RobotEvent[]>().notNull(),
    active: boolean('active').notNull().default(true),
    version: integer('version').notNull().default(1),
    /** Null: by a district file, at the console. */
    createdBy: uuid('created_by').references(() => staff.id),
    createdAt: moment('created_at').notNull(),
    /** When it was taken away: what it had said stays on record, its keys go. */
    removedAt: moment('removed_at'),
  },
  (table) => [oneOf('robots_kind_known', table.kind, ROBOT_KINDS)],
);
