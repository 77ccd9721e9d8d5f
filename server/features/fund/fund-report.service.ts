import type { Clock } from '../../adapters/clock.ts';
import type { ExportedFile } from '../../contract/exports.ts';
import type { ReportBlock } from '../../contract/monthly-reports.ts';
import type { Tx } from '../../db/connection.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { refuse } from '../../domain/errors.ts';
import type { Caller } from '../caller.ts';
import type { DistrictStore } from '../district/district.store.ts';
import type { Exports } from '../exports/exports.ts';
import { fiscalYearOf } from './fiscal-year.ts';
import { type YearFigures, fundReportText } from './fund-report-letter.ts';
import { FUND_REPORT_WORDS } from './fund-report-words.ts';
import type { FundReportStore } from './fund-report.store.ts';
import type { LedgerChecksStore } from './ledger-checks.store.ts';
import type { LedgerStore } from './ledger.store.ts';
import type { PeriodsStore } from './periods.store.ts';

type Lang = 'zh-CN' | 'en';
type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  district: DistrictStore;
  ledger: LedgerStore;
  reports: FundReportStore;
  periods: PeriodsStore;
  checks: LedgerChecksStore;
  exports: Pick<Exports, 'letter'>;
};

/** 年度资金使用报告, due by the end of March of the year after (令18 asks for it). */
export function makeFundReports(deps: Deps) {
  const { inTransaction, clock, district, ledger, reports, periods, checks, exports } = deps;

  /** @throws Refusal NOT_FOUND for a year without a fund */
  async function figuresOf(tx: Tx, caller: Caller, year: number): Promise<YearFigures> {
    const funds = (await ledger.funds(tx)).filter((fund) => fund.fiscalYear === year);
    if (!funds.length) refuse('NOT_FOUND');
    const row = (await district.find(tx)) ?? refuse('NOT_FOUND');
    const inYear = ({ period }: { period: string }) => period.startsWith(`${year}-`);
    const last = await checks.last(tx);
    const now = clock.now();
    return {
      year,
      district: { zh: row.nameZh, en: row.nameEn },
      funds,
      closings: await ledger.closings(tx),
      moved: await reports.events(tx, year),
      paid: await reports.paid(tx, year),
      closedMonths: (await periods.closed(tx)).filter((each) => inYear(each.period)).length,
      signedMonths: (await periods.signed(tx)).filter(inYear).length,
      check: last ? { at: last.at, entries: last.entries, breaches: last.breaches } : null,
      running: year >= fiscalYearOf(now),
      dueOn: `${year + 1}-03-31`,
      by: caller.name,
      at: now,
    };
  }

  return {
    read: (caller: Caller, year: number, lang: Lang) =>
      inTransaction(async (tx) => {
        const figures = await figuresOf(tx, caller, year);
        const { blocks, ...text } = fundReportText(figures, lang);
        return {
          ...text,
          years: await reports.years(tx),
          dueOn: figures.dueOn,
          blocks: structuredClone(blocks) as ReportBlock[],
        };
      }),

    async file(caller: Caller, year: number, lang: Lang): Promise<ExportedFile> {
      const figures = await inTransaction((tx) => figuresOf(tx, caller, year));
      const text = fundReportText(figures, lang);
      const period = FUND_REPORT_WORDS[lang].title(year);
      return exports.letter(caller, { ...text, lang, period, name: `tipward-fund-${year}.docx` });
    },
  };
}
export type FundReports = ReturnType<typeof makeFundReports>;
