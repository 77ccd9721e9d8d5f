import { downloadFundReport } from '$contract/fund-reports.ts';
import { textOf } from '#lib/server/form.ts';
import { relayFile } from '#lib/server/relay-file.ts';
import type { RequestHandler } from './$types';

/** The year's report as an official document; the form of the page works without script. */
export const POST: RequestHandler = async (event) => {
  const year = textOf(await event.request.formData(), 'year');
  const url = downloadFundReport.url.replace(':year', encodeURIComponent(year));
  return relayFile(event, { ...downloadFundReport, url }, { lang: event.locals.locale });
};
