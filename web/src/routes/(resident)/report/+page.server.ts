import { fail } from '@sveltejs/kit';
import { creditCodeWarning } from '$contract/credit-code.ts';
import { getDistrict } from '$contract/district.ts';
import { submitReport } from '$contract/report.ts';
import { listVillages } from '$contract/villages.ts';
import { call } from '#lib/api.ts';
import { reportLists } from '#lib/report/lists.ts';
import { refused, textOf } from '#lib/server/form.ts';
import { insideApi } from '#lib/server/inside-api.ts';
import { qrPath } from '#lib/server/qr.ts';
import { aboutFiles, refusedFiles, uploadsOf, waitingFiles } from '#lib/server/kept-files.ts';
import { oneJsonPart, relayForm } from '#lib/server/relay-form.ts';
import { typedReport, withEmptyFields } from '#lib/server/report-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { fetch, locals, parent } = event;
  const { district } = await parent();
  const villages = await call(fetch, listVillages);
  return {
    submissionId: crypto.randomUUID(),
    captchaSiteKey: insideApi(event).captchaSiteKey,
    limits: district?.evidence,
    lists: reportLists(locals.locale, district, villages.ok ? villages.data.villages : []),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { fetch, url } = event;
    const relayed = await relayForm(event);
    const { form, refused: left } = relayed;
    const uploads = uploadsOf(relayed);
    const district = await call(fetch, getDistrict);
    const limits = district.ok ? district.data.evidence : undefined;
    const missed = relayed.problem ?? refusedFiles(relayed, limits);
    const answer = missed
      ? ({ ok: false, error: missed } as const)
      : await call(fetch, submitReport, { upload: oneJsonPart('report', typedReport(form, uploads)) });
    if (!answer.ok) {
      const problem = aboutFiles(withEmptyFields(answer.error, form), uploads.length, limits);
      const { status, data } = refused(problem, form, { secret: ['uploads'] });
      return fail(status, { ...data, waiting: await waitingFiles(fetch, uploads) });
    }
    const empty = left.map(({ name }) => name);
    // The secret stands behind the #, which browsers send to nobody.
    const qr = qrPath(`${url.origin}/status#${answer.data.receiptCode}`);
    const named = form.get('identityMode') === 'NAMED';
    const creditCode = textOf(form, 'target.creditCode');
    const creditCodeOdd = creditCode !== '' && creditCodeWarning(creditCode) !== 'NONE';
    const statusAddress = `${url.origin}/status`;
    return { receipt: { ...answer.data, empty, named, qr, statusAddress, creditCodeOdd } };
  },
};
