import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import readXlsx from 'read-excel-file/node';
import { readOverview, readSupervision } from '../../../server/contract/dashboards.ts';
import { exportOverview, exportQueue } from '../../../server/contract/exports.ts';
import { joinTarget } from '../../../server/contract/targets.ts';
import { officeCalendar } from '../../../server/adapters/working-calendar.ts';
import { workingDaysLeft } from '../../../server/domain/calendar.ts';
import { overviewSpan } from '../../../server/domain/overview.ts';
import { within } from '../../../server/domain/statistics-periods.ts';
import { statisticsStore } from '../../../server/features/statistics/statistics.store.ts';
import { anOffice, type TestOffice } from '../../support/office.ts';
import { UNITS, walkOf } from './walk.ts';

let office: TestOffice;
const NOVEMBER = { period: '2026-11' };
const DECEMBER = { period: '2026-12' };

/** Six leads of one week in November, and what became of them by the third of December. */
beforeAll(async () => {
  office = await anOffice();
  const walk = walkOf(office);
  const at = (moment: string) => office.clock.set(new Date(`${moment}+08:00`));
  const leads: string[] = [];
  for (let n = 0; n < 6; n += 1) leads.push((await walk.report()).leadId);
  const [a = '', b = '', c = '', d = ''] = leads;
  at('2026-11-25T09:00'); // two working days later
  await walk.accept(a);
  await walk.assign(a);
  await walk.accept(b);
  at('2026-12-03T09:00'); // eight working days after the report, three too late
  await walk.accept(c);
  for (const unit of UNITS) await walk.acceptTask(unit, a);
  for (const unit of UNITS) {
    await walk.find(unit, a);
    await walk.sign(unit, a);
  }
  await walk.step('coordinator', a, { verb: 'convene' });
  await walk.draft(a);
  for (const unit of UNITS) await walk.signDraft(unit, a);
  await walk.issue('head', a);
  await walk.step('intake', d, { verb: 'reject', propose: true, reason: 'NO_FACTS' });
});
afterAll(() => office.close());

const overview = (name: 'coordinator' | 'leader' | 'auditor', query = {}) =>
  office.as(name).do(readOverview, { query });

describe('the office’s own figures', () => {
  test('count by the day on which it happened, as the published ones do', async () => {
    const [november, december] = [
      await overview('coordinator', NOVEMBER),
      await overview('coordinator', DECEMBER),
    ];
    expect(november.total).toMatchObject({
      received: 6,
      accepted: 2,
      verified: 0,
      receivedAccepted: 3,
      receivedVerified: 1,
    });
    expect(december.total).toMatchObject({ received: 0, accepted: 1, verified: 1, determined: 1 });
    const dates = await office.office.inTransaction((tx) =>
      statisticsStore.leadDates(tx, new Date('2026-01-01')),
    );
    for (const [query, told] of [
      [NOVEMBER, november],
      [DECEMBER, december],
    ] as const) {
      const span = overviewSpan(query, office.clock.now());
      if (!span) throw new Error('no span');
      const many = (key: 'receivedAt' | 'acceptedAt' | 'verifiedAt') =>
        dates.filter((one) => within(span, one[key])).length;
      expect(told.total).toMatchObject({
        received: many('receivedAt'),
        accepted: many('acceptedAt'),
        verified: many('verifiedAt'),
      });
    }
  });

  test('measure working days by the office’s calendar, like a second reckoning', async () => {
    const calendar = officeCalendar();
    const { days } = await overview('coordinator', { from: '2026-11-01', to: '2026-12-31' });
    const dates = await office.office.inTransaction((tx) =>
      statisticsStore.leadDates(tx, new Date('2026-01-01')),
    );
    const accept = dates.flatMap(({ receivedAt, acceptedAt }) =>
      acceptedAt ? [workingDaysLeft(receivedAt, acceptedAt, calendar)] : [],
    );
    expect(accept.toSorted((x, y) => x - y)).toEqual([2, 2, 8]);
    expect(days.accept).toMatchObject({ median: 2, limit: 5 });
    expect(days.accept.ninth).toBeCloseTo(2 + 0.8 * 6);
    expect(days.determine.median).toBe(6);
  });

  test('say which promises were kept: two of six were answered in time', async () => {
    const { kept } = await overview('coordinator', { from: '2026-11-01', to: '2026-12-31' });
    expect(kept.answer).toEqual({ due: 6, kept: 2 });
    expect(kept.determine).toEqual({ due: 0, kept: 0 });
  });

  test('show where leads stand today, for how long, and how many are late', async () => {
    const { standing } = await overview('coordinator');
    const of = (status: string) => standing.find((one) => one.status === status);
    expect(of('SUBMITTED')).toMatchObject({ count: 3, overdue: 3, bands: [0, 3, 0, 0] });
    expect(of('ACCEPTED')).toMatchObject({ count: 2 });
    expect(of('VERIFIED')).toMatchObject({ count: 1, bands: [1, 0, 0, 0] });
  });

  test('say which targets were reported again, to whoever may read leads', async () => {
    const before = await overview('coordinator', NOVEMBER);
    expect(before.repeated).toEqual([]);
    const leads = await office.rows<{ id: string; reference: string }>(
      'select id, reference from leads order by received_seq limit 3',
    );
    const first = leads[0]?.reference ?? '';
    const join = (leadId: string) =>
      office.as('coordinator').do(joinTarget, { params: { leadId }, body: { with: first } });
    const { targetId } = await join(leads[1]?.id ?? '');
    await join(leads[2]?.id ?? '');
    const { repeated } = await overview('coordinator', NOVEMBER);
    expect(repeated).toMatchObject([{ targetId, received: 3, ever: 3 }]);
    expect((await overview('coordinator', DECEMBER)).repeated).toEqual([]);
    expect((await overview('leader', NOVEMBER)).repeated).toBeNull();
  });

  test('name every township, also one from which nothing came', async () => {
    const { by } = await overview('coordinator', NOVEMBER);
    expect(by.township.length).toBeGreaterThan(10);
    expect(by.township.reduce((sum, { received }) => sum + (received ?? 0), 0)).toBe(6);
  });

  test('tell a leader no small part, and no free span to find one by', async () => {
    const told = await overview('leader', NOVEMBER);
    expect(told).toMatchObject({ mayOpen: false, total: { received: 6 } });
    for (const part of [...told.by.sector, ...told.by.township]) expect(part.accepted).toBeNull();
    const free = await office
      .as('leader')
      .call(readOverview, { query: { from: '2026-11-01', to: '2026-11-24' } });
    expect(free).toMatchObject({ status: 422, error: { fields: [{ path: 'from', code: 'NOT_ALLOWED' }] } });
    expect((await overview('auditor', NOVEMBER)).by.channel).toMatchObject([{ code: 'WEB', accepted: 2 }]);
  });

  test('tell leaders whose dates have passed, what was promised and how units score', async () => {
    const [lead] = await office.rows<{ id: string }>(
      `select id from leads where status = 'SUBMITTED' limit 1`,
    );
    for (const rung of ['SUPERVISOR', 'HEAD', 'SCORECARD'])
      await office.rows(
        `insert into lead_escalations (lead_id, rung, owed_by, status, due_at, at)
         values ($1, $2, 'POLICE', 'ASSIGNED', '2026-12-01', '2026-12-02')`,
        [lead?.id, rung],
      );
    const told = await office.as('leader').do(readSupervision, { query: DECEMBER });
    expect(told.overdue).toMatchObject([
      { unit: 'LEAD_AGENCY', count: 4, long: 0 },
      { unit: 'POLICE', count: 0 },
      { unit: 'MARKET_REG', count: 0 },
    ]);
    expect(told.scores).toMatchObject([
      { unit: 'LEAD_AGENCY', score: 100 },
      { unit: 'POLICE', HEAD: 1, SCORECARD: 1, deducted: 3, score: 97 },
      { unit: 'MARKET_REG', score: 100 },
    ]);
    expect(told.trend[10]).toMatchObject({
      month: 11,
      received: { now: 6, before: 0 },
      accepted: { now: 2 },
    });
    expect(told.kept.answer).toEqual({ due: 0, kept: 0 });
    expect((await office.as('police1').call(readSupervision)).status).toBe(403);
  });

  test('leave as a workbook under the name of who takes it, in the log before it leaves', async () => {
    const how = { format: 'xlsx', lang: 'zh-CN', period: '2026-11' } as const;
    const { raw, headers } = await office.as('coordinator').call(exportOverview, { body: how });
    expect(headers['content-disposition']).toMatch(/tipward-overview-20261203\.xlsx/);
    const sheets = await readXlsx(raw);
    expect(sheets.map(({ sheet }) => sheet)).toHaveLength(9);
    const cells = sheets[0]?.data ?? [];
    expect(cells[0]?.[0]).toBe('内部资料 严禁外传 · 柯协调 2026-12-03 09:00 导出 · 2026-11-01 – 2026-11-30');
    expect(cells.slice(1)).toEqual([
      ['指标', '数值'],
      ['收到（件）', 6],
      ['受理（件）', 2],
      ['认定（件）', 0],
      ['查实（件）', 0],
    ]);
    const [entry] = await office.rows<{ facts: object }>(
      `select facts from audit_entries where act = 'table.export' order by id desc limit 1`,
    );
    expect(entry?.facts).toMatchObject({ format: 'xlsx', filter: '2026-11-01 – 2026-11-30' });
  });

  test('leave as CSV that spreadsheets read, with nothing small in a leader’s', async () => {
    const how = { format: 'csv', lang: 'en', period: '2026-11' } as const;
    const { raw } = await office.as('leader').call(exportOverview, { body: how });
    const text = raw.toString('utf8');
    expect(text.startsWith('\uFEFFINTERNAL – NOT TO BE PASSED ON · taken by 领导')).toBe(true);
    expect(text).toContain('By township');
    expect(text).toMatch(/,not shown,not shown,/);
  });

  test('let the queue leave as it is narrowed: clear facts, and no name of anybody', async () => {
    const plain = { tray: 'ALL', status: 'ACCEPTED', format: 'csv', lang: 'zh-CN' } as const;
    const { raw } = await office.as('coordinator').call(exportQueue, { body: plain });
    const lines = raw.toString('utf8').split('\r\n').filter(Boolean);
    expect(lines[0]).toContain('柯协调 2026-12-03 09:00 导出 · tray=ALL&status=ACCEPTED');
    expect(lines).toHaveLength(4);
    expect(lines[2]).toMatch(/^[^,]+,2026-11-23,网上举报,已受理,利通区发展和改革局,/);
    expect((await office.as('leader').call(exportQueue, { body: plain })).status).toBe(403);
    const wrong = { ...plain, township: 'nowhere' };
    expect((await office.as('coordinator').call(exportQueue, { body: wrong })).status).toBe(422);
    const [entry] = await office.rows<{ facts: object }>(
      `select facts from audit_entries where act = 'table.export' order by id desc limit 1`,
    );
    expect(entry?.facts).toEqual({ format: 'csv', filter: 'tray=ALL&status=ACCEPTED', rows: 2 });
  });

  test.each([
    [{ period: '2026-13' }],
    [{ from: '2026-02-30', to: '2026-03-01' }],
    [{ from: '2026-03-02', to: '2026-03-01' }],
    [{ from: '2020-01-01', to: '2026-01-01' }],
  ])('refuse %j', async (query) => {
    const { status } = await office.as('coordinator').call(readOverview, { query });
    expect(status).toBe(422);
  });

  test('are for those who answer for the whole', async () => {
    for (const name of ['intake', 'police1', 'archivist', 'clerk'] as const) {
      expect((await office.as(name).call(readOverview)).status).toBe(403);
    }
    expect((await office.stranger.call(readOverview)).status).toBe(401);
  });
});
