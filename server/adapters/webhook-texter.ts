import { createHmac } from 'node:crypto';
import type { Texter } from './texter.ts';

/** A hook that doesn't answer must not hold a row for minutes: the queue comes back to it. */
const PATIENCE_MS = 10_000;

/**
 * Hands a text message to the office's own hook: POST of `{"to","text"}`, with the HMAC-SHA256 of the body under the
 * shared secret as `x-tipward-signature: sha256=<hex>`. Anything but a 2xx counts as not sent; a redirect is followed
 * nowhere, for it would carry the number along.
 */
export function webhookTexter(url: string, secret: string): Texter {
  return {
    connected: true,
    send: async (message) => {
      const body = JSON.stringify(message);
      const signature = createHmac('sha256', secret).update(body).digest('hex');
      const answer = await fetch(url, {
        method: 'POST',
        redirect: 'error',
        headers: { 'content-type': 'application/json', 'x-tipward-signature': `sha256=${signature}` },
        body,
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      await answer.body?.cancel();
      if (!answer.ok) throw new Error(`the hook for text messages answered ${answer.status}`);
    },
  };
}
