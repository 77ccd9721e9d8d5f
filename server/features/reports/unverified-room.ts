import type { Tx } from '../../db/connection.ts';
import { refuse } from '../../domain/errors.ts';
import type { Settings } from '../../domain/settings.ts';
import type { LeadsStore } from '../leads/leads.store.ts';

const HOUR_MS = 60 * 60_000;

/**
 * Whether intake can take another report that came without a proof: so many in an hour, whoever sent them. A machine
 * that sends thousands fills this tray and no other.
 * @throws Refusal UNVERIFIED_FULL until the oldest of this hour is an hour old
 */
export async function demandRoomForUnverified(
  tx: Tx,
  leads: Pick<LeadsStore, 'unverifiedSince'>,
  { limits }: Pick<Settings, 'limits'>,
  now: Date,
): Promise<void> {
  const { count, oldest } = await leads.unverifiedSince(tx, new Date(now.getTime() - HOUR_MS));
  if (count < limits.unverifiedAnHour) return;
  const free = (oldest ?? now).getTime() + HOUR_MS - now.getTime();
  refuse('UNVERIFIED_FULL', [], Math.max(1, Math.ceil(free / 1000)));
}
