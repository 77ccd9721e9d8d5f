import { error, type RequestEvent } from '@sveltejs/kit';
import type { Handle, HandleFetch, HandleServerError } from '@sveltejs/kit/hooks';
import { squeeze } from '#lib/server/squeeze.ts';
import { withHcaptcha } from '#lib/server/hcaptcha-policy.ts';
import { callInside, formType, insideApi } from '#lib/server/inside-api.ts';
import { readPreferences } from '#lib/server/preferences.ts';
import { SOUND_PERMISSIONS, takesSound, withOwnSound } from '#lib/server/sound-policy.ts';

export const handle: Handle = async ({ event, resolve }) => {
  demandReadable(event);
  Object.assign(event.locals, readPreferences(event));
  const response = await resolve(event, {
    transformPageChunk: ({ html }) =>
      html
        .replace('%lang%', event.locals.locale)
        .replace('%elderly%', event.locals.elderly ? 'true' : 'false')
        .replace('%theme%', event.locals.theme),
    filterSerializedResponseHeaders: () => false,
  });
  // Pages show what one visitor may see; no cache on the way may keep them for the next.
  if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'private, no-store');
  widen(event, response.headers);
  return squeeze(event.request, response);
};

/** Lets a page do what it alone needs, and no other page. */
function widen(event: RequestEvent, headers: Headers): void {
  let policy = headers.get('content-security-policy');
  if (!policy) return;
  if (event.route.id === WITH_CAPTCHA && insideApi(event).captchaSiteKey) policy = withHcaptcha(policy);
  if (takesSound(event.route.id)) {
    policy = withOwnSound(policy);
    headers.set('permissions-policy', SOUND_PERMISSIONS);
  }
  headers.set('content-security-policy', policy);
}

const WITH_CAPTCHA = '/(resident)/report';
/** The shapes in which a browser sends a form; what a page's action could only break on is refused before it. */
const SHAPES = ['application/x-www-form-urlencoded', 'multipart/form-data'];

/**
 * Files come part by part, to the actions that read them so (formParts). Any other action reads its form whole, and a
 * whole form with files in it would stand in memory: it is refused where it is read.
 */
function demandReadable({ request }: RequestEvent): void {
  if (request.method !== 'POST') return;
  const type = formType(request) ?? '';
  if (!SHAPES.includes(type)) error(415, 'unreadable form');
  if (type !== SHAPES[0]) request.formData = () => error(415, 'unreadable form');
}

export const handleFetch: HandleFetch = ({ event, request, fetch }) => {
  const url = new URL(request.url);
  const ours = url.origin === event.url.origin && url.pathname.startsWith('/api/');
  return ours ? callInside(event, request) : fetch(request);
};

/** The visitor learns that it broke and a number to quote; where it broke stands in the office's log, never what. */
export const handleError: HandleServerError = ({ kind, error, event }) => {
  // Somebody who closed the page in the middle of a form is no failure of ours.
  if (kind !== 'unknown' || event.request.signal.aborted) return {};
  const requestId = crypto.randomUUID().slice(0, 8);
  const [, ...frames] = error instanceof Error ? (error.stack ?? '').split('\n') : [];
  const name = error instanceof Error ? error.name : typeof error;
  const where = { name, route: event.route.id, at: frames.slice(0, 4).map((frame) => frame.trim()) };
  console.error(JSON.stringify({ level: 50, msg: 'a page broke', requestId, ...where }));
  return { requestId };
};
