import { fail } from '@sveltejs/kit';
import {
  DISTRICT_FILE_BYTES,
  checkDistrictFile,
  importDistrictFile,
  readDistrictFile,
} from '$contract/district-file.ts';
import { call } from '#lib/api.ts';
import { integerOf, missing, refused } from '#lib/server/form.ts';
import { fieldsAndFile } from '#lib/server/one-file-form.ts';
import { doneAt, opened } from '#lib/server/staff-door.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const FILE_BYTES = DISTRICT_FILE_BYTES;

export const load: PageServerLoad = async (event) => {
  const { version, file } = opened(event, await call(event.fetch, readDistrictFile));
  return {
    version,
    code: file.code,
    done: event.url.searchParams.has('done'),
    shown: crypto.randomUUID(),
  };
};

export const actions: Actions = {
  check: (event) => take(event, false),
  import: (event) => take(event, true),
};

async function take(event: RequestEvent, keep: boolean) {
  const { form, file } = await fieldsAndFile(event, FILE_BYTES);
  const wrong = (code: 'REQUIRED' | 'TOO_LONG' | 'BAD_FORMAT') =>
    refused(missing({ path: 'file', code }), form);
  if (file === 'TOO_LARGE') return wrong('TOO_LONG');
  if (file.length === 0) return wrong('REQUIRED');
  const read = parsed(file.toString('utf8'));
  if (read === undefined) return wrong('BAD_FORMAT');
  const checked = await call(event.fetch, checkDistrictFile, { body: { file: read } });
  if (!checked.ok) return refused(checked.error, form);
  const { problems, left } = checked.data;
  if (problems.length > 0) return fail(422, { problems });
  if (!keep) return { sound: true, left };
  const body = { version: integerOf(form, 'version') ?? 0, file: read };
  const answer = await call(event.fetch, importDistrictFile, { body });
  if (!answer.ok) return refused(answer.error, form);
  // What is left to do by hand is told once, here; otherwise the page is fetched anew.
  return answer.data.left.length > 0
    ? { imported: true, left: answer.data.left }
    : doneAt('/admin/district-file', 'imported');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
