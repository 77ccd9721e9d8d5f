import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { PassThrough, type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { EvidenceStore } from '../../adapters/evidence-store.ts';
import { decryptFile, encryptFile } from '../../crypto/file.ts';
import { openRecord, sealRecord } from '../../crypto/record.ts';
import { unwrapKey, wrapKey } from '../../crypto/wrap.ts';
import type { Tx } from '../../db/connection.ts';
import type { ScanStatus } from '../../domain/evidence.ts';
import type { OpenDrawer } from '../compartments/drawers.ts';
import type { EvidenceRows } from './evidence.store.ts';

/** What a file is called, its declared type, its size in bytes and its SHA-256: sealed, for they tell what it is. */
export type FileFacts = { name: string; type: string; size: number; sha256: string };

/** A file that lies encrypted in the store while no row names it yet. */
export type StoredFile = FileFacts & { id: string; storeKey: string; key: Buffer; storedBytes: number };

type Row = NonNullable<Awaited<ReturnType<EvidenceRows['find']>>>;

const aadOf = (id: string) => Buffer.from(`tipward evidence ${id}`);
const keyContext = (id: string) => `evidence ${id}`;
const factsPlace = (id: string) => ({ table: 'evidence', row: id, column: 'sealed_facts' });

/** Evidence files: from a socket to the store in constant memory, and back. */
export function makeEvidenceFiles(deps: { store: EvidenceStore; rows: EvidenceRows }) {
  const { store, rows } = deps;
  return {
    /** Hashes, encrypts and stores a stream; durable when it answers, and unreachable until {@link keep}. */
    async receive(content: Readable, name: string, type: string): Promise<StoredFile> {
      const id = randomUUID();
      const storeKey = randomUUID();
      const key = randomBytes(32);
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
      const [storedBytes] = await Promise.all([
        store.put(storeKey, sealed),
        pipeline(content, measure, encryptFile(key, aadOf(id)), sealed),
      ]);
      return { id, storeKey, key, storedBytes, name, type, size, sha256: hash.digest('hex') };
    },

    /** Names the files in the caller's transaction: with its commit they are evidence. */
    async keep(
      tx: Tx,
      leadId: string,
      drawer: OpenDrawer,
      files: readonly StoredFile[],
      now: Date,
    ): Promise<void> {
      await rows.add(
        tx,
        files.map((file) => ({
          id: file.id,
          leadId,
          compartmentId: drawer.id,
          storeKey: file.storeKey,
          sealedKey: wrapKey(drawer.key, file.key, keyContext(file.id)),
          sealedFacts: sealRecord(drawer.key, JSON.stringify(factsOf(file)), factsPlace(file.id)),
          storedBytes: file.storedBytes,
          receivedAt: now,
        })),
      );
    },

    /** Drops files that no commit will name. */
    async discard(files: readonly StoredFile[]): Promise<void> {
      for (const file of files) await store.remove(file.storeKey);
    },

    /** What the file is, and what the virus scanner said of it. */
    facts: (row: Row, drawer: OpenDrawer): FileFacts & { scan: ScanStatus } => ({
      ...(JSON.parse(openRecord(drawer.key, row.sealedFacts, factsPlace(row.id)).toString('utf8')) as FileFacts),
      scan: row.scanStatus,
    }),

    /** The file's bytes, decrypted as they stream; a changed byte ends the stream with an error. */
    async open(row: Row, drawer: OpenDrawer): Promise<Readable> {
      const key = unwrapKey(drawer.key, row.sealedKey, keyContext(row.id));
      const source = await store.get(row.storeKey);
      const plain = decryptFile(key, aadOf(row.id));
      source.once('error', (error) => plain.destroy(error));
      return source.pipe(plain);
    },
  };
}
export type EvidenceFiles = ReturnType<typeof makeEvidenceFiles>;

function factsOf({ name, type, size, sha256 }: FileFacts): FileFacts {
  return { name, type, size, sha256 };
}
