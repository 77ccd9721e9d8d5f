import { mkdtemp, rm } from 'node:fs/promises';
import { Readable, Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localEvidenceStore } from '../../server/adapters/local-evidence-store.ts';
import type { Mail } from '../../server/adapters/mailer.ts';
import { loggerOptions } from '../../server/plugins/logging.ts';
import { aFund } from '../support/award-desk.ts';
import { dumpOf, filesOf } from '../support/dump.ts';
import { type TestOffice, anOffice } from '../support/office.ts';
import { searchFor } from '../support/search.ts';
import { type Place, spellings } from '../support/spellings.ts';
import { LONG, PATIENCE, SEED, chanceFrom, note } from './long-form.ts';
import { type Secrets, aCase } from './strings/cases.ts';

const WANTED = LONG ? 1_000 : 150;

const secrets: Secrets = {};
const mails: Mail[] = [];
let folder: string;
let office: TestOffice;
let log = '';
let places: Place[];

beforeAll(async () => {
  folder = await mkdtemp('/tmp/tipward-strings-');
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      log += chunk.toString('utf8');
      done();
    },
  });
  office = await anOffice({
    evidenceStore: localEvidenceStore(folder),
    mailer: { connected: true, send: async (mail) => void mails.push(mail), close: () => undefined },
    logger: loggerOptions('trace', stream),
  });
  await aFund(office, 100_000_000);
  const chance = chanceFrom(SEED);
  for (let number = 1; Object.keys(secrets).length < WANTED; number += 1)
    await aCase(office, chance, secrets, number);
  for (const { id } of await office.rows<{ id: string }>(`select id from mails where status = 'WAITING'`))
    await office.office.outbox.send(id);
  await office.office.dailyCheckpoint.write();
  places = await everything();
}, PATIENCE);
afterAll(async () => {
  await office.close();
  await rm(folder, { recursive: true, force: true });
});

/** All that somebody could carry away: the database, the store, the server's log, its checkpoints and its mail. */
async function everything(): Promise<Place[]> {
  const { checkpointFolder } = office.office.ground;
  return [
    ...(await dumpOf(office.database.adminUrl)),
    ...(await filesOf(folder)),
    { where: 'the log', bytes: Buffer.from(log) },
    ...(await checkpointFolder.list()).map(({ name, note: text }) => ({
      where: name,
      bytes: Buffer.from(text),
    })),
    ...mails.map((mail, at) => ({ where: `mail ${at + 1}`, bytes: Buffer.from(JSON.stringify(mail)) })),
  ];
}

describe('whoever carries away the database, the store, the log, the checkpoints and the mail', () => {
  it('has something of each in hand', () => {
    const holds = (what: RegExp) => places.some(({ where }) => what.test(where));
    const kinds = [
      /^public\.documents\./,
      /^public\.evidence/,
      /^\/tmp/,
      /^the log/,
      /^checkpoint-/,
      /^mail 1$/,
    ];
    expect(kinds.filter((kind) => !holds(kind))).toEqual([]);
    expect(log).toContain('Answered POST /api/public/reports with 201');
  });

  it(`finds none of ${WANTED} known strings in any spelling`, { timeout: PATIENCE }, () => {
    const search = searchFor(secrets);
    const found = places.flatMap(search);
    const size = places.reduce((sum, { bytes }) => sum + bytes.length, 0);
    const count = Object.keys(secrets).length;
    note({
      what: 'known strings',
      count: `${count} strings in ${spellings('x'.repeat(8)).length} spellings`,
      seed: SEED,
      found: `${found.length} found in ${places.length} places, ${(size / 1e6).toFixed(1)} MB`,
    });
    console.log(`known strings: seed ${SEED}: ${count} strings, ${places.length} places, ${size} bytes`);
    expect(count).toBeGreaterThanOrEqual(WANTED);
    expect(found).toEqual([]);
  });

  it('would have found each of them, in each spelling, wherever it had been', () => {
    const chance = chanceFrom(SEED);
    const search = searchFor(secrets);
    for (const [name, text] of Object.entries(secrets)) {
      for (const [how, way] of spellings(text)) {
        const before = chance.bytes(chance.between(0, 40));
        const bytes = Buffer.concat([before, way, chance.bytes(chance.between(0, 40))]);
        expect(search({ where: 'here', bytes })).toContain(`${name}: here, ${how}`);
      }
    }
  });

  it('would have found one in a column, in a file, in a log line and in a mail', async () => {
    const [[name, secret] = ['', '']] = Object.entries(secrets);
    const search = searchFor({ [name]: secret });
    await office.rows('create table scratch (words text, raw bytea)');
    await office.rows('insert into scratch values ($1, $2)', [
      `…${secret}…`,
      Buffer.from(`…${secret}…`, 'utf16le'),
    ]);
    await localEvidenceStore(folder).put(
      '00000000-0000-4000-8000-000000000000',
      Readable.from([Buffer.from(secret)]),
    );
    mails.push({ to: 'x@office.test', subject: secret, text: '' });
    log += JSON.stringify({ msg: secret });
    const found = (await everything()).flatMap(search);
    expect(found.map((each) => each.replace(/^.*?: /, '').replace(/^\/tmp.*,/, 'a file,')).sort()).toEqual(
      [
        'a file, UTF-8',
        'public.scratch, UTF-8',
        'public.scratch.raw, UTF-16 LE',
        'public.scratch, hex of UTF-16',
        'the log, UTF-8',
        `mail ${mails.length}, UTF-8`,
      ].sort(),
    );
    await office.rows('drop table scratch');
  });
});
