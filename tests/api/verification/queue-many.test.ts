import { afterAll, beforeAll, expect, test } from 'vitest';
import { listLeads } from '../../../server/contract/leads.ts';
import { fillWithLeads } from '../../bench/many-leads.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';

/** More of one status than are sorted by hand, and more than are counted. */
const LEADS = 1500;

let office: TestOffice;
beforeAll(async () => {
  office = await anOffice();
  await fillWithLeads(office, LEADS);
});
afterAll(() => office.leave());

/** The references that a query over the plain table answers, in the queue's order. */
const inOrder = async (where: string, offset: number): Promise<string[]> => {
  const rows = await office.rows<{ reference: string }>(
    `select reference from leads where ${where} order by urgency desc, due_at, received_seq desc offset $1 limit 50`,
    [offset],
  );
  return rows.map(({ reference }) => reference);
};

const asked = (query: Record<string, string>) =>
  office.as('coordinator').do(listLeads, { query: { tray: 'ALL', ...query } as never });

const shown = (page: { rows: { reference: string }[] }) => page.rows.map(({ reference }) => reference);

test.each([1, 3, 10])(
  'a status that most leads have is walked in the queue’s order, page %i',
  async (page) => {
    const got = await asked({ status: 'ARCHIVED', page: String(page) });
    const expected = await inOrder(`status = 'ARCHIVED'`, (page - 1) * got.pageSize);
    expect(shown(got)).toEqual(expected.slice(0, got.pageSize));
    expect(got.total).toBe(501);
  },
);

test('a status and a sector that few have are sorted by hand, and counted', async () => {
  const got = await asked({ status: 'ARCHIVED', sector: 'REAL_ESTATE' });
  const expected = await inOrder(`status = 'ARCHIVED' and sector = 'REAL_ESTATE'`, 0);
  expect(shown(got)).toEqual(expected.slice(0, got.pageSize));
  const [count] = await office.rows(
    `select count(*)::int as n from leads where status = 'ARCHIVED' and sector = 'REAL_ESTATE'`,
  );
  expect({ n: got.total }).toEqual(count);
});

test('many of one status that lie in another tray are not counted in this one', async () => {
  const got = await asked({ tray: 'OPEN', status: 'ARCHIVED' });
  expect([shown(got), got.total]).toEqual([[], 0]);
});

test('a sector’s open leads are found by sector and tray, in their order', async () => {
  const got = await asked({ tray: 'OPEN', sector: 'REAL_ESTATE' });
  const open = `sector = 'REAL_ESTATE' and status in ('SUBMITTED', 'ACCEPTED', 'VERIFYING')`;
  const expected = await inOrder(open, 0);
  expect(expected.length).toBeGreaterThan(0);
  expect(shown(got)).toEqual(expected.slice(0, got.pageSize));
  expect(got.total).toBe(expected.length);
});

test('a sector’s overdue leads are those that are due before now', async () => {
  const got = await asked({ tray: 'OVERDUE', sector: 'REAL_ESTATE' });
  const late = `sector = 'REAL_ESTATE' and 'OWED' = any(trays) and due_at < '${office.clock.now().toISOString()}'`;
  const expected = await inOrder(late, 0);
  expect(expected.length).toBeGreaterThan(0);
  expect(shown(got)).toEqual(expected.slice(0, got.pageSize));
  expect(got.total).toBe(expected.length);
});
