import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { PassThrough, type Readable, Transform, pipeline as join } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type EvidenceStore, dropStrays } from '../../adapters/evidence-store.ts';
import type { Scanner, Verdict } from '../../adapters/virus-scanner.ts';
import { drawerContext } from '../../crypto/compartment.ts';
import { decryptFile, encryptFile } from '../../crypto/file.ts';
import { openRecord, sealRecord } from '../../crypto/record.ts';
import type { Tx } from '../../db/connection.ts';
import type { Actor } from '../../domain/actor.ts';
import type { ScanStatus } from '../../domain/evidence.ts';
import type { QueueStore } from '../../jobs/queue.store.ts';
import { orBrokenSeal } from '../compartments/broken-seal.ts';
import type { OpenDrawer } from '../compartments/drawers.ts';
import type { Custody } from './custody.ts';
import {
  heldFileKey,
  heldKeys,
  newWorkingKey,
  openFileKey,
  originalAad,
  sealedKeys,
} from './evidence-keys.ts';
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

const REPORTER: Actor = { kind: 'REPORTER' };
const SYSTEM = { kind: 'SYSTEM' } as const;

/** How long somebody who reports waits for the scanner once their file is stored; then a job asks again. */
const PATIENCE_MS = 5_000;

const factsPlace = (id: string, drawer: OpenDrawer) => ({
  table: 'evidence',
  row: `${id} ${drawerContext(drawer)}`,
  column: 'sealed_facts',
});

type Deps = {
  store: EvidenceStore;
  rows: EvidenceRows;
  queue: QueueStore;
  custody: Custody;
  scanner: Scanner | undefined;
  scanKey: Buffer;
};

/** Evidence files: from a socket to the store in constant memory, and back. */
export function makeEvidenceFiles({ store, rows, queue, custody, scanner, scanKey }: Deps) {
  /** The file's bytes, decrypted as they stream; a changed byte ends the stream with an error. */
  async function plaintext(row: EvidenceRow, key: Buffer): Promise<Readable> {
    const plain = decryptFile(key, originalAad(row.id));
    // Whichever end breaks or walks away, the other is closed with it.
    return join(await store.get(row.storeKey), plain, () => undefined);
  }

  /** Writes down what was found, by the scanner's name for it. */
  const recordInfection = (tx: Tx, leadId: string, evidenceId: string, signature: string, at: Date) =>
    custody.note(tx, {
      actor: SYSTEM,
      act: 'evidence.infected',
      leadId,
      evidenceId,
      facts: { signature },
      at,
    });

  return {
    plaintext,
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
        pipeline(content, measure, head.stage, beside.stage, encryptFile(key, originalAad(id)), sealed),
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
     * Names the files in the caller's transaction: with its commit they are evidence. Each leaves its keys for scan and
     * preparation alone, and a job that takes them up. Whose hands they came through, and by which way, stands in their custody.
     */
    async keep(
      tx: Tx,
      leadId: string,
      drawer: OpenDrawer,
      files: readonly StoredFile[],
      now: Date,
      { actor: broughtBy = REPORTER, channel, unit }: { actor?: Actor; channel?: string; unit?: string } = {},
    ): Promise<void> {
      const working = new Map(files.map((file) => [file.id, newWorkingKey()]));
      const keysOf = ({ id, key }: StoredFile) => ({
        file: key,
        working: working.get(id) ?? newWorkingKey(),
      });
      await rows.add(
        tx,
        files.map((file, position) => ({
          id: file.id,
          position,
          leadId,
          compartmentId: drawer.id,
          unit: unit ?? null,
          storeKey: file.storeKey,
          ...sealedKeys(file.id, drawer, keysOf(file)),
          sealedFacts: sealRecord(drawer.key, JSON.stringify(factsOf(file)), factsPlace(file.id, drawer)),
          storedBytes: file.storedBytes,
          receivedAt: now,
          scanStatus: file.scan.status,
          // An infected file gets no working copy; any other keeps its keys here until it has one.
          ...(file.scan.status === 'INFECTED'
            ? { copyStatus: 'NONE' as const }
            : { copyStatus: 'WAITING' as const, ...heldKeys(file.id, scanKey, keysOf(file)) }),
        })),
      );
      for (const { id, scan, sha256 } of files) {
        const file = { leadId, evidenceId: id, sha256, at: now };
        const brought = broughtBy === REPORTER || channel === undefined ? {} : { facts: { channel } };
        await custody.note(tx, { ...file, actor: broughtBy, act: 'evidence.receive', ...brought });
        if (scan.status === 'WAITING') await queue.add(tx, 'scan-evidence', { evidenceId: id });
        else if (scan.status === 'INFECTED') await recordInfection(tx, leadId, id, scan.signature, now);
        else {
          const facts = { verdict: scan.status };
          await custody.note(tx, { ...file, actor: SYSTEM, act: 'evidence.scan', facts });
          await queue.add(tx, 'prepare-evidence', { evidenceId: id });
        }
      }
    },

    /** Drops files that no commit will name. */
    discard: (files: readonly StoredFile[]): Promise<void> =>
      dropStrays(
        store,
        files.map(({ storeKey }) => storeKey),
      ),

    /** What the file is, and what the virus scanner said of it. @throws BrokenSeal */
    facts(row: EvidenceRow, drawer: OpenDrawer): FileFacts & { scan: ScanStatus } {
      const sealed = () => openRecord(drawer.key, row.sealedFacts, factsPlace(row.id, drawer));
      const plain = orBrokenSeal({ kind: 'LEAD', id: row.leadId }, { evidenceId: row.id }, sealed);
      return { ...(JSON.parse(plain.toString('utf8')) as FileFacts), scan: row.scanStatus };
    },

    open: async (row: EvidenceRow, drawer: OpenDrawer): Promise<Readable> =>
      plaintext(row, openFileKey(row, drawer)),

    /** Asks the scanner about a file that waits for it. Throws where it still doesn't answer. */
    async rescan(row: WaitingRow, by: Scanner): Promise<Verdict> {
      return by.scan(await plaintext(row, heldFileKey(row, scanKey)));
    },
  };
}
export type EvidenceFiles = ReturnType<typeof makeEvidenceFiles>;

function factsOf({ name, type, declaredType, size, sha256 }: FileFacts): FileFacts {
  return { name, type, ...(declaredType === undefined ? {} : { declaredType }), size, sha256 };
}
