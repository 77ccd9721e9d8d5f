import { fail } from '@sveltejs/kit';
import {
  AMOUNT_BANDS,
  FUNDRAISING_MODES,
  PEOPLE_BANDS,
  PROMOTION_WAYS,
  SOURCE_OF_KNOWLEDGE,
  TARGET_KINDS,
  UNKNOWN_TOWNSHIP,
  URGENT_SITUATIONS,
  type CodeItem,
} from '$contract/code-lists.ts';
import { getDistrict } from '$contract/district.ts';
import { submitReport } from '$contract/report.ts';
import { call } from '#lib/api.ts';
import { refused } from '#lib/server/form.ts';
import { insideApi } from '#lib/server/inside-api.ts';
import { qrPath } from '#lib/server/qr.ts';
import { aboutFiles, refusedFiles, uploadsOf, waitingFiles } from '#lib/server/kept-files.ts';
import { oneJsonPart, relayForm } from '#lib/server/relay-form.ts';
import { typedReport, withEmptyFields } from '#lib/server/report-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { locals, parent } = event;
  const { district } = await parent();
  const options = (list: readonly CodeItem[]) =>
    list.map(({ code, zh, en }) => ({ value: code, label: locals.locale === 'en' ? en : zh }));
  const modes = (source: string) =>
    options(
      FUNDRAISING_MODES.filter((mode) => mode.source === source).map(({ code, short }) => ({
        code,
        ...short,
      })),
    );
  return {
    submissionId: crypto.randomUUID(),
    captchaSiteKey: insideApi(event).captchaSiteKey,
    limits: district?.evidence,
    lists: {
      kinds: options(TARGET_KINDS),
      townships: options([...(district?.townships ?? []), UNKNOWN_TOWNSHIP]),
      sectors: options(district?.sectors ?? []),
      commonModes: modes('DECREE_737_ART_19'),
      schemeModes: modes('INTERPRETATION_2022_5_ART_2'),
      promotionWays: options(PROMOTION_WAYS),
      people: options(PEOPLE_BANDS),
      amounts: options(AMOUNT_BANDS),
      urgent: options(URGENT_SITUATIONS),
      sources: options(SOURCE_OF_KNOWLEDGE),
      units: options(district?.units ?? []),
    },
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
    return { receipt: { ...answer.data, empty, named, qr, statusAddress: `${url.origin}/status` } };
  },
};
