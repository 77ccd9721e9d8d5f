import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type ErrorCode, type FieldError, Refusal } from '../../domain/errors.ts';

/** What the process answers: that it is there, then what came of its task, or the office's "no". */
export type FromChild =
  | { say: 'ready' }
  | { say: 'done'; answer: unknown }
  | { say: 'no'; code: ErrorCode; fields: readonly FieldError[] };

/** `ms` of time and `heapMb` of memory; `addons`: whether libraries that are no JavaScript are needed. */
export type ProcessLimits = { ms: number; heapMb: number; addons?: boolean };

const place = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const READABLE = ['../../../node_modules', '../../../package.json', '../../adapters', '../../domain'].map(
  place,
);

/**
 * Does one task in a process that may read our own program and nothing else: no network, no writing, no secrets. For
 * what an administrator uploads and a library takes in: a file of two kilobytes can keep one busy for hours, or fill the
 * memory. `child` calls `answering`. Throws what it refuses, and `spoilt()` where the file brought the process down.
 */
export async function inOwnProcess<Answer>(
  child: URL,
  task: unknown,
  { ms, heapMb, addons = false }: ProcessLimits,
  spoilt: () => never,
): Promise<Answer> {
  const process = fork(fileURLToPath(child), {
    execArgv: [
      '--permission',
      '--allow-worker',
      ...(addons ? ['--allow-addons'] : []),
      ...READABLE.map((path) => `--allow-fs-read=${path}`),
      `--max-old-space-size=${heapMb}`,
    ],
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const clock = setTimeout(() => process.kill('SIGKILL'), ms);
  try {
    return (await answerOf(process, task, spoilt)) as Answer;
  } finally {
    clearTimeout(clock);
    process.kill('SIGKILL');
  }
}

function answerOf(process: ChildProcess, task: unknown, spoilt: () => never): Promise<unknown> {
  let ready = false;
  return new Promise<unknown>((resolve, reject) => {
    process.on('message', (words: FromChild) => {
      if (words.say === 'done') resolve(words.answer);
      else if (words.say === 'no') reject(new Refusal(words.code, words.fields));
      else {
        ready = true;
        process.send(task as never, () => undefined);
      }
    });
    process.on('error', reject);
    // Whatever brings the process down once it has begun was brought by the file.
    process.on('exit', () => (ready ? resolve(BROKEN) : reject(new Error('a process did not start'))));
  }).then((answer) => (answer === BROKEN ? spoilt() : answer));
}

const BROKEN = Symbol('broken by the file');
