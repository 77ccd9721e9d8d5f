import type { RequestEvent } from '@sveltejs/kit';
import { insideApi } from './inside-api.ts';

/** A form with one small file, whole in memory: its fields, and the file's bytes, or that it was larger than it may be. */
export async function fieldsAndFile(
  event: RequestEvent,
  limitBytes: number,
): Promise<{ form: FormData; file: Buffer | 'TOO_LARGE' }> {
  const form = new FormData();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of insideApi(event).parts()) {
    if (part.type === 'field') form.append(part.fieldname, String(part.value));
    else
      for await (const chunk of part.file as AsyncIterable<Uint8Array>) {
        bytes += chunk.length;
        if (bytes <= limitBytes) chunks.push(chunk);
      }
  }
  return { form, file: bytes > limitBytes ? 'TOO_LARGE' : Buffer.concat(chunks) };
}
