import { error, type RequestEvent } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { PassThrough, Readable } from 'node:stream';
import type { Answer, Problem } from '#lib/api.ts';
import { insideApi, type FormPart } from './inside-api.ts';

type FilePart = Extract<FormPart, { type: 'file' }>;
type Upload = { type: string; body: ReadableStream<Uint8Array> };

/** The evidence of one report (200 MiB) and the words around it. */
const LIMIT_BYTES = 210 * 1024 * 1024;
const tooLarge: Problem = {
  code: 'FILE_TOO_LARGE',
  message: '',
  fields: [{ path: 'evidence', code: 'TOO_LONG' }],
  requestId: '',
  status: 413,
};

/**
 * Reads a form with files as it arrives and hands each file straight on to the API, so that 200 MB never stand in
 * memory. What was typed is complete only at the end: then `finish` makes the API's JSON part of it, or names what is
 * missing, and the API, left without that part, throws the files away.
 * @returns the typed fields, whatever the API said, the names of the files in their order, those of empty files, which
 * go no further, and the API's answer
 */
export async function relayForm<T>(
  event: RequestEvent,
  send: (upload: Upload) => Promise<Answer<T>>,
  finish: (form: FormData) => { name: string; json: unknown } | Problem,
): Promise<{ form: FormData; files: string[]; empty: string[]; answer: Answer<T> }> {
  const form = new FormData();
  const boundary = `tipward-${randomUUID()}`;
  const pipe = new PassThrough();
  const body = Readable.toWeb(pipe) as unknown as ReadableStream<Uint8Array>;
  let answered = false;
  const answering = send({ type: `multipart/form-data; boundary=${boundary}`, body }).finally(() => {
    answered = true;
    pipe.destroy();
  });

  // The API may say no halfway; the rest is then still read, for the fields that stand behind the files.
  const write: Write = async (chunk) => {
    if (answered || pipe.destroyed || pipe.write(chunk)) return;
    await Promise.race([once(pipe, 'drain').catch(() => undefined), answering]);
  };

  let size = 0;
  const files: string[] = [];
  const empty: string[] = [];
  try {
    for await (const part of insideApi(event).parts()) {
      if (part.type === 'field') form.append(part.fieldname, String(part.value));
      else {
        const before = size;
        size = await relayFile(part, boundary, before, write);
        if (part.filename) (size > before ? files : empty).push(part.filename);
      }
    }
  } catch (cause) {
    // The visitor is gone in the middle, or the form has no end: without its own the API throws away what it has.
    pipe.destroy(new Error('the form broke off', { cause }));
    await answering;
    error(400, 'broken form');
  }

  const last = size > LIMIT_BYTES ? tooLarge : finish(form);
  if ('json' in last) await write(`${jsonHead(boundary, last.name)}${JSON.stringify(last.json)}\r\n`);
  await write(`--${boundary}--\r\n`);
  pipe.end();
  const answer = await answering;
  return { form, files, empty, answer: 'json' in last ? answer : { ok: false, error: last } };
}

type Write = (chunk: string | Uint8Array) => Promise<void>;

/** Passes one file on and says how much there is so far; beyond the limit it only reads, and an empty file it drops. */
async function relayFile(part: FilePart, boundary: string, before: number, write: Write): Promise<number> {
  // A file box in which nothing was chosen sends one part without a name.
  const named = Boolean(part.filename);
  let size = before;
  for await (const chunk of part.file as AsyncIterable<Uint8Array>) {
    if (named && size === before && chunk.length > 0) await write(fileHead(boundary, part));
    size += chunk.length;
    if (named && size <= LIMIT_BYTES) await write(chunk);
  }
  if (named && size > before) await write('\r\n');
  return size;
}

function fileHead(boundary: string, { fieldname, filename, mimetype }: FilePart): string {
  const type = /^[\w.+-]+\/[\w.+-]+$/.test(mimetype) ? mimetype : 'application/octet-stream';
  return (
    `--${boundary}\r\ncontent-disposition: form-data; name="${quoted(fieldname)}"; filename="${quoted(filename ?? '')}"\r\n` +
    `content-type: ${type}\r\n\r\n`
  );
}

function jsonHead(boundary: string, name: string): string {
  return `--${boundary}\r\ncontent-disposition: form-data; name="${quoted(name)}"\r\n\r\n`;
}

// As browsers do it: a file's name must not end the header that it stands in.
function quoted(text: string): string {
  return text.replace(/["\r\n]/g, (sign) => encodeURIComponent(sign));
}
