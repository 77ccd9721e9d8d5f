import { exportLedger } from '$contract/ledger.ts';
import { relayFile } from '#lib/server/relay-file.ts';
import { textOf } from '#lib/server/form.ts';
import type { RequestHandler } from './$types';

/** The journal as it is narrowed; the form of the page works without script. */
export const POST: RequestHandler = async (event) => {
  const form = await event.request.formData();
  const filter = ['fundId', 'account', 'event', 'period', 'reward'].flatMap((name) => {
    const value = textOf(form, name);
    return value ? [[name, value] as const] : [];
  });
  const format = textOf(form, 'format') === 'csv' ? 'csv' : 'xlsx';
  return relayFile(event, exportLedger, { ...Object.fromEntries(filter), format, lang: event.locals.locale });
};
