import { sql, type SQL } from 'drizzle-orm';
import { type AnyPgColumn, bigint, check, customType, timestamp } from 'drizzle-orm/pg-core';

/** Ciphertext, a key, a tag: bytes as they are. */
export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });

/** A moment, kept with its zone. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 });

/** Money: integer fen (分). JavaScript holds them exactly up to 90 trillion yuan. */
export const fen = (name: string) => bigint(name, { mode: 'number' });

/** `check (column in (…))`, so that the database refuses a word that the domain doesn't know. */
export const oneOf = (name: string, column: AnyPgColumn, words: readonly string[]) =>
  check(name, sql`${column} in (${sql.raw(words.map((word) => `'${word}'`).join(', '))})`);

/** `current` differs from each of `others`; a hand that hasn't acted yet (null) differs from everybody. */
export const differs = (current: AnyPgColumn, ...others: AnyPgColumn[]): SQL =>
  sql`(${current} is null or coalesce(${current} not in (${sql.join(others, sql`, `)}), true))`;
