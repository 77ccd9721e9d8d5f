import type { Tx } from '../../db/connection.ts';
import type { ServerKeys } from '../../crypto/server-keys.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { KeyKind, KeyPlace } from './key-place.ts';
import { SEALED_PLACES } from './sealed-places.ts';
import type { ServerKeysStore } from './server-keys.store.ts';
import { TAG_PLACES } from './tag-places.ts';
import { VOUCHED_PLACES } from './vouched-places.ts';

/** Every column that hangs on the server's keys. */
export const KEY_PLACES: readonly KeyPlace[] = [...TAG_PLACES, ...SEALED_PLACES, ...VOUCHED_PLACES];

/** How much was renewed of each kind; `broken` did not open under the old keys, and opens under none. */
export type Renewed = Record<KeyKind | 'broken' | 'sessions' | 'uploads', number>;
export type PlaceCount = { table: string; column: string; kind: KeyKind; count: number };

const noCounts = (): Renewed => ({ tags: 0, sealed: 0, vouched: 0, broken: 0, sessions: 0, uploads: 0 });
export const sumOf = (places: readonly PlaceCount[]): Pick<Renewed, KeyKind> => {
  const sums = noCounts();
  for (const { kind, count } of places) sums[kind] += count;
  return sums;
};

type Deps = { rows: ServerKeysStore; audit: AuditStore };
type Rotation = { from: ServerKeys; to: ServerKeys; proof: Buffer; generation: number; at: Date };

/** Puts the whole database under new keys, in the caller's one transaction: everything in it is moved, or nothing. */
export function makeKeyRotation({ rows, audit }: Deps) {
  async function renew(tx: Tx, place: KeyPlace, { from, to }: Rotation, counts: Renewed): Promise<void> {
    for await (const batch of rows.rows(tx, place)) {
      const fresh = batch.flatMap((row) => {
        const value = place.renewed(row, from, to);
        return value ? [{ at: row.at, value }] : [];
      });
      await rows.put(tx, place, fresh);
      counts[place.kind] += fresh.length;
      counts.broken += batch.length - fresh.length;
    }
  }

  return {
    /** What a rotation would renew; changes nothing. */
    async preview(tx: Tx, now: Date) {
      const places: PlaceCount[] = [];
      for (const place of KEY_PLACES) {
        const { table, column, kind } = place;
        places.push({ table, column, kind, count: await rows.count(tx, place) });
      }
      return {
        places,
        sessions: await rows.liveSessions(tx),
        uploads: await rows.liveUploads(tx, now),
      };
    },

    async rotate(tx: Tx, rotation: Rotation): Promise<Renewed> {
      const { proof, generation, at } = rotation;
      await rows.lock(tx, ['sessions', 'uploads', ...KEY_PLACES.map(({ table }) => table)]);
      const counts = noCounts();
      for (const place of KEY_PLACES) await renew(tx, place, rotation, counts);
      counts.sessions = await rows.endSessions(tx);
      counts.uploads = await rows.endUploads(tx, at);
      await rows.add(tx, { generation, proof, since: at });
      const subject = { kind: 'SETTINGS', id: 'serverKeys' } as const;
      const facts = { generation, ...counts };
      await audit.append(tx, { actor: { kind: 'SYSTEM' }, act: 'keys.rotate', subject, facts, at });
      return counts;
    },
  };
}
export type KeyRotation = ReturnType<typeof makeKeyRotation>;
