import { Type } from 'typebox';
import { Strict, Words } from './endpoint.ts';

/** What a document may weigh, as it is; as base64 in a body; and the body around it. */
export const DOCUMENT_BYTES = 5 * 1024 * 1024;
const DOCUMENT_TEXT = Math.ceil(DOCUMENT_BYTES / 3) * 4;
export const DOCUMENT_BODY_BYTES = DOCUMENT_TEXT + 64 * 1024;
/** By content, whatever it is called. */
export const DOCUMENT_TYPES = ['application/pdf', 'image/png', 'image/jpeg'] as const;

/** A document that an act rests on, as it came: what approves a measure, what orders a fund's money. It names no reporter. */
export const OfficialDocument = Strict({
  name: Words(200),
  content: Type.String({
    minLength: 1,
    maxLength: DOCUMENT_TEXT,
    pattern: '^[A-Za-z0-9+/]*={0,2}$',
    description: 'PDF, PNG or JPEG, base64.',
  }),
});
