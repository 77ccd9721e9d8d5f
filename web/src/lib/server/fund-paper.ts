import type { RequestEvent } from '@sveltejs/kit';
import { insideApi } from './inside-api.ts';

type Paper = { name: string; content: string };

/** A form with at most one paper, whole in memory: its fields, and the paper by its name, or that it was too large. */
export async function fieldsAndPaper(
  event: RequestEvent,
  limitBytes: number,
): Promise<{ form: FormData; paper: Paper | 'TOO_LARGE' | null }> {
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
  if (bytes > limitBytes) return { form, paper: 'TOO_LARGE' };
  const content = Buffer.concat(chunks).toString('base64');
  return { form, paper: bytes ? { name: name.slice(0, 200) || 'document', content } : null };
}
