import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { PassThrough, type Readable, Transform, pipeline as join } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { EvidenceStore } from '../../adapters/evidence-store.ts';
import type { Scanner, Verdict } from '../../adapters/virus-scanner.ts';
import { drawerContext } from '../../crypto/compartment.ts';
import { decryptFile, encryptFile } from '../../crypto/file.ts';
import { openRecord, sealRecord } from '../../crypto/record.ts';
import { unwrapKey, wrapKey } from '../../crypto/wrap.ts';
import type { Tx } from '../../db/connection.ts';
import type { ScanStatus } from '../../domain/evidence.ts';
import type { QueueStore } from '../../jobs/queue.store.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import { orBrokenSeal } from '../compartments/broken-seal.ts';
import type { OpenDrawer } from '../compartments/drawers.ts';
import type { EvidenceRow, EvidenceRows, WaitingRow } from './evidence.store.ts';
import { type ScanOutcome, scanBeside } from './scan-beside.ts';
import { typeByContent } from './type-by-content.ts';

/**
 * What a file is called, its type by its content, the type that its sender declared (older files lack it), its size in
 * bytes and its SHA-256: sealed, for they tell what it is.
 */
export type FileFacts = { name: string; type: string; declaredType?: string; size: number; sha256: string };

/** A file that lies encrypted in the store while no row names it yet. */
export type StoredFile = FileFacts & {
  id: string;
  storeKey: string;
  key: Buffer;
  storedBytes: number;
  scan: ScanOutcome;
};

/** How long somebody who reports waits for the scanner once their file is stored; then a job asks again. */
const PATIENCE_MS = 5_000;

const aadOf = (id: string) => Buffer.from(`tipward evidence ${id}`);
const keyContext = (id: string, drawer: OpenDrawer) => `evidence ${id} ${drawerContext(drawer)}`;
const scanContext = (id: string) => `evidence scan ${id}`;
const factsPlace = (id: string, drawer: OpenDrawer) => ({
  table: 'evidence',
  row: `${id} ${drawerContext(drawer)}`,
  column: 'sealed_facts',
});

type Deps = {
  store: EvidenceStore;
  rows: EvidenceRows;
  queue: QueueStore;
  audit: AuditStore;
  scanner: Scanner | undefined;
  scanKey: Buffer;
};

/** Evidence files: from a socket to the store in constant memory, and back. */
export function makeEvidenceFiles({ store, rows, queue, audit, scanner, scanKey }: Deps) {
  /** The file's bytes, decrypted as they stream; a changed byte ends the stream with an error. */
  async function plaintext(row: EvidenceRow, key: Buffer): Promise<Readable> {
    const plain = decryptFile(key, aadOf(row.id));
    // Whichever end breaks or walks away, the other is closed with it.
    return join(await store.get(row.storeKey), plain, () => undefined);
  }

  /** Writes down what was found, by the scanner's name for it. */
  const recordInfection = (tx: Tx, leadId: string, evidenceId: string, signature: string, at: Date) =>
    audit.append(tx, {
      actor: { kind: 'SYSTEM' },
      act: 'evidence.infected',
      subject: { kind: 'LEAD', id: leadId },
      facts: { evidenceId, signature },
      at,
    });

  return {
    recordInfection,

    /**
     * Hashes, scans, encrypts and stores a stream; durable when it answers, and unreachable until {@link keep}.
     * The scanner never makes it fail.
     */
    async receive(content: Readable, name: string, declaredType: string): Promise<StoredFile> {
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
      const beside = scanBeside(scanner);
      const head = typeByContent();
      const sealed = new PassThrough();
      // Settled both, so that a failure is answered only when nothing is under way any more.
      const [put, fed] = await Promise.allSettled([
        store.put(storeKey, sealed),
        pipeline(content, measure, head.stage, beside.stage, encryptFile(key, aadOf(id)), sealed),
      ]);
      if (put.status === 'rejected') throw put.reason;
      if (fed.status === 'rejected') throw fed.reason;
      const scan = await beside.outcome(PATIENCE_MS);
      return {
        id,
        storeKey,
        key,
        storedBytes: put.value,
        name,
        type: await head.detected(),
        declaredType,
        size,
        sha256: hash.digest('hex'),
        scan,
      };
    },

    /**
     * Names the files in the caller's transaction: with its commit they are evidence. One that waits for the scanner
     * leaves its key for the scan alone, and a job that asks again.
     */
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
          sealedKey: wrapKey(drawer.key, file.key, keyContext(file.id, drawer)),
          sealedFacts: sealRecord(drawer.key, JSON.stringify(factsOf(file)), factsPlace(file.id, drawer)),
          storedBytes: file.storedBytes,
          receivedAt: now,
          scanStatus: file.scan.status,
          scanKey: file.scan.status === 'WAITING' ? wrapKey(scanKey, file.key, scanContext(file.id)) : null,
        })),
      );
      for (const { id, scan } of files) {
        if (scan.status === 'WAITING') await queue.add(tx, 'scan-evidence', { evidenceId: id });
        if (scan.status === 'INFECTED') await recordInfection(tx, leadId, id, scan.signature, now);
      }
    },

    /** Drops files that no commit will name. */
    async discard(files: readonly StoredFile[]): Promise<void> {
      for (const file of files) await store.remove(file.storeKey);
    },

    /** What the file is, and what the virus scanner said of it. @throws BrokenSeal */
    facts(row: EvidenceRow, drawer: OpenDrawer): FileFacts & { scan: ScanStatus } {
      const sealed = () => openRecord(drawer.key, row.sealedFacts, factsPlace(row.id, drawer));
      const plain = orBrokenSeal({ kind: 'LEAD', id: row.leadId }, { evidenceId: row.id }, sealed);
      return { ...(JSON.parse(plain.toString('utf8')) as FileFacts), scan: row.scanStatus };
    },

    open: async (row: EvidenceRow, drawer: OpenDrawer): Promise<Readable> =>
      plaintext(row, unwrapKey(drawer.key, row.sealedKey, keyContext(row.id, drawer))),

    /** Asks the scanner about a file that waits for it. Throws where it still doesn't answer. */
    async rescan(row: WaitingRow, by: Scanner): Promise<Verdict> {
      const key = unwrapKey(scanKey, row.scanKey, scanContext(row.id));
      return by.scan(await plaintext(row, key));
    },
  };
}
export type EvidenceFiles = ReturnType<typeof makeEvidenceFiles>;

function factsOf({ name, type, declaredType, size, sha256 }: FileFacts): FileFacts {
  return { name, type, ...(declaredType === undefined ? {} : { declaredType }), size, sha256 };
}
