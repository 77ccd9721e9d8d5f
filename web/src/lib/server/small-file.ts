import { error, type RequestEvent } from '@sveltejs/kit';
import { insideApi } from './inside-api.ts';

/** A form with one small file in it: what was typed, and the file's bytes; null where none was chosen. */
export type SmallForm = { form: FormData; file: Buffer | null; tooLarge: boolean };

/** Reads such a form to its end; of a file that is larger than `maxBytes` nothing stays in memory. */
export async function readSmallForm(event: RequestEvent, maxBytes: number): Promise<SmallForm> {
  const form = new FormData();
  let chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const part of insideApi(event).parts()) {
      if (part.type === 'field') form.append(part.fieldname, String(part.value));
      else
        for await (const chunk of part.file as AsyncIterable<Buffer>) {
          bytes += chunk.length;
          if (bytes <= maxBytes) chunks.push(chunk);
          else chunks = [];
        }
    }
  } catch {
    error(400, 'broken form');
  }
  const tooLarge = bytes > maxBytes;
  return { form, file: bytes === 0 || tooLarge ? null : Buffer.concat(chunks), tooLarge };
}
