import { redirect, type RequestEvent } from '@sveltejs/kit';
import { whoAmI, type Me } from '$contract/sessions.ts';
import { call } from './api.ts';

/** Who is signed in, or null. */
export async function currentStaff({ fetch }: Pick<RequestEvent, 'fetch'>): Promise<Me | null> {
  const answer = await call(fetch, whoAmI);
  return answer.ok ? answer.data : null;
}

/** Who is signed in; a stranger is sent to sign in and brought back to the page they wanted. */
export async function requireStaff(event: Pick<RequestEvent, 'fetch' | 'url'>): Promise<Me> {
  const me = await currentStaff(event);
  if (!me) redirect(303, `/sign-in?next=${encodeURIComponent(event.url.pathname)}`);
  return me;
}
