import { downloadMonthlyReport } from '$contract/monthly-reports.ts';
import { relayFile } from '#lib/server/relay-file.ts';
import type { RequestHandler } from './$types';

/** The report as an official document; the form of the page works without script. */
export const POST: RequestHandler = (event) => {
  const url = downloadMonthlyReport.url.replace(':reportId', encodeURIComponent(event.params.reportId));
  return relayFile(event, { ...downloadMonthlyReport, url }, { lang: event.locals.locale });
};
