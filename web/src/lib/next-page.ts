/** Where to go after signing in: only ever a page of this portal. */
export function safeNext(next: string | null): string {
  return next && /^\/(?![/\\])/.test(next) ? next : '/office';
}
