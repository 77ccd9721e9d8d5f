import { SCHEME_EXAMPLE, type SchemeView } from '$contract/schemes.ts';
import { textOf } from './form.ts';

type Document = SchemeView['document'];

/** What a new draft starts from, as it stands in the box: a measure without what the office writes into it itself. */
export function startText(document: Document | undefined): string {
  const { version: _version, status: _status, ...rest } = document ?? SCHEME_EXAMPLE;
  return JSON.stringify(rest, null, 2);
}

/** The measure that was typed; `broken` tells why JSON could not be read. */
export function documentOf(form: FormData): { document: Document } | { broken: string } {
  try {
    const read: unknown = JSON.parse(textOf(form, 'document'));
    if (typeof read === 'object' && read !== null && !Array.isArray(read))
      return { document: read as Document };
    return { broken: '{ … }' };
  } catch (error) {
    return { broken: error instanceof Error ? error.message : String(error) };
  }
}
