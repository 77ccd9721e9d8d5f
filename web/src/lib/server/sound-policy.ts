const TAKES_EVIDENCE = ['/(resident)/report', '/(resident)/status'];

/** On the pages that take evidence a resident may record their voice, and hear it before anybody else does. */
export function takesSound(route: string | null): boolean {
  return TAKES_EVIDENCE.some((page) => route === page || route?.startsWith(`${page}/`));
}

/** What such a page may ask of the device; everywhere else it is nothing at all (plugins/headers). */
export const SOUND_PERMISSIONS = 'geolocation=(), camera=(), microphone=(self)';

/** A page's content policy under which it may play what it has just recorded, which lies nowhere but in the page. */
export function withOwnSound(policy: string): string {
  return policy.replace("media-src 'self'", "media-src 'self' blob:");
}
