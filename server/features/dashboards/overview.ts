import type { Clock } from '../../adapters/clock.ts';
import { LEAD_READERS } from '../../contract/leads.ts';
import type { Overview, OverviewPart } from '../../contract/dashboards.ts';
import type { Tx } from '../../db/connection.ts';
import type { Limit } from '../../domain/calendar.ts';
import { catalogueOf } from '../../domain/catalogues.ts';
import { UNKNOWN_TOWNSHIP } from '../../domain/code-lists.ts';
import { REPORT_CHANNELS } from '../../domain/code-lists/registration.ts';
import { refuse } from '../../domain/errors.ts';
import {
  daysOf,
  type Dimension,
  DIMENSIONS,
  OPEN_LEAD_STATUSES,
  type OverviewAsked,
  overviewSpan,
  workingDaysIn,
} from '../../domain/overview.ts';
import { withDefaults } from '../../domain/settings.ts';
import type { Span } from '../../domain/statistics-periods.ts';
import { showParts, SMALL } from '../../domain/statistics-suppress.ts';
import type { Caller } from '../caller.ts';
import type { DistrictStore } from '../district/district.store.ts';
import { type OfficeDays, readOfficeDays } from '../district/office-days.ts';
import type { Asked, DashboardsStore, Figures } from './dashboards.store.ts';

type Deps = {
  clock: Clock;
  dashboards: DashboardsStore;
  district: DistrictStore;
};
type Named = { code: string; zh: string; en: string };

const DAY_MS = 86_400_000;
/** As many targets as somebody looks through. */
const MOST_REPEATED = 10;
const FIGURES = [
  'received',
  'accepted',
  'verified',
  'determined',
  'receivedAccepted',
  'receivedVerified',
] as const;
const workingDays = (limit: Limit): number => Object.values(limit)[0] ?? 0;

/** The office's own figures. Whoever may read no lead is told no small number of which somebody could be guessed. */
export function makeReckoning({ clock, dashboards, district }: Deps) {
  const namesOf = async (tx: Tx): Promise<Record<Dimension, Named[]>> => {
    const { catalogues } = withDefaults((await district.find(tx))?.settings ?? {});
    const named = (row: { code: string; nameZh: string; nameEn: string }): Named => ({
      ...{ code: row.code, zh: row.nameZh, en: row.nameEn },
    });
    const both = async (list: 'sectors' | 'townships') => [
      ...(await district[list](tx)).map(named),
      ...(await district[list](tx, false)).map(named),
    ];
    return {
      sector: await both('sectors'),
      mode: catalogueOf('modes', catalogues).map(({ code, zh, en }) => ({ code, zh, en })),
      township: [...(await both('townships')), UNKNOWN_TOWNSHIP],
      channel: [...REPORT_CHANNELS],
    };
  };

  /** What the database is asked, with a ruler that reaches from the first lead past the last limit. */
  async function askedOf(tx: Tx, span: Span, days: OfficeDays): Promise<Asked> {
    const now = clock.now();
    const { acceptance, verify, verifyExtension, determine } = days.settings.clocks;
    const limits = {
      answer: workingDays(acceptance),
      verify: workingDays(verify),
      extension: workingDays(verifyExtension),
      determine: workingDays(determine),
    };
    const longest = Math.max(limits.answer, limits.verify + limits.extension, limits.determine);
    // Twice the working days and a month: weekends and the longest holidays lie between.
    const slack = (longest * 2 + 31) * DAY_MS;
    const first = (await dashboards.firstAt(tx)) ?? now;
    const last = new Date(Math.max(now.getTime(), span.until.getTime()) + slack);
    const ruler = workingDaysIn(first < span.from ? first : span.from, last, days.calendar);
    return { span, now, since: new Date(span.from.getTime() - slack), ruler, limits };
  }

  async function overview(tx: Tx, caller: Caller, asked: OverviewAsked): Promise<Overview> {
    const { roles } = caller.actor;
    const mayOpen = LEAD_READERS.some((role) => roles.includes(role));
    const guarded = !mayOpen && !roles.includes('AUDITOR');
    const now = clock.now();
    const span = overviewSpan(asked, now);
    if (!span) refuse('BAD_REQUEST', [{ path: 'period', code: 'BAD_FORMAT' }]);
    // Two free spans that differ by a day would tell of the one lead that came on it.
    if (guarded && (asked.from !== undefined || asked.to !== undefined)) {
      refuse('BAD_REQUEST', [{ path: 'from', code: 'NOT_ALLOWED' }]);
    }
    const days = await readOfficeDays(tx, district);
    const question = await askedOf(tx, span, days);
    const { total, parts } = await dashboards.figures(tx, question);
    const standing = await dashboards.standing(tx, now, question.ruler);
    const names = await namesOf(tx);
    const { limits } = question;
    const by = Object.fromEntries(
      DIMENSIONS.map((dimension) => [
        dimension,
        partsOf(names[dimension], parts[dimension], dimension === 'township', guarded ? total : null),
      ]),
    ) as Record<Dimension, OverviewPart[]>;
    const nameOf = (dimension: Dimension, code: string): Named =>
      names[dimension].find((one) => one.code === code) ?? { code, zh: code, en: code };
    const repeated = mayOpen
      ? (await dashboards.repeated(tx, span, MOST_REPEATED)).map((row) => ({
          ...row,
          sector: nameOf('sector', row.sector),
          township: nameOf('township', row.township),
        }))
      : null;
    return {
      ...daysOf(span),
      over: span.until <= now,
      mayOpen,
      mayChoose: !guarded,
      total: figuresOf(total),
      days: {
        accept: { ...total.accept, limit: limits.answer },
        verify: { ...total.verify, limit: limits.verify },
        determine: { ...total.determine, limit: null },
      },
      kept: { answer: total.answerKept, verify: total.verifyKept, determine: total.determineKept },
      by,
      repeated,
      standing: OPEN_LEAD_STATUSES.flatMap((status) => standing.filter((one) => one.status === status)),
    };
  }

  return { askedOf, namesOf, overview };
}
export type Reckoning = ReturnType<typeof makeReckoning>;

const figuresOf = (row: Figures): Figures =>
  Object.fromEntries(FIGURES.map((figure) => [figure, row[figure]])) as Figures;

/** By the district's list; `all`: those too in which nothing happened. `guard`: the whole, where small parts are withheld. */
function partsOf(
  names: readonly Named[],
  rows: readonly (Figures & { code: string })[],
  all: boolean,
  guard: Figures | null,
): OverviewPart[] {
  const known = new Map(rows.map((row) => [row.code, row]));
  const strays = rows.filter(({ code }) => !names.some((name) => name.code === code));
  const list = [...names, ...strays.map(({ code }) => ({ code, zh: code, en: code }))].filter(
    ({ code }) => all || guard !== null || FIGURES.some((figure) => (known.get(code)?.[figure] ?? 0) > 0),
  );
  const valuesOf = (figure: (typeof FIGURES)[number]): (number | null)[] => {
    const values = list.map(({ code }) => known.get(code)?.[figure] ?? 0);
    if (!guard) return values;
    return showParts(guard[figure] >= SMALL ? guard[figure] : null, values);
  };
  const shown = new Map(FIGURES.map((figure) => [figure, valuesOf(figure)]));
  const cell = (figure: (typeof FIGURES)[number], index: number) => shown.get(figure)?.[index] ?? null;
  return list.map(({ code, zh, en }, index) => ({
    ...{ code, zh, en },
    received: cell('received', index),
    accepted: cell('accepted', index),
    verified: cell('verified', index),
    determined: cell('determined', index),
    receivedAccepted: cell('receivedAccepted', index),
    receivedVerified: cell('receivedVerified', index),
  }));
}
