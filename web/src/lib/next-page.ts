/** Where to go after signing in: only ever a page of this portal. Browsers drop tabs and line ends from an address. */
export function safeNext(next: string | null): string {
  return next && /^\/(?![/\\])[^\p{Cc}]*$/u.test(next) ? next : '/office';
}
