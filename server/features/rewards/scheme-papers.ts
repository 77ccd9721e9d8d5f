import { createHash, randomUUID } from 'node:crypto';
import { SCHEME_DOCUMENT_BYTES, SCHEME_DOCUMENT_TYPES } from '../../contract/schemes.ts';
import type { Tx } from '../../db/connection.ts';
import { refuse } from '../../domain/errors.ts';
import type { SchemesStore } from './schemes.store.ts';

/** Keeps a measure's paper as it came. @throws Refusal FILE_TOO_LARGE; BAD_REQUEST for a file of another kind */
export async function keepSchemePaper(
  tx: Tx,
  { schemes, typeOf }: { schemes: SchemesStore; typeOf: (content: Buffer) => Promise<string> },
  staffId: string,
  paper: { name: string; content: string },
  now: Date,
): Promise<{ id: string; sha256: string }> {
  const content = Buffer.from(paper.content, 'base64');
  if (content.length > SCHEME_DOCUMENT_BYTES) refuse('FILE_TOO_LARGE');
  const mediaType = await typeOf(content);
  if (content.length === 0 || !SCHEME_DOCUMENT_TYPES.some((type) => type === mediaType))
    refuse('BAD_REQUEST', [{ path: 'document', code: 'BAD_FORMAT' }]);
  const id = randomUUID();
  const sha256 = createHash('sha256').update(content).digest('hex');
  const name = paper.name.replace(/[^\p{L}\p{N}\p{P} ]/gu, '').trim() || 'document';
  await schemes.addDocument(tx, {
    ...{ id, name, mediaType, size: content.length, sha256, content, addedBy: staffId },
    addedAt: now,
  });
  return { id, sha256 };
}
