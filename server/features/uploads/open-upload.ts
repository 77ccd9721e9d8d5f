import type { Clock } from '../../adapters/clock.ts';
import type { UploadRef } from '../../contract/uploads.ts';
import type { Tx } from '../../db/connection.ts';
import { refuse } from '../../domain/errors.ts';
import type { UploadSeal } from './upload-seal.ts';
import type { UploadRow, UploadsStore } from './uploads.store.ts';

export type OpenUpload = (tx: Tx, ref: UploadRef, how?: 'locked') => Promise<{ row: UploadRow; key: Buffer }>;

/**
 * Finds an upload for the one who holds its secret. A wrong secret and an id that nobody has get the same answer.
 * @throws Refusal NOT_FOUND; UPLOAD_GONE where its time has run out
 */
export function makeOpenUpload(deps: { rows: UploadsStore; seal: UploadSeal; clock: Clock }): OpenUpload {
  const { rows, seal, clock } = deps;
  return async (tx, { id, secret }, how) => {
    const row = (await (how ? rows.lock(tx, id) : rows.find(tx, id))) ?? refuse('NOT_FOUND');
    const key = seal.openKey(row, secret) ?? refuse('NOT_FOUND');
    if (row.expiresAt <= clock.now()) refuse('UPLOAD_GONE');
    return { row, key };
  };
}
