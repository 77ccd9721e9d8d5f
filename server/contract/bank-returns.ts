import { Type } from 'typebox';
import { PAYMENT_OUTCOMES } from '../domain/payment-return.ts';
import { Done, type Endpoint, Id, Strict, WithId, Words } from './endpoint.ts';
import { PAYERS } from './payouts.ts';

/** What a bank's answer may weigh as a file: 10,000 lines fit several times; as text it is a third larger. */
export const RETURN_FILE_BYTES = 4 * 1024 * 1024;
const FILE_TEXT = Math.ceil(RETURN_FILE_BYTES / 3) * 4;

const params = Strict({ batchId: Id });
const ofReturn = Strict({ batchId: Id, returnId: Id });

export const bringReturn = {
  method: 'POST',
  url: '/api/finance/batches/:batchId/returns',
  allow: PAYERS,
  maxBodyBytes: FILE_TEXT + 64 * 1024,
  schema: {
    summary: 'Lay the bank’s answer beside its batch; nothing moves before a checker confirms it',
    tags: ['finance'],
    params,
    body: Strict(
      {
        file: Type.String({
          minLength: 1,
          maxLength: FILE_TEXT,
          pattern: '^[A-Za-z0-9+/]*={0,2}$',
          description: 'CSV (UTF-8 or GB18030) or XLSX, base64, by the titles of the batch’s form.',
        }),
      },
      { examples: [{ file: '5bqP5Y+3LOi0puWPtyzph5Hpop0=' }] },
    ),
    response: { 201: WithId },
  },
} as const satisfies Endpoint;

export const bringLine = {
  method: 'POST',
  url: '/api/finance/batches/:batchId/lines',
  allow: PAYERS,
  schema: {
    summary: 'One late line off the bank’s slip; another person confirms it',
    tags: ['finance'],
    params,
    body: Strict(
      {
        lineNo: Type.Integer({ minimum: 1, maximum: 10_000 }),
        outcome: Type.Enum(PAYMENT_OUTCOMES),
        bankReference: Words(64),
      },
      { examples: [{ lineNo: 1, outcome: 'PAID', bankReference: 'HD2026-0001' }] },
    ),
    response: { 201: WithId },
  },
} as const satisfies Endpoint;

export const confirmReturn = {
  method: 'POST',
  url: '/api/finance/batches/:batchId/returns/:returnId/confirmation',
  allow: ['PAYMENT_CHECKER'],
  schema: {
    summary: 'Let the bank’s answer take effect: paid and returned',
    tags: ['finance'],
    params: ofReturn,
    response: { 200: Done },
  },
} as const satisfies Endpoint;

export const dropReturn = {
  method: 'POST',
  url: '/api/finance/batches/:batchId/returns/:returnId/drop',
  allow: PAYERS,
  schema: {
    summary: 'Put an answer aside that doesn’t fit',
    tags: ['finance'],
    params: ofReturn,
    response: { 200: Done },
  },
} as const satisfies Endpoint;
