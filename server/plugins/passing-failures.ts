import { Refusal } from '../domain/errors.ts';

/** Seconds after which a new try is worth it: the database restarts quickly, a store elsewhere takes longer, a full disk waits for somebody. */
const DATABASE_BACK = 5;
const STORE_BACK = 30;
const ROOM_AGAIN = 300;

/** The way to the database is cut, not to be had, or being closed; what was under way is undone. */
const LOST = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  '53300',
  '57P01',
  '57P02',
  '57P03',
]);
const LOST_WORDS =
  /timeout exceeded when trying to connect|Connection terminated|connection error and is not queryable|Cannot use a pool after|This socket has been ended/;
/** No room for the file, for the folder's account, or for the database. */
const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG', '53100']);

/** What passes by itself, or with a mend from outside, and is no fault of the request; undefined for anything else. */
export function passingFailure(error: unknown): Refusal | undefined {
  for (let each = error; each instanceof Error; each = each.cause) {
    const { code = '', syscall } = each as { code?: unknown; syscall?: unknown };
    if (FULL.has(String(code))) return new Refusal('STORE_FULL', [], ROOM_AGAIN);
    if (code === 'STORE_AWAY') return new Refusal('BUSY', [], STORE_BACK);
    // A database on a Unix socket that is gone is a file that isn't there.
    const gone = code === 'ENOENT' && syscall === 'connect';
    if (gone || LOST.has(String(code)) || String(code).startsWith('08') || LOST_WORDS.test(each.message))
      return new Refusal('BUSY', [], DATABASE_BACK);
  }
  return undefined;
}
