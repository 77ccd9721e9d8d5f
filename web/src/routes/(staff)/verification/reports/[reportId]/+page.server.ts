import { issueMonthlyReport, readMonthlyReport } from '$contract/monthly-reports.ts';
import { call } from '#lib/api.ts';
import { missing, refused, textOf } from '#lib/server/form.ts';
import { doneAt, opened } from '#lib/server/staff-door.ts';
import type { Actions, PageServerLoad } from './$types';

const ACTS = ['make', 'issue'] as const;

export const load: PageServerLoad = async (event) => {
  const { params, locals, url } = event;
  const done = url.searchParams.get('done');
  const query = { lang: locals.locale };
  return {
    report: opened(event, await call(event.fetch, readMonthlyReport, { params, query })),
    done: ACTS.find((act) => act === done) ?? null,
    shown: crypto.randomUUID(),
  };
};

export const actions: Actions = {
  issue: async (event) => {
    const form = await event.request.formData();
    const documentNo = textOf(form, 'documentNo');
    if (documentNo === '') return refused(missing({ path: 'documentNo', code: 'REQUIRED' }), form);
    const { params } = event;
    const answer = await call(event.fetch, issueMonthlyReport, { params, body: { documentNo } });
    return answer.ok
      ? doneAt(`/verification/reports/${params.reportId}`, 'issue')
      : refused(answer.error, form);
  },
};
