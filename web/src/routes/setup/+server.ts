import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** The console prints the first-run link with its token as a question; the page has it in its path. */
export const GET: RequestHandler = ({ url }) => {
  redirect(303, `/setup/${encodeURIComponent(url.searchParams.get('token') ?? 'none')}`);
};
