import { Logger, type Runner } from 'graphile-worker';
import { expect, test } from 'vitest';
import { openDatabase } from '../../server/db/connection.ts';
import { keepRunning } from '../../server/jobs/keep-running.ts';
import { aDatabase } from '../support/database.ts';

test('a runner that ended by itself is begun anew and does what waited; one that was told to end stays so', async () => {
  const database = await aDatabase();
  const { pool, close } = openDatabase(database.url);
  const begun: Runner[] = [];
  let done = 0;
  const options = {
    pgPool: pool,
    noHandleSignals: true,
    pollInterval: 50,
    logger: new Logger(() => () => undefined),
    taskList: { ping: async () => void (done += 1) },
  };
  const kept = await keepRunning(options, (runner) => begun.push(runner));
  await begun[0]!.stop('as it does when its connection is cut');
  await expect.poll(() => begun.length, { timeout: 30_000 }).toBe(2);
  await kept.addJob('ping', {});
  await expect.poll(() => done, { timeout: 30_000 }).toBe(1);
  await kept.stop();
  expect(begun).toHaveLength(2);
  await close();
  await database.drop();
});
