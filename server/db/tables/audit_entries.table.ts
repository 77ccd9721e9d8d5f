import { bigint, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { moment } from '../columns.ts';

/** Who did or opened what, when, and why. Written in the act's own transaction; append-only. No personal data. */
export const auditEntries = pgTable(
  'audit_entries',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    at: moment('at').notNull(),
    actorKind: text('actor_kind', { enum: ['STAFF', 'REPORTER', 'SYSTEM'] }).notNull(),
    staffId: uuid('staff_id'),
    act: text('act').notNull(),
    subjectKind: text('subject_kind').notNull(),
    subjectId: text('subject_id').notNull(),
    facts: jsonb('facts').$type<Record<string, string | number | boolean | null>>().notNull(),
  },
  (table) => [
    index('audit_entries_by_subject').on(table.subjectId, table.id),
    index('audit_entries_by_staff').on(table.staffId),
  ],
);
