import { listMonthlyReports, makeMonthlyReport } from '$contract/monthly-reports.ts';
import { call } from '#lib/api.ts';
import { refused, textOf } from '#lib/server/form.ts';
import { doneAt, opened } from '#lib/server/staff-door.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  ...opened(event, await call(event.fetch, listMonthlyReports)),
  shown: crypto.randomUUID(),
});

export const actions: Actions = {
  make: async (event) => {
    const form = await event.request.formData();
    const answer = await call(event.fetch, makeMonthlyReport, { body: { month: textOf(form, 'month') } });
    return answer.ok
      ? doneAt(`/verification/reports/${answer.data.id}`, 'make')
      : refused(answer.error, form);
  },
};
