import type { RequestEvent } from '@sveltejs/kit';
import { insideApi } from './inside-api.ts';

const NAME = 'tipward-receipt';
const MINUTES = 30;

/**
 * Keeps the receipt code with the reporter's browser for half an hour from the last step, sealed, so that it stands in
 * no address and no history. The cookie ends with the browser; the half hour is sealed into it. Nothing is kept at the
 * office.
 */
export function keepReceipt(event: RequestEvent, receiptCode: string): void {
  const { seal, now } = insideApi(event);
  const expires = new Date(now().getTime() + MINUTES * 60_000);
  event.cookies.set(NAME, seal(NAME, receiptCode, expires), {
    path: '/status',
    httpOnly: true,
    sameSite: 'strict',
    secure: event.url.protocol === 'https:',
  });
}

/** The receipt code of this visit, or null: none entered, expired, or tampered with. */
export function keptReceipt(event: RequestEvent): string | null {
  const sealed = event.cookies.get(NAME);
  return sealed ? insideApi(event).open(NAME, sealed) : null;
}

export function forgetReceipt(event: RequestEvent): void {
  event.cookies.delete(NAME, { path: '/status' });
}
