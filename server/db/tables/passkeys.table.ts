import { bigint, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, moment } from '../columns.ts';
import { staff } from './staff.table.ts';

/** A person's passkeys: a second factor beside the one-time code. The credential's id is the browser's own. */
export const passkeys = pgTable(
  'passkeys',
  {
    id: text('id').primaryKey(),
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    name: text('name').notNull(),
    publicKey: bytes('public_key').notNull(),
    /** How often the authenticator says it has signed: one that goes back is a copy. */
    counter: bigint('counter', { mode: 'number' }).notNull(),
    /** The server's word for all of the above: a row that was put in by hand signs nobody in. */
    keyMac: bytes('key_mac').notNull(),
    createdAt: moment('created_at').notNull(),
    lastUsedAt: moment('last_used_at'),
  },
  (table) => [index('passkeys_by_staff').on(table.staffId)],
);
