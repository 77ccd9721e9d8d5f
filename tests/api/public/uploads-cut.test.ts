import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EvidenceStore } from '../../../server/adapters/evidence-store.ts';
import { localEvidenceStore } from '../../../server/adapters/local-evidence-store.ts';
import { s3EvidenceStore } from '../../../server/adapters/s3-evidence-store.ts';
import type { UploadRef } from '../../../server/contract/uploads.ts';
import { wireUploads } from '../../../server/wiring-uploads.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import { anS3Server } from '../../support/s3-server.ts';
import { sha256 } from '../../support/tus.ts';

const PART = 1000;

type Place = { store: EvidenceStore; close(): Promise<void> };
async function onDisk(): Promise<Place> {
  const folder = await mkdtemp('/tmp/tipward-cut-');
  return { store: localEvidenceStore(folder), close: () => rm(folder, { recursive: true, force: true }) };
}
async function inABucket(): Promise<Place> {
  const { settings, close } = await anS3Server();
  return { store: s3EvidenceStore(settings), close };
}

async function storedIn(store: EvidenceStore): Promise<string[]> {
  const keys: string[] = [];
  for await (const key of store.list(new Date(Date.now() + 86_400_000))) keys.push(key);
  return keys.sort();
}

/** One request of the walk: its bytes in chunks of `chunk`; the line breaks after `breaksAfter` of them, or never. */
type Request = { bytes: number; chunk: number; breaksAfter: number | null; checked: boolean };
const requests = fc.array(
  fc.record({
    bytes: fc.integer({ min: 0, max: 3 * PART }),
    chunk: fc.integer({ min: 1, max: PART + 1 }),
    breaksAfter: fc.option(fc.integer({ min: 0, max: 2 * PART }), { freq: 2 }),
    checked: fc.boolean(),
  }),
  { minLength: 1, maxLength: 8 },
);

async function* arriving(content: Buffer, { chunk, breaksAfter }: Request): AsyncGenerator<Buffer> {
  for (let at = 0; at < content.length; at += chunk) {
    if (breaksAfter !== null && at >= breaksAfter) throw new Error('the line broke');
    yield content.subarray(at, at + chunk);
  }
}

describe.each([
  ['a folder', onDisk, 25],
  ['an S3 bucket', inABucket, 10],
])('a file cut anyhow, with its parts in %s', (_name, open, numRuns) => {
  let office: TestOffice;
  let place: Place;
  let room: ReturnType<typeof wireUploads>['uploadRoom'];
  /** The same room in other hands: nothing of it lives in a process. */
  const anotherProcess = () => {
    const { inTransaction, ground, files } = office.office;
    const { clock } = ground;
    const { uploadKey } = office.serverKeys;
    const { store } = place;
    return wireUploads({ inTransaction, clock, store, uploadKey, files, partBytes: PART }).uploadRoom;
  };
  beforeAll(async () => {
    place = await open();
    office = await anOffice({ evidenceStore: place.store });
    room = anotherProcess();
  });
  afterAll(async () => {
    await office.close();
    await place.close();
  });

  const offsetOf = async (ref: UploadRef) => (await room.uploads.look(ref)).received;

  /** Sends a request's bytes from the true offset; what counts is where the upload then stands. */
  async function send(ref: UploadRef, content: Buffer, request: Request): Promise<void> {
    const at = await offsetOf(ref);
    const bytes = content.subarray(at, at + request.bytes);
    const digest = request.checked ? Buffer.from(sha256(bytes), 'hex') : undefined;
    const breaks = request.breaksAfter !== null && request.breaksAfter < bytes.length;
    const outcome = await room.write(ref, at, arriving(bytes, request), digest).then(
      () => 'done',
      (error: Error) => error.message,
    );
    expect(outcome === 'done').toBe(
      !breaks || bytes.length <= Math.ceil((request.breaksAfter ?? 0) / request.chunk) * request.chunk,
    );
    const now = await offsetOf(ref);
    expect(now).toBeGreaterThanOrEqual(at);
    if (outcome === 'done') expect(now).toBe(at + bytes.length);
    else if (request.checked) expect(now).toBe(at);
  }

  it('has the digest of the whole, and leaves one object behind', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 9 * PART }), requests, async (size, cuts) => {
        const content = randomBytes(size);
        const before = await storedIn(place.store);
        const ref = await room.uploads.begin(randomBytes(24).toString('base64url'), size, {
          name: '账本',
          declaredType: '',
        });
        for (const cut of cuts) await send(ref, content, cut);
        for (let at = await offsetOf(ref); at < size; at = await offsetOf(ref))
          await send(ref, content, { bytes: size, chunk: 700, breaksAfter: null, checked: false });
        await room.uploads.complete(ref);
        const receipt = await office.resident.report({ uploads: [ref] });
        expect(receipt.evidence.map(({ sha256: digest }) => digest)).toEqual([sha256(content)]);
        expect(await storedIn(place.store)).toHaveLength(before.length + 1);
      }),
      { numRuns },
    );
  });

  it('is refused bytes of a request whose place another has taken', async () => {
    const ref = await room.uploads.begin(randomBytes(24).toString('base64url'), 2 * PART, {
      name: 'a',
      declaredType: '',
    });
    const gate = Promise.withResolvers<void>();
    async function* slow() {
      yield Buffer.alloc(10, 1);
      await gate.promise;
      yield Buffer.alloc(10, 1);
    }
    const hanging = room.write(ref, 0, slow());
    while (
      !(await office.rows('select 1 from uploads where writer is not null and id = $1', [ref.id])).length
    );
    await room.write(
      ref,
      0,
      arriving(Buffer.alloc(500, 2), { bytes: 500, chunk: 100, breaksAfter: null, checked: false }),
    );
    gate.resolve();
    await expect(hanging).rejects.toMatchObject({ code: 'UPLOAD_OUT_OF_STEP' });
    expect(await offsetOf(ref)).toBe(500);
    await room.uploads.remove(ref);
  });

  it('goes on in another process, and neither writes over the other', async () => {
    const another = anotherProcess();
    const content = randomBytes(4 * PART + 5);
    const ref = await room.uploads.begin(randomBytes(24).toString('base64url'), content.length, {
      name: 'a',
      declaredType: '',
    });
    const whole = { bytes: 0, chunk: 300, breaksAfter: null, checked: false };
    await room.write(ref, 0, arriving(content.subarray(0, 2 * PART + 3), whole));
    const rest = content.subarray(2 * PART + 3);
    const outcomes = await Promise.allSettled([
      another.write(ref, 2 * PART + 3, arriving(rest, whole)),
      room.write(ref, 2 * PART + 3, arriving(rest, whole)),
    ]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await Promise.all([another.uploads.complete(ref), room.uploads.complete(ref)]);
    const { evidence } = await office.resident.report({ uploads: [ref] });
    expect(evidence[0]?.sha256).toBe(sha256(content));
  });

  it('is put together once, however many ask for it', async () => {
    const content = randomBytes(5 * PART);
    const before = await storedIn(place.store);
    const ref = await room.uploads.begin(randomBytes(24).toString('base64url'), content.length, {
      name: 'a',
      declaredType: '',
    });
    await send(ref, content, { bytes: content.length, chunk: 333, breaksAfter: null, checked: true });
    // So many that one reads the parts while another has just taken them away.
    await Promise.all(Array.from({ length: 12 }, () => room.uploads.complete(ref)));
    expect(await storedIn(place.store)).toHaveLength(before.length + 1);
    await room.uploads.remove(ref);
    expect(await storedIn(place.store)).toEqual(before);
  });

  it('left whole but in parts by a crash is put together when its report comes', async () => {
    const content = randomBytes(3 * PART);
    const ref = await room.uploads.begin(randomBytes(24).toString('base64url'), content.length, {
      name: 'a',
      declaredType: '',
    });
    await send(ref, content, { bytes: content.length, chunk: 500, breaksAfter: null, checked: false });
    expect((await room.uploads.look(ref)).state).toBe('RECEIVING');
    const { evidence } = await office.resident.report({ uploads: [ref] });
    expect(evidence[0]?.sha256).toBe(sha256(content));
  });
});
