import { afterAll, beforeAll, expect, test } from 'vitest';
import { startJobs } from '../../server/jobs/runner.ts';
import { type Archived, archiveOf } from '../api/retention/archive.ts';
import { type TestOffice, anOffice } from '../support/office.ts';

let office: TestOffice;
let archive: ReturnType<typeof archiveOf>;
let lead: Archived;
let runner: Awaited<ReturnType<typeof startJobs>> | undefined;
beforeAll(async () => {
  office = await anOffice();
  archive = archiveOf(office);
  const ended = office.clock.now();
  lead = await archive.refused();
  archive.toMonths(ended, 12, 0);
});
afterAll(async () => {
  await runner?.stop();
  await office.close();
});

const mailsTo = async (name: 'archivist' | 'head') =>
  (
    await office.rows(`select 1 from mails where template = 'RETENTION_TURN' and staff_id = $1`, [
      office.idOf(name),
    ])
  ).length;

test('the daily reminder writes to the archivist once something is due, and erases nothing', async () => {
  expect([await office.office.retention.remind(), await mailsTo('archivist')]).toEqual([0, 0]);
  archive.wait(1);
  expect([await office.office.retention.remind(), await mailsTo('archivist')]).toEqual([1, 1]);
  expect(await mailsTo('head')).toBe(0);
  expect((await archive.look()).due).toMatchObject([{ leadId: lead.leadId, waits: false }]);
  const erased = await office.rows('select 1 from compartments where erased_at is not null');
  expect(erased).toEqual([]);
});

test('a proposal writes to the head, and the archivist is left in peace while it waits', async () => {
  const { id } = await archive.propose(lead);
  expect(await mailsTo('head')).toBe(1);
  expect(await office.office.retention.remind()).toBe(0);
  await archive.approve(id);
});

test('the job carries out what was approved, and mails about the lead go with it', async () => {
  const link = `/verification/leads/${lead.leadId}`;
  expect((await office.rows('select 1 from mails where link = $1', [link])).length).toBeGreaterThan(0);
  runner = await startJobs(office.office, () => undefined);
  await expect.poll(async () => (await archive.look()).runs[0]?.status, { timeout: 15_000 }).toBe('DONE');
  expect((await archive.look()).runs[0]?.leads).toMatchObject([{ status: 'ERASED' }]);
  expect(await office.rows('select 1 from mails where link = $1', [link])).toEqual([]);
});
