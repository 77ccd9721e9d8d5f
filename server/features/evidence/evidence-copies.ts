import { createHash, randomUUID } from 'node:crypto';
import { PassThrough, Readable, Transform, pipeline as join } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { MadeCopy } from '../../adapters/cleaner/cleaner.ts';
import { type EvidenceStore, dropStrays } from '../../adapters/evidence-store.ts';
import { decryptFile, decryptRange, encryptFile } from '../../crypto/file.ts';
import { openRecord, sealRecord } from '../../crypto/record.ts';
import { orBrokenSeal } from '../compartments/broken-seal.ts';
import type { CopyRow } from './copies.store.ts';
import { copyAad } from './evidence-keys.ts';

/** What a copy is: its media type, its size in bytes and its SHA-256 in hex. */
export type CopyFacts = { type: string; size: number; sha256: string };

type Place = Pick<CopyRow, 'evidenceId' | 'kind' | 'page'>;
const factsPlace = ({ evidenceId, kind, page }: Place) => ({
  table: 'evidence_copies',
  row: `${evidenceId} ${kind} ${page}`,
  column: 'sealed_facts',
});

/** A file's copies in the store, each under the file's working key and bound to what it is. */
export function makeEvidenceCopies({ store }: { store: EvidenceStore }) {
  return {
    /** Encrypts and stores a copy; durable when it answers, and unreachable until its row is added. */
    async write(evidenceId: string, key: Buffer, made: MadeCopy, content: Readable, madeAt: Date) {
      const { kind, page, type } = made;
      const storeKey = randomUUID();
      const hash = createHash('sha256');
      let size = 0;
      const measure = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          size += chunk.length;
          hash.update(chunk);
          done(null, chunk);
        },
      });
      const sealed = new PassThrough();
      // Settled both, so that a failure is answered only when nothing is under way any more.
      const [put, fed] = await Promise.allSettled([
        store.put(storeKey, sealed),
        pipeline(content, measure, encryptFile(key, copyAad(evidenceId, kind, page)), sealed),
      ]);
      if (put.status === 'rejected') throw put.reason;
      if (fed.status === 'rejected') {
        await dropStrays(store, [storeKey]);
        throw fed.reason;
      }
      const facts: CopyFacts = { type, size, sha256: hash.digest('hex') };
      const place = { evidenceId, kind, page };
      const sealedFacts = sealRecord(key, JSON.stringify(facts), factsPlace(place));
      return {
        row: { id: randomUUID(), ...place, storeKey, storedBytes: put.value, sealedFacts, madeAt },
        facts,
      };
    },

    /** @throws BrokenSeal */
    facts(leadId: string, row: CopyRow, key: Buffer): CopyFacts {
      const open = () => openRecord(key, row.sealedFacts, factsPlace(row));
      const plain = orBrokenSeal({ kind: 'LEAD', id: leadId }, { evidenceId: row.evidenceId }, open);
      return JSON.parse(plain.toString('utf8')) as CopyFacts;
    },

    /** The copy from its start; a changed byte ends the stream with an error. */
    async stream(row: CopyRow, key: Buffer): Promise<Readable> {
      const plain = decryptFile(key, copyAad(row.evidenceId, row.kind, row.page));
      return join(await store.get(row.storeKey), plain, () => undefined);
    },

    /** The bytes from `start` up to, not including, `end`: for seeking in a film. */
    range(row: CopyRow, key: Buffer, start: number, end: number): Readable {
      const readAt = (offset: number, length: number) => store.read(row.storeKey, offset, length);
      const aad = copyAad(row.evidenceId, row.kind, row.page);
      return Readable.from(decryptRange(key, aad, readAt, row.storedBytes, start, end), {
        objectMode: false,
      });
    },

    discard: (rows: readonly { storeKey: string }[]): Promise<void> =>
      dropStrays(
        store,
        rows.map(({ storeKey }) => storeKey),
      ),
  };
}
export type EvidenceCopies = ReturnType<typeof makeEvidenceCopies>;
