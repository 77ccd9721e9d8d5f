import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApp } from '../../server/app.ts';
import type { OpenOffice } from '../../server/cli/command.ts';
import { rotateKeys } from '../../server/cli/keys-rotate.command.ts';
import { writeNextMasterKey } from '../../server/config/next-master-key.ts';
import { readConfig } from '../../server/config.ts';
import { readLogState } from '../../server/contract/log.ts';
import { removeRobot } from '../../server/contract/robots.ts';
import { readReceiptProof } from '../../server/contract/receipt.ts';
import { alikeLeads } from '../../server/contract/targets.ts';
import { openUnseal } from '../../server/contract/unseals.ts';
import { deriveServerKeys } from '../../server/crypto/server-keys.ts';
import { noteVerifier } from '../../server/crypto/signed-note.ts';
import { checkProof } from '../../server/crypto/receipt-proof.ts';
import { masterKeyProof, nextMasterKey } from '../../server/crypto/master-key.ts';
import { openDatabase } from '../../server/db/connection.ts';
import { takeKeyLock } from '../../server/db/key-lock.ts';
import { NOT_OF_THE_SERVER } from '../../server/features/server-keys/key-exceptions.ts';
import { KEY_PLACES } from '../../server/features/server-keys/key-rotation.ts';
import {
  adoptMasterKey,
  keepWorkingWithKeys,
  settleMasterKey,
  workWithKeys,
} from '../../server/settle-keys.ts';
import { wire } from '../../server/wiring.ts';
import { actorOf } from '../support/actor.ts';
import { type TestOffice, anOffice } from '../support/office.ts';
import { residentOf } from '../support/resident.ts';
import { callEverybody } from '../support/staff-office.ts';
import { type Seeded, fillKeyPlaces } from './key-places.ts';

let office: TestOffice;
let folder: string;
let file: string;
let seeded: Seeded;
beforeAll(async () => {
  folder = mkdtempSync('/tmp/tipward-keys-');
  file = join(folder, 'master.key');
  office = await anOffice();
  writeFileSync(file, office.masterKey.toString('base64'), { mode: 0o600 });
  seeded = await fillKeyPlaces(office);
});
afterAll(async () => {
  await office.close();
  rmSync(folder, { recursive: true, force: true });
});

const atHand = () => Buffer.from(readFileSync(file, 'utf8'), 'base64');
const configOf = (env: Record<string, string> = {}) =>
  readConfig({ NODE_ENV: 'test', DATA_DIR: folder, ...env }).config;

async function run(args: string[] = [], masterKey: Buffer = atHand(), config = configOf()): Promise<string> {
  const said: string[] = [];
  const database = openDatabase(office.database.portalUrl, 2);
  const server = { url: office.database.portalUrl, ownerUrl: office.database.url };
  const opened: OpenOffice = { config, masterKey, database, server, atEnd: () => undefined };
  try {
    await rotateKeys.run({ args, env: {}, print: (line) => said.push(line), office: async () => opened });
  } finally {
    await database.close();
  }
  return said.join('\n');
}
const valuesOf = ({ table, column }: { table: string; column: string }) =>
  office.rows<{ value: unknown }>(`select ${column} as value from ${table} where ${column} is not null`);
const ground = () => ({ config: configOf(), database: office.office.ground.database });
/** A process that dies between the database and the file: the new key stays beside the old one. */
const cut = (old: Buffer) => {
  writeFileSync(`${file}.next`, readFileSync(file));
  writeFileSync(file, old.toString('base64'));
};

test('a database that knows no key yet shows a wrong one by what does not open, and keeps everything', async () => {
  const before = await Promise.all(KEY_PLACES.map(valuesOf));
  const text = configOf({ TIPWARD_MASTER_KEY: randomBytes(32).toString('base64') });
  await expect(run(['--to', join(folder, 'nobodys.key')], randomBytes(32), text)).rejects.toThrow(
    'not the one',
  );
  expect(await Promise.all(KEY_PLACES.map(valuesOf))).toEqual(before);
});

test('a first start puts down its key; another key is refused from then on', async () => {
  const masterKey = atHand();
  expect(await adoptMasterKey({ ...ground(), masterKey })).toEqual(masterKey);
  expect(await adoptMasterKey({ ...ground(), masterKey })).toEqual(masterKey);
  const wrong = randomBytes(32);
  await expect(settleMasterKey({ ...ground(), masterKey: wrong })).rejects.toThrow('not the one');
  await expect(run([], wrong)).rejects.toThrow('not the one');
});

test('every column that hangs on the keys is filled here, and a dry run counts it and changes nothing', async () => {
  const before = await Promise.all(KEY_PLACES.map(valuesOf));
  const said = await run(['--dry-run']);
  for (const [n, { table, column }] of KEY_PLACES.entries()) {
    expect(before[n]?.length, `${table}.${column}`).toBeGreaterThan(0);
    expect(said).toMatch(new RegExp(`^ *${before[n]?.length}  ${table}.${column}$`, 'm'));
  }
  expect(await Promise.all(KEY_PLACES.map(valuesOf))).toEqual(before);
  expect(existsSync(`${file}.next`)).toBe(false);
});

test('every column of bytes is renewed or stays for a reason that is written down', async () => {
  const columns = await office.rows<{ place: string }>(
    `select table_name || '.' || column_name as place from information_schema.columns where table_schema = 'public'
       and (data_type = 'bytea' or (data_type = 'ARRAY' and udt_name = '_int4'))`,
  );
  const renewed = KEY_PLACES.map(({ table, column }) => `${table}.${column}`);
  const known = [...renewed, ...Object.keys(NOT_OF_THE_SERVER)];
  expect(columns.map(({ place }) => place).toSorted()).toEqual(known.toSorted());
});

test('nothing is touched while a portal runs, or where the new key has no place', async () => {
  const running = await takeKeyLock(office.database.portalUrl, 'shared');
  await expect(run()).rejects.toThrow('Stop every portal');
  await running?.release();
  await expect(run(['--to', file])).rejects.toThrow('nothing was changed');
  const text = configOf({ TIPWARD_MASTER_KEY: office.masterKey.toString('base64') });
  await expect(run([], office.masterKey, text)).rejects.toThrow('--to NEWFILE');
  expect(atHand()).toEqual(office.masterKey);
});

test('one that fails in the middle leaves all as it was, and the next one goes through', async () => {
  const before = await Promise.all(KEY_PLACES.map(valuesOf));
  await office.rows(
    `create function fail() returns trigger language plpgsql as $$ begin raise 'cut'; end $$`,
  );
  await office.rows(`create trigger cut before update on passkeys for each row execute function fail()`);
  await expect(run()).rejects.toThrow();
  await office.rows('drop function fail cascade');
  expect(await Promise.all(KEY_PLACES.map(valuesOf))).toEqual(before);
  expect((await settleMasterKey({ ...ground(), masterKey: atHand() })).finished).toBe(false);
  expect(existsSync(`${file}.next`)).toBe(true);
});

test('what was taken away on purpose counts neither as something to renew nor as damaged', async () => {
  const counts = async () => (await run(['--dry-run'])).match(/^ *(\d+)  robots\.sealed_address$/m)?.[1];
  const before = await counts();
  // A second one, for the first is looked for after the rotation.
  const [robot] = await office.rows<{ id: string }>(
    `insert into robots select (json_populate_record(r, json_build_object('id', gen_random_uuid()))).* from robots r returning id`,
  );
  expect(await counts()).toBe(String(Number(before) + 1));
  await office.as('sysadmin').do(removeRobot, { params: { robotId: robot!.id } });
  expect(await counts()).toBe(before);
});

test('after it everything is found, opened and vouched for as before, and by the old key nothing is', async () => {
  const proof = (await office.stranger.do(readReceiptProof, { body: { receiptCode: seeded.receiptCode } }))
    .proof!;
  const { publicKey } = await office.stranger.do(readLogState);
  const said = await run();
  expect(said).toContain('uploads ended 1');
  expect(said).toContain('1 did not open under the old key');
  expect(existsSync(`${file}.next`)).toBe(false);

  const masterKey = atHand();
  expect(masterKey.includes(office.masterKey)).toBe(false);
  const serverKeys = deriveServerKeys(masterKey);
  const fresh = wire({ ...office.office.ground, serverKeys });
  const app = await buildApp(fresh, { pages: false });
  office.clock.set(new Date(office.clock.now().getTime() + 60_000));
  const hired = (name: Parameters<TestOffice['as']>[0]) => ({
    id: office.idOf(name),
    totpSecret: office.secretOf(name),
  });
  const as = callEverybody(app, office.clock, hired);
  try {
    expect((await residentOf(app).status(seeded.receiptCode)).reference).toBe(seeded.reference);
    await expect(office.resident.status(seeded.receiptCode)).rejects.toThrow('RECEIPT_UNKNOWN');
    expect(checkProof(noteVerifier(publicKey)!, proof).problem).toBeNull();
    const again = await actorOf(app, office.clock, null).do(readReceiptProof, {
      body: { receiptCode: seeded.receiptCode },
    });
    expect(checkProof(noteVerifier(publicKey)!, again.proof!).problem).toBeNull();
    // Signing in takes the one-time code's secret; the duplicate is found by a tag made before and one made now.
    const later = await residentOf(app).report({ target: seeded.target });
    const [row] = await office.rows<{ id: string }>('select id from leads where reference = $1', [
      later.reference,
    ]);
    const alike = await as('intake').do(alikeLeads, { params: { leadId: row!.id } });
    expect(alike.rows.map(({ reference }) => reference)).toContain(seeded.reference);
    const opened = await as('police1').do(openUnseal, { params: { unsealId: seeded.unsealId }, body: {} });
    expect(JSON.stringify(opened)).toContain(seeded.name);
    // The file opens with the key that was held for it, and its digest in the log is the one from its arrival.
    await fresh.preparation.prepare();
    const digests = await office.rows<{ digest: string }>(
      `select facts->>'digest' as digest from audit_entries where act in ('evidence.receive', 'evidence.clean')`,
    );
    expect(digests).toHaveLength(2);
    expect(digests[0]).toEqual(digests[1]);
  } finally {
    await app.close();
  }

  const of = (keys: Parameters<typeof seeded.known>[0]) => seeded.known(keys);
  expect(await of(serverKeys)).toEqual({
    claim: 1,
    proxy: 1,
    payee: 1,
    person: 1,
    feed: 1,
    help: 1,
    name: 1,
    tie: 1,
    pair: 2,
  });
  expect(Object.values(await of(office.serverKeys)).every((found) => found === 0)).toBe(true);
  // A key that somebody had put in by hand is vouched for by nobody now either.
  expect(await office.rows(`select id from passkeys where key_mac = '\\x00'`)).toEqual([{ id: 'forged' }]);
  expect((await office.office.logCheck.verify()).breaches).toEqual([]);
  const [entry] = await office.rows<{ facts: object }>(
    `select facts from audit_entries where act = 'keys.rotate'`,
  );
  expect(entry?.facts).toMatchObject({ generation: 2, broken: 1, uploads: 1 });
});

test('cut between database and file, the start finds the new key beside the old one', async () => {
  const key = atHand();
  cut(office.masterKey);
  expect(await settleMasterKey({ ...ground(), masterKey: atHand() })).toMatchObject({
    masterKey: key,
    finished: true,
  });
  expect(atHand()).toEqual(key);
  cut(office.masterKey);
  expect(await run()).toContain('complete now');
  expect(atHand()).toEqual(key);
  expect(existsSync(`${file}.next`)).toBe(false);
});

test('cut before the database, the key laid beside is passed over', async () => {
  const key = atHand();
  writeFileSync(`${file}.next`, nextMasterKey(key, randomBytes(32)).toString('base64'));
  expect(await settleMasterKey({ ...ground(), masterKey: key })).toMatchObject({
    masterKey: key,
    finished: false,
  });
});

test('a second rotation from a key in the environment writes a new file and nothing else', async () => {
  const key = atHand();
  const to = join(folder, 'fresh.key');
  const text = configOf({ TIPWARD_MASTER_KEY: key.toString('base64') });
  expect(await run(['--to', to], key, text)).toContain(to);
  expect(atHand()).toEqual(key);
  const next = Buffer.from(readFileSync(to, 'utf8'), 'base64');
  expect(await seeded.known(deriveServerKeys(next))).toMatchObject({ claim: 1, pair: 2 });
  expect(await office.rows('select generation, proof from server_keys order by 1')).toMatchObject([
    { generation: 1, proof: masterKeyProof(office.masterKey) },
    { generation: 2, proof: masterKeyProof(key) },
    { generation: 3, proof: masterKeyProof(next) },
  ]);
  await expect(
    settleMasterKey({ config: text, database: ground().database, masterKey: key }),
  ).rejects.toThrow('not the one');
});

test('a portal whose session broke off takes its word up again, and ends where the key is another by then', async () => {
  const { database } = office.office.ground;
  const cutOff = () =>
    office.rows(`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'tipward keys' and datname = current_database()`);
  const sessionsWithKeys = async () =>
    (
      await office.rows<{ pid: number }>(`select pid from pg_locks l join pg_stat_activity a using (pid)
        where l.locktype = 'advisory' and l.granted and a.application_name = 'tipward keys'
          and a.datname = current_database()`)
    ).map(({ pid }) => pid);
  const url = office.database.portalUrl;
  const to = configOf({ TIPWARD_MASTER_KEY: readFileSync(join(folder, 'fresh.key'), 'utf8').trim() });
  const masterKey = Buffer.from(readFileSync(join(folder, 'fresh.key'), 'utf8'), 'base64');
  const ended = Promise.withResolvers<unknown>();
  const keys = { config: to, masterKey, database, url };
  const stop = keepWorkingWithKeys(await workWithKeys(url), keys, ended.resolve);
  const first = await sessionsWithKeys();
  expect(first).toHaveLength(1);
  await cutOff();
  // Looked at, not tried: whoever tries takes the lock away from the portal for a moment, which then ends, and rightly.
  await expect.poll(sessionsWithKeys, { timeout: 20_000 }).toEqual([expect.not.toBeOneOf(first)]);
  await office.rows(`insert into server_keys values (4, $1, now())`, [masterKeyProof(randomBytes(32))]);
  await cutOff();
  expect(String(await ended.promise)).toContain('not the one');
  await stop();
  expect(await takeKeyLock(url, 'alone').then((lock) => lock?.release().then(() => 'free'))).toBe('free');
});

test('a key file that is mounted by itself is refused before anything happens', () => {
  expect(() => writeNextMasterKey('/proc', randomBytes(32))).toThrow('mounted by itself');
});
