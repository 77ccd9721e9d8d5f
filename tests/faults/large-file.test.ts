import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listEvidence, readEvidence } from '../../server/contract/evidence.ts';
import { type SubmittedReport, submitReport } from '../../server/contract/report.ts';
import { beginUpload } from '../../server/contract/uploads.ts';
import { type Portal, aDataFolder, aPortal } from '../support/portal.ts';
import { aReport } from '../support/resident.ts';
import { staffPortal } from '../support/staffed-portal.ts';
import { LONG, PATIENCE, SEED, chanceFrom, note } from './long-form.ts';
import { digestsOfOriginals, leadsIn } from './rounds/witness.ts';

const MIB = 1 << 20;
const SIZE = (LONG ? 2_048 : 128) * MIB;
/** What the process may grow by, whatever the file weighs. */
const ALLOWED = 100 * MIB;

const folder = aDataFolder();
let portal: Portal;
let cookie: string;
beforeAll(async () => {
  portal = await aPortal({ dataDir: folder.dataDir });
  const limits = { maxFileBytes: SIZE, maxFiles: 10, maxTotalBytes: 2 * SIZE };
  cookie = await staffPortal(portal, { evidence: limits });
  // What a process takes for its first file it keeps; that is no growth by size.
  const warm = fileOf(8 * MIB);
  await whereIs(await byForm(warm.bytes()));
  await byTus(8 * MIB, warm.bytes());
}, PATIENCE);
afterAll(async () => {
  await portal.stop();
  await folder.remove();
});

/** A file that is nowhere as a whole: seeded mebibytes that differ, and the digest of what was given out. */
function fileOf(size: number) {
  const hash = createHash('sha256');
  const piece = chanceFrom(SEED).bytes(MIB);
  function* bytes() {
    for (let left = size, at = 0; left > 0; left -= MIB, at += 1) {
      const next = Buffer.from(piece.subarray(0, Math.min(MIB, left)));
      if (next.length >= 4) next.writeUInt32LE(at, next.length - 4);
      hash.update(next);
      yield next;
    }
  }
  return { bytes, digest: () => hash.copy().digest('hex') };
}

const streamed = (method: string, body: Iterable<Buffer>, headers: Record<string, string>) =>
  ({ method, headers, body: Readable.toWeb(Readable.from(body)), duplex: 'half' }) as unknown as RequestInit;

async function byForm(bytes: Iterable<Buffer>): Promise<SubmittedReport> {
  const boundary = randomUUID();
  function* form() {
    const report = JSON.stringify(aReport({ submissionId: randomUUID() }));
    const head = (rest: string) =>
      Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; ${rest}\r\n\r\n`);
    yield head('name="report"');
    yield Buffer.from(`${report}\r\n`);
    yield head('name="evidence"; filename="large.bin"');
    yield* bytes;
    yield Buffer.from(`\r\n--${boundary}--\r\n`);
  }
  const type = `multipart/form-data; boundary=${boundary}`;
  const answer = await fetch(
    portal.url + submitReport.url,
    streamed('POST', form(), { 'content-type': type }),
  );
  expect(answer.status).toBe(201);
  return (await answer.json()) as SubmittedReport;
}

async function byTus(size: number, bytes: Iterable<Buffer>): Promise<SubmittedReport> {
  const secret = randomBytes(24).toString('base64url');
  const own = { 'tus-resumable': '1.0.0', 'upload-secret': secret };
  const begun = await fetch(portal.url + beginUpload.url, {
    method: 'POST',
    headers: {
      ...own,
      'upload-length': String(size),
      'upload-metadata': `filename ${Buffer.from('large.bin').toString('base64')}`,
    },
  });
  expect(begun.status).toBe(201);
  const id = String(begun.headers.get('location')).split('/').at(-1) ?? '';
  const sent = await fetch(
    `${portal.url}${beginUpload.url}/${id}`,
    streamed('PATCH', bytes, {
      ...own,
      'upload-offset': '0',
      'content-type': 'application/offset+octet-stream',
    }),
  );
  expect([sent.status, sent.headers.get('upload-offset')]).toEqual([204, String(size)]);
  const form = new FormData();
  const report = { ...aReport({ submissionId: randomUUID() }), uploads: [{ id, secret }] };
  form.append('report', JSON.stringify(report));
  const answer = await fetch(portal.url + submitReport.url, { method: 'POST', body: form });
  expect(answer.status).toBe(201);
  return (await answer.json()) as SubmittedReport;
}

async function whereIs({ reference }: SubmittedReport): Promise<string> {
  return (await leadsIn(portal)).find((lead) => lead.reference === reference)!.id;
}

/** Bytes of memory by the kernel's own count: what the process holds now, and the most since `forget`. */
const memory = (line: 'VmRSS' | 'VmHWM') =>
  1024 *
  Number(new RegExp(`${line}:\\s+(\\d+)`).exec(readFileSync(`/proc/${portal.pid}/status`, 'utf8'))?.[1]);
const forget = () => writeFileSync(`/proc/${portal.pid}/clear_refs`, '5');

/** Holds that the process grows by less than is allowed while `work` runs. */
async function growingLittle<T>(what: string, work: () => Promise<T>): Promise<T> {
  const before = memory('VmRSS');
  forget();
  const result = await work();
  const grown = Math.round((memory('VmHWM') - before) / MIB);
  console.log(
    `${what}: ${SIZE / MIB} MiB, the process grew by ${grown} MiB from ${Math.round(before / MIB)} MiB`,
  );
  note({
    what: `large file, ${what}`,
    count: `${SIZE / MIB} MiB`,
    found: `the process grew by ${grown} MiB`,
  });
  expect(grown * MIB).toBeLessThan(ALLOWED);
  return result;
}

describe(`a file of ${SIZE / MIB} MiB`, { timeout: PATIENCE }, () => {
  it('goes in by the form and comes out of its seal, and the process hardly grows', async () => {
    const file = fileOf(SIZE);
    const receipt = await growingLittle('in by the form', () => byForm(file.bytes()));
    expect(receipt.evidence).toEqual([expect.objectContaining({ size: SIZE, sha256: file.digest() })]);
    const leadId = await whereIs(receipt);
    expect((await digestsOfOriginals(portal, cookie, [leadId])).get(leadId)).toEqual([file.digest()]);

    const at = { headers: { cookie } };
    const list = async () => {
      const answer = await fetch(portal.url + listEvidence.url.replace(':leadId', leadId), at);
      return ((await answer.json()) as { files: { id: string; copy: string }[] }).files[0]!;
    };
    const ready = () =>
      expect.poll(async () => (await list()).copy, { timeout: PATIENCE, interval: 200 }).not.toBe('WAITING');
    await growingLittle('its working copy', ready);
    const url = readEvidence.url.replace(':leadId', leadId).replace(':evidenceId', (await list()).id);
    const digest = await growingLittle('out as a download', async () => {
      const answer = await fetch(portal.url + url, at);
      expect(answer.status).toBe(200);
      const hash = createHash('sha256');
      for await (const chunk of answer.body!) hash.update(chunk as Uint8Array);
      return hash.digest('hex');
    });
    expect(digest).toBe(file.digest());
  });

  it('goes in by tus, and the process hardly grows', async () => {
    const file = fileOf(SIZE);
    const receipt = await growingLittle('in by tus', () => byTus(SIZE, file.bytes()));
    expect(receipt.evidence).toEqual([expect.objectContaining({ size: SIZE, sha256: file.digest() })]);
    const leadId = await whereIs(receipt);
    expect((await digestsOfOriginals(portal, cookie, [leadId])).get(leadId)).toEqual([file.digest()]);
  });
});
