import { Worker } from 'node:worker_threads';
import type { FileKind } from './file-kind.ts';
import {
  CannotClean,
  type Cleaning,
  type FromCleaner,
  type Give,
  type Source,
  type ToCleaner,
} from './words.ts';

/**
 * The cleaner's own process. It reads files that nobody has looked at with libraries that have been wrong before, so it
 * is given nothing: no network, no way to write, no secrets, and a parent that ends it when it takes too much.
 */
const MAX_IN_MEMORY = 200 * 1024 * 1024;
const PIECE = 1 << 20;

const asked = new Map<number, (bytes: Uint8Array) => void>();
let taken: () => void = () => undefined;
let last = 0;

const tell = (words: FromCleaner): void => void process.send?.(words);
const tellAndWait = (words: FromCleaner): Promise<void> =>
  new Promise((resolve) => {
    taken = resolve;
    tell(words);
  });

function sourceOf(size: number): Source {
  const read = (start: number, end: number): Promise<Uint8Array> =>
    new Promise((resolve) => {
      last += 1;
      asked.set(last, resolve);
      tell({ say: 'read', id: last, start, end });
    });
  return { size, read };
}

const give: Give = async (copy, content) => {
  await tellAndWait({ say: 'copy', copy });
  for await (const bytes of content) {
    for (let at = 0; at < bytes.length; at += PIECE) {
      await tellAndWait({ say: 'piece', bytes: bytes.subarray(at, at + PIECE) });
    }
  }
  await tellAndWait({ say: 'copied' });
};

async function whole(source: Source): Promise<Uint8Array> {
  if (source.size > MAX_IN_MEMORY) throw new CannotClean('TOO_LARGE');
  const bytes = new Uint8Array(source.size);
  for (let at = 0; at < source.size; at += PIECE) {
    bytes.set(await source.read(at, Math.min(at + PIECE, source.size)), at);
  }
  return bytes;
}

/** Loads what this one file needs: a child lives for one file, and each library takes its time to start. */
async function clean(kind: FileKind, source: Source): Promise<void> {
  switch (kind) {
    case 'PDF':
      return (await import('./pdf.ts')).cleanPdf(await whole(source), give);
    case 'ZIP':
      return (await import('./office-files.ts')).cleanOfficeFile(await whole(source), give);
    case 'MP4':
    case 'MOV':
    case 'M4A':
    case 'MP3':
    case 'WAV':
    case 'WEBM':
    case 'OGG':
      return (await import('./audio-video.ts')).cleanMedia(kind, source, give);
    default:
      return (await import('./images.ts')).cleanImage(kind, await whole(source), give);
  }
}

async function write(mark: string, kind: FileKind, source: Source): Promise<void> {
  const marked =
    kind === 'PDF'
      ? (await import('./watermark-pdf.ts')).markedPdf
      : (await import('./watermark.ts')).markedPicture;
  const bytes = await marked(await whole(source), mark);
  await give({ kind: 'WORKING', page: 0, type: '' }, [bytes]);
}

/** Whatever a library throws at a file means that it can't be read as what it calls itself. */
const outcomeOf = (error: unknown): Cleaning => ({
  status: 'NOT_CLEANED',
  reason: error instanceof CannotClean ? error.reason : 'BROKEN',
});

process.on('message', (words: ToCleaner) => {
  if (words.say === 'taken') taken();
  else if (words.say === 'bytes') {
    asked.get(words.id)?.(words.bytes);
    asked.delete(words.id);
  } else {
    const { kind, size, mark } = words;
    const source = sourceOf(size);
    (mark === undefined ? clean(kind, source) : write(mark, kind, source))
      .then((): Cleaning => ({ status: 'CLEANED' }), outcomeOf)
      .then(
        (cleaning) => tell({ say: 'done', cleaning }),
        () => process.exit(1),
      );
  }
});
process.on('disconnect', () => process.exit(0));
// Whoever runs in circles over a broken file hears of no disconnection, and would go on after a parent that was killed.
new Worker(
  `const { ppid } = process; setInterval(() => process.ppid === ppid || process.kill(process.pid, 'SIGKILL'), 500);`,
  { eval: true, env: {} },
).unref();
// Ctrl-C reaches the whole group; whether this work ends is the parent's to say.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);
tell({ say: 'ready' });
