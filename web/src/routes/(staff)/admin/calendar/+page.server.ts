import { addDays, readCalendar, removeDay, type NewDays } from '$contract/calendar.ts';
import { call } from '#lib/api.ts';
import { optionalText, refused, textOf } from '#lib/server/form.ts';
import { doneAt, opened } from '#lib/server/staff-door.ts';
import type { Actions, PageServerLoad } from './$types';

const HERE = '/admin/calendar';

export const load: PageServerLoad = async (event) => {
  const year = Number(event.url.searchParams.get('year'));
  const query = Number.isInteger(year) && year >= 2004 && year <= 2100 ? { year } : {};
  return {
    calendar: opened(event, await call(event.fetch, readCalendar, { query })),
    done: event.url.searchParams.get('done'),
    shown: crypto.randomUUID(),
  };
};

const inYear = (day: string): string => `${HERE}?year=${day.slice(0, 4)}`;

export const actions: Actions = {
  add: async ({ request, fetch }) => {
    const form = await request.formData();
    const day = textOf(form, 'day');
    const until = optionalText(form, 'until');
    const kind = textOf(form, 'kind') as NewDays['kind'];
    const body = { day, kind, reason: textOf(form, 'reason'), ...(until ? { until } : {}) };
    const answer = await call(fetch, addDays, { body });
    return answer.ok ? doneAt(inYear(day), 'added') : refused(answer.error, form);
  },
  remove: async ({ request, fetch }) => {
    const form = await request.formData();
    const day = textOf(form, 'day');
    const answer = await call(fetch, removeDay, {
      params: { day },
      body: { reason: textOf(form, 'reason') },
    });
    return answer.ok ? doneAt(inYear(day), 'removed') : refused(answer.error, form);
  },
};
