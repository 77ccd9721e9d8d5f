import { exportOverview } from '$contract/exports.ts';
import { optionalText, textOf } from '#lib/server/form.ts';
import { relayFile } from '#lib/server/relay-file.ts';
import type { RequestHandler } from './$types';

/** The overview's tables to take along; the form of the page works without script. */
export const POST: RequestHandler = async (event) => {
  const form = await event.request.formData();
  const asked = Object.fromEntries(
    (['period', 'from', 'to'] as const).flatMap((name) => {
      const value = optionalText(form, name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
  const how = { format: textOf(form, 'format'), lang: event.locals.locale };
  return relayFile(event, exportOverview, { ...asked, ...how });
};
