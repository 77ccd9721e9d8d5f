import type { RequestEvent } from '@sveltejs/kit';
import { insideApi } from './inside-api.ts';

const SEALED_FOR = 'tipward-receipt';
const MINUTES = 30;
/** By https the name itself says that nothing but https could have set it. */
const nameOf = (event: RequestEvent): string =>
  insideApi(event).overHttps ? '__Secure-tipward-receipt' : 'tipward-receipt';

/**
 * Keeps the receipt code with the reporter's browser for half an hour from the last step, sealed, so that it stands in
 * no address and no history. The cookie ends with the browser; the half hour is sealed into it. Nothing is kept at the
 * office.
 */
export function keepReceipt(event: RequestEvent, receiptCode: string): void {
  const { seal, now, overHttps } = insideApi(event);
  const expires = new Date(now().getTime() + MINUTES * 60_000);
  event.cookies.set(nameOf(event), seal(SEALED_FOR, receiptCode, expires), {
    path: '/status',
    httpOnly: true,
    sameSite: 'strict',
    secure: overHttps,
  });
}

/** The receipt code of this visit, or null: none entered, expired, or tampered with. */
export function keptReceipt(event: RequestEvent): string | null {
  const sealed = event.cookies.get(nameOf(event));
  return sealed ? insideApi(event).open(SEALED_FOR, sealed) : null;
}

export function forgetReceipt(event: RequestEvent): void {
  event.cookies.delete(nameOf(event), { path: '/status', secure: insideApi(event).overHttps });
}
