/** Failures that cost nothing: fingers slip. */
const FREE_TRIES = 5;
const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 15 * 60_000;
const FORGOTTEN_AFTER_MS = 24 * 3_600_000;

/**
 * Until when a name is slowed down after so many failed sign-ins, or null. Each failure past the fifth doubles the
 * pause, up to a quarter of an hour, so that guessing is hopeless and the true owner is never locked out for good.
 */
export function slowedUntil(failures: number, lastFailedAt: Date): Date | null {
  if (failures < FREE_TRIES) return null;
  const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(failures - FREE_TRIES, 20));
  return new Date(lastFailedAt.getTime() + pause);
}

/** Whether failures this old still count. */
export function stillCounts(lastFailedAt: Date, now: Date): boolean {
  return now.getTime() - lastFailedAt.getTime() < FORGOTTEN_AFTER_MS;
}
