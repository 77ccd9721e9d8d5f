import type { Clock } from '../../adapters/clock.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { DEFAULT_SETTINGS, type StreetLimits, withDefaults } from '../../domain/settings.ts';
import type { DistrictStore } from './district.store.ts';

/** How long a change of the limits may take to be felt. */
const FRESH_MS = 5_000;

/**
 * The limits as the administrator set them, asked of the database every few seconds at most: every request needs them.
 * While the database doesn't answer, what was known last holds on.
 */
export function makeStreetLimits(deps: {
  inTransaction: InTransaction;
  clock: Clock;
  district: DistrictStore;
}): () => Promise<StreetLimits> {
  let known = DEFAULT_SETTINGS.limits;
  let readAt = Number.NEGATIVE_INFINITY;

  const read = (): Promise<StreetLimits> =>
    deps.inTransaction(async (tx) => withDefaults((await deps.district.find(tx))?.settings ?? {}).limits);

  return async () => {
    const now = deps.clock.now().getTime();
    if (Math.abs(now - readAt) < FRESH_MS) return known;
    // The others go on with what is known while one asks.
    readAt = now;
    known = await read().catch(() => known);
    return known;
  };
}
