import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { checkpointFolder } from '../../server/adapters/checkpoint-folder.ts';
import { type MovableClock, movableClock } from '../../server/adapters/clock.ts';
import { localEvidenceStore } from '../../server/adapters/local-evidence-store.ts';
import { noMailer } from '../../server/adapters/mailer.ts';
import { buildApp } from '../../server/app.ts';
import { LIGHT_COST } from '../../server/crypto/password.ts';
import { deriveServerKeys } from '../../server/crypto/server-keys.ts';
import { totpCode } from '../../server/crypto/totp.ts';
import { openDatabase } from '../../server/db/connection.ts';
import { type Ground, type Office, wire } from '../../server/wiring.ts';
import { type Actor, actorOf } from './actor.ts';
import { aDatabase } from './database.ts';

export type EmptyOffice = {
  app: FastifyInstance;
  office: Office;
  ground: Ground;
  masterKey: Buffer;
  server: { url: string; ownerUrl: string };
  clock: MovableClock;
  folder: string;
  stranger: Actor;
  /** Somebody whose sign-in the test knows. */
  person(signIn: { username: string; password: string; totpSecret: string }): Actor;
  rows<T extends object = Record<string, unknown>>(text: string, values?: unknown[]): Promise<T[]>;
  close(): Promise<void>;
};

/** A migrated office in which no district has been set up and nobody works yet. */
export async function anEmptyOffice(now: Date): Promise<EmptyOffice> {
  const testDatabase = await aDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'tipward-empty-'));
  const database = openDatabase(testDatabase.portalUrl, 8);
  const behind = openDatabase(testDatabase.adminUrl, 2);
  const clock = movableClock(now);
  const masterKey = randomBytes(32);
  const ground: Ground = {
    database,
    serverKeys: deriveServerKeys(masterKey),
    passwordCost: LIGHT_COST,
    clock,
    evidenceStore: localEvidenceStore(join(folder, 'evidence')),
    checkpointFolder: checkpointFolder(join(folder, 'checkpoints')),
    mailer: noMailer(),
    publicOrigin: 'https://tips.example.cn',
  };
  const office = wire(ground);
  const app = await buildApp(office, { pages: false });
  return {
    app,
    office,
    ground,
    masterKey,
    server: { url: testDatabase.portalUrl, ownerUrl: testDatabase.url },
    clock,
    folder,
    stranger: actorOf(app, clock, null),
    person: ({ username, password, totpSecret }) =>
      actorOf(app, clock, () => ({ username, password, code: totpCode(totpSecret, clock.now()) })),
    rows: async <T extends object>(text: string, values: unknown[] = []) =>
      (await behind.pool.query<T>(text, values)).rows,
    async close() {
      await app.close();
      await Promise.all([database.close(), behind.close()]);
      await testDatabase.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
