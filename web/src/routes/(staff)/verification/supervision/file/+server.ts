import { exportSupervision } from '$contract/exports.ts';
import { optionalText, textOf } from '#lib/server/form.ts';
import { relayFile } from '#lib/server/relay-file.ts';
import type { RequestHandler } from './$types';

/** The supervision's tables to take along; the form of the page works without script. */
export const POST: RequestHandler = async (event) => {
  const form = await event.request.formData();
  const period = optionalText(form, 'period');
  const how = { format: textOf(form, 'format'), lang: event.locals.locale };
  return relayFile(event, exportSupervision, period === undefined ? how : { period, ...how });
};
