import { bigint, date, pgTable, text } from 'drizzle-orm/pg-core';

/** The checkpoint of each day, as it was written outside the database too. Append-only. */
export const checkpoints = pgTable('checkpoints', {
  /** The office's own date. */
  day: date('day', { mode: 'string' }).primaryKey(),
  size: bigint('size', { mode: 'number' }).notNull(),
  /** The signed note, which says all of it. */
  note: text('note').notNull(),
});
