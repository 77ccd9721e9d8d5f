import { error, type RequestEvent } from '@sveltejs/kit';
import { formParts } from './inside-api.ts';

/**
 * A form with one small file, whole in memory: its fields, the file's name and its bytes (none where none was chosen),
 * or that it was larger than it may be; of such a file nothing stays. A form that breaks off is answered with 400.
 */
export async function fieldsAndFile(
  event: RequestEvent,
  limitBytes: number,
): Promise<{ form: FormData; file: Buffer | 'TOO_LARGE'; name: string }> {
  const form = new FormData();
  let chunks: Uint8Array[] = [];
  let bytes = 0;
  let name = '';
  try {
    for await (const part of formParts(event)) {
      if (part.type === 'field') form.append(part.fieldname, String(part.value));
      else {
        name = part.filename ?? '';
        for await (const chunk of part.file as AsyncIterable<Uint8Array>) {
          bytes += chunk.length;
          if (bytes <= limitBytes) chunks.push(chunk);
          else chunks = [];
        }
      }
    }
  } catch {
    error(400, 'broken form');
  }
  return { form, file: bytes > limitBytes ? 'TOO_LARGE' : Buffer.concat(chunks), name };
}

/** A form with a paper that need not be there: its fields, and the paper as the contract takes one. */
export async function fieldsAndPaper(
  event: RequestEvent,
  limitBytes: number,
): Promise<{ form: FormData; paper: { name: string; content: string } | 'TOO_LARGE' | null }> {
  const { form, file, name } = await fieldsAndFile(event, limitBytes);
  if (file === 'TOO_LARGE') return { form, paper: file };
  const content = file.toString('base64');
  return { form, paper: content ? { name: name.slice(0, 200) || 'document', content } : null };
}
