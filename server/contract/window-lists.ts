import { Type, type Static } from 'typebox';
import { Done, type Endpoint, Fen, Id, Moment, Nullable, Strict, WithId } from './endpoint.ts';

const COUNTER = ['PAYOUT_OFFICER'] as const;
const Row = {
  id: Id,
  number: Type.Integer(),
  madeAt: Moment,
  madeByName: Type.String(),
  closedAt: Nullable(Moment),
};
export const WindowList = Strict({
  ...Row,
  vouchers: Type.Array(
    Strict({
      voucherNo: Type.String(),
      codeTail: Type.String({ description: 'The last four signs of the pick-up code.' }),
      amountFen: Fen,
      result: Nullable(Type.Enum(['PAID', 'BACK'])),
    }),
  ),
});
export type WindowList = Static<typeof WindowList>;
const params = Strict({ listId: Id });

export const listWindowLists = {
  method: 'GET',
  url: '/api/finance/window-lists',
  allow: COUNTER,
  schema: {
    summary: 'Sheets for the bank’s window',
    tags: ['finance'],
    response: { 200: Strict({ lists: Type.Array(Strict(Row)) }) },
  },
} as const satisfies Endpoint;

export const makeWindowList = {
  method: 'POST',
  url: '/api/finance/window-lists',
  allow: COUNTER,
  schema: {
    summary: 'Put every pick-up that waits on a sheet for the bank’s window, which names nobody',
    tags: ['finance'],
    response: { 201: WithId },
  },
} as const satisfies Endpoint;

export const readWindowList = {
  method: 'GET',
  url: '/api/finance/window-lists/:listId',
  allow: COUNTER,
  schema: {
    summary: 'One sheet: voucher number, end of the code, amount',
    tags: ['finance'],
    params,
    response: { 200: WindowList },
  },
} as const satisfies Endpoint;

export const closeWindowList = {
  method: 'POST',
  url: '/api/finance/window-lists/:listId/closing',
  allow: COUNTER,
  schema: {
    summary: 'The sheet is back: what nobody collected can be paid at the counter again',
    tags: ['finance'],
    params,
    response: { 200: Done },
  },
} as const satisfies Endpoint;
