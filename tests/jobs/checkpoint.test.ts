import { afterEach, expect, test } from 'vitest';
import { startJobs } from '../../server/jobs/runner.ts';
import { type TestOffice, anOffice } from '../support/office.ts';

let office: TestOffice;
let jobs: Awaited<ReturnType<typeof startJobs>>;
afterEach(async () => {
  await jobs.stop();
  await office.close();
});

test('an office that opens late in the day still signs the day, and only once', async () => {
  office = await anOffice();
  const signed = () => office.rows('select day::text from checkpoints');
  const open = async () => {
    jobs = await startJobs(office.office, () => undefined);
    const waiting = () => office.rows('select 1 from graphile_worker.jobs');
    await expect.poll(waiting, { timeout: 15_000 }).toEqual([]);
  };
  await open();
  expect(await signed()).toEqual([{ day: '2026-11-23' }]);
  const folder = office.office.ground.checkpointFolder;
  const [first] = await folder.list();
  await jobs.stop();
  await open();
  expect(await signed()).toHaveLength(1);
  expect(await folder.list()).toEqual([first]);
});
