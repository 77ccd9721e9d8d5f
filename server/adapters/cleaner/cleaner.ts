import { type ChildProcess, fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { UncleanReason } from '../../domain/evidence.ts';
import type { FileKind } from './file-kind.ts';
import type { Cleaning, FromCleaner, MadeCopy, Source, ToCleaner } from './words.ts';

export type { Cleaning, MadeCopy, Source } from './words.ts';

/** Keeps one copy as it streams in; settles once it is durable. A failure ends the cleaning. */
export type KeepCopy = (copy: MadeCopy, content: Readable) => Promise<void>;

export type Cleaner = {
  /**
   * Makes a file's copies. Never throws for what the file is: what can't be cleaned, or costs too much, says so.
   * Throws what reading or keeping throws, so that the caller tries again later.
   */
  clean(kind: FileKind, source: Source, keep: KeepCopy): Promise<Cleaning>;
  /** Writes `mark` over a cleaned picture or PDF; null where it costs too much or can't be done. Throws as `clean`. */
  mark(kind: FileKind, source: Source, mark: string): Promise<Buffer | null>;
};

/** At most so many milliseconds, less for a small file, and so many bytes of memory. */
export type CleanerLimits = { ms: number; bytes: number };

const LIMITS: CleanerLimits = { ms: 10 * 60_000, bytes: 1_200 * 1024 * 1024 };
/** A file that makes a library run in circles holds up those behind it no longer than its size gives reason for. */
const LEAST_MS = 60_000;
const MS_A_BYTE = 2_000 / (1 << 20);
const WATCH_MS = 100;
const PAGE_SIZE = 4096;
const HEAP_MB = 600;

const place = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const CHILD = place('child.ts');
const READABLE = ['../../../node_modules', '../../../package.json', '../../adapters/cleaner'].map(place);

/**
 * Cleans in a process of its own, which may read our libraries and nothing else: no network, no writing, no secrets.
 * One that takes too long or too much memory is ended; the portal goes on.
 */
export function forkingCleaner(limits: CleanerLimits = LIMITS): Cleaner {
  async function work(kind: FileKind, source: Source, keep: KeepCopy, mark?: string): Promise<Cleaning> {
    const child = fork(CHILD, {
      execArgv: [
        '--permission',
        '--allow-addons',
        '--allow-worker',
        ...READABLE.map((path) => `--allow-fs-read=${path}`),
        `--max-old-space-size=${HEAP_MB}`,
      ],
      env: {},
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const watch = watched(child, { ...limits, ms: Math.min(limits.ms, LEAST_MS + source.size * MS_A_BYTE) });
    try {
      const task = {
        say: 'clean' as const,
        kind,
        size: source.size,
        ...(mark === undefined ? {} : { mark }),
      };
      return await conversation(child, task, source, keep, watch);
    } finally {
      watch.stop();
      child.kill('SIGKILL');
    }
  }
  return {
    clean: (kind, source, keep) => work(kind, source, keep),
    async mark(kind, source, mark) {
      let marked: Buffer | null = null;
      const keep: KeepCopy = async (_copy, content) => {
        marked = await buffer(content);
      };
      const { status } = await work(kind, source, keep, mark);
      return status === 'CLEANED' ? marked : null;
    },
  };
}

type Watch = { tooCostly: boolean; stop(): void };

function watched(child: ChildProcess, limits: CleanerLimits): Watch {
  const watch: Watch = {
    tooCostly: false,
    stop() {
      clearTimeout(clock);
      clearInterval(scales);
    },
  };
  const end = () => {
    watch.tooCostly = true;
    child.kill('SIGKILL');
  };
  const clock = setTimeout(end, limits.ms);
  const scales = setInterval(() => {
    // Where there is no /proc, the heap's own limit is all there is.
    void readFile(`/proc/${child.pid}/statm`, 'utf8').then(
      (sizes) => Number(sizes.split(' ')[1]) * PAGE_SIZE > limits.bytes && end(),
      () => undefined,
    );
  }, WATCH_MS);
  return watch;
}

function conversation(
  child: ChildProcess,
  task: ToCleaner,
  source: Source,
  keep: KeepCopy,
  watch: Watch,
): Promise<Cleaning> {
  let copying: { into: Readable; kept: Promise<void>; copy: MadeCopy } | undefined;
  let whole = false;
  let ready = false;
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => {
      copying?.into.destroy();
      reject(error as Error);
    };
    // A working copy that is whole is a cleaned file, whatever became of the pages to look at.
    const settle = (reason: UncleanReason) => {
      const broken = copying;
      copying = undefined;
      broken?.into.destroy(new Error('the cleaner broke off'));
      const done = () => resolve(whole ? { status: 'CLEANED' } : { status: 'NOT_CLEANED', reason });
      if (broken) broken.kept.then(done, done);
      else done();
    };
    const say = (words: ToCleaner) => void child.send(words, () => undefined);

    async function answer(words: FromCleaner): Promise<void> {
      switch (words.say) {
        case 'ready':
          ready = true;
          return say(task);
        case 'read':
          return say({ say: 'bytes', id: words.id, bytes: await source.read(words.start, words.end) });
        case 'copy': {
          const into = new Readable({ read: () => undefined });
          const kept = keep(words.copy, into);
          kept.catch(() => undefined);
          copying = { into, kept, copy: words.copy };
          return say({ say: 'taken' });
        }
        case 'piece':
          await pushed(copying?.into, words.bytes);
          return say({ say: 'taken' });
        case 'copied':
          copying?.into.push(null);
          await copying?.kept;
          whole ||= copying?.copy.kind === 'WORKING';
          copying = undefined;
          return say({ say: 'taken' });
        case 'done':
          return words.cleaning.status === 'CLEANED'
            ? resolve(words.cleaning)
            : settle(words.cleaning.reason);
      }
    }
    child.on('message', (words: FromCleaner) => void answer(words).catch(fail));
    child.on('error', fail);
    // A library that brings its process down was brought down by the file.
    child.on('exit', () => {
      if (ready || watch.tooCostly) settle(watch.tooCostly ? 'TOO_COSTLY' : 'BROKEN');
      else fail(new Error('the cleaner did not start'));
    });
  });
}

/** Hands a piece on and waits while the store is slower than the cleaner. */
async function pushed(into: Readable | undefined, bytes: Uint8Array): Promise<void> {
  if (!into) return;
  into.push(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  while (into.readableLength > 4 * 1024 * 1024 && !into.destroyed) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  if (into.destroyed && into.errored) throw into.errored;
}
