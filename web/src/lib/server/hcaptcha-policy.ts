/** What hCaptcha's own guide asks a page's policy to allow. */
const HOSTS = 'https://hcaptcha.com https://*.hcaptcha.com';
const WIDENED = ['script-src', 'style-src', 'connect-src'];

/** A page's content policy with hCaptcha's hosts in it, and nobody else's. */
export function withHcaptcha(policy: string): string {
  const directives = policy.split(';').map((directive) => directive.trim());
  const wider = directives.map((directive) =>
    WIDENED.includes(directive.split(' ')[0] ?? '') ? `${directive} ${HOSTS}` : directive,
  );
  return [...wider, `frame-src ${HOSTS}`].filter(Boolean).join('; ');
}
