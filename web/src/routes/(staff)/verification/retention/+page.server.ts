import { decideErasureRun, proposeErasure, readRetention } from '$contract/retention.ts';
import { call } from '#lib/api.ts';
import { listOf, missing, refused, textOf } from '#lib/server/form.ts';
import { doneAt, opened, renamed } from '#lib/server/staff-door.ts';
import type { Actions, PageServerLoad } from './$types';

const HERE = '/verification/retention';
const WINDOWS = [0, 30, 365];
/** Either language's word: what is approved cannot be brought back, so nobody approves by a slip. */
const WORDS = ['销毁', 'DESTROY'];

export const load: PageServerLoad = async (event) => {
  const asked = Number(event.url.searchParams.get('days') ?? 0);
  const days = WINDOWS.includes(asked) ? asked : 0;
  const retention = opened(event, await call(event.fetch, readRetention, { query: { days } }));
  return { retention, done: event.url.searchParams.get('done'), shown: crypto.randomUUID() };
};

export const actions: Actions = {
  propose: async ({ request, fetch }) => {
    const form = await request.formData();
    const answer = await call(fetch, proposeErasure, { body: { leadIds: listOf(form, 'leadIds') } });
    if (answer.ok) return doneAt(HERE, 'propose');
    // The list is one field to people, whichever of its lines was wrong.
    const names = Object.fromEntries(answer.error.fields.map(({ path }) => [path, 'leadIds']));
    return refused(renamed(answer.error, names), form);
  },
  approve: async ({ request, fetch }) => {
    const form = await request.formData();
    if (!WORDS.includes(textOf(form, 'word').toUpperCase())) {
      return refused(missing({ path: 'word', code: 'MUST_MATCH' }), form);
    }
    const params = { runId: textOf(form, 'runId') };
    const answer = await call(fetch, decideErasureRun, { params, body: { approve: true } });
    return answer.ok ? doneAt(HERE, 'approve') : refused(answer.error, form);
  },
  refuse: async ({ request, fetch }) => {
    const form = await request.formData();
    const params = { runId: textOf(form, 'runId') };
    const answer = await call(fetch, decideErasureRun, { params, body: { approve: false } });
    return answer.ok ? doneAt(HERE, 'refuse') : refused(answer.error, form);
  },
};
