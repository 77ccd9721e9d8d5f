import type { Task } from 'graphile-worker';
import type { Office } from '../wiring.ts';

/** Signs the log's state of the day and writes it outside the database. Asked every hour, it does so once a day. */
export function writeDailyCheckpoint(office: Office): Task {
  return () => office.dailyCheckpoint.write();
}
