import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkpointFolder } from '../../server/adapters/checkpoint-folder.ts';
import { movableClock } from '../../server/adapters/clock.ts';
import { localEvidenceStore } from '../../server/adapters/local-evidence-store.ts';
import { noMailer } from '../../server/adapters/mailer.ts';
import { buildApp } from '../../server/app.ts';
import { LIGHT_COST } from '../../server/crypto/password.ts';
import { deriveServerKeys } from '../../server/crypto/server-keys.ts';
import { openDatabase } from '../../server/db/connection.ts';
import { wire } from '../../server/wiring.ts';
import type { TestDatabase } from './database.ts';
import { NAMES, type Name } from './people.ts';
import { MONDAY } from './monday.ts';
import {
  type Hired,
  type Staff,
  admitEverybody,
  callEverybody,
  hireStaff,
  layGround,
} from './staff-office.ts';

/** Where the setup of a run tells its workers whom the template employs. */
const STAFFED = 'TIPWARD_TEST_STAFFED';

type Told = { template: string; masterKey: string; staff: [Name, Hired][] };

/** The staffed template of this run; undefined where the setup made none. */
export function staffedTemplate(): { template: string; masterKey: Buffer; staff: Staff } | undefined {
  const told = process.env[STAFFED];
  if (!told) return undefined;
  const { template, masterKey, staff } = JSON.parse(told) as Told;
  return { template, masterKey: Buffer.from(masterKey, 'hex'), staff: new Map(staff) };
}

/**
 * Staffs an office in `database`, so that a test's office is a copy of it: hiring thirty people and letting them in
 * takes a second, a copy some tens of milliseconds.
 */
export async function staffTheTemplate(
  database: Omit<TestDatabase, 'drop'>,
  template: string,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'tipward-staffing-'));
  const portal = openDatabase(database.portalUrl, 4);
  const masterKey = randomBytes(32);
  const clock = movableClock(MONDAY);
  const office = wire({
    database: portal,
    serverKeys: deriveServerKeys(masterKey),
    passwordCost: LIGHT_COST,
    clock,
    evidenceStore: localEvidenceStore(folder),
    checkpointFolder: checkpointFolder(join(folder, 'checkpoints')),
    mailer: noMailer(),
    publicOrigin: 'http://localhost:3000',
  });
  await layGround(office, clock, { ...database, drop: async () => undefined });
  const app = await buildApp(office, { pages: false });
  const staff = await hireStaff(office, clock, NAMES);
  await admitEverybody(
    office,
    staff,
    callEverybody(app, clock, (name) => staff.get(name)!),
  );
  await app.close();
  await portal.close();
  await rm(folder, { recursive: true, force: true });
  // Whoever let the others in has gone home, and their one-time code of that minute is theirs again.
  const behind = openDatabase(database.adminUrl, 1);
  await behind.pool.query('delete from sessions');
  await behind.pool.query('update staff set totp_step = 0');
  await behind.close();
  const told: Told = { template, masterKey: masterKey.toString('hex'), staff: [...staff] };
  process.env[STAFFED] = JSON.stringify(told);
}
