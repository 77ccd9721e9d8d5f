/** How a reporter can be asked to look: by mail, or by a text message where the office has connected a hook for them. */
export const CONTACT_WAYS = ['MAIL', 'SMS'] as const;
export type ContactWay = (typeof CONTACT_WAYS)[number];

/** A mobile number of the mainland; others cost too much to promise. */
export const MOBILE = /^1[3-9]\d{9}$/;

/** What was left is a mail address or a mobile number, and its own shape says which. */
export const wayOf = (address: string): ContactWay => (MOBILE.test(address) ? 'SMS' : 'MAIL');

/** What somebody typed, in the one spelling that goes out: a number loses the blanks, hyphens and +86 of its writing. */
export function tidyAddress(typed: string): string {
  const address = typed.normalize('NFKC').trim();
  const number = address.replace(/[\s()‐-―-]/g, '').replace(/^(?:\+|00)86/, '');
  return MOBILE.test(number) ? number : address;
}

/** `someone@example.com` → `s•••@e•••.com`, `13900001111` → `139••••••11`: to know it again, not to read it over a shoulder. */
export function coveredAddress(address: string): string {
  if (wayOf(address) === 'SMS') return `${address.slice(0, 3)}••••••${address.slice(-2)}`;
  const [name = '', domain = ''] = address.split('@');
  return `${name.slice(0, 1)}•••@${domain.slice(0, 1)}•••${domain.slice(domain.lastIndexOf('.'))}`;
}
