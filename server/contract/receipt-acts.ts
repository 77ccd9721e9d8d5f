import { Type } from 'typebox';
import { MOBILE } from '../domain/contact-way.ts';
import { Done, type Endpoint, Id, Strict, Words } from './endpoint.ts';
import { ReceiptCode, exampleCode, receiptEndpoint } from './receipt.ts';
import { Phone } from './report.ts';
import { MessageUploads, SuppliedItem } from './talk.ts';

export { tidyAddress } from '../domain/contact-way.ts';

/** What a reporter does on the status page beside writing and adding files. */

export const answerSupplement = {
  ...receiptEndpoint('/api/public/receipt/supplement', 'message'),
  schema: {
    summary: 'Answer a request for more, item by item; once for each request (L04)',
    tags: ['public'],
    body: Strict(
      {
        receiptCode: ReceiptCode,
        answers: Type.Array(SuppliedItem, { minItems: 1, maxItems: 20 }),
        text: Type.Optional(Words(5_000, 0)),
        uploads: Type.Optional(MessageUploads),
      },
      {
        examples: [
          {
            receiptCode: exampleCode,
            answers: [
              { item: 'ADDRESS', have: true, text: '国贸公寓楼3楼302。' },
              { item: 'CONTRACT', have: false },
            ],
          },
        ],
      },
    ),
    response: { 201: Done },
  },
} as const satisfies Endpoint;

export const askForReview = {
  ...receiptEndpoint('/api/public/receipt/review', 'message'),
  schema: {
    summary: 'Ask for a review of a refusal, or of “not substantiated”; somebody else decides',
    tags: ['public'],
    body: Strict(
      { receiptCode: ReceiptCode, reason: Words(5_000), uploads: Type.Optional(MessageUploads) },
      { examples: [{ receiptCode: exampleCode, reason: '不属于重复举报，我有新的转账记录。' }] },
    ),
    response: { 201: Done },
  },
} as const satisfies Endpoint;

export const nameReporter = {
  ...receiptEndpoint('/api/public/receipt/name', 'claim'),
  schema: {
    summary:
      'An anonymous reporter gives name and phone: sealed to the identity custodians, and not taken back',
    tags: ['public'],
    body: Strict(
      {
        receiptCode: ReceiptCode,
        name: Words(50, 2),
        phone: Phone,
        understood: Type.Boolean({
          description: 'They were told what it means, and that there is no way back.',
        }),
      },
      { examples: [{ receiptCode: exampleCode, name: '王小明', phone: '13900001111', understood: true }] },
    ),
    response: { 200: Done },
  },
} as const satisfies Endpoint;

/** A mobile number, or one address as mail knows it; no blanks, lists, quotes or line ends, which could carry a second one. */
const Address = Type.String({
  minLength: 6,
  maxLength: 120,
  pattern: `${MOBILE.source}|^[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,60}[A-Za-z0-9])?\\.[A-Za-z]{2,20}$`,
});

export const keepContact = {
  ...receiptEndpoint('/api/public/receipt/contact', 'claim'),
  schema: {
    summary:
      'Leave a mail address or a mobile number, used only to say “please look”; another takes its place',
    tags: ['public'],
    body: Strict(
      {
        receiptCode: ReceiptCode,
        address: Address,
        understood: Type.Boolean({
          description: 'They were told what an address or a number can give away.',
        }),
      },
      { examples: [{ receiptCode: exampleCode, address: 'someone@example.com', understood: true }] },
    ),
    response: { 200: Done },
  },
} as const satisfies Endpoint;

export const dropContact = {
  ...receiptEndpoint('/api/public/receipt/contact/removal', 'claim'),
  schema: {
    summary: 'Take the address or number back; it is gone at once',
    tags: ['public'],
    body: Strict({ receiptCode: ReceiptCode }, { examples: [{ receiptCode: exampleCode }] }),
    response: { 200: Done },
  },
} as const satisfies Endpoint;

export const readMessageFile = {
  ...receiptEndpoint('/api/public/receipt/files', 'message'),
  schema: {
    summary: 'A file that the office sent its reporter; never shown in the page itself',
    tags: ['public'],
    produces: ['application/octet-stream'],
    body: Strict(
      { receiptCode: ReceiptCode, fileId: Id },
      { examples: [{ receiptCode: exampleCode, fileId: '2f1f0b52-6d9e-4a39-9d0c-0a6e4bb8b3b1' }] },
    ),
    response: { 200: Type.String({ format: 'binary' }) },
  },
} as const satisfies Endpoint;
