import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { s3EvidenceStore } from '../../server/adapters/s3-evidence-store.ts';
import { buildApp } from '../../server/app.ts';
import { rotateKeys } from '../../server/cli/keys-rotate.command.ts';
import { readConfig } from '../../server/config.ts';
import { readEvidence } from '../../server/contract/evidence.ts';
import { deriveServerKeys } from '../../server/crypto/server-keys.ts';
import { openDatabase } from '../../server/db/connection.ts';
import { wire } from '../../server/wiring.ts';
import { type TestOffice, anOffice } from '../support/office.ts';
import { residentOf } from '../support/resident.ts';
import { type TestS3, anS3Server } from '../support/s3-server.ts';
import { callEverybody } from '../support/staff-office.ts';

let s3: TestS3;
let office: TestOffice;
let folder: string;
beforeAll(async () => {
  s3 = await anS3Server();
  folder = mkdtempSync('/tmp/tipward-keys-s3-');
  office = await anOffice({ evidenceStore: s3EvidenceStore(s3.settings) });
});
afterAll(async () => {
  await office.close();
  await s3.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The operator's command on a key file of this office's. Answers the key that lies there then. */
async function rotated(): Promise<Buffer> {
  const file = join(folder, 'master.key');
  writeFileSync(file, office.masterKey.toString('base64'), { mode: 0o600 });
  const { config } = readConfig({ NODE_ENV: 'test', DATA_DIR: folder });
  const database = openDatabase(office.database.portalUrl, 2);
  const server = { url: office.database.portalUrl, ownerUrl: office.database.url };
  const { masterKey } = office;
  const opened = { config, masterKey, database, server, atEnd: () => undefined };
  await rotateKeys
    .run({ args: [], env: {}, print: () => undefined, office: async () => opened })
    .finally(() => database.close());
  return Buffer.from(readFileSync(file, 'utf8'), 'base64');
}

test('files in a bucket open to their first reader after a rotation, those prepared before it and after it', async () => {
  const contents = [randomBytes(9_000_000), randomBytes(1_000)];
  const reports = [];
  for (const [at, content] of contents.entries()) {
    reports.push(await office.resident.report({}, [{ name: 'a.bin', content }]));
    if (at === 0) await office.office.preparation.prepare();
  }
  const fresh = wire({ ...office.office.ground, serverKeys: deriveServerKeys(await rotated()) });
  const app = await buildApp(fresh, { pages: false });
  // A one-time code works once.
  office.clock.set(new Date(office.clock.now().getTime() + 60_000));
  const intake = callEverybody(app, office.clock, (name) => ({
    id: office.idOf(name),
    totpSecret: office.secretOf(name),
  }))('intake');
  await fresh.preparation.prepare();
  try {
    for (const [at, { reference, receiptCode }] of reports.entries()) {
      expect((await residentOf(app).status(receiptCode)).reference).toBe(reference);
      const [row] = await office.rows<{ leadId: string; evidenceId: string }>(
        `select lead_id as "leadId", e.id as "evidenceId" from evidence e join leads l on l.id = lead_id where reference = $1`,
        [reference],
      );
      const { status, raw } = await intake.call(readEvidence, { params: row! });
      const digests = [raw, contents[at]!].map((bytes) => createHash('sha256').update(bytes).digest('hex'));
      expect([status, digests[0]]).toEqual([200, digests[1]]);
    }
  } finally {
    await app.close();
  }
});
