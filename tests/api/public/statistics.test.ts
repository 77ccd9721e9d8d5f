import { afterAll, beforeAll, expect, test } from 'vitest';
import { downloadStatistics, readStatistics } from '../../../server/contract/statistics.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import { walkOf } from '../verification/walk.ts';

let house: TestOffice;
beforeAll(async () => {
  house = await anOffice();
});
afterAll(() => house.close());

const read = () => house.stranger.do(readStatistics);
const publish = () => house.office.statistics.publish();
const at = (date: string) => house.clock.set(new Date(`${date}T10:00:00+08:00`));

test('a quarter and its year come out a month late, once, and stay as they came out', async () => {
  const walk = walkOf(house);
  for (let each = 0; each < 6; each += 1) {
    const { leadId } = await walk.report();
    if (each < 5) await walk.accept(leadId);
  }
  // Nobody has looked at this one, which no browser vouched for.
  await house.resident.report({ captcha: '' });
  at('2027-01-31');
  await publish();
  expect(await read()).toMatchObject({ years: [], quarters: [], nextAt: '2027-01-31T16:00:00.000Z' });

  at('2027-02-01');
  await Promise.all([publish(), publish()]);
  const told = await read();
  expect(told.quarters.map(({ period, counts, medians }) => ({ period, counts, medians }))).toEqual([
    {
      period: '2026-Q4',
      counts: { received: 6, accepted: 5, verified: null },
      medians: { acceptDays: 0, determineDays: null },
    },
  ]);
  const [year] = told.years;
  expect(year).toMatchObject({
    period: '2026',
    counts: { received: 6, accepted: 5, verified: null },
    overdue: { below: 84 },
    paid: null,
  });
  // All six of one sector: the others' "none" may not be told, so neither may the six.
  expect(year?.by.sector.every(({ received }) => received === null)).toBe(true);

  await house.rows(
    `update leads set received_at = '2026-10-10' where received_at = (select min(received_at) from leads)`,
  );
  at('2027-03-01');
  await publish();
  const later = await read();
  expect({ ...later, nextAt: '' }).toEqual({ ...told, nextAt: '' });
  await expect(house.rows(`update statistics_releases set body = '{}'`)).rejects.toThrow(/append-only/);
  await expect(house.rows('delete from statistics_releases')).rejects.toThrow(/append-only/);
});

test('the same is there as a table, in both languages, with nothing in it that is withheld', async () => {
  const { raw, headers } = await house.stranger.call(downloadStatistics);
  expect(headers['content-type']).toBe('text/csv; charset=utf-8');
  const text = raw.toString('utf8');
  expect(text.startsWith('\uFEFF时期,分组,类别,指标,数值\r\n')).toBe(true);
  expect(text).toContain('2026,合计,,收到（件）,6\r\n');
  expect(text).toContain('2026,合计,,查实（件）,不公布\r\n');
  expect(text).toContain('2026,合计,,超期答复占比,低于84%\r\n');
  expect(text).toContain('2026-Q4,月份,2026-12,收到（件）,不公布\r\n');
  const english = await house.stranger.call(downloadStatistics, { query: { lang: 'en' } });
  expect(english.raw.toString('utf8')).toContain('2026,Sector,Elderly care,Received,not published\r\n');
});
