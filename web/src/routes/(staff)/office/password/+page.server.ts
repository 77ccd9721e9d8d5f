import { changePassword } from '$contract/sessions.ts';
import { call } from '#lib/api.ts';
import { missing, refused } from '#lib/server/form.ts';
import { doneAt } from '#lib/server/staff-door.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => ({
  done: url.searchParams.has('done'),
  shown: crypto.randomUUID(),
});

const SECRET = ['current', 'next', 'repeat'];

/** A password as typed: spaces at its ends belong to it. */
const exactly = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
};

export const actions: Actions = {
  default: async ({ request, fetch }) => {
    const form = await request.formData();
    const [current, next, repeat] = SECRET.map((name) => exactly(form, name)) as [string, string, string];
    if (next !== repeat)
      return refused(missing({ path: 'repeat', code: 'MUST_MATCH' }), form, { secret: SECRET });
    const answer = await call(fetch, changePassword, { body: { current, next } });
    return answer.ok
      ? doneAt('/office/password', 'password')
      : refused(answer.error, form, { secret: SECRET });
  },
};
