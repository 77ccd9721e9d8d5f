import type { LetterBlock, Sheet } from '../../adapters/office-file/office-file.ts';
import { localDate } from '../../domain/calendar.ts';
import { DEFINITIONS } from '../../domain/milestones.ts';
import { changeOf, MONTH_COUNTS, type MonthlyFigures, type MonthPart } from '../../domain/monthly-report.ts';
import { showParts, SMALL } from '../../domain/statistics-suppress.ts';
import { REPORT_WORDS, type ReportWords } from './report-words.ts';

export type Lang = 'zh-CN' | 'en';
export type Signed = {
  madeAt: Date;
  madeByName: string;
  issue: { documentNo: string; issuedAt: Date; issuedByName: string } | null;
};
export type ReportText = { organ: string; title: string; documentNo: string; blocks: LetterBlock[] };

/** The report in sentences and tables, as page and file show it. Nothing small stands in it: it leaves the office. */
export function reportText(figures: MonthlyFigures, signed: Signed, lang: Lang): ReportText {
  const words = REPORT_WORDS[lang];
  const [year = 0, month = 0] = figures.month.split('-').map(Number);
  const named = (item: { zh: string; en: string }): string => (lang === 'en' ? item.en : item.zh);
  const { counts, before, kept } = figures;
  const changed = (['received', 'accepted', 'verified'] as const).map((key) =>
    words.change(words.counts[key], counts[key] - before[key], changeOf(counts[key], before[key])),
  );
  const overdue = figures.overdue.reduce((sum, one) => sum + one.references.length + one.more, 0);
  const text = (...parts: string[]): LetterBlock => ({ kind: 'text', text: parts.join('').trim() });
  const heading = (key: keyof ReportWords['headings']): LetterBlock => ({
    kind: 'heading',
    text: words.headings[key],
  });
  const table = (sheet: Sheet): LetterBlock => ({ kind: 'table', sheet });
  const { issue } = signed;
  // A table of dashes tells nobody anything.
  const spread = (['township', 'sector', 'channel'] as const)
    .map((dimension) => ({
      title: words.tables[dimension],
      columns: [words.heads[dimension], ...words.partColumns],
      rows: partRows(figures.by[dimension], counts, named),
    }))
    .filter(({ rows }) => rows.some((row) => row.some((cell) => typeof cell === 'number')));
  return {
    organ: words.organ(named(figures.district)),
    title: words.title(year, month),
    documentNo: issue?.documentNo ?? words.draft,
    blocks: [
      text(words.opening(year, month)),
      heading('whole'),
      text(words.month(counts), words.changes(changed), words.year(month, figures.year)),
      table({
        title: words.tables.counts,
        columns: words.countColumns,
        rows: MONTH_COUNTS.map((key) => [
          words.counts[key],
          counts[key],
          before[key],
          counts[key] - before[key],
          figures.year[key],
        ]),
      }),
      heading('time'),
      text(
        words.days(figures.days.accept, figures.days.determine),
        (['answer', 'verify', 'determine'] as const)
          .map((key) => keptText(words, key, kept[key]))
          .join(words.comma),
        words.stop,
      ),
      heading('overdue'),
      text(words.open(dateIn(words, signed.madeAt), figures.open, overdue)),
      ...(overdue > 0
        ? [
            table({
              title: words.tables.overdue,
              columns: words.overdueColumns,
              rows: figures.overdue.map((one) => [
                named(one),
                one.references.length + one.more,
                one.references.join(words.joined) + (one.more > 0 ? words.more(one.more) : ''),
              ]),
            }),
          ]
        : []),
      heading('spread'),
      ...(spread.length > 0
        ? [text(words.spread), ...spread.map(table), { kind: 'note' as const, text: words.small }]
        : [text(words.noSpread)]),
      heading('how'),
      ...DEFINITIONS.filter(({ code }) => code !== 'age' && code !== 'channel').map((one): LetterBlock => ({
        kind: 'note',
        text: named(one),
      })),
      { kind: 'signed', text: words.made(signed.madeByName) },
      { kind: 'signed', text: issue ? words.signed(issue.issuedByName) : words.draft },
      { kind: 'signed', text: dateIn(words, issue?.issuedAt ?? signed.madeAt) },
    ],
  };
}

function keptText(
  words: ReportWords,
  key: keyof ReportWords['kept'],
  kept: { due: number; kept: number },
): string {
  const [what = '', none = ''] = words.kept[key];
  if (kept.due === 0) return none;
  return words.keptText(what, kept.due, kept.kept, Math.round((100 * kept.kept) / kept.due));
}

function partRows(
  parts: readonly MonthPart[],
  whole: MonthlyFigures['counts'],
  named: (item: { zh: string; en: string }) => string,
): (string | number | null)[][] {
  const columns = (['received', 'accepted', 'verified'] as const).map((key) =>
    showParts(
      whole[key] >= SMALL ? whole[key] : null,
      parts.map((part) => part[key]),
    ),
  );
  return parts.map((part, index) => [named(part), ...columns.map((column) => column[index] ?? null)]);
}

function dateIn(words: ReportWords, at: Date): string {
  const [year = 0, month = 0, day = 0] = localDate(at).split('-').map(Number);
  return words.date(year, month, day);
}
