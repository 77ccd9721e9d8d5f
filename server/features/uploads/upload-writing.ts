import { createHash, randomUUID, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../../adapters/clock.ts';
import type { UploadRef } from '../../contract/uploads.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { Refusal, refuse } from '../../domain/errors.ts';
import { UPLOAD_LIFE_MS } from '../../domain/upload.ts';
import { bodyPieces } from './body-pieces.ts';
import type { OpenUpload } from './open-upload.ts';
import type { UploadParts } from './upload-parts.ts';
import type { DemandRoom } from './uploads-room.ts';
import type { PartRow, UploadsStore } from './uploads.store.ts';

/** One part in the store: a broken line costs at most so much, and a file of 2 GiB has 256. */
const PART_BYTES = 8 * 1024 * 1024;

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  rows: UploadsStore;
  parts: UploadParts;
  open: OpenUpload;
  demandRoom: DemandRoom;
  /** Other than usual only where a test wants many parts of little. */
  partBytes?: number;
};

/**
 * Takes a request's bytes in at an offset. The offset moves only over what is durable, under the row's lock, and only
 * for the request that came last: a phone that lost its line comes back while the old request still hangs, and
 * whatever that one brings later is refused, not mixed in.
 */
export function makeUploadWriting(deps: Deps) {
  const { inTransaction, clock, rows, parts, open, demandRoom, partBytes = PART_BYTES } = deps;
  /** Takes the writer's place. UPLOAD_OUT_OF_STEP where the bytes would not follow those that lie here. */
  const begin = (ref: UploadRef, offset: number, writer: string) =>
    inTransaction(async (tx) => {
      const { row, key } = await open(tx, ref, 'locked');
      if (row.state !== 'RECEIVING' || row.received !== offset) refuse('UPLOAD_OUT_OF_STEP');
      await demandRoom(tx, row.length - offset);
      await rows.save(tx, row.id, { writer });
      return { row, key };
    });

  /** Writes down that the parts are here, one after the other. */
  const commit = (id: string, writer: string, added: readonly PartRow[]): Promise<void> =>
    inTransaction(async (tx) => {
      const row = (await rows.lock(tx, id)) ?? refuse('UPLOAD_GONE');
      if (row.writer !== writer || row.received !== added[0]?.position) refuse('UPLOAD_OUT_OF_STEP');
      const bytes = added.reduce((sum, { length }) => sum + length, 0);
      await demandRoom(tx, bytes);
      await rows.addParts(tx, added);
      const expiresAt = new Date(clock.now().getTime() + UPLOAD_LIFE_MS);
      await rows.save(tx, id, { received: row.received + bytes, expiresAt });
    }).catch(async (error: unknown) => {
      // Only where it surely does not stand: after a lost answer of the database the rows may name the parts.
      if (error instanceof Refusal) await parts.remove(added);
      throw error;
    });

  /**
   * The new offset. With a `checksum` (SHA-256 of this request's bytes) nothing counts until it holds; without one, a
   * body that breaks off leaves what has arrived.
   * @throws Refusal NOT_FOUND, UPLOAD_OUT_OF_STEP, UPLOAD_CHECKSUM_WRONG, UPLOAD_GONE, BUSY where the disk's share for
   *   uploads is full; and the body's own failure
   */
  return async function write(
    ref: UploadRef,
    offset: number,
    body: AsyncIterable<Uint8Array>,
    checksum?: Buffer,
  ): Promise<number> {
    const writer = randomUUID();
    const { row, key } = await begin(ref, offset, writer);
    const source = bodyPieces(body);
    const hash = createHash('sha256');
    const waiting: PartRow[] = [];
    let at = offset;

    async function* hashed(limit: number): AsyncGenerator<Buffer> {
      for await (const chunk of source.piece(limit)) {
        hash.update(chunk);
        yield chunk;
      }
    }

    try {
      while (await source.more()) {
        const room = Math.min(partBytes, row.length - at);
        if (room === 0) refuse('FILE_TOO_LARGE');
        const part = await parts.put({ uploadId: row.id, position: at }, key, hashed(room));
        waiting.push(part);
        at += part.length;
        if (!checksum) await commit(row.id, writer, waiting.splice(0));
      }
      const broken = source.broken();
      if (broken) throw broken.why;
      if (checksum) {
        if (!timingSafeEqual(hash.digest(), checksum)) refuse('UPLOAD_CHECKSUM_WRONG');
        if (waiting.length) await commit(row.id, writer, waiting.splice(0));
      }
      return at;
    } finally {
      await parts.remove(waiting);
    }
  };
}
