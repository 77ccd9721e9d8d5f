import {
  type KeyHolder,
  deskHolder,
  isSameMac,
  keyMac,
  passkeyMac,
  recoveryHolder,
  staffHolder,
} from '../../crypto/key-mac.ts';
import type { Held, KeyPlace } from './key-place.ts';

/**
 * The server's word for a public key. Only where its old word holds does it give the new one: a key that somebody put
 * into the database by hand is not vouched for by a rotation either.
 */
function vouched<Row extends object>(
  place: { table: string; read: string; join?: string },
  wordFor: (macKey: Buffer, row: Row) => Buffer,
): KeyPlace<Row & Held> {
  return {
    ...{ kind: 'vouched', column: 'key_mac', type: 'bytea', ...place },
    renewed: (row, from, to) =>
      isSameMac(row.value, wordFor(from.keyMacKey, row)) ? wordFor(to.keyMacKey, row) : null,
  };
}

const holder =
  <Row>(holderOf: (row: Row) => KeyHolder) =>
  (macKey: Buffer, row: Row): Buffer =>
    keyMac(macKey, holderOf(row));

/** Every column with the server's word in it. */
export const VOUCHED_PLACES: readonly KeyPlace[] = [
  vouched({ table: 'staff', read: 't.id, t.username, t.public_key as "publicKey"' }, holder(staffHolder)),
  vouched(
    { table: 'desks', read: 't.id, t.code, t.generation, t.public_key as "publicKey"' },
    holder(deskHolder),
  ),
  vouched(
    {
      table: 'desk_keys',
      read: 'd.id, d.code, t.generation, t.public_key as "publicKey"',
      join: 'join desks d on d.id = t.desk_id',
    },
    holder(deskHolder),
  ),
  vouched(
    { table: 'recovery_keys', read: 't.generation, t.public_key as "publicKey"' },
    holder(recoveryHolder),
  ),
  vouched(
    { table: 'passkeys', read: 't.id, t.staff_id as "staffId", t.public_key as "publicKey"' },
    passkeyMac,
  ),
];
