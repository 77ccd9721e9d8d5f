import { Type, type Static } from 'typebox';
import { ASKED_ITEMS } from '../domain/code-lists.ts';
import { Id, Moment, Nullable, Strict, Words } from './endpoint.ts';
import { UploadRef } from './uploads.ts';

/** What a message is beside words. REVIEW_KEPT and REVIEW_GRANTED say what came of a review. */
export const MESSAGE_ABOUT = ['SUPPLEMENT', 'ANSWER', 'REVIEW', 'REVIEW_KEPT', 'REVIEW_GRANTED'] as const;

/** As many of the uploads as one message may bring; a form without any sends an empty list. */
export const MessageUploads = Type.Array(UploadRef, { maxItems: 50 });

/** One item of a request for more: brought, or not to be had. */
export const SuppliedItem = Strict({
  item: Type.Enum(ASKED_ITEMS),
  have: Type.Boolean(),
  text: Type.Optional(Words(1_000, 0)),
});
export type SuppliedItem = Static<typeof SuppliedItem>;

/** One message of the conversation between a reporter and the office. */
export const Message = Strict({
  from: Type.Enum(['REPORTER', 'OFFICE']),
  about: Nullable(Type.Enum(MESSAGE_ABOUT)),
  text: Type.String(),
  /** What the office asks for, and what was answered, item by item. */
  asked: Type.Array(Type.Enum(ASKED_ITEMS)),
  answers: Type.Array(SuppliedItem),
  /** The reporter's own lie with the evidence: who may not read the words as written sees no name of theirs. */
  files: Type.Array(Strict({ id: Id, name: Nullable(Type.String()), size: Nullable(Type.Integer()) })),
  at: Moment,
});
export type Message = Static<typeof Message>;
