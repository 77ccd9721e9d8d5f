import type { UploadRef } from '../../contract/uploads.ts';
import type { Tx } from '../../db/connection.ts';
import { type FieldCode, Refusal, refuse } from '../../domain/errors.ts';
import type { StoredFile } from '../evidence/evidence-files.ts';
import type { OpenUpload } from './open-upload.ts';
import type { UploadSeal } from './upload-seal.ts';
import type { UploadsStore } from './uploads.store.ts';

type Deps = { rows: UploadsStore; seal: UploadSeal; open: OpenUpload };

/**
 * Takes uploads for the report, or the lead, that the caller's transaction writes: each goes to one only, and with the
 * commit its secret opens nothing any more. The caller keeps the files in the same transaction.
 */
export function makeTakeUploads({ rows, seal, open }: Deps) {
  async function take(tx: Tx, ref: UploadRef, path: string): Promise<StoredFile> {
    const no = (code: 'UPLOAD_GONE' | 'UPLOAD_UNFINISHED', field: FieldCode) =>
      refuse(code, [{ path, code: field }]);
    const { row, key } = await open(tx, ref, 'locked').catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
      return no('UPLOAD_GONE', 'NOT_IN_LIST');
    });
    if (row.state === 'TAKEN') return no('UPLOAD_GONE', 'NOT_ALLOWED');
    const { file } = seal.openFacts(row, key);
    if (row.state !== 'READY' || !file) return no('UPLOAD_UNFINISHED', 'NOT_ENOUGH');
    await rows.save(tx, row.id, { state: 'TAKEN', storeKey: null, sealedFacts: Buffer.alloc(0) });
    return file;
  }

  /** The files in the order of `refs`. @throws Refusal UPLOAD_GONE, UPLOAD_UNFINISHED, naming `uploads.<n>` */
  return async function takeUploads(tx: Tx, refs: readonly UploadRef[]): Promise<StoredFile[]> {
    const taken = new Map<number, StoredFile>();
    // Locked in one order, whoever asks: two reports that name the same files can't wait for each other.
    const inOrder = [...refs.entries()].toSorted(([, a], [, b]) => (a.id < b.id ? -1 : 1));
    for (const [at, ref] of inOrder) taken.set(at, await take(tx, ref, `uploads.${at}`));
    return refs.map((_, at) => taken.get(at) ?? refuse('INTERNAL'));
  };
}
export type TakeUploads = ReturnType<typeof makeTakeUploads>;
