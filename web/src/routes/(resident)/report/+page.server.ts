import {
  AMOUNT_BANDS,
  FUNDRAISING_MODES,
  PEOPLE_BANDS,
  PROMOTION_WAYS,
  SOURCE_OF_KNOWLEDGE,
  TARGET_KINDS,
  URGENT_SITUATIONS,
  type CodeItem,
} from '$contract/code-lists.ts';
import { submitReport } from '$contract/report.ts';
import { call } from '#lib/api.ts';
import { missing, refused } from '#lib/server/form.ts';
import { qrPath } from '#lib/server/qr.ts';
import { relayForm } from '#lib/server/relay-form.ts';
import { emptyFields, typedReport } from '#lib/server/report-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
  const { district } = await parent();
  const options = (list: readonly CodeItem[]) =>
    list.map(({ code, zh, en }) => ({ value: code, label: locals.locale === 'en' ? en : zh }));
  const modes = (source: string) => options(FUNDRAISING_MODES.filter((mode) => mode.source === source));
  return {
    submissionId: crypto.randomUUID(),
    limits: district?.evidence,
    lists: {
      kinds: options(TARGET_KINDS),
      townships: options(district?.townships ?? []),
      sectors: options(district?.sectors ?? []),
      commonModes: modes('DECREE_737_ART_19'),
      schemeModes: modes('INTERPRETATION_2022_5_ART_2'),
      promotionWays: options(PROMOTION_WAYS),
      people: options(PEOPLE_BANDS),
      amounts: options(AMOUNT_BANDS),
      urgent: options(URGENT_SITUATIONS),
      sources: options(SOURCE_OF_KNOWLEDGE),
    },
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { fetch, url } = event;
    const { form, answer } = await relayForm(
      event,
      (upload) => call(fetch, submitReport, { upload }),
      (typed) => {
        const empty = emptyFields(typed);
        return empty.length > 0 ? missing(...empty) : { name: 'report', json: typedReport(typed) };
      },
    );
    if (!answer.ok) return refused(answer.error, form);
    // The secret stands behind the #, which browsers send to nobody.
    const qr = qrPath(`${url.origin}/status#${answer.data.receiptCode}`);
    return { receipt: { ...answer.data, qr, statusAddress: `${url.origin}/status` } };
  },
};
