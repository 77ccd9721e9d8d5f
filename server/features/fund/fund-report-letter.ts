import type { LetterBlock } from '../../adapters/office-file/office-file.ts';
import { localDate } from '../../domain/calendar.ts';
import type { Account, LedgerEvent } from '../../domain/ledger.ts';
import { FUND_REPORT_WORDS, type FundReportWords } from './fund-report-words.ts';
import type { ClosingRecord, FundRecord } from './ledger.store.ts';

export type Moved = {
  fundId: string;
  event: LedgerEvent;
  account: Account;
  /** Booked after the year's last month: part of its end, not of its use. */
  later: boolean;
  count: number;
  fen: number;
};
type Paid = { period: string; stage: string; count: number; fen: number };

export type YearFigures = {
  year: number;
  district: { zh: string; en: string };
  funds: readonly FundRecord[];
  closings: readonly ClosingRecord[];
  moved: readonly Moved[];
  paid: readonly Paid[];
  closedMonths: number;
  signedMonths: number;
  check: { at: Date; entries: number; breaches: readonly string[] } | null;
  running: boolean;
  dueOn: string;
  by: string;
  at: Date;
};
export type ReportText = { organ: string; title: string; documentNo: string; blocks: LetterBlock[] };

/** The year's report in sentences and tables, as page and file show it. It names no award and nobody. */
export function fundReportText(figures: YearFigures, lang: 'zh-CN' | 'en'): ReportText {
  const words = FUND_REPORT_WORDS[lang];
  const { year, funds, moved, paid, district } = figures;
  const sumOf = (account: Account, events: readonly LedgerEvent[] | null, fundId?: string): number =>
    moved
      .filter(
        (one) =>
          !one.later &&
          one.account === account &&
          (events === null || events.includes(one.event)) &&
          (fundId === undefined || one.fundId === fundId),
      )
      .reduce((sum, { fen }) => sum + fen, 0);
  const text = (...parts: string[]): LetterBlock => ({ kind: 'text', text: parts.join('') });
  const heading = (key: keyof FundReportWords['headings']): LetterBlock => ({
    kind: 'heading',
    text: words.headings[key],
  });
  const rowOf = (fund?: FundRecord) => {
    const id = fund?.id;
    return {
      appropriated: sumOf('AVAILABLE', ['APPROPRIATED'], id),
      carried: sumOf('AVAILABLE', ['CARRIED_IN'], id) + sumOf('LOCKED', ['LOCK_CARRIED_IN'], id),
      reduced: 0 - sumOf('AVAILABLE', ['REDUCED'], id),
      spent: sumOf('SPENT', null, id),
      locked: sumOf('LOCKED', null, id),
      available: sumOf('AVAILABLE', null, id),
    };
  };
  const whole = rowOf();
  const had = whole.appropriated + whole.carried - whole.reduced;
  const y = words.yuan;
  const cells = (row: ReturnType<typeof rowOf>) =>
    [row.appropriated, row.carried, row.reduced, row.spent, row.locked, row.available].map(y);
  return {
    organ: words.organ(lang === 'en' ? district.en : district.zh),
    title: words.title(year),
    documentNo: words.draft,
    blocks: [
      text(words.opening(year)),
      heading('whole'),
      text(
        words.whole({
          appropriated: y(whole.appropriated),
          spent: y(whole.spent),
          locked: y(whole.locked),
          available: y(whole.available),
          rate: had > 0 ? `${((100 * whole.spent) / had).toFixed(1)}%` : '—',
        }),
      ),
      text(
        words.others(
          y(0 - sumOf('SPENT', ['RETURNED_LATE'])),
          y(sumOf('AVAILABLE', ['RELEASED'])),
          y(sumOf('AVAILABLE', ['RECOVERED'])),
        ),
      ),
      heading('funds'),
      {
        kind: 'table',
        sheet: {
          title: words.fundTable,
          columns: words.fundColumns,
          rows: [
            ...funds.map((fund) => [
              `${fund.title} (${words.sources[fund.source]})`,
              fund.budgetLine,
              ...cells(rowOf(fund)),
            ]),
            [words.sum, '', ...cells(whole)],
          ],
        },
      },
      heading('paid'),
      ...(paid.length
        ? [
            table(words.stageTable, words.stageColumns, grouped(paid, 'stage'), words),
            heading('months'),
            table(words.monthTable, words.monthColumns, grouped(paid, 'period'), words),
          ]
        : [text(words.noPaid)]),
      heading('end'),
      ...funds.map((fund) => text(endOf(fund, figures, words))),
      heading('control'),
      text(words.months(figures.closedMonths, figures.signedMonths)),
      text(
        figures.check
          ? words.check(dateIn(words, figures.check.at), figures.check.entries, figures.check.breaches.length)
          : words.noCheck,
      ),
      { kind: 'note', text: words.due(figures.dueOn) },
      { kind: 'signed', text: words.made(figures.by) },
      { kind: 'signed', text: dateIn(words, figures.at) },
    ],
  };
}

function endOf(fund: FundRecord, { closings, running }: YearFigures, words: FundReportWords): string {
  const closing = closings.find(({ fundId }) => fundId === fund.id);
  if (!closing) return running ? words.running(fund.title) : words.open(fund.title);
  const { closedAt, decision, availableFen, lockedFen } = closing;
  const [available, locked] = [words.yuan(availableFen), words.yuan(lockedFen)];
  return words.closed(fund.title, dateIn(words, closedAt), decision, available, locked);
}

type Group = { name: string; count: number; fen: number };

function grouped(paid: readonly Paid[], by: 'stage' | 'period'): Group[] {
  const groups = new Map<string, Group>();
  for (const { count, fen, ...one } of paid) {
    const group = groups.get(one[by]) ?? { name: one[by], count: 0, fen: 0 };
    groups.set(one[by], { ...group, count: group.count + count, fen: group.fen + fen });
  }
  return [...groups.values()];
}

function table(
  title: string,
  columns: string[],
  groups: readonly Group[],
  words: FundReportWords,
): LetterBlock {
  const sum = groups.reduce((all, { count, fen }) => ({ count: all.count + count, fen: all.fen + fen }), {
    count: 0,
    fen: 0,
  });
  const rows = groups.map(({ name, count, fen }) => [name, count, words.yuan(fen)]);
  return {
    kind: 'table',
    sheet: { title, columns, rows: [...rows, [words.sum, sum.count, words.yuan(sum.fen)]] },
  };
}

function dateIn(words: FundReportWords, at: Date): string {
  const [year = 0, month = 0, day = 0] = localDate(at).split('-').map(Number);
  return words.date(year, month, day);
}
