import { randomUUID } from 'node:crypto';
import type { Clock } from '../../adapters/clock.ts';
import type { ExportedFile } from '../../contract/exports.ts';
import type { MonthlyReportRow, ReportBlock } from '../../contract/monthly-reports.ts';
import type { Tx } from '../../db/connection.ts';
import { brokenConstraint, type InTransaction } from '../../db/transaction.ts';
import { refuse } from '../../domain/errors.ts';
import { monthBefore, reportedMonth } from '../../domain/monthly-report.ts';
import { monthOf } from '../../domain/overview.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import type { Exports } from '../exports/exports.ts';
import type { StaffStore } from '../staff/staff.store.ts';
import type { MonthFigures } from './month-figures.ts';
import type { MonthlyReportsStore, ReportRecord } from './monthly-reports.store.ts';
import { type Lang, reportText, type ReportText, type Signed } from './report-letter.ts';

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  audit: AuditStore;
  reports: MonthlyReportsStore;
  staff: StaffStore;
  reckon: MonthFigures;
  exports: Exports;
};
/** Two years of months, with their corrections. */
const MOST_SHOWN = 60;
const MONTHS_TO_MAKE = 12;

/** The month's report: made by the coordinator, signed by the head, kept as it was. */
export function makeMonthlyReportsService({
  inTransaction,
  clock,
  audit,
  reports,
  staff,
  reckon,
  exports,
}: Deps) {
  const seesDrafts = (caller: Caller): boolean =>
    caller.actor.roles.some((role) => role !== 'LEADER' && role !== 'JOINT_MEETING');

  async function rowsOf(
    tx: Tx,
    caller: Caller,
    records: readonly ReportRecord[],
  ): Promise<MonthlyReportRow[]> {
    const names = await staff.namesOf(
      tx,
      records.map(({ issue }) => issue?.issuedBy ?? null),
    );
    const mayIssue = caller.actor.roles.includes('LEAD_AGENCY_HEAD');
    const lastOf = new Map<string, number>();
    for (const { report } of records)
      lastOf.set(report.month, Math.max(report.version, lastOf.get(report.month) ?? 0));
    return records.map(({ report, madeByName, issue }) => ({
      id: report.id,
      month: report.month,
      version: report.version,
      madeAt: report.madeAt.toISOString(),
      madeByName,
      issue: issue && {
        documentNo: issue.documentNo,
        issuedAt: issue.issuedAt.toISOString(),
        issuedByName: names.get(issue.issuedBy) ?? '',
      },
      mayIssue:
        mayIssue &&
        issue === null &&
        report.madeBy !== caller.staffId &&
        report.version === lastOf.get(report.month),
    }));
  }

  /** NOT_FOUND as well for a leader who asks for one that nobody issued. */
  async function find(tx: Tx, caller: Caller, id: string) {
    const record = await reports.find(tx, id);
    if (!record || (record.issue === null && !seesDrafts(caller))) refuse('NOT_FOUND');
    const last = await reports.lastVersion(tx, record.report.month);
    const [row] = await rowsOf(tx, caller, [record]);
    if (!row) refuse('NOT_FOUND');
    return { record, row: { ...row, mayIssue: row.mayIssue && record.report.version === last } };
  }

  const textOf = (record: ReportRecord, row: MonthlyReportRow, lang: Lang): ReportText => {
    const signed: Signed = {
      madeAt: record.report.madeAt,
      madeByName: row.madeByName,
      issue: row.issue && { ...row.issue, issuedAt: new Date(row.issue.issuedAt) },
    };
    return reportText(record.report.figures, signed, lang);
  };

  return {
    list: (caller: Caller) =>
      inTransaction(async (tx) => {
        const records = await reports.list(tx, MOST_SHOWN);
        const seen = seesDrafts(caller) ? records : records.filter(({ issue }) => issue !== null);
        const makes = caller.actor.roles.includes('LEAD_COORDINATOR');
        return { reports: await rowsOf(tx, caller, seen), months: makes ? lastMonths(clock.now()) : [] };
      }),

    /** @throws Refusal CONDITION_NOT_MET for a month that isn't over; STALE_VERSION where a colleague made one this second */
    make: (caller: Caller, month: string): Promise<{ id: string }> =>
      inTransaction(async (tx) => {
        const now = clock.now();
        const at =
          reportedMonth(month, monthOf(now)) ??
          refuse('CONDITION_NOT_MET', [{ path: 'month', code: 'OUT_OF_RANGE' }]);
        const version = (await reports.lastVersion(tx, month)) + 1;
        const id = randomUUID();
        const figures = await reckon(tx, at, now);
        await reports
          .add(tx, { id, month, version, figures, madeBy: caller.staffId, madeAt: now })
          .catch((error: unknown) => {
            if (brokenConstraint(error) === 'monthly_reports_one_a_version') refuse('STALE_VERSION');
            throw error;
          });
        await audit.append(tx, {
          actor: caller.actor,
          act: 'monthlyReport.make',
          subject: { kind: 'MONTHLY_REPORT', id },
          facts: { period: month, version },
          at: now,
        });
        return { id };
      }),

    read: (caller: Caller, id: string, lang: Lang) =>
      inTransaction(async (tx) => {
        const { record, row } = await find(tx, caller, id);
        const text = textOf(record, row, lang);
        return { ...row, ...text, blocks: structuredClone(text.blocks) as ReportBlock[] };
      }),

    /** @throws Refusal ILLEGAL_TRANSITION where it is issued already, STALE_VERSION where a later version is there */
    issue: (caller: Caller, id: string, documentNo: string) =>
      inTransaction(async (tx) => {
        const record = (await reports.find(tx, id)) ?? refuse('NOT_FOUND');
        const { month, version, madeBy } = record.report;
        if (record.issue) refuse('ILLEGAL_TRANSITION');
        if (madeBy === caller.staffId) refuse('SECOND_PERSON_NEEDED');
        if (version !== (await reports.lastVersion(tx, month))) refuse('STALE_VERSION');
        const now = clock.now();
        await reports
          .issue(tx, { reportId: id, documentNo, issuedBy: caller.staffId, issuedAt: now })
          .catch((error: unknown) => {
            if (brokenConstraint(error) === 'monthly_report_issues_pkey') refuse('ILLEGAL_TRANSITION');
            throw error;
          });
        await audit.append(tx, {
          actor: caller.actor,
          act: 'monthlyReport.issue',
          subject: { kind: 'MONTHLY_REPORT', id },
          facts: { period: month, version, documentNo },
          at: now,
        });
        return { ok: true } as const;
      }),

    async file(caller: Caller, id: string, lang: Lang): Promise<ExportedFile> {
      const { record, row } = await inTransaction((tx) => find(tx, caller, id));
      const { month, version } = record.report;
      return exports.letter(caller, {
        lang,
        period: `${month} v${version}`,
        name: `tipward-report-${month}-v${version}.docx`,
        ...textOf(record, row, lang),
      });
    },
  };
}
export type MonthlyReportsService = ReturnType<typeof makeMonthlyReportsService>;

/** The last twelve months that are over, `2026-10` first in November. */
function lastMonths(now: Date): string[] {
  const [year = 0, month = 1] = monthOf(now).split('-').map(Number);
  const months: string[] = [];
  for (let at = monthBefore({ year, month }); months.length < MONTHS_TO_MAKE; at = monthBefore(at))
    months.push(`${at.year}-${String(at.month).padStart(2, '0')}`);
  return months;
}
