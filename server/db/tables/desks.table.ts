import { integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, moment } from '../columns.ts';

/** The units that read. A desk gets its key pair with its first member; until then nothing can be sealed to it. */
export const desks = pgTable('desks', {
  id: uuid('id').primaryKey(),
  code: text('code').notNull().unique(),
  kind: text('kind').notNull(),
  unitCode: text('unit_code').notNull(),
  publicKey: bytes('public_key'),
  /** The server's word for `publicKey`: nothing is sealed to a key that it has not vouched for. */
  keyMac: bytes('key_mac'),
  keyedAt: moment('keyed_at'),
  /** Which of the desk's keys `publicKey` is; all of them stand in `desk_keys`. */
  generation: integer('generation').notNull().default(1),
  /** Since when the key should be made anew, because somebody who held it left. */
  rotationDueAt: moment('rotation_due_at'),
});
