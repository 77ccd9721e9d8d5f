import type { LogRow } from '../../contract/audit.ts';
import { BYTE_ORDER_MARK, csvLine } from '../csv-cell.ts';

export const EXPORT_FORMATS = {
  csv: { type: 'text/csv; charset=utf-8', ending: 'csv' },
  jsonl: { type: 'text/plain; charset=utf-8', ending: 'jsonl' },
} as const;
export type ExportFormat = keyof typeof EXPORT_FORMATS;

const COLUMNS = ['序号', '时间', '事项', '代码', '操作人', '对象类型', '对象', '线索', '情况'];

/** The head of a file that leaves the office: who took it, when, and of how large a log. */
export function exportHead(format: ExportFormat, by: string, at: Date, size: number): string {
  const time = at.toISOString();
  return format === 'jsonl'
    ? `${JSON.stringify({ exportedBy: by, exportedAt: time, logSize: size })}\n`
    : BYTE_ORDER_MARK +
        csvLine(['导出人', by, '导出时间', time, '日志条数', String(size)]) +
        csvLine(COLUMNS);
}

export function exportRow(format: ExportFormat, row: LogRow): string {
  if (format === 'jsonl') return `${JSON.stringify(row)}\n`;
  // Names in words for whoever reads the table; values as the log holds them, to be compared.
  const facts = row.facts.map(({ zh, value }) => `${zh}=${value}`).join('; ');
  const who = row.actorName ?? row.actorKind;
  const lead = row.leadReference ?? '';
  return csvLine([
    String(row.place),
    row.at,
    row.zh,
    row.act,
    who,
    row.subjectKind,
    row.subject,
    lead,
    facts,
  ]);
}
