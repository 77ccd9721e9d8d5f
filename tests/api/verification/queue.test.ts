import { afterAll, beforeAll, expect, test } from 'vitest';
import { listLeads, readLead } from '../../../server/contract/leads.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import type { Name } from '../../support/people.ts';
import { walkOf } from './walk.ts';

let office: TestOffice;
let walk: ReturnType<typeof walkOf>;
beforeAll(async () => {
  office = await anOffice();
  walk = walkOf(office);
});
afterAll(() => office.close());

const tray = (name: Name, which: 'MY_TURN' | 'OVERDUE' | 'OPEN' | 'ALL', page = 1) =>
  office.as(name).do(listLeads, { query: { tray: which, page } });
const has = async (name: Name, which: Parameters<typeof tray>[1], leadId: string) =>
  (await tray(name, which)).rows.some((row) => row.id === leadId);

test('the three joint desks have a new tip in their queue, a township and a regulator only once they assist', async () => {
  const { leadId } = await walk.report();
  for (const name of ['intake', 'coordinator', 'police1', 'market1'] as const) {
    expect(await has(name, 'ALL', leadId), name).toBe(true);
  }
  expect(await has('township', 'ALL', leadId)).toBe(false);
  expect(await has('regulator', 'ALL', leadId)).toBe(false);
  const before = await office.as('township').call(readLead, { params: { leadId } });
  expect(before.error.code).toBe('NOT_FOUND');

  await walk.accept(leadId);
  await walk.assign(leadId, ['T640302100', 'CIVIL_AFFAIRS']);
  expect(await has('township', 'ALL', leadId)).toBe(true);
  expect(await has('regulator', 'ALL', leadId)).toBe(true);
  const seen = await walk.see('township', leadId);
  expect(seen.brief?.targetName).toBe('某某投资咨询有限公司');
  expect(seen.readers).toContain('TOWNSHIP:640302100');
  expect(seen.routing.assistUnits).toEqual(['T640302100', 'CIVIL_AFFAIRS']);
});

test('a lead lies in the tray of whoever’s turn it is, and leaves it with their step', async () => {
  const { leadId } = await walk.report();
  expect(await has('intake', 'MY_TURN', leadId)).toBe(true);
  expect(await has('coordinator', 'MY_TURN', leadId)).toBe(false);
  await walk.accept(leadId);
  expect(await has('intake', 'MY_TURN', leadId)).toBe(false);
  expect(await has('coordinator', 'MY_TURN', leadId)).toBe(true);
  await walk.assign(leadId);
  await walk.acceptTask('POLICE', leadId);
  expect(await has('police2', 'MY_TURN', leadId)).toBe(true);
  expect(await has('market2', 'MY_TURN', leadId)).toBe(true);
  for (const unit of ['LEAD_AGENCY', 'MARKET_REG'] as const) await walk.acceptTask(unit, leadId);
  await walk.find('POLICE', leadId);
  await walk.sign('POLICE', leadId);
  expect(await has('police2', 'MY_TURN', leadId)).toBe(false);
});

test('whose turn it becomes is told by mail, and nobody else', async () => {
  const { leadId } = await walk.report();
  const told = async () =>
    (
      await office.rows<{ username: string }>(
        `select distinct username from mails join staff on staff.id = mails.staff_id where link = $1 order by 1`,
        [`/verification/leads/${leadId}`],
      )
    ).map((row) => row.username);
  expect(await told()).toEqual(['intake', 'intake2']);
  await walk.accept(leadId);
  expect(await told()).toEqual(['coordinator', 'intake', 'intake2']);
  await walk.assign(leadId);
  expect(await told()).toEqual(
    [
      'coordinator',
      'intake',
      'intake2',
      'market1',
      'market2',
      'police1',
      'police2',
      'reform1',
      'reform2',
    ].sort(),
  );
});

test('what is overdue says by how many working days', async () => {
  const { leadId } = await walk.report();
  expect(await has('intake', 'OVERDUE', leadId)).toBe(false);
  const before = office.clock.now();
  office.clock.set(new Date('2026-12-02T02:00:00Z'));
  try {
    const found = (await tray('intake', 'OVERDUE')).rows.find((row) => row.id === leadId);
    expect(found?.owed?.workingDaysLeft).toBe(-2);
    const { counts } = await tray('coordinator', 'OVERDUE');
    expect(counts.overdue).toBeGreaterThan(counts.myOverdue);
    const mine = (await tray('intake', 'MY_TURN')).rows.filter(
      ({ owed }) => owed && owed.workingDaysLeft < 0,
    );
    expect((await tray('intake', 'MY_TURN')).counts.myOverdue).toBe(mine.length);
    expect(mine.length).toBeGreaterThan(0);
  } finally {
    office.clock.set(before);
  }
});

test('a queue has pages, counts for each tray, and puts the urgent first', async () => {
  const all = (await tray('intake', 'ALL')).counts.all;
  for (let n = all; n < 22; n += 1) await walk.report();
  const { leadId } = await walk.report({ urgentSituations: ['RUNNING_AWAY'] });
  const first = await tray('intake', 'OPEN');
  expect(first.rows[0]).toMatchObject({ id: leadId, urgent: true });
  expect(first.rows).toHaveLength(first.pageSize);
  const second = await tray('intake', 'OPEN', 2);
  expect(second.page).toBe(2);
  expect(first.rows.length + second.rows.length).toBe(first.counts.open);
  expect((await tray('intake', 'MY_TURN')).total).toBe(first.counts.myTurn);
});

test('somebody whose desks hold no key has an empty queue', async () => {
  expect((await tray('township', 'MY_TURN')).counts.myTurn).toBe(0);
  expect((await office.as('finance').call(listLeads)).error.code).toBe('FORBIDDEN');
  expect((await office.stranger.call(listLeads)).error.code).toBe('NOT_SIGNED_IN');
});
