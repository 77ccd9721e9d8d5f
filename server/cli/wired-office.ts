import { deriveServerKeys } from '../crypto/server-keys.ts';
import { layGround } from '../lay-ground.ts';
import { type Office, wire } from '../wiring.ts';
import type { Desk } from './command.ts';

/** The office's services, on the same database as the portal; who commands at the console acts as the system. */
export async function wiredOffice(desk: Pick<Desk, 'office'>): Promise<Office> {
  const { config, database, masterKey } = await desk.office();
  return wire(layGround(config, database, deriveServerKeys(masterKey)));
}
