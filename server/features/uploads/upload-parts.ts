import { randomUUID } from 'node:crypto';
import { PassThrough, Readable, pipeline as join } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type EvidenceStore, dropStrays } from '../../adapters/evidence-store.ts';
import { decryptFile, encryptFile } from '../../crypto/file.ts';
import type { PartRow } from './uploads.store.ts';

/** A part names its upload and its place in it: none opens anywhere else. */
const aadOf = ({ uploadId, position }: Pick<PartRow, 'uploadId' | 'position'>) =>
  Buffer.from(`tipward upload ${uploadId} ${position}`);

/** The parts of uploads in the store: each sealed as it streams, and durable before anybody may count on it. */
export function makeUploadParts(store: EvidenceStore) {
  async function* plaintext(parts: readonly PartRow[], key: Buffer): AsyncGenerator<Buffer> {
    for (const part of parts) {
      const plain = decryptFile(key, aadOf(part));
      yield* join(await store.get(part.storeKey), plain, () => undefined) as AsyncIterable<Buffer>;
    }
  }

  const remove = (parts: readonly Pick<PartRow, 'storeKey'>[]): Promise<void> =>
    dropStrays(
      store,
      parts.map(({ storeKey }) => storeKey),
    );

  return {
    remove,

    /** Seals and stores what `content` brings; durable when it answers. */
    async put(
      place: { uploadId: string; position: number },
      key: Buffer,
      content: AsyncIterable<Buffer>,
    ): Promise<PartRow> {
      const storeKey = randomUUID();
      const sealed = new PassThrough();
      let length = 0;
      async function* counted() {
        for await (const chunk of content) {
          length += chunk.length;
          yield chunk;
        }
      }
      const outcomes = await Promise.allSettled([
        store.put(storeKey, sealed),
        pipeline(counted(), encryptFile(key, aadOf(place)), sealed),
      ]);
      for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
      return { ...place, length, storeKey };
    },

    /** The whole file in the clear, part by part. */
    read: (parts: readonly PartRow[], key: Buffer): Readable =>
      Readable.from(plaintext(parts, key), { objectMode: false }),
  };
}
export type UploadParts = ReturnType<typeof makeUploadParts>;
