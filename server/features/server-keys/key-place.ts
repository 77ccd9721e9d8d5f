import type { ServerKeys } from '../../crypto/server-keys.ts';

/** What hangs on the server's keys: tags to search by, sealed values, the server's word for a public key. */
export const KEY_KINDS = ['tags', 'sealed', 'vouched'] as const;
export type KeyKind = (typeof KEY_KINDS)[number];
/** One column of such things; its rows come as `value` and whatever else `read` names, out of `t` and what `join` adds. */
export type KeyPlace<Row extends object = object> = {
  kind: KeyKind;
  table: string;
  column: string;
  type: 'bytea' | 'integer[]';
  read?: string;
  join?: string;
  /** What the column holds under the keys `to`; null where it did not open under `from`, and stays as it is. */
  renewed(row: Row, from: ServerKeys, to: ServerKeys): Buffer | readonly number[] | null;
};
export type Held = { value: Buffer };
