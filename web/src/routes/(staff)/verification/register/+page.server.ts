import { fail } from '@sveltejs/kit';
import { getDistrict } from '$contract/district.ts';
import { listRegistrations, registerReport } from '$contract/registrations.ts';
import { listVillages } from '$contract/villages.ts';
import { call } from '#lib/api.ts';
import { reportLists } from '#lib/report/lists.ts';
import { refused } from '#lib/server/form.ts';
import { aboutFiles, refusedFiles, uploadsOf, waitingFiles } from '#lib/server/kept-files.ts';
import { qrPath } from '#lib/server/qr.ts';
import { asPledged, inPageOrder, typedComing } from '#lib/server/registration-form.ts';
import { jsonParts, relayForm } from '#lib/server/relay-form.ts';
import { typedReport, withEmptyFields } from '#lib/server/report-form.ts';
import { opened } from '#lib/server/staff-door.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { locals, parent } = event;
  const { registrations } = opened(event, await call(event.fetch, listRegistrations));
  const { district } = await parent();
  const villages = await call(event.fetch, listVillages);
  return {
    registrations,
    submissionId: crypto.randomUUID(),
    limits: district?.evidence,
    lists: reportLists(locals.locale, district, villages.ok ? villages.data.villages : []),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { fetch, url } = event;
    const relayed = await relayForm(event);
    const { refused: left } = relayed;
    const form = asPledged(relayed.form);
    const uploads = uploadsOf(relayed);
    const coming = typedComing(form);
    const district = await call(fetch, getDistrict);
    const limits = district.ok ? district.data.evidence : undefined;
    const missed = relayed.problem ?? refusedFiles(relayed, limits);
    const answer = missed
      ? ({ ok: false, error: missed } as const)
      : await call(fetch, registerReport, {
          upload: jsonParts({ report: typedReport(form, uploads), coming }),
        });
    if (!answer.ok) {
      const problem = aboutFiles(
        inPageOrder(withEmptyFields(answer.error, asPledged(form, true))),
        uploads.length,
        limits,
      );
      const { status, data } = refused(problem, relayed.form, { secret: ['uploads'] });
      return fail(status, { ...data, waiting: await waitingFiles(fetch, uploads) });
    }
    const { receiptCode } = answer.data;
    const statusAddress = `${url.origin}/status`;
    // The secret stands behind the #, which browsers send to nobody.
    const qr = receiptCode === null ? null : qrPath(`${statusAddress}#${receiptCode}`);
    const empty = left.map(({ name }) => name);
    return {
      receipt: { ...answer.data, slip: coming.slip, cameInAt: coming.cameInAt, empty, qr, statusAddress },
    };
  },
};
