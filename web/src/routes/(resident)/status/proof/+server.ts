import { error, redirect } from '@sveltejs/kit';
import { readReceiptProof } from '$contract/receipt.ts';
import { call } from '#lib/api.ts';
import { keptReceipt } from '#lib/server/receipt-cookie.ts';
import type { RequestHandler } from './$types';

/** The proof of the receipt that is open in this browser, or the report as it was received, as a file. */
export const GET: RequestHandler = async (event) => {
  const receiptCode = keptReceipt(event);
  if (!receiptCode) redirect(303, '/status?expired');
  const answer = await call(event.fetch, readReceiptProof, { body: { receiptCode } });
  if (!answer.ok) error(answer.error.status >= 500 ? 503 : 404);
  const statement = event.url.searchParams.get('of') === 'statement';
  const { proof } = answer.data;
  const text = statement ? answer.data.statement : proof && JSON.stringify(proof, null, 2);
  if (text === null) error(404);
  return new Response(text, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="tipward-${statement ? 'report' : 'proof'}.json"`,
      'cache-control': 'no-store',
    },
  });
};
