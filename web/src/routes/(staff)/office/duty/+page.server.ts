import { importDuty, readDuty, saveShift } from '$contract/duty.ts';
import { call } from '#lib/api.ts';
import { missing, refused, textOf } from '#lib/server/form.ts';
import { doneAt, opened } from '#lib/server/staff-door.ts';
import type { Actions, PageServerLoad } from './$types';

const HERE = '/office/duty';
const MONTH = /^20\d\d-(0[1-9]|1[0-2])$/;

export const load: PageServerLoad = async (event) => {
  const month = event.url.searchParams.get('month') ?? '';
  return {
    duty: opened(event, await call(event.fetch, readDuty, { query: MONTH.test(month) ? { month } : {} })),
    done: event.url.searchParams.get('done'),
    shown: crypto.randomUUID(),
  };
};

export const actions: Actions = {
  save: async ({ request, fetch }) => {
    const form = await request.formData();
    const day = textOf(form, 'day');
    // Who clears a shift names its unit; who sets one chooses a person, whose unit comes along.
    const [unit = '', staffId] = textOf(form, 'person').split(' ');
    const unitCode = textOf(form, 'unitCode') || unit;
    if (unitCode === '') return refused(missing({ path: 'person', code: 'REQUIRED' }), form);
    const body = { day, unitCode, staffIds: staffId ? [staffId] : [] };
    const answer = await call(fetch, saveShift, { body });
    return answer.ok ? doneAt(`${HERE}?month=${day.slice(0, 7)}`, 'saved') : refused(answer.error, form);
  },
  import: async ({ request, fetch }) => {
    const form = await request.formData();
    const answer = await call(fetch, importDuty, { body: { text: textOf(form, 'text') } });
    return answer.ok ? doneAt(HERE, 'imported') : refused(answer.error, form);
  },
};
