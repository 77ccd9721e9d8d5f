import { readFile, rename, stat } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readFund } from '../../server/contract/fund.ts';
import { getDistrict } from '../../server/contract/district.ts';
import { readDutyToday } from '../../server/contract/duty.ts';
import { listLeads, readLead } from '../../server/contract/leads.ts';
import { readRetention } from '../../server/contract/retention.ts';
import { drillRecovery, readRecovery } from '../../server/contract/recovery.ts';
import { listRecusals } from '../../server/contract/recusals.ts';
import { listRewards } from '../../server/contract/rewards.ts';
import { whoAmI } from '../../server/contract/sessions.ts';
import { listUnseals } from '../../server/contract/unseals.ts';
import { STAFF_ROLES } from '../../server/domain/roles.ts';
import type { DemoAccount } from '../../server/demo/stage.ts';
import { type DemoFiles, layOutDemo } from '../../server/demo/scenes.ts';
import type { Actor } from '../support/actor.ts';
import { type EmptyOffice, anEmptyOffice } from '../support/empty-office.ts';
import { residentOf } from '../support/resident.ts';

const MONDAY = new Date('2026-11-23T02:00:00Z');

type Receipt = { reference: string; receiptCode: string; zh: string };

let house: EmptyOffice;
let files: DemoFiles;
beforeAll(async () => {
  house = await anEmptyOffice(MONDAY);
  const laid = await layOutDemo(house.ground, house.folder);
  if (!laid) throw new Error('the demo was not laid out');
  files = laid;
});
afterAll(() => house.close());

const json = async <T>(file: string) => JSON.parse(await readFile(file, 'utf8')) as T;
const accounts = () => json<DemoAccount[]>(files.accounts);

const actors = new Map<string, Actor>();
async function as(username: string): Promise<Actor> {
  const known = actors.get(username);
  if (known) return known;
  const account = (await accounts()).find((each) => each.username === username);
  if (!account) throw new Error(`${username} has no account`);
  const actor = house.person(account);
  actors.set(username, actor);
  return actor;
}

test('a demo that was cut short says so, and one that is whole is left alone', async () => {
  expect(await layOutDemo(house.ground, house.folder)).toBeNull();
  await rename(files.receipts, `${files.receipts}.aside`);
  await expect(layOutDemo(house.ground, house.folder)).rejects.toMatchObject({ code: 'DEMO_CUT_SHORT' });
  await rename(`${files.receipts}.aside`, files.receipts);
});

test('everybody in the file of sign-ins can sign in, and every role of the office is among them', async () => {
  const people = await accounts();
  for (const account of people) {
    const me = await (await as(account.username)).do(whoAmI);
    expect([me.name, me.roles]).toEqual([account.name, account.roles]);
    expect(me.desks.every((desk) => desk.admitted)).toBe(true);
    expect(me.desks[0]?.code ?? me.unitCode).toBe(account.desk);
  }
  const held = new Set(people.flatMap(({ roles }) => roles));
  // Sits in no office: the meeting's seats are the coordinator's and the head's, the grid has no page yet.
  expect(STAFF_ROLES.filter((role) => !held.has(role))).toEqual(['JOINT_MEETING', 'GRID_WORKER']);
});

test('the files of sign-ins and receipts are for the owner of the data folder alone', async () => {
  for (const file of [files.accounts, files.receipts, files.recovery]) {
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  }
});

test('any two of the three recovery shares in the file make the key, and every desk is covered by it', async () => {
  const [one, , other] = await json<{ share: string }[]>(files.recovery);
  const security = await as('secadmin');
  const body = { shares: [one!.share, other!.share] };
  expect((await security.do(drillRecovery, { body })).agencies).toEqual(['LEAD_AGENCY', 'MARKET_REG']);
  const { key, desks } = await security.do(readRecovery);
  expect(key?.shares.every((share) => share.takenAt !== null)).toBe(true);
  expect(desks.filter((desk) => desk.coveredBy === null)).toEqual([]);
});

test('the district says that it is a demo, and takes reports', async () => {
  const district = await house.stranger.do(getDistrict);
  expect(district).toMatchObject({ nameZh: '利通区', demo: true, open: true });
  expect([district.townships.length, district.sectors.length]).toEqual([12, 11]);
  await residentOf(house.app).report();
});

test('tips stand at every place of the way', async () => {
  const found = await house.rows<{ status: string; n: number }>(
    'select status, count(*)::int as n from leads group by status',
  );
  expect(Object.fromEntries(found.map(({ status, n }) => [status, n]))).toMatchObject({
    SUPPLEMENT: 1,
    ACCEPTED: 1,
    REJECTED: 1,
    ASSIGNED: 2,
    VERIFYING: 1,
    DETERMINING: 1,
    VERIFIED: 1,
    DISPOSING: 4,
    CLOSED: 1,
    UNSUBSTANTIATED: 1,
  });
  const rewards = await house.rows<{ status: string }>('select status from rewards order by status');
  expect(rewards.map(({ status }) => status)).toEqual([
    // The police have filed the first one's case: a stage of its own.
    'CANDIDATE',
    'CANDIDATE',
    'CLAIMED',
    'NOTIFIED',
    'PAID',
    'PAID',
    'PROPOSED',
  ]);
});

test('each receipt of the file opens its report, and its words', async () => {
  const resident = residentOf(house.app);
  for (const { reference, receiptCode } of await json<Receipt[]>(files.receipts)) {
    const view = await resident.status(receiptCode);
    expect(view.reference).toBe(reference);
    expect(view.report.narrative.length).toBeGreaterThan(20);
  }
});

test('somebody of each unit is on duty today', async () => {
  const { shifts } = await (await as('intake')).do(readDutyToday);
  expect(shifts.map(({ unitCode }) => unitCode).sort()).toEqual(['LEAD_AGENCY', 'MARKET_REG', 'POLICE']);
  expect(shifts.every(({ people }) => people.length === 1)).toBe(true);
});

test('people find in their queues what waits for them', async () => {
  const queue = async (username: string) =>
    (await (await as(username)).do(listLeads, { query: {} })).counts.myTurn;
  for (const username of ['intake', 'coordinator', 'police1', 'reform1', 'market1']) {
    expect([username, await queue(username)]).not.toEqual([username, 0]);
  }
  const rewards = async (username: string) =>
    (await (await as(username)).do(listRewards, { query: {} })).counts.myTurn;
  for (const username of ['clerk', 'reviewer'])
    expect([username, await rewards(username)]).not.toEqual([username, 0]);
});

test('the bureau that assists reads the tip’s words, and not the reporter’s own', async () => {
  const civil = await as('civil');
  const { rows } = await civil.do(listLeads, { query: { tray: 'ALL' } });
  const lead = await civil.do(readLead, { params: { leadId: rows.at(-1)!.id } });
  expect(lead.brief?.narrative).toContain('养老床位卡');
  expect(lead.raw).toBeNull();
});

test('one report of long ago may go, another is kept by law', async () => {
  const { due, held } = await (await as('archivist')).do(readRetention, { query: {} });
  expect(due).toMatchObject([{ outcome: 'WITHDRAWN', blockers: [] }]);
  expect(held).toMatchObject([{ outcome: 'REFUSED', blockers: ['LEGAL_HOLD'] }]);
});

test('the fund’s figures agree, and the two awards are paid out of it', async () => {
  const fund = await (await as('finance')).do(readFund);
  expect(fund.figures.appropriatedFen).toBe(20_000_000);
  expect(fund.figures.spentFen).toBe(500_000 + 200_000);
  expect(fund.figures.lockedFen).toBe(200_000 + 50_000);
  expect(fund.breaches).toEqual([]);
});

test('the books run from the first day to now, in order, and nobody of the past is still signed in', async () => {
  const [log] = await house.rows<{ ordered: boolean; first: Date; last: Date }>(
    `select bool_and(before is null or at >= before) as ordered, min(at) as first, max(at) as last
       from (select at, lag(at) over (order by id) as before from audit_entries) as entries`,
  );
  expect(log?.ordered).toBe(true);
  expect(log?.first.toISOString()).toBe('2025-10-15T00:40:00.000Z');
  expect(log?.last).toEqual(MONDAY);
  const past = await house.rows(
    'select 1 from sessions where ended_at is null and created_at < $1 and expires_at > $1',
    [MONDAY],
  );
  expect(past).toEqual([]);
});

test('no word of the tips lies in the clear', async () => {
  const tables = await house.rows<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  for (const { name } of tables) {
    const rows = await house.rows(`select t::text as row from "${name}" as t`);
    const all = JSON.stringify(rows);
    for (const word of ['养老床位卡', '示例甲', '内部原始股', '果树'])
      expect([name, all.includes(word)]).toEqual([name, false]);
  }
});

test('where a district stands, a second demo does nothing', async () => {
  expect(await layOutDemo(house.ground, house.folder)).toBeNull();
});

test('a request to see an original waits for intake, and somebody keeps away from a lead', async () => {
  const { unseals } = await (await as('intake')).do(listUnseals);
  expect(unseals).toMatchObject([{ kind: 'raw', status: 'ASKED', askedByName: '景一', mayAnswer: true }]);
  expect(unseals[0]?.purpose).toContain('收款日期');
  const { recusals } = await (await as('intake2')).do(listRecusals);
  expect(recusals).toMatchObject([{ reason: 'RELATIVE' }]);
  const { rows } = await (await as('intake2')).do(listLeads, { query: { tray: 'ALL' } });
  expect(rows.map(({ reference }) => reference)).not.toContain(recusals[0]?.reference);
});
