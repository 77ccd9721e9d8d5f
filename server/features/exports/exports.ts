import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../../adapters/clock.ts';
import type { Letter, MakeOfficeFile, Sheet } from '../../adapters/office-file/office-file.ts';
import { EXPORT_TYPES, type ExportAsked, type ExportedFile } from '../../contract/exports.ts';
import type { InTransaction } from '../../db/transaction.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import { BYTE_ORDER_MARK, csvLine } from '../csv-cell.ts';
import type { Gate } from '../gate.ts';

/** No file holds more rows than these; it says so where something was left out. */
export const MOST_EXPORTED = 10_000;

export type Exported = ExportAsked & {
  what: 'overview' | 'queue' | 'supervision' | 'ledger' | 'comparison';
  title: string;
  /** What was asked for, in the address's own spelling; no words that somebody searched for. */
  filter: string;
  sheets: readonly Sheet[];
  /** More than the sheets hold, where something was left out. */
  total: number;
};
type Written = Pick<Letter, 'organ' | 'title' | 'documentNo' | 'blocks'> & {
  lang: ExportAsked['lang'];
  period: string;
  name: string;
};
type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  audit: AuditStore;
  makeOfficeFile: MakeOfficeFile;
  /** How many files are made at once; whoever comes next is told to come back. */
  gate: Gate;
};

/** Clear facts as files to take along: under the name of who takes them, and in the log before they leave. */
export function makeExports({ inTransaction, clock, audit, makeOfficeFile, gate }: Deps) {
  async function take(caller: Caller, exported: Exported): Promise<ExportedFile> {
    const { what, format, lang, title, filter, sheets, total } = exported;
    const at = clock.now();
    const rows = sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0);
    await inTransaction((tx) =>
      audit.append(tx, {
        actor: caller.actor,
        act: 'table.export',
        subject: { kind: 'EXPORT', id: what },
        facts: { format, filter, rows },
        at,
      }),
    );
    const mark = markOf(lang, { by: caller.name, at, filter, rows, total });
    const body = await gate.run(() =>
      format === 'csv'
        ? csvOf(mark, sheets)
        : makeOfficeFile({
            kind: 'BOOK',
            book: { title, mark, by: caller.name, at: at.toISOString(), sheets },
          }),
    );
    const day = wall(at).slice(0, 10).replaceAll('-', '');
    return { type: EXPORT_TYPES[format], name: `tipward-${what}-${day}.${format}`, body };
  }
  /** An official letter, by the same rules. */
  async function letter(caller: Caller, written: Written): Promise<ExportedFile> {
    const { lang, period, name, organ, title, documentNo, blocks } = written;
    const at = clock.now();
    await inTransaction((tx) =>
      audit.append(tx, {
        actor: caller.actor,
        act: 'table.export',
        subject: { kind: 'EXPORT', id: 'report' },
        facts: { format: 'docx', filter: period, rows: 0 },
        at,
      }),
    );
    const mark = markOf(lang, { by: caller.name, at, filter: period, rows: 0, total: 0 });
    const text = { title, mark, by: caller.name, at: at.toISOString(), organ, documentNo, blocks };
    const body = await gate.run(() => makeOfficeFile({ kind: 'LETTER', letter: text }));
    return { type: EXPORT_TYPES.docx, name, body };
  }

  return { take, letter };
}
export type Exports = ReturnType<typeof makeExports>;

/** `2026-11-24 10:05` on the office's wall. */
export const wall = (at: Date): string =>
  new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

type MarkParts = { by: string; at: Date; filter: string; rows: number; total: number };

/** The line on every file: whose it is, and that it is not to leave the office. */
export function markOf(lang: ExportAsked['lang'], { by, at, filter, rows, total }: MarkParts): string {
  const cut = rows < total;
  return lang === 'en'
    ? `INTERNAL – NOT TO BE PASSED ON · taken by ${by} · ${wall(at)} · ${filter}${cut ? ` · the first ${rows}, and there are more` : ''}`
    : `内部资料 严禁外传 · ${by} ${wall(at)} 导出 · ${filter}${cut ? ` · 只导出前${rows}条，后面还有` : ''}`;
}

/** Lets others in between, a few hundred rows at a time. */
async function csvOf(mark: string, sheets: readonly Sheet[]): Promise<Buffer> {
  const lines = [BYTE_ORDER_MARK, csvLine([mark])];
  for (const { title, columns, rows } of sheets) {
    if (sheets.length > 1) lines.push('\r\n', csvLine([title]));
    lines.push(csvLine(columns));
    for (const [index, row] of rows.entries()) {
      lines.push(csvLine(row.map((cell) => (cell === null ? '' : String(cell)))));
      if (index % 500 === 499) await setImmediate();
    }
  }
  return Buffer.from(lines.join(''));
}
