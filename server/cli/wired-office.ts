import { deriveServerKeys } from '../crypto/server-keys.ts';
import { migrateOrRefuse } from '../db/migrate-or-refuse.ts';
import { layGround } from '../lay-ground.ts';
import { settleMasterKey, workWithKeys } from '../settle-keys.ts';
import { type Office, wire } from '../wiring.ts';
import type { Desk } from './command.ts';

/** The office's services, on the same database as the portal; who commands at the console acts as the system. */
export async function wiredOffice(desk: Pick<Desk, 'office'>): Promise<Office> {
  const { config, database, server, masterKey: keyAtHand, atEnd } = await desk.office();
  // A folder that no portal has started on yet has no tables; where one runs, there is nothing to do.
  await migrateOrRefuse(server);
  const lock = await workWithKeys(server.url);
  atEnd(lock.release);
  const { masterKey } = await settleMasterKey({ config, masterKey: keyAtHand, database });
  return wire(await layGround(config, database, deriveServerKeys(masterKey)));
}
