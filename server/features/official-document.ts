import { createHash, randomUUID } from 'node:crypto';
import type { Static } from 'typebox';
import { DOCUMENT_BYTES, DOCUMENT_TYPES, type OfficialDocument } from '../contract/official-document.ts';
import { refuse } from '../domain/errors.ts';
import { mustHold } from '../domain/facts.ts';

const ENDINGS: Record<(typeof DOCUMENT_TYPES)[number], string> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
};

/** What is kept of a document. @throws Refusal FILE_TOO_LARGE; CONDITION_NOT_MET at `document` for a file of another kind */
export async function documentRow(
  { name, content: base64 }: Static<typeof OfficialDocument>,
  typeOf: (content: Buffer) => Promise<string>,
  added: { addedBy: string; addedAt: Date },
) {
  const content = Buffer.from(base64, 'base64');
  if (content.length > DOCUMENT_BYTES) refuse('FILE_TOO_LARGE');
  const mediaType = await typeOf(content);
  const known = DOCUMENT_TYPES.some((type) => type === mediaType);
  mustHold(['document', known && content.length > 0, 'BAD_FORMAT']);
  return {
    id: randomUUID(),
    name: name.replace(/[^\p{L}\p{N}\p{P} ]/gu, '').trim() || 'document',
    ...{ mediaType, size: content.length, content, ...added },
    sha256: createHash('sha256').update(content).digest('hex'),
  };
}

/** A kept document to send, under a name that says nothing of its content. */
export function documentFile(
  stem: string,
  { id, mediaType, content }: { id: string; mediaType: string; content: Buffer },
) {
  const type = DOCUMENT_TYPES.find((known) => known === mediaType) ?? 'application/pdf';
  return { type: mediaType, name: `${stem}-${id.slice(0, 8)}.${ENDINGS[type]}`, body: content };
}
