import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { EvidenceStore } from '../../../server/adapters/evidence-store.ts';
import { s3EvidenceStore } from '../../../server/adapters/s3-evidence-store.ts';
import { readEvidence } from '../../../server/contract/evidence.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import { type Breakdown, type TestS3, anS3Server } from '../../support/s3-server.ts';
import { sha256, tusOf } from '../../support/tus.ts';

const MIB = 1024 * 1024;
const PART = 8 * MIB;
const BREAKDOWNS: Breakdown[] = ['ERROR', 'SLOW_DOWN', 'NO_BUCKET', 'HANGS', 'CUTS'];

let s3: TestS3;
let office: TestOffice;
let broken = false;
beforeAll(async () => {
  s3 = await anS3Server();
  const patient = s3EvidenceStore(s3.settings);
  const hurried = s3EvidenceStore(s3.settings, { answer: 500, pause: 2_000 });
  // Nobody waits for a service that says nothing; nobody hurries one that is well, however busy the machine.
  const now = () => (broken ? hurried : patient);
  const evidenceStore: EvidenceStore = {
    ...patient,
    put: (...file) => now().put(...file),
    get: (key) => now().get(key),
    read: (...piece) => now().read(...piece),
    remove: (key) => now().remove(key),
  };
  office = await anOffice({ evidenceStore });
});
beforeEach(() => heal());
afterAll(async () => {
  await office.close();
  await s3.close();
});

const writing = ({ method }: IncomingMessage) => method === 'PUT' || method === 'POST';
const reading = ({ method }: IncomingMessage) => method === 'GET';
const fail = (fits: (request: IncomingMessage) => boolean, how: Breakdown) => {
  broken = how === 'HANGS' || how === 'CUTS';
  s3.failOn(fits, how);
};
const heal = () => {
  broken = false;
  s3.failOn(() => false);
};

const leads = async () => Number((await office.rows<{ n: string }>('select count(*) as n from leads'))[0]?.n);

describe.each(BREAKDOWNS)('an S3 service that breaks down (%s)', (how) => {
  it('in the middle of a report: come again, nothing half, and the same form gets in later', async () => {
    const before = await leads();
    const files = [1, 2].map((n) => ({ name: `${n}.bin`, content: randomBytes(n * 3 * MIB) }));
    const form = { submissionId: randomUUID() };
    let first = true;
    // The first file is through when the second meets the trouble.
    fail((request) => writing(request) && !(first && !(first = false)), how);
    const refused = await office.resident.send(form, files);
    expect([refused.status, refused.error.code]).toEqual([503, 'BUSY']);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(await leads()).toBe(before);
    heal();
    const receipt = await office.resident.report(form, files);
    expect(receipt.evidence.map((file) => file.sha256)).toEqual(files.map((file) => sha256(file.content)));
    expect(await leads()).toBe(before + 1);
  });

  it('in the middle of an upload: what an offset has claimed stays, and the file goes on', async () => {
    const tus = tusOf(office.app);
    const content = randomBytes(PART + 2 * MIB);
    const ref = await tus.begin(content.length);
    // The first part is stored in pieces; the second is small and comes at once.
    fail((request) => writing(request) && !/[?&]upload/.test(request.url ?? ''), how);
    const refused = await tus.patch(ref, 0, content);
    expect([refused.status, refused.code]).toEqual([503, 'BUSY']);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    heal();
    expect((await tus.head(ref)).offset).toBe(PART);
    // It is all here, but putting it together needs to read it.
    fail(reading, how);
    const whole = await tus.patch(ref, PART, content.subarray(PART));
    expect([whole.status, whole.code]).toEqual([503, 'BUSY']);
    heal();
    expect((await tus.head(ref)).offset).toBe(content.length);
    const receipt = await office.resident.report({ uploads: [ref] });
    expect(receipt.evidence.map((file) => file.sha256)).toEqual([sha256(content)]);
  });

  it('in the middle of a download: come again, and no file passes for damaged', async () => {
    const content = randomBytes(2 * MIB);
    const { reference } = await office.resident.report({}, [{ name: 'a.bin', content }]);
    fail(reading, how);
    await expect(office.office.preparation.prepare()).rejects.toThrow('could not be prepared');
    heal();
    await office.office.preparation.prepare();
    const [row] = await office.rows<{ id: string; lead_id: string; copy: string }>(
      `select e.id, lead_id, copy_status as copy from evidence e join leads l on l.id = e.lead_id where reference = $1`,
      [reference],
    );
    expect(row?.copy).toBe('NOT_CLEANED');
    const params = { leadId: row!.lead_id, evidenceId: row!.id };
    const open = () => office.as('intake').call(readEvidence, { params });
    fail(reading, how);
    const away = await open();
    expect([away.status, away.error.code]).toEqual([503, 'BUSY']);
    expect(Number(away.headers['retry-after'])).toBeGreaterThan(0);
    heal();
    expect((await open()).raw.equals(content)).toBe(true);
    expect(await office.rows(`select 1 from audit_entries where act = 'evidence.damaged'`)).toEqual([]);
  });
});
