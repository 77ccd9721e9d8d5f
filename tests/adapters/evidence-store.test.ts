import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EvidenceStore } from '../../server/adapters/evidence-store.ts';
import { localEvidenceStore } from '../../server/adapters/local-evidence-store.ts';
import { s3EvidenceStore } from '../../server/adapters/s3-evidence-store.ts';
import { anS3Server } from '../support/s3-server.ts';

type Place = {
  store: EvidenceStore;
  folder: string;
  /** Leaves the beginning of a file as a process does that is killed while it writes. */
  leaveABeginning(): Promise<void>;
  close(): Promise<void>;
};

async function onDisk(): Promise<Place> {
  const folder = await mkdtemp('/tmp/tipward-store-');
  return {
    store: localEvidenceStore(folder),
    folder,
    leaveABeginning: () => writeFile(join(folder, `.${randomUUID()}`), 'the first half'),
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

async function inABucket(): Promise<Place> {
  const { settings, folder, close } = await anS3Server();
  return {
    store: s3EvidenceStore(settings),
    folder,
    async leaveABeginning() {
      const begun = `${settings.endpoint}/${settings.bucket}/${randomUUID()}?uploads`;
      await fetch(begun, { method: 'POST' });
    },
    close,
  };
}

const TOMORROW = new Date(Date.now() + 86_400_000);
const digest = (content: Buffer) => createHash('sha256').update(content).digest('hex');

async function* inPieces(content: Buffer, size = 100_000) {
  for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size);
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found.sort();
}

describe.each([
  ['a folder', onDisk],
  ['an S3 bucket', inABucket],
])('an evidence store in %s', (_name, open) => {
  let place: Place;
  let store: EvidenceStore;
  beforeAll(async () => {
    place = await open();
    ({ store } = place);
  });
  afterAll(() => place.close());

  it.each([0, 1, 5 * 1024 * 1024, 20_000_000])('gives back %i bytes as they were', async (size) => {
    const key = randomUUID();
    const content = randomBytes(size);
    expect(await store.put(key, Readable.from(inPieces(content)))).toBe(size);
    expect(digest(await buffer(await store.get(key)))).toBe(digest(content));
    await store.remove(key);
  });

  it.each([
    [0, 40],
    [1_048_576, 1_048_576],
    [2_999_990, 100],
  ])('reads from byte %i on, %i bytes or what there is', async (offset, length) => {
    const key = randomUUID();
    const content = randomBytes(3_000_000);
    await store.put(key, Readable.from(inPieces(content)));
    expect((await store.read(key, offset, length)).equals(content.subarray(offset, offset + length))).toBe(
      true,
    );
    await store.remove(key);
    await expect(store.read(key, offset, length)).rejects.toThrow();
  });

  it.each([10, 12_000_000])('leaves nothing when the source breaks after %i bytes', async (size) => {
    const key = randomUUID();
    const source = Readable.from(
      (async function* () {
        yield* inPieces(randomBytes(size));
        throw new Error('the reporter lost the line');
      })(),
    );
    await expect(store.put(key, source)).rejects.toThrow('the reporter lost the line');
    await expect(store.get(key)).rejects.toThrow();
    expect(await all(store.list(TOMORROW))).toEqual([]);
    expect(await store.clearUnfinished(TOMORROW)).toBe(0);
  });

  it('takes a stream that is cut off without a word for broken, not for short', async () => {
    const key = randomUUID();
    const source = new PassThrough();
    const putting = store.put(key, source);
    source.write(randomBytes(8_000_000), () => setTimeout(() => source.destroy(), 50));
    await expect(putting).rejects.toThrow();
    await expect(store.get(key)).rejects.toThrow();
  });

  it('lists what was written before a moment, and forgets what is removed', async () => {
    const keys = [randomUUID(), randomUUID(), randomUUID()].sort();
    for (const key of keys) await store.put(key, Readable.from([Buffer.from(key)]));
    expect(await all(store.list(TOMORROW))).toEqual(keys);
    expect(await all(store.list(new Date(Date.now() - 60_000)))).toEqual([]);
    for (const key of keys) await store.remove(key);
    expect(await all(store.list(TOMORROW))).toEqual([]);
    await expect(store.get(keys[0]!)).rejects.toThrow();
    await store.remove(keys[0]!);
  });

  it('clears beginnings that a killed process left, once they are old', async () => {
    for (let each = 0; each < 3; each += 1) await place.leaveABeginning();
    expect(await all(store.list(TOMORROW))).toEqual([]);
    expect(await store.clearUnfinished(new Date(Date.now() - 60_000))).toBe(0);
    expect(await store.clearUnfinished(TOMORROW)).toBe(3);
    expect(await store.clearUnfinished(TOMORROW)).toBe(0);
  });

  it('reaches nothing but its own keys', async () => {
    for (const key of ['../../etc/passwd', 'a', '', `${randomUUID()}/..`]) {
      await expect(store.put(key, Readable.from(['x']))).rejects.toThrow(RangeError);
      await expect(store.get(key)).rejects.toThrow(RangeError);
      await expect(store.remove(key)).rejects.toThrow(RangeError);
    }
  });
});

describe('a folder that holds other things too', () => {
  it('leaves them alone', async () => {
    const { store, folder, close } = await onDisk();
    await writeFile(join(folder, 'README'), 'not ours');
    await writeFile(join(folder, '.hidden'), 'not ours');
    await utimes(join(folder, '.hidden'), 0, 0);
    expect(await all(store.list(TOMORROW))).toEqual([]);
    expect(await store.clearUnfinished(TOMORROW)).toBe(0);
    expect((await readdir(folder)).sort()).toEqual(['.hidden', 'README']);
    await close();
  });
});

describe('an S3 service that breaks down', () => {
  it('in the middle of an upload: the upload fails, and nothing stays', async () => {
    const s3 = await anS3Server();
    const store = s3EvidenceStore(s3.settings);
    s3.failOn(({ method, url }) => method === 'PUT' && /partNumber=2/.test(url ?? ''));
    const source = Readable.from(inPieces(randomBytes(17_000_000)));
    await expect(store.put(randomUUID(), source)).rejects.toThrow();
    expect(source.destroyed).toBe(true);
    expect(await all(store.list(TOMORROW))).toEqual([]);
    expect(await store.clearUnfinished(TOMORROW)).toBe(0);
    await s3.close();
  });

  it('is not there at all: the upload fails and its source is stopped', async () => {
    const s3 = await anS3Server();
    await s3.close();
    const source = Readable.from(inPieces(randomBytes(17_000_000)));
    await expect(s3EvidenceStore(s3.settings).put(randomUUID(), source)).rejects.toThrow();
    expect(source.destroyed).toBe(true);
  });
});
