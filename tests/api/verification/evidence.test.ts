import { createHash, randomBytes } from 'node:crypto';
import { appendFile, mkdtemp, open, readFile, readdir, rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localEvidenceStore } from '../../../server/adapters/local-evidence-store.ts';
import { s3EvidenceStore } from '../../../server/adapters/s3-evidence-store.ts';
import { playEvidence, readEvidence } from '../../../server/contract/evidence.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import { aTone } from '../../support/sample-files.ts';
import { anS3Server } from '../../support/s3-server.ts';

const AGED = new Date(Date.now() - 7 * 3_600_000);
const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

let folder: string;
let office: TestOffice;
/** What was last taken from the store. */
let lastRead: Readable | undefined;
beforeAll(async () => {
  folder = await mkdtemp('/tmp/tipward-evidence-');
  const store = localEvidenceStore(folder);
  const get = async (key: string) => (lastRead = await store.get(key));
  office = await anOffice({ evidenceStore: { ...store, get } });
});
afterAll(async () => {
  await office.close();
  await rm(folder, { recursive: true, force: true });
});

type Row = { id: string; lead_id: string; store_key: string; original: string };
/** The file with the place of its working copy, once that is made. */
const rowOf = async (where: TestOffice, reference: string) => {
  await where.office.preparation.prepare();
  const [row] = await where.rows<Row>(
    `select e.id, lead_id, c.store_key, e.store_key as original from evidence e
       join leads l on l.id = e.lead_id join evidence_copies c on c.evidence_id = e.id and c.kind = 'WORKING'
      where reference = $1`,
    [reference],
  );
  return row!;
};
const fetchAs = (where: TestOffice, name: 'intake' | 'coordinator', row: Row) =>
  where.as(name).call(readEvidence, { params: { leadId: row.lead_id, evidenceId: row.id } });
const pathOf = (key: string) => join(folder, key.slice(0, 2), key);

async function filesIn(place: string): Promise<string[]> {
  const entries = await readdir(place, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

describe('a file of a report', () => {
  it('lies in the store without a byte of its content in sight', async () => {
    const content = Buffer.from('内部名单 internal list 13800001111 '.repeat(200));
    const { reference } = await office.resident.report({}, [{ name: '名单.txt', content }]);
    const row = await rowOf(office, reference);
    for (const key of [row.store_key, row.original]) {
      const stored = await readFile(pathOf(key));
      expect(stored.length).toBeGreaterThan(content.length);
      expect(stored.includes('13800001111')).toBe(false);
    }
  });

  it('is written down as opened before it leaves, and stays shut for another desk', async () => {
    const { reference } = await office.resident.report({}, [{ name: 'a.bin', content: randomBytes(10) }]);
    const row = await rowOf(office, reference);
    expect((await fetchAs(office, 'intake', row)).status).toBe(200);
    expect((await fetchAs(office, 'coordinator', row)).error.code).toBe('KEY_MISSING');
    const opened = await office.rows(
      `select staff_id from audit_entries where act = 'evidence.download' and facts->>'evidenceId' = $1`,
      [row.id],
    );
    expect(opened).toEqual([{ staff_id: office.idOf('intake') }]);
  });

  it.each([
    [
      'changed by one bit',
      async (path: string) => {
        const file = await open(path, 'r+');
        const { buffer } = await file.read(Buffer.alloc(1), 0, 1, 1_500_000);
        await file.write(Buffer.from([buffer[0]! ^ 1]), 0, 1, 1_500_000);
        await file.close();
      },
    ],
    [
      'cut short',
      async (path: string) => {
        const file = await open(path, 'r+');
        await file.truncate(1_500_000);
        await file.close();
      },
    ],
    ['lengthened', (path: string) => appendFile(path, 'x')],
  ])('that was %s in the store never reaches the officer whole', async (_how, damage) => {
    const content = randomBytes(3_000_000);
    const { reference } = await office.resident.report({}, [{ name: 'a.bin', content }]);
    const row = await rowOf(office, reference);
    await damage(pathOf(row.store_key));
    const outcome = await fetchAs(office, 'intake', row).then(
      (answer) => answer.raw.length,
      () => 'broken off',
    );
    expect(outcome).toBe('broken off');
  });
});

it('closes the stored file when the reader walks away in the middle', async () => {
  const { reference } = await office.resident.report({}, [
    { name: 'a.bin', content: randomBytes(9_000_000) },
  ]);
  const row = await rowOf(office, reference);
  const caller = await office.office.sessions.callerOf(await office.as('intake').ticket());
  const { content } = await office.office.copyReading.download(caller!, row.lead_id, row.id);
  if (!(content instanceof Readable)) throw new Error('not as it streams');
  content.once('data', () => content.destroy());
  await expect.poll(() => lastRead?.closed).toBe(true);
});

describe('the sweep', () => {
  it('removes what no commit has named once it is old, and nothing else', async () => {
    const { reference } = await office.resident.report({}, [{ name: 'a.bin', content: randomBytes(1000) }]);
    const row = await rowOf(office, reference);
    const named = [pathOf(row.store_key), pathOf(row.original)];
    const stray = await office.office.files.receive(Readable.from([randomBytes(1000)]), 'b.bin', 'x/y');
    const before = await filesIn(folder);
    expect(await office.office.evidence.sweep()).toBe(0);
    expect(await filesIn(folder)).toEqual(before);
    for (const path of before) await utimes(path, AGED, AGED);
    expect(await office.office.evidence.sweep()).toBe(1);
    expect(await filesIn(folder)).toEqual(before.filter((path) => path !== pathOf(stray.storeKey)));
    expect(await filesIn(folder)).toEqual(expect.arrayContaining(named));
  });

  it('finds nothing after a report that was refused or broke off', async () => {
    const before = await filesIn(folder);
    const refused = await office.resident.send({ narrative: 'no report' }, [
      { name: 'a.bin', content: randomBytes(2_000_000) },
    ]);
    expect(refused.status).toBe(422);
    const broken = Readable.from(
      (function* () {
        yield randomBytes(2_000_000);
        throw new Error('the line was lost');
      })(),
    );
    await expect(office.office.files.receive(broken, 'b.bin', 'x/y')).rejects.toThrow('the line was lost');
    expect(await filesIn(folder)).toEqual(before);
  });
});

it('an office whose files lie in a bucket serves them all the same', async () => {
  const s3 = await anS3Server();
  const people = ['intake', 'coordinator', 'police1', 'market1', 'custodian'] as const;
  const far = await anOffice({ evidenceStore: s3EvidenceStore(s3.settings), people });
  const content = randomBytes(12_000_000);
  const { reference } = await far.resident.report({}, [{ name: 'a.mp4', content }]);
  expect(digest((await fetchAs(far, 'intake', await rowOf(far, reference))).raw)).toBe(digest(content));
  const tone = await far.resident.report({}, [{ name: 'a.wav', content: aTone(20) }]);
  const sound = await rowOf(far, tone.reference);
  const url = playEvidence.url.replace(':leadId', sound.lead_id).replace(':evidenceId', sound.id);
  const headers = { cookie: await far.as('intake').cookie() };
  const whole = (await far.app.inject({ url, headers })).rawPayload;
  const piece = await far.app.inject({ url, headers: { ...headers, range: 'bytes=200000-200099' } });
  expect([piece.statusCode, piece.rawPayload.equals(whole.subarray(200_000, 200_100))]).toEqual([206, true]);
  s3.failOn(({ method }) => method === 'PUT');
  const lost = await far.resident.send({}, [{ name: 'a.mp4', content: randomBytes(100) }]);
  expect(lost.status).toBe(503);
  await far.close();
  await s3.close();
});
