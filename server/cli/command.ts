import type { Config } from '../config.ts';
import type { DatabaseServer } from '../adapters/database-server.ts';
import type { Database } from '../db/connection.ts';

/** What a command works with; `office()` opens the database only for the commands that ask for it. */
export interface Desk {
  args: string[];
  env: NodeJS.ProcessEnv;
  /** One line of the command's own output, to stdout. */
  print(line: string): void;
  /** Settings, keys and the database, of the running portal or opened for as long as the command takes. */
  office(): Promise<OpenOffice>;
}

export interface OpenOffice {
  config: Config;
  masterKey: Buffer;
  database: Database;
  server: Pick<DatabaseServer, 'url' | 'ownerUrl'>;
  /** Registers what else must be closed with it. */
  atEnd(close: () => Promise<unknown>): void;
}

/** An operator's command: `npm run cli -- <name> …`. */
export interface Command {
  /** One or two words, such as `doctor` or `key new`. */
  name: string;
  /** What follows the name, for the help; empty where nothing does. */
  usage: string;
  zh: string;
  en: string;
  /** Resolves with the exit code; nothing means 0. */
  run(desk: Desk): Promise<number | void>;
}
