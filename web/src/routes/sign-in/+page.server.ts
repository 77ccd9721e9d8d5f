import { redirect } from '@sveltejs/kit';
import { signIn } from '$contract/sessions.ts';
import { call } from '#lib/api.ts';
import { safeNext } from '#lib/next-page.ts';
import { refused, textOf } from '#lib/server/form.ts';
import { factorOf, passwordOf } from '#lib/server/passkey-field.ts';
import { currentStaff } from '#lib/session.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const next = safeNext(event.url.searchParams.get('next'));
  if (await currentStaff(event)) redirect(303, next);
  return {
    next,
    signedOut: event.url.searchParams.has('signed-out'),
    set: event.url.searchParams.has('set'),
  };
};

export const actions: Actions = {
  default: async ({ request, fetch }) => {
    const form = await request.formData();
    const answer = await call(fetch, signIn, {
      body: {
        username: textOf(form, 'username'),
        password: passwordOf(form, 'password'),
        ...factorOf(form),
      },
    });
    if (!answer.ok) return refused(answer.error, form, { secret: ['password', 'code', 'passkey'] });
    redirect(303, safeNext(textOf(form, 'next')));
  },
};
