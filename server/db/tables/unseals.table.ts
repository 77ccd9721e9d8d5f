import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { UNSEAL_KINDS, UNSEAL_STATUSES } from '../../domain/unseal.ts';
import { bytes, differs, moment, oneOf } from '../columns.ts';
import { compartments } from './compartments.table.ts';
import { documents } from './documents.table.ts';
import { leads } from './leads.table.ts';
import { staff } from './staff.table.ts';

/**
 * Requests to open what a person's desk holds no key to. `sealedKey` is the drawer's data key under a second lock,
 * sealed to that one person; `heldKey` is the lock, kept by the server. Both are destroyed when the time is over.
 */
export const unseals = pgTable(
  'unseals',
  {
    id: uuid('id').primaryKey(),
    leadId: uuid('lead_id')
      .notNull()
      .references(() => leads.id),
    compartmentId: uuid('compartment_id')
      .notNull()
      .references(() => compartments.id),
    kind: text('kind', { enum: UNSEAL_KINDS }).notNull(),
    status: text('status', { enum: UNSEAL_STATUSES }).notNull(),
    /** A code of the catalogue; the words of it are a sealed sheet. */
    reason: text('reason').notNull(),
    purposeId: uuid('purpose_id')
      .notNull()
      .references(() => documents.id),
    askedBy: uuid('asked_by')
      .notNull()
      .references(() => staff.id),
    /** The code of the desk from which it was asked. */
    askedFrom: text('asked_from').notNull(),
    askedAt: moment('asked_at').notNull(),
    decidedBy: uuid('decided_by').references(() => staff.id),
    decidedAt: moment('decided_at'),
    /** The sheet with the words of a refusal. */
    answerId: uuid('answer_id').references(() => documents.id),
    endsAt: moment('ends_at'),
    sealedKey: bytes('sealed_key'),
    heldKey: bytes('held_key'),
  },
  (table) => [
    index('unseals_by_status').on(table.status, table.endsAt),
    index('unseals_by_lead').on(table.leadId),
    index('unseals_by_asker').on(table.askedBy),
    oneOf('unseals_kind_known', table.kind, UNSEAL_KINDS),
    oneOf('unseals_status_known', table.status, UNSEAL_STATUSES),
    check('unseals_two_people', differs(table.decidedBy, table.askedBy)),
    check(
      'unseals_key_while_open',
      sql`(${table.status} = 'OPEN') = (${table.sealedKey} is not null)
        and (${table.status} = 'OPEN') = (${table.heldKey} is not null)
        and (${table.status} <> 'OPEN' or ${table.endsAt} is not null)`,
    ),
  ],
);
