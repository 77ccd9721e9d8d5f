import { createHmac, randomBytes } from 'node:crypto';
import type { UploadRef } from '../../contract/uploads.ts';
import { CannotOpen } from '../../crypto/cannot-open.ts';
import { openRecord, sealRecord } from '../../crypto/record.ts';
import { unwrapKey, wrapKey } from '../../crypto/wrap.ts';
import type { StoredFile } from '../evidence/evidence-files.ts';

/** What lies sealed in an upload's row: what it is called, and once it is whole, the stored file itself. */
export type UploadFacts = { name: string; declaredType: string; file?: StoredFile };

type Sealed = { id: string; sealedKey: Buffer; sealedFacts: Buffer };

const context = (id: string) => `upload ${id}`;
const place = (id: string) => ({ table: 'uploads', row: id, column: 'sealed_facts' });

/**
 * The seals of uploads. An upload's key opens with two halves: the server's own key and the sender's secret, which the
 * server keeps nowhere. So neither a stolen disk nor an upload's id opens anything.
 */
export function makeUploadSeal(uploadKey: Buffer) {
  const wrapping = (secret: string) => createHmac('sha256', uploadKey).update(secret).digest();
  return {
    newKey: (): Buffer => randomBytes(32),
    sealKey: ({ id, secret }: UploadRef, key: Buffer): Buffer => wrapKey(wrapping(secret), key, context(id)),

    /** The upload's key; null where the secret isn't its own. */
    openKey(row: Sealed, secret: string): Buffer | null {
      try {
        return unwrapKey(wrapping(secret), row.sealedKey, context(row.id));
      } catch (error) {
        if (error instanceof CannotOpen) return null;
        throw error;
      }
    },

    sealFacts(id: string, key: Buffer, { file, ...facts }: UploadFacts): Buffer {
      const whole = file && { ...file, key: file.key.toString('base64') };
      return sealRecord(key, JSON.stringify({ ...facts, ...(whole ? { file: whole } : {}) }), place(id));
    },

    /** @throws CannotOpen where the row was tampered with */
    openFacts(row: Sealed, key: Buffer): UploadFacts {
      const { file, ...facts } = JSON.parse(
        openRecord(key, row.sealedFacts, place(row.id)).toString('utf8'),
      ) as Omit<UploadFacts, 'file'> & { file?: Omit<StoredFile, 'key'> & { key: string } };
      return { ...facts, ...(file ? { file: { ...file, key: Buffer.from(file.key, 'base64') } } : {}) };
    },
  };
}
export type UploadSeal = ReturnType<typeof makeUploadSeal>;
