import { exportQueue } from '$contract/exports.ts';
import { relayFile } from '#lib/server/relay-file.ts';
import type { RequestHandler } from './$types';

const ASKED = Object.keys(exportQueue.schema.body.properties);

/** The queue as it is narrowed, to take along; the form of the page works without script. */
export const POST: RequestHandler = async (event) => {
  const form = await event.request.formData();
  const asked = ASKED.flatMap((name) => {
    const value = form.get(name);
    return typeof value === 'string' && value !== '' ? [[name, value] as const] : [];
  });
  return relayFile(event, exportQueue, { ...Object.fromEntries(asked), lang: event.locals.locale });
};
