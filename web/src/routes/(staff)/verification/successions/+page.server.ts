import { listHeldWork, passWorkOn } from '$contract/successions.ts';
import { call } from '#lib/api.ts';
import { listOf, missing, refused, textOf } from '#lib/server/form.ts';
import { doneAt, opened } from '#lib/server/staff-door.ts';
import type { Actions, PageServerLoad } from './$types';

type Body = NonNullable<NonNullable<Parameters<typeof call<typeof passWorkOn>>[2]>['body']>;
/** What one form may hand on at a time. */
const MOST = 50;

export const load: PageServerLoad = async (event) => {
  const staffId = event.url.searchParams.get('staffId');
  const query = staffId ? { staffId } : {};
  return {
    work: opened(event, await call(event.fetch, listHeldWork, { query })),
    done: event.url.searchParams.get('done'),
    shown: crypto.randomUUID(),
  };
};

export const actions: Actions = {
  /** Each lead is an act of its own: what went through stays, and the first that doesn't is told. */
  pass: async ({ request, fetch }) => {
    const form = await request.formData();
    const chosen = listOf(form, 'leads').slice(0, MOST);
    if (chosen.length === 0) return refused(missing({ path: 'leads', code: 'NOT_ENOUGH' }), form);
    const [from, to, reason] = [textOf(form, 'from'), textOf(form, 'to'), textOf(form, 'reason')];
    const lacking = Object.entries({ to, reason }).filter(([, value]) => value === '');
    if (lacking.length)
      return refused(missing(...lacking.map(([path]) => ({ path, code: 'REQUIRED' as const }))), form);
    for (const one of chosen) {
      const [leadId = '', version = ''] = one.split('@');
      const body = { version: Number(version), from, to, reason } as Body;
      const answer = await call(fetch, passWorkOn, { params: { leadId }, body });
      if (!answer.ok) return refused(answer.error, form);
    }
    return doneAt(`/verification/successions?staffId=${encodeURIComponent(from)}`, 'pass');
  },
};
