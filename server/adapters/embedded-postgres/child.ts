import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { CannotStart } from '../../cannot-start.ts';
import type { ServerUser } from './server-user.ts';

/** One line for the console or the log; never personal data. */
export type Log = (line: string) => void;

export interface Child {
  process: ChildProcess;
  /** What the program said last, for the message when it fails. */
  said: () => string;
  /** Resolves with the exit code (or the signal's name) when the program has ended and said its last word. */
  exited: Promise<number | string>;
  /** Resolves as soon as it has ended; a database's sessions may go on speaking for a moment. */
  gone: Promise<void>;
}

/**
 * Starts one of the server's programs as its account. In a session of its own, because Ctrl-C at a terminal reaches
 * the whole foreground group, and the database must outlive the requests that are still being answered.
 */
export function startChild(program: string, args: string[], user: ServerUser, log?: Log): Child {
  const child = spawn(program, args, {
    ...(user.self ? {} : { uid: user.uid, gid: user.gid }),
    cwd: '/', // ours may be closed to the server's account
    env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const hear = (chunk: Buffer) => {
    said = (said + chunk.toString('utf8')).slice(-8000);
    if (log) for (const line of chunk.toString('utf8').split('\n')) if (line.trim()) log(line);
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const exited = new Promise<number | string>((resolve, reject) => {
    child.once('error', (error) => reject(explain(String(error), error)));
    child.once('close', (code, signal) => resolve(code ?? signal ?? 'unknown'));
  });
  exited.catch(() => undefined); // whoever awaits it still sees the error
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return { process: child, said: () => said, exited, gone };
}

const KNOWN: { pattern: RegExp; code: string; zh: string; en: string }[] = [
  {
    pattern: /No space left on device|Check free disk space|Disk quota exceeded|ENOSPC|EDQUOT/,
    code: 'DISK_FULL',
    zh: '磁盘已满，数据库无法写入。请腾出空间后重新启动；已有数据不受影响。',
    en: 'The disk is full and the database cannot write. Free some space and start again; what is stored is safe.',
  },
  {
    pattern: /database files are incompatible with server|initialized by PostgreSQL version/,
    code: 'OTHER_VERSION',
    zh: '数据目录由另一版本的 PostgreSQL 写成，不能直接打开。请用写它的那个版本的本软件启动，备份后再升级。',
    en: 'The data folder was written by another version of PostgreSQL. Start it with the release that wrote it, back up, then upgrade.',
  },
  {
    pattern:
      /could not (create|allocate) shared memory|could not resize shared memory|Cannot allocate memory/,
    code: 'NO_MEMORY',
    zh: '内存不足，数据库无法启动。请关闭其他程序，或换用内存更大的机器。',
    en: 'There is not enough memory to start the database. Close other programs or use a machine with more memory.',
  },
  {
    pattern: /error while loading shared libraries|cannot open shared object file/,
    code: 'INSTALL_INCOMPLETE',
    zh: '内置数据库的文件不完整。请删除 node_modules 后重新执行 npm start。',
    en: 'The embedded database is not installed completely. Delete node_modules and run npm start again.',
  },
  {
    pattern: /Permission denied|Operation not permitted|Read-only file system|EACCES|EPERM|EROFS/,
    code: 'FOLDER_NOT_WRITABLE',
    zh: '数据库不能写入数据目录。请检查目录的属主和权限，或把 DATA_DIR 设到可写的位置。',
    en: 'The database cannot write to the data folder. Check its owner and mode, or set DATA_DIR to a place that is writable.',
  },
];

/** Turns what initdb or postgres said into a sentence with a mend; what it does not know, it quotes. */
export function explain(said: string, cause?: unknown): CannotStart {
  const known = KNOWN.find(({ pattern }) => pattern.test(said));
  const quote = said.trim().split('\n').slice(-4).join('\n    ');
  if (known) return new CannotStart(known.code, known.zh, `${known.en}\n    ${quote}`, cause);
  return new CannotStart(
    'DATABASE_FAILED',
    '内置数据库无法启动，它的原话见下。可运行 npm run cli -- doctor 检查，或设置 DATABASE_URL 使用其他数据库。',
    `The embedded database could not start; its own words follow. Try npm run cli -- doctor, or set DATABASE_URL.\n    ${quote}`,
    cause,
  );
}
