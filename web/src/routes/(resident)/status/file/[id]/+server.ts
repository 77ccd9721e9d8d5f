import { error, redirect } from '@sveltejs/kit';
import { readMessageFile } from '$contract/receipt-acts.ts';
import { keptReceipt } from '#lib/server/receipt-cookie.ts';
import type { RequestHandler } from './$types';

/** What must reach the browser as the office sent it: above all that nothing of the file is run or shown. */
const HEADERS = ['content-type', 'content-length', 'content-disposition', 'content-security-policy'];

/** A file that the office sent, for whoever's receipt is open in this browser. */
export const GET: RequestHandler = async (event) => {
  const receiptCode = keptReceipt(event);
  if (!receiptCode) redirect(303, '/status?expired');
  const answer = await event.fetch(readMessageFile.url, {
    method: readMessageFile.method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ receiptCode, fileId: event.params.id }),
  });
  if (!answer.ok) error(answer.status >= 500 ? 503 : 404);
  const headers = new Headers({ 'cache-control': 'no-store', 'cross-origin-resource-policy': 'same-origin' });
  for (const name of HEADERS) {
    const value = answer.headers.get(name);
    if (value) headers.set(name, value);
  }
  return new Response(answer.body, { headers });
};
