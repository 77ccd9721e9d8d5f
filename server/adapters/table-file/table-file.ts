import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Refusal } from '../../domain/errors.ts';
import type { FromReader, TableLine } from './words.ts';

export type { TableLine } from './words.ts';

const HEAP_MB = 400;
const MOST_MS = 60_000;

const place = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const CHILD = place('child.ts');
const READABLE = [
  '../../../node_modules',
  '../../../package.json',
  '../../adapters/table-file',
  '../../domain',
].map(place);

/**
 * The lines of a CSV file (UTF-8 or GB18030, comma, semicolon or tab) or of a workbook's first sheet, whatever the
 * file calls itself. Read in a process that may read our libraries and nothing else; a file that takes too much memory
 * or time is too long, and the portal goes on.
 * @throws Refusal BAD_REQUEST at `file`, or at `lines.<n>` where a line can't be read
 */
export async function readTable(bytes: Buffer): Promise<TableLine[]> {
  const child = fork(CHILD, {
    execArgv: [
      '--permission',
      '--allow-worker',
      ...READABLE.map((path) => `--allow-fs-read=${path}`),
      `--max-old-space-size=${HEAP_MB}`,
    ],
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const clock = setTimeout(() => child.kill('SIGKILL'), MOST_MS);
  try {
    return await answerOf(child, bytes);
  } finally {
    clearTimeout(clock);
    child.kill('SIGKILL');
  }
}

function answerOf(child: ChildProcess, bytes: Buffer): Promise<TableLine[]> {
  let ready = false;
  return new Promise((resolve, reject) => {
    child.on('message', (words: FromReader) => {
      if (words.say === 'lines') resolve(words.lines);
      else if (words.say === 'no') reject(new Refusal(words.code, words.fields));
      else {
        ready = true;
        child.send(bytes, () => undefined);
      }
    });
    child.on('error', reject);
    // Whatever brings the process down once it has begun was brought by the file.
    child.on('exit', () =>
      reject(
        ready
          ? new Refusal('BAD_REQUEST', [{ path: 'file', code: 'TOO_LONG' }])
          : new Error('the reader of tables did not start'),
      ),
    );
  });
}
