import { readUploads, type UploadRef } from '$contract/uploads.ts';
import { call, type Problem } from '#lib/api.ts';
import { formatSize } from '#lib/dates.ts';
import type { RelayedForm } from './relay-form.ts';

type Limits = { maxFileBytes: number; maxFiles: number; maxTotalBytes: number };

/** A file that waits for its report, as the form lists it. `ref` is what its box sends. */
export type WaitingFile = { ref: string; name: string; size: number };

/** The field in which a form carries the files that wait. */
const FIELD = 'uploads';
const REF = /^([0-9a-f]{32})\.([A-Za-z0-9_-]{22,86})$/;

/** The uploads that a form carries on, and those that came with it, each once. */
export function uploadsOf({ form, kept }: Pick<RelayedForm, 'form' | 'kept'>): UploadRef[] {
  const refs = new Set([...form.getAll(FIELD).map(String), ...kept]);
  return [...refs].flatMap((text) => {
    const [, id, secret] = REF.exec(text) ?? [];
    return id && secret ? [{ id, secret }] : [];
  });
}

/** What the page lists after a "no", so that nobody uploads twice; what is gone is not listed. */
export async function waitingFiles(
  fetch: typeof globalThis.fetch,
  refs: readonly UploadRef[],
): Promise<WaitingFile[]> {
  if (refs.length === 0) return [];
  const answer = await call(fetch, readUploads, { body: { uploads: [...refs].slice(0, 50) } });
  if (!answer.ok) return [];
  const secrets = new Map(refs.map(({ id, secret }) => [id, secret]));
  return answer.data.uploads
    .filter(({ state, received, size }) => state !== 'TAKEN' && received === size)
    .map(({ id, name, size }) => ({ ref: `${id}.${secrets.get(id) ?? ''}`, name, size }));
}

/** The "no" of a form whose files were not all taken: each of them by its name. Undefined where only empty ones were. */
export function refusedFiles(
  { refused }: Pick<RelayedForm, 'refused'>,
  limits?: Limits,
): Problem | undefined {
  const told = refused.filter(({ trouble }) => trouble !== 'EMPTY');
  if (told.length === 0) return undefined;
  const large = told.some(({ trouble }) => trouble !== 'TOO_MANY');
  const fields = told.map(({ name, trouble }, at) => ({
    path: `evidence.${at}`,
    code: trouble === 'TOO_MANY' ? ('OUT_OF_RANGE' as const) : ('TOO_LONG' as const),
    about: { name, trouble, limit: limitOf(trouble, limits) },
  }));
  return {
    code: large ? 'FILE_TOO_LARGE' : 'TOO_MANY_FILES',
    message: '',
    fields,
    requestId: '',
    status: 413,
  };
}

function limitOf(trouble: RelayedForm['refused'][number]['trouble'], limits: Limits | undefined): string {
  if (!limits) return '';
  if (trouble === 'TOO_MANY') return String(limits.maxFiles);
  return formatSize(trouble === 'TOO_LARGE' ? limits.maxFileBytes : limits.maxTotalBytes);
}

/** Says how many files there may be, or how much together, where the office complains of all of them. */
export function aboutFiles(problem: Problem, count: number, limits?: Limits): Problem {
  // Which file it was says the list that comes back, and the sentence what to do.
  const rest = problem.fields.filter(({ path }) => !path.startsWith('uploads'));
  if (!limits) return { ...problem, fields: rest };
  const about: Record<string, string | number> =
    problem.code === 'TOO_MANY_FILES'
      ? { limit: limits.maxFiles, count }
      : { limit: formatSize(limits.maxTotalBytes) };
  const fields = rest.map((field) => (field.path === 'evidence' ? { ...field, about } : field));
  return { ...problem, fields };
}
