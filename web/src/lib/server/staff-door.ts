import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Endpoint } from '$contract/endpoint.ts';
import type { Me } from '$contract/sessions.ts';
import type { Answer, Problem } from '#lib/api.ts';

type Visit = Pick<RequestEvent, 'url'>;

/**
 * What a staff page asked for. A stranger goes to sign in and comes back, and any other "no" becomes the calm page of that kind.
 */
export function opened<T>({ url }: Visit, answer: Answer<T>): T {
  if (answer.ok) return answer.data;
  const { code, status } = answer.error;
  if (code === 'NOT_SIGNED_IN') redirect(303, `/sign-in?next=${encodeURIComponent(url.pathname)}`);
  error(status >= 500 ? status : status === 404 ? 404 : status === 422 ? 404 : 403);
}

/** As {@link opened} for something beside the page's matter: null where this person may not see it. */
export function openedOrNull<T>(visit: Visit, answer: Answer<T>): T | null {
  if (!answer.ok && answer.error.code === 'NOT_SIGNED_IN') return opened(visit, answer);
  return answer.ok ? answer.data : null;
}

/** Whether the API would let this person's roles use an endpoint; the API itself decides, this only draws links. */
export function mayUse(me: Pick<Me, 'roles'>, endpoint: Endpoint): boolean {
  const { allow } = endpoint;
  return typeof allow === 'string' || allow.some((role) => me.roles.includes(role));
}

/** Back to the page after an act that worked, at the place where it says so. */
export function doneAt(path: string, act: string): never {
  redirect(303, `${path}${path.includes('?') ? '&' : '?'}done=${encodeURIComponent(act)}#done`);
}

/** The refusal with its fields renamed to what this form calls them. */
export function renamed(problem: Problem, names: Record<string, string>): Problem {
  return { ...problem, fields: problem.fields.map((one) => ({ ...one, path: names[one.path] ?? one.path })) };
}
