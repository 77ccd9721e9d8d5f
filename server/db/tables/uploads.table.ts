import { sql } from 'drizzle-orm';
import { bigint, check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { UPLOAD_STATES } from '../../domain/upload.ts';
import { bytes, moment, oneOf } from '../columns.ts';

/**
 * A file on its way in, or waiting for the report that takes it. Its key lies under a key that the server makes of the
 * sender's secret, so that without the sender nobody opens it; name and, once whole, the file's own facts lie in
 * `sealedFacts`. `writer` is the request that may go on writing: a newer one takes the place, an older one is too late.
 */
export const uploads = pgTable(
  'uploads',
  {
    id: text('id').primaryKey(),
    length: bigint('length', { mode: 'number' }).notNull(),
    received: bigint('received', { mode: 'number' }).notNull(),
    state: text('state', { enum: UPLOAD_STATES }).notNull(),
    sealedKey: bytes('sealed_key').notNull(),
    sealedFacts: bytes('sealed_facts').notNull(),
    writer: uuid('writer'),
    /** Where the whole file lies, from READY until a report names it instead. */
    storeKey: text('store_key').unique(),
    expiresAt: moment('expires_at').notNull(),
  },
  (table) => [
    index('uploads_by_expiry').on(table.expiresAt),
    oneOf('uploads_state', table.state, UPLOAD_STATES),
    check('uploads_received', sql`${table.received} between 0 and ${table.length}`),
    check('uploads_whole', sql`${table.state} = 'RECEIVING' or ${table.received} = ${table.length}`),
    check('uploads_store_key', sql`(${table.storeKey} is not null) = (${table.state} = 'READY')`),
  ],
);
