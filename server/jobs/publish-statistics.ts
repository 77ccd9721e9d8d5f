import type { Task } from 'graphile-worker';
import type { Office } from '../wiring.ts';

/** Publishes what a whole month has passed over. Asked each night, it does so four times a year. */
export function publishStatistics(office: Office): Task {
  return async () => {
    await office.statistics.publish();
  };
}
