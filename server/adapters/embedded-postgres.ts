import { realpathSync } from 'node:fs';
import type { Log } from './embedded-postgres/child.ts';
import { runCluster } from './embedded-postgres/run.ts';
import type { Holder, RunningCluster } from './embedded-postgres/running-cluster.ts';

export type EmbeddedPostgres = RunningCluster;

export interface EmbeddedOptions {
  /** The portal's data folder; it must exist. The cluster lies in `postgres/` under it, or where that folder says. */
  dataDir: string;
  log: Log;
  /** Who holds the server: two portals never share one, an operator's command may wait for another. */
  holder?: Holder;
  /** Server settings on top of the house's own, for tests that trade safety for speed. */
  settings?: Record<string, string>;
}

/**
 * Starts the PostgreSQL that comes with the house and waits until it answers. A server left behind by a killed portal
 * is stopped first (fast shutdown, nothing is lost). Throws `CannotStart` with the mend when it cannot.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  return runCluster({
    holder: 'portal',
    settings: {},
    join: false,
    ...options,
    dataDir: realpathSync(options.dataDir),
  });
}

/**
 * For the operator's commands: uses the server of the running portal, or starts one for as long as the command takes.
 * `stop()` ends only what this call started.
 */
export async function joinEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  return runCluster({
    settings: {},
    ...options,
    holder: 'command',
    join: true,
    dataDir: realpathSync(options.dataDir),
  });
}
