import type { Clock } from '../../adapters/clock.ts';
import type { Statistics } from '../../contract/statistics.ts';
import type { Tx } from '../../db/connection.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { REPORT_CHANNELS } from '../../domain/code-lists/registration.ts';
import { UNKNOWN_TOWNSHIP } from '../../domain/code-lists.ts';
import {
  type Dimension,
  type Part,
  type QuarterRelease,
  type Recorded,
  releaseQuarter,
  releaseYear,
  type YearRelease,
} from '../../domain/statistics.ts';
import {
  nextPublication,
  type Period,
  periodCode,
  periodsDue,
  spanOf,
} from '../../domain/statistics-periods.ts';
import { SMALL } from '../../domain/statistics-suppress.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { DistrictStore } from '../district/district.store.ts';
import { readOfficeDays } from '../district/office-days.ts';
import { statisticsTable } from './statistics-table.ts';
import type { ReleaseRecord, StatisticsStore } from './statistics.store.ts';

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  statistics: StatisticsStore;
  district: DistrictStore;
  audit: AuditStore;
};

/** What the street may know of the office's work: reckoned once, a month after each period, and never touched again. */
export function makeStatisticsService({ inTransaction, clock, statistics, district, audit }: Deps) {
  const partsOf = async (tx: Tx): Promise<Record<Dimension, Part[]>> => {
    const named = (row: { code: string; nameZh: string; nameEn: string }): Part => ({
      ...{ code: row.code, zh: row.nameZh, en: row.nameEn },
    });
    const { code, zh, en } = UNKNOWN_TOWNSHIP;
    return {
      sector: (await district.sectors(tx)).map(named),
      township: [...(await district.townships(tx)).map(named), { code, zh, en }],
      channel: [...REPORT_CHANNELS],
    };
  };

  /** What the office's own records say of the year up to a period's end. */
  async function recordedOf(tx: Tx, period: Period): Promise<Recorded> {
    const { from, until } = spanOf(period);
    return {
      leads: await statistics.leadDates(tx, spanOf({ year: period.year, quarter: null }).from),
      paid: await statistics.paid(tx, from, until),
    };
  }

  async function publishOne(
    tx: Tx,
    period: Period,
    recorded: Recorded,
    before: readonly ReleaseRecord[],
  ): Promise<void> {
    const now = clock.now();
    const { settings, calendar } = await readOfficeDays(tx, district);
    const office = { calendar, acceptance: settings.clocks.acceptance };
    const earlier = before
      .map(({ body }) => body)
      .filter(
        (body): body is QuarterRelease => 'months' in body && body.period.startsWith(`${period.year}-`),
      );
    const { year, quarter } = period;
    const body =
      quarter === null
        ? releaseYear(year, recorded, earlier, await partsOf(tx), office)
        : releaseQuarter({ year, quarter }, recorded, earlier, office);
    await statistics.add(tx, body.period, body, now);
    await audit.append(tx, {
      actor: { kind: 'SYSTEM' },
      act: 'statistics.publish',
      subject: { kind: 'SETTINGS', id: 'statistics' },
      facts: { period: body.period },
      at: now,
    });
  }

  /** The first period that is due and has not been published; false where there is none. `kept`: records kept elsewhere. */
  const publishNext = (kept?: { since: Date; recorded: Recorded }): Promise<boolean> =>
    inTransaction(async (tx) => {
      const row = await district.find(tx);
      if (!row) return false;
      // Another process that publishes waits here, and then finds it done.
      await district.lock(tx);
      const before = await statistics.releases(tx);
      const done = new Set(before.map(({ period }) => period));
      const due = periodsDue(kept?.since ?? row.setUpAt, clock.now());
      const next = due.find((period) => !done.has(periodCode(period)));
      if (!next) return false;
      await publishOne(tx, next, kept?.recorded ?? (await recordedOf(tx, next)), before);
      return true;
    });

  const read = (): Promise<Statistics> =>
    inTransaction(async (tx) => {
      const rows = (await statistics.releases(tx)).reverse();
      const told = rows.map(({ body, publishedAt }) => ({ ...body, publishedAt: publishedAt.toISOString() }));
      type Told<Body> = Body & { publishedAt: string };
      return {
        small: SMALL,
        nextAt: nextPublication(clock.now()).toISOString(),
        years: told.filter((body): body is Told<YearRelease> => 'by' in body),
        quarters: told.filter((body): body is Told<QuarterRelease> => 'months' in body),
      };
    });

  return {
    read,
    /** The same as CSV. */
    table: async (locale: 'zh-CN' | 'en'): Promise<string> => statisticsTable(await read(), locale),
    /** Publishes, one by one and in their order, what is due. */
    async publish(): Promise<void> {
      while (await publishNext());
    },
    /** Publishes, by the same rules, what was counted before the portal, or beside it. What is out stays as it is. */
    async takeOver(since: Date, recorded: Recorded): Promise<void> {
      while (await publishNext({ since, recorded }));
    },
  };
}
export type StatisticsService = ReturnType<typeof makeStatisticsService>;
