import { sql } from 'drizzle-orm';
import { bigint, check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, moment, oneOf } from '../columns.ts';
import { compartments } from './compartments.table.ts';
import { staff } from './staff.table.ts';

export const DOCUMENT_KINDS = [
  'REPORT', // raw: the form as written
  'BRIEF', // brief: target and place; with the released words once intake has read
  'PERSON', // identity: name and phone
  'CLAIM', // payment: the account
  'MESSAGE', // talk: one message
  'FINDING', // findings: a unit's five checks
  'DETERMINATION', // brief: the reasons of the joint determination
  'NOTE', // brief: the reason of a step; notes, team: what an officer notes
  'PURPOSE', // access: why somebody opened something, or asks to; approval, assist: what is asked
  'ANSWER', // access: why such a request was refused; approval, assist: what was answered
  'APPEAL', // appeal: why the reporter asks for a review or a restored claim
  'MEETING', // team: where a joint meeting takes place, and its agenda
  'MINUTES', // team: who was there, and what was said
  'OFFICERS', // team: why a unit sends others
  'MEASURE', // findings: a measure that the unit took
  'EVENT', // case: what happened in a disposition case
  'COLLECTED', // findings: where the unit's files come from
] as const;

/** Everything that was written down about a lead in words: one sealed sheet a row, each in one compartment. */
export const documents = pgTable(
  'documents',
  {
    id: uuid('id').primaryKey(),
    seq: bigint('seq', { mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    compartmentId: uuid('compartment_id')
      .notNull()
      .references(() => compartments.id),
    kind: text('kind', { enum: DOCUMENT_KINDS }).notNull(),
    author: text('author', { enum: ['REPORTER', 'OFFICE'] }).notNull(),
    staffId: uuid('staff_id').references(() => staff.id),
    body: bytes('body').notNull(),
    createdAt: moment('created_at').notNull(),
    /** Since when the sheet is a tombstone; its body is empty from then on. */
    erasedAt: moment('erased_at'),
  },
  (table) => [
    index('documents_by_compartment').on(table.compartmentId, table.seq),
    oneOf('documents_kind_known', table.kind, DOCUMENT_KINDS),
    check(
      'documents_empty_when_erased',
      sql`(${table.erasedAt} is null) = (octet_length(${table.body}) > 0)`,
    ),
  ],
);
