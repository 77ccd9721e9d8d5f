import { randomBytes } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { Clock } from '../../adapters/clock.ts';
import type { KeptFile, UploadRef } from '../../contract/uploads.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { Refusal, refuse } from '../../domain/errors.ts';
import { UPLOAD_LIFE_MS, type UploadState } from '../../domain/upload.ts';
import type { EvidenceFiles, StoredFile } from '../evidence/evidence-files.ts';
import type { OpenUpload } from './open-upload.ts';
import type { UploadFacts, UploadSeal } from './upload-seal.ts';
import type { UploadParts } from './upload-parts.ts';
import type { DemandRoom } from './uploads-room.ts';
import type { UploadsStore } from './uploads.store.ts';

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  rows: UploadsStore;
  parts: UploadParts;
  seal: UploadSeal;
  open: OpenUpload;
  files: EvidenceFiles;
  demandRoom: DemandRoom;
};

/** Uploads from their beginning to the file that waits for its report. */
export function makeFileUploads(deps: Deps) {
  const { inTransaction, clock, rows, parts, seal, open, files } = deps;
  const expiry = () => new Date(clock.now().getTime() + UPLOAD_LIFE_MS);

  async function add(
    secret: string,
    facts: UploadFacts,
    rest: { length: number; received: number; state: UploadState; storeKey?: string },
  ): Promise<UploadRef> {
    const ref = { id: randomBytes(16).toString('hex'), secret };
    const key = seal.newKey();
    await inTransaction(async (tx) => {
      await deps.demandRoom(tx, rest.length);
      await rows.add(tx, {
        id: ref.id,
        ...rest,
        sealedKey: seal.sealKey(ref, key),
        sealedFacts: seal.sealFacts(ref.id, key, facts),
        expiresAt: expiry(),
      });
    });
    return ref;
  }

  async function wholeOf(
    row: { length: number },
    content: Readable,
    { name, declaredType }: UploadFacts,
  ): Promise<StoredFile> {
    const file = await files.receive(content, name, declaredType);
    if (file.size === row.length) return file;
    await files.discard([file]);
    throw new Error('an upload’s parts are not its whole');
  }

  /**
   * Puts a whole upload together: through hashing, type detection, scanning and its final encryption into one file.
   * Run twice, or cut off in the middle and run again, it ends with one.
   * @throws Refusal NOT_FOUND, UPLOAD_GONE, UPLOAD_UNFINISHED while bytes are missing
   */
  async function complete(ref: UploadRef): Promise<void> {
    const { row, key, named } = await inTransaction(async (tx) => ({
      ...(await open(tx, ref)),
      named: await rows.parts(tx, ref.id),
    }));
    if (row.state !== 'RECEIVING') return;
    if (row.received < row.length) refuse('UPLOAD_UNFINISHED');
    const facts = seal.openFacts(row, key);
    const file = await wholeOf(row, parts.read(named, key), facts).catch(async (error: unknown) => {
      // Whoever was faster has taken the parts away meanwhile.
      if ((await inTransaction((tx) => open(tx, ref))).row.state === 'RECEIVING') throw error;
      return null;
    });
    if (!file) return;
    const mine = await inTransaction(async (tx) => {
      const now = await open(tx, ref, 'locked');
      if (now.row.state !== 'RECEIVING') return false;
      const sealedFacts = seal.sealFacts(row.id, key, { ...facts, file });
      await rows.save(tx, row.id, { state: 'READY', storeKey: file.storeKey, sealedFacts, writer: null });
      await rows.removeParts(tx, row.id);
      return true;
    });
    if (mine) await parts.remove(named);
    else await files.discard([file]);
  }

  return {
    /** Begins an upload of `length` bytes. @throws Refusal BUSY where the share of the disk for uploads is full */
    begin: (secret: string, length: number, facts: UploadFacts): Promise<UploadRef> =>
      add(secret, facts, { length, received: 0, state: 'RECEIVING' }),

    /** Lets a file wait that came whole, with a form: READY at once, under a new secret. @throws as {@link begin} */
    adopt: (file: StoredFile): Promise<UploadRef> =>
      add(
        randomBytes(24).toString('base64url'),
        { name: file.name, declaredType: file.declaredType ?? '', file },
        { length: file.size, received: file.size, state: 'READY', storeKey: file.storeKey },
      ),

    /** What an upload is. @throws Refusal NOT_FOUND, UPLOAD_GONE */
    look: (ref: UploadRef): Promise<KeptFile & { expiresAt: Date }> =>
      inTransaction(async (tx) => {
        const { row, key } = await open(tx, ref);
        const name = row.state === 'TAKEN' ? '' : seal.openFacts(row, key).name;
        const { id, length: size, received, state, expiresAt } = row;
        return { id, name, size, received, state, expiresAt };
      }),

    complete,

    /** Puts together what a crash left whole but in parts, before a report takes it; who can't be, the taking tells. */
    async settle(refs: readonly UploadRef[]): Promise<void> {
      for (const ref of refs) {
        await complete(ref).catch((error: unknown) => {
          if (!(error instanceof Refusal)) throw error;
        });
      }
    },

    /** Takes back what no report has taken. @throws Refusal NOT_FOUND, UPLOAD_GONE */
    async remove(ref: UploadRef): Promise<void> {
      const left = await inTransaction(async (tx) => {
        const { row } = await open(tx, ref, 'locked');
        if (row.state === 'TAKEN') refuse('UPLOAD_GONE');
        const named = await rows.parts(tx, row.id);
        await rows.remove(tx, row.id);
        return [...named, ...(row.storeKey ? [{ storeKey: row.storeKey }] : [])];
      });
      await parts.remove(left);
    },

    /**
     * Clears away what nobody went on with; answers how many uploads. What a crash leaves in the store after the
     * commit is a stray like any other.
     */
    async sweep(): Promise<number> {
      let swept = 0;
      for (;;) {
        const left = await inTransaction(async (tx) => {
          const old = await rows.expired(tx, clock.now());
          const keys: { storeKey: string }[] = [];
          for (const { id, storeKey } of old) {
            keys.push(...(await rows.parts(tx, id)), ...(storeKey ? [{ storeKey }] : []));
            await rows.remove(tx, id);
          }
          return { count: old.length, keys };
        });
        await parts.remove(left.keys);
        swept += left.count;
        if (left.count === 0) return swept;
      }
    },
  };
}
export type FileUploads = ReturnType<typeof makeFileUploads>;
