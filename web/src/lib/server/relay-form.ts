import { error, type RequestEvent } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { PassThrough, Readable } from 'node:stream';
import { keepFiles, type FileTrouble } from '$contract/uploads.ts';
import { call, type Problem } from '#lib/api.ts';
import { formParts, type FormPart } from './inside-api.ts';

type FilePart = Extract<FormPart, { type: 'file' }>;
type Answered = Awaited<ReturnType<typeof send>>;

/** A form with files, read to its end: what was typed, the files that wait now, and those that were not taken. */
export type RelayedForm = {
  form: FormData;
  /** References as a form carries them on: `id.secret`. */
  kept: string[];
  refused: { name: string; trouble: FileTrouble }[];
  /** Where the office could take no files at all. */
  problem: Problem | undefined;
};

/**
 * Reads a form as it arrives and hands each file straight on to the office, where it waits for its report: however the
 * form fares, nobody uploads a file twice, and none ever stands in memory.
 */
export async function relayForm(event: RequestEvent): Promise<RelayedForm> {
  const form = new FormData();
  const line = openLine(event);
  try {
    for await (const part of formParts(event)) {
      if (part.type === 'field') form.append(part.fieldname, String(part.value));
      else await line.pass(part);
    }
  } catch (cause) {
    // The visitor is gone in the middle, or the form has no end.
    await line.breakOff(cause);
    error(400, 'broken form');
  }
  const answer = await line.end();
  if (!answer) return { form, kept: [], refused: [], problem: undefined };
  if (!answer.ok) return { form, kept: [], refused: [], problem: answer.error };
  const { kept, refused } = answer.data;
  return { form, kept: kept.map(({ id, secret }) => `${id}.${secret}`), refused, problem: undefined };
}

const send = (event: RequestEvent, type: string, body: ReadableStream<Uint8Array>) =>
  call(event.fetch, keepFiles, { upload: { type, body } });

/** The way on to the office; it is opened by the first file, and a form without files never opens it. */
function openLine(event: RequestEvent) {
  const boundary = `tipward-${randomUUID()}`;
  const pipe = new PassThrough();
  // A form that breaks off before its first file leaves nobody at the other end: an error that no one hears would end
  // the whole portal.
  pipe.on('error', () => undefined);
  let answering: Promise<Answered> | undefined;
  let answered = false;

  const begin = (): Promise<Answered> => {
    const body = Readable.toWeb(pipe) as unknown as ReadableStream<Uint8Array>;
    return send(event, `multipart/form-data; boundary=${boundary}`, body).finally(() => {
      answered = true;
      pipe.destroy();
    });
  };
  // The office may say no halfway; the rest is then still read, for the fields that stand behind the files.
  const write = async (chunk: string | Uint8Array): Promise<void> => {
    if (answered || pipe.destroyed || pipe.write(chunk)) return;
    await Promise.race([once(pipe, 'drain').catch(() => undefined), answering]);
  };

  return {
    async pass(part: FilePart): Promise<void> {
      // A file box in which nothing was chosen sends one part without a name.
      if (!part.filename) return void part.file.resume();
      answering ??= begin();
      await write(fileHead(boundary, part));
      for await (const chunk of part.file as AsyncIterable<Uint8Array>) await write(chunk);
      await write('\r\n');
    },
    async end(): Promise<Answered | undefined> {
      if (!answering) return undefined;
      await write(`--${boundary}--\r\n`);
      pipe.end();
      return answering;
    },
    async breakOff(cause: unknown): Promise<void> {
      pipe.destroy(new Error('the form broke off', { cause }));
      await answering?.catch(() => undefined);
    },
  };
}

/** A multipart body of a single JSON part, for the endpoint that takes files and words together. */
export function oneJsonPart(name: string, json: unknown): { type: string; body: ReadableStream<Uint8Array> } {
  return jsonParts({ [name]: json });
}

/** The same of several parts. */
export function jsonParts(parts: Record<string, unknown>): {
  type: string;
  body: ReadableStream<Uint8Array>;
} {
  const boundary = `tipward-${randomUUID()}`;
  const written = Object.entries(parts).map(
    ([name, json]) =>
      `--${boundary}\r\ncontent-disposition: form-data; name="${quoted(name)}"\r\n\r\n${JSON.stringify(json)}\r\n`,
  );
  const body = new Blob([...written, `--${boundary}--\r\n`]).stream();
  return { type: `multipart/form-data; boundary=${boundary}`, body };
}

function fileHead(boundary: string, { fieldname, filename, mimetype }: FilePart): string {
  const type = /^[\w.+-]+\/[\w.+-]+$/.test(mimetype) ? mimetype : 'application/octet-stream';
  return (
    `--${boundary}\r\ncontent-disposition: form-data; name="${quoted(fieldname)}"; filename="${quoted(filename ?? '')}"\r\n` +
    `content-type: ${type}\r\n\r\n`
  );
}

// As browsers do it: a file's name must not end the header that it stands in.
function quoted(text: string): string {
  return text.replace(/["\r\n]/g, (sign) => encodeURIComponent(sign));
}
