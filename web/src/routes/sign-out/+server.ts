import { redirect } from '@sveltejs/kit';
import { signOut } from '$contract/sessions.ts';
import { call } from '#lib/api.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ fetch }) => {
  await call(fetch, signOut);
  redirect(303, '/sign-in?signed-out');
};
