import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type SubmittedReport, submitReport } from '../../server/contract/report.ts';
import type { UploadRef } from '../../server/contract/uploads.ts';
import { UPLOADS_URL } from '../../server/contract/upload-address.ts';
import { DEFAULT_SETTINGS } from '../../server/domain/settings.ts';
import { type Portal, aDataFolder, aPortal } from '../support/portal.ts';
import { aReport } from '../support/resident.ts';
import { staffPortal } from '../support/staffed-portal.ts';
import { checksumOf, sha256 } from '../support/tus.ts';

const MIB = 1024 * 1024;
const LARGE = 256 * MIB;

const folder = aDataFolder();
let portal: Portal;
beforeAll(async () => {
  portal = await aPortal({ dataDir: folder.dataDir });
  const evidence = { ...DEFAULT_SETTINGS.evidence, maxFileBytes: 300 * MIB, maxTotalBytes: 600 * MIB };
  await staffPortal(portal, { evidence });
});
afterAll(async () => {
  await portal.stop();
  await folder.remove();
});

const tus = (ref: UploadRef) => ({ 'tus-resumable': '1.0.0', 'upload-secret': ref.secret });
const urlOf = ({ id }: UploadRef) => `${portal.url}${UPLOADS_URL}/${id}`;

async function begin(length: number): Promise<UploadRef> {
  const secret = randomBytes(24).toString('base64url');
  const headers = { 'tus-resumable': '1.0.0', 'upload-secret': secret, 'upload-length': String(length) };
  const answer = await fetch(portal.url + UPLOADS_URL, { method: 'POST', headers });
  expect(answer.status).toBe(201);
  return { id: answer.headers.get('location')?.split('/').at(-1) ?? '', secret };
}

async function offsetOf(ref: UploadRef): Promise<number> {
  const answer = await fetch(urlOf(ref), { method: 'HEAD', headers: tus(ref) });
  return Number(answer.headers.get('upload-offset'));
}

type Body = Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;
async function patch(ref: UploadRef, offset: number, body: Body, more: Record<string, string> = {}) {
  const headers = {
    ...tus(ref),
    'upload-offset': String(offset),
    'content-type': 'application/offset+octet-stream',
    ...more,
  };
  const init: RequestInit & { duplex: 'half' } = { method: 'PATCH', headers, body, duplex: 'half' };
  return (await fetch(urlOf(ref), init)).status;
}

async function report(uploads: UploadRef[]): Promise<SubmittedReport> {
  const form = new FormData();
  form.append('report', JSON.stringify(aReport({ submissionId: randomUUID(), uploads })));
  const answer = await fetch(portal.url + submitReport.url, { method: 'POST', body: form });
  expect(answer.status).toBe(201);
  return (await answer.json()) as SubmittedReport;
}

const objects = () =>
  readdirSync(join(folder.dataDir, 'evidence'), { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  ).length;

/** Begins a PATCH by hand, sends so many bytes of it, and leaves the line open. */
function halfAPatch(ref: UploadRef, offset: number, bytes: Buffer, promised: number) {
  const { hostname, port } = new URL(portal.url);
  const socket = connect(Number(port), hostname).on('error', () => undefined);
  const head = Object.entries({
    ...tus(ref),
    host: 'localhost',
    'upload-offset': String(offset),
    'content-type': 'application/offset+octet-stream',
    'content-length': String(promised),
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`PATCH ${UPLOADS_URL}/${ref.id} HTTP/1.1\r\n${head.join('')}\r\n`);
  socket.write(bytes);
  return socket;
}

it('a line that breaks in the middle keeps every byte that arrived', async () => {
  const content = randomBytes(3 * MIB);
  const ref = await begin(content.length);
  const cut = 1_234_567;
  const socket = halfAPatch(ref, 0, content.subarray(0, cut), content.length);
  await sleep(300);
  socket.destroy();
  await expect.poll(() => offsetOf(ref), { timeout: 10_000 }).toBe(cut);
  const rest = Uint8Array.from(content.subarray(cut));
  expect(await patch(ref, cut, rest, checksumOf(Buffer.from(rest)))).toBe(204);
  expect((await report([ref])).evidence[0]?.sha256).toBe(sha256(content));
});

it('kill -9 in the middle loses nothing that an offset has claimed, and the file goes on', async () => {
  const content = randomBytes(30 * MIB);
  const ref = await begin(content.length);
  // Two whole parts are through; the third is cut by the end of the process.
  const socket = halfAPatch(ref, 0, content.subarray(0, 19 * MIB), content.length);
  await expect.poll(() => offsetOf(ref), { timeout: 20_000 }).toBe(16 * MIB);
  await portal.kill9();
  socket.destroy();
  portal = await aPortal({ dataDir: folder.dataDir });

  const offset = await offsetOf(ref);
  expect(offset).toBe(16 * MIB);
  expect(await patch(ref, offset, Uint8Array.from(content.subarray(offset)))).toBe(204);
  expect((await report([ref])).evidence[0]?.sha256).toBe(sha256(content));
});

/** What the process holds of memory now, in bytes. */
const held = () => {
  const status = readFileSync(`/proc/${portal.pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) * 1024;
};

function streamOf(bytes: number) {
  const block = randomBytes(MIB);
  const hash = createHash('sha256');
  let left = bytes / MIB;
  const content = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (left === 0) return controller.close();
      left -= 1;
      block.writeUInt32BE(left);
      hash.update(block);
      controller.enqueue(Uint8Array.from(block));
    },
  });
  return { content, hash };
}

it('a file of 256 MiB passes through in constant memory', async () => {
  // The first file of a fresh process warms it up; what is asked is that more bytes take no more.
  const first = await begin(64 * MIB);
  expect(await patch(first, 0, streamOf(64 * MIB).content)).toBe(204);
  const { content, hash } = streamOf(LARGE);
  const ref = await begin(LARGE);
  const before = held();
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, held());
  }, 50);
  const stored = objects();
  expect(await patch(ref, 0, content)).toBe(204);
  clearInterval(watch);
  const receipt = await report([ref]);
  expect(receipt.evidence[0]).toMatchObject({ size: LARGE, sha256: hash.digest('hex') });
  // The file and what officers get to see of it; of its 32 parts none.
  expect(objects() - stored).toBeLessThan(10);
  expect(most - before).toBeLessThan(100 * MIB);
});
