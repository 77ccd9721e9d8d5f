import type { RequestEvent } from '@sveltejs/kit';
import { insideApi } from './inside-api.ts';

/** A form with one small file, whole in memory: its fields, the file's name and bytes, or that it was larger than it may be. */
export async function fieldsAndFile(
  event: RequestEvent,
  limitBytes: number,
): Promise<{ form: FormData; file: Buffer | 'TOO_LARGE'; name: string }> {
  const form = new FormData();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  let name = '';
  for await (const part of insideApi(event).parts()) {
    if (part.type === 'field') form.append(part.fieldname, String(part.value));
    else {
      name = part.filename ?? '';
      for await (const chunk of part.file as AsyncIterable<Uint8Array>) {
        bytes += chunk.length;
        if (bytes <= limitBytes) chunks.push(chunk);
      }
    }
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
