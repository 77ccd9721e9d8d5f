import { forgetReceipt } from '#lib/server/receipt-cookie.ts';
import type { RequestHandler } from './$types';

/** A page that anybody may have open; leads nowhere back. */
const HARMLESS = 'https://www.weather.com.cn/';

/** Quick exit: forgets the receipt, empties the cache and is gone, without JavaScript too. */
export const GET: RequestHandler = (event) => {
  forgetReceipt(event);
  return new Response(null, {
    status: 303,
    headers: { location: HARMLESS, 'clear-site-data': '"cache"', 'referrer-policy': 'no-referrer' },
  });
};
