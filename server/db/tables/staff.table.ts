import { boolean, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { Role } from '../../domain/roles.ts';
import { bytes, moment } from '../columns.ts';

/**
 * The people of the office. There is no password hash: `lockedPrivateKey` opens under the right password (Argon2id)
 * and under no other, and that is the check.
 */
export const staff = pgTable('staff', {
  id: uuid('id').primaryKey(),
  username: text('username').notNull().unique(),
  name: text('name').notNull(),
  email: text('email'),
  unitCode: text('unit_code').notNull(),
  roles: text('roles').array().$type<Role[]>().notNull(),
  certificateNo: text('certificate_no'),
  publicKey: bytes('public_key').notNull(),
  /** The server's word for `publicKey`: a seat is sealed to no other key. */
  keyMac: bytes('key_mac').notNull(),
  lockedPrivateKey: bytes('locked_private_key').notNull(),
  totpSecret: bytes('totp_secret').notNull(),
  /** The last TOTP time step that was accepted: a code works once. */
  totpStep: integer('totp_step').notNull().default(0),
  /** False until the person has set their own password: nothing is sealed to a key that nobody has opened yet. */
  enrolled: boolean('enrolled').notNull().default(true),
  active: boolean('active').notNull().default(true),
  createdAt: moment('created_at').notNull(),
});
