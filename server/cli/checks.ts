import { statfs } from 'node:fs/promises';
import { officeCalendar } from '../adapters/working-calendar.ts';
import { localDate } from '../domain/calendar.ts';
import type { OpenOffice } from './command.ts';

/** `poor` is worth a look, `bad` needs mending. */
export interface Finding {
  state: 'good' | 'poor' | 'bad';
  zh: string;
  en: string;
}

const GIGABYTE = 1024 ** 3;

/** Free room where the data lies, in whole gigabytes below which evidence soon does not fit any more. */
export async function freeRoom(dataDir: string, enough = 2): Promise<Finding> {
  const { bavail, bsize } = await statfs(dataDir);
  const free = (bavail * bsize) / GIGABYTE;
  const state = free < enough / 4 ? 'bad' : free < enough ? 'poor' : 'good';
  const figure = free.toFixed(1);
  return {
    state,
    zh: `数据目录 ${dataDir} 可写，剩余 ${figure} GB`,
    en: `data folder writable, ${figure} GB free`,
  };
}

/**
 * The State Council's days off of this year and the next. A year without them is reckoned in plain weeks, so every
 * limit over a holiday would end too soon; the next year's are published each November.
 */
export function calendarCoverage(now: Date, coveredUntil = officeCalendar().coveredUntil): Finding[] {
  const today = localDate(now);
  const year = Number(today.slice(0, 4));
  const finding = (of: number, otherwise: 'poor' | 'bad'): Finding =>
    coveredUntil >= `${of}-12-31`
      ? { state: 'good', zh: `${of} 年节假日已收录`, en: `days off of ${of} are known` }
      : {
          state: otherwise,
          zh: `${of} 年节假日未收录：更新软件，或在设置中登记节假日和调休`,
          en: `days off of ${of} are not known: update the portal, or enter them in the settings`,
        };
  const nextShouldBeOut = today.slice(5) >= '12-01';
  return [finding(year, 'bad'), ...(nextShouldBeOut ? [finding(year + 1, 'poor')] : [])];
}

export async function databaseAnswers({
  database,
  config,
}: Pick<OpenOffice, 'database' | 'config'>): Promise<Finding> {
  const { rows } = await database.pool.query<{ version: string; size: string }>(
    "select current_setting('server_version') as version, pg_size_pretty(pg_database_size(current_database())) as size",
  );
  const { version, size } = rows[0]!;
  const kind = config.databaseUrl ? ['外部', 'its own server'] : ['内置', 'embedded'];
  return {
    state: 'good',
    zh: `数据库 PostgreSQL ${version}(${kind[0]}),${size}`,
    en: `database PostgreSQL ${version} (${kind[1]}), ${size}`,
  };
}
