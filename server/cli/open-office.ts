import { openDatabaseServer } from '../adapters/database-server.ts';
import { joinEmbeddedPostgres } from '../adapters/embedded-postgres.ts';
import { prepareDataFolder } from '../config/data-folder.ts';
import { loadMasterKey } from '../config/master-key.ts';
import { readConfig } from '../config.ts';
import { openDatabase } from '../db/connection.ts';
import type { OpenOffice } from './command.ts';

/** Opens what a command needs beside a running portal or without one; `close` ends only what was opened here. */
export async function openOffice(
  env: NodeJS.ProcessEnv,
): Promise<{ office: OpenOffice; close(): Promise<void> }> {
  const { config } = readConfig(env);
  prepareDataFolder(config.dataDir);
  const masterKey = loadMasterKey(config);
  const server = await openDatabaseServer(config, (line) => console.error(line), joinEmbeddedPostgres);
  const database = openDatabase(server.url, 4);
  const closers: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const closer of closers.reverse()) await closer();
    await database.close();
    await server.stop();
  };
  const atEnd = (closer: () => Promise<unknown>) => void closers.push(closer);
  return { office: { config, masterKey, database, server, atEnd }, close };
}
