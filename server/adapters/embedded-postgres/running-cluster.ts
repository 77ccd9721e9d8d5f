import type { Log } from './child.ts';

export type Holder = 'portal' | 'command' | 'tests';

export interface RunOptions {
  dataDir: string;
  log: Log;
  holder: Holder;
  settings: Record<string, string>;
  /** Use a server that runs already instead of refusing to share it. */
  join: boolean;
}

export interface RunningCluster {
  /** The office's own database, as the portal's role, which owns nothing in it. */
  url: string;
  /** The same as the tables' owner, who is no superuser. */
  ownerUrl: string;
  /** The cluster's superuser, for tests and for the operator. */
  adminUrl: string;
  /** Where the cluster lies. */
  folder: string;
  /** Finishes what is committed and ends the server; resolves when it has gone. */
  stop(): Promise<void>;
  /** Resolves when the server ends although nobody asked it to; never for one that was joined. */
  lost: Promise<void>;
}
