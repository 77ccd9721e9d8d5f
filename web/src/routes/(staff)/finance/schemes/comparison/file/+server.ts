import { exportComparison } from '$contract/scheme-desk.ts';
import { textOf } from '#lib/server/form.ts';
import { relayFile } from '#lib/server/relay-file.ts';
import type { RequestHandler } from './$types';

/** The two versions as they stand on the page; its form works without script. */
export const POST: RequestHandler = async (event) => {
  const form = await event.request.formData();
  const format = textOf(form, 'format') === 'csv' ? 'csv' : 'xlsx';
  const [before, after] = [textOf(form, 'before'), textOf(form, 'after')];
  return relayFile(event, exportComparison, { before, after, format, lang: event.locals.locale });
};
