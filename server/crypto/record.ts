import { openUnder, sealUnder } from './aead.ts';

/** Where a sealed value lies. `row` is the row's primary key. */
export type Place = { table: string; row: string; column: string };

function contextOf(place: Place): string[] {
  return ['tipward record', place.table, place.row, place.column];
}

/**
 * Seals one column of one row under a compartment's 32-byte key. Copied to another row, column or table, it no longer
 * opens, so that whoever can write to the database still cannot put one person's words under another's name.
 * @throws RangeError where the key is not of 32 bytes.
 */
export function sealRecord(key: Buffer, plaintext: Buffer | string, place: Place): Buffer {
  return sealUnder(key, plaintext, contextOf(place));
}

/** Opens what {@link sealRecord} sealed at the same place. @throws CannotOpen */
export function openRecord(key: Buffer, sealed: Buffer, place: Place): Buffer {
  return openUnder(key, sealed, contextOf(place));
}
