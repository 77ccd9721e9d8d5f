import type { Static } from 'typebox';
import type { ExportedFile } from '../../contract/exports.ts';
import type { SchemeComparisonView, exportComparison } from '../../contract/scheme-desk.ts';
import type { Caller } from '../caller.ts';
import type { Exports } from '../exports/exports.ts';
import type { SchemeDesk } from './scheme-desk.service.ts';

type Deps = { schemeDesk: Pick<SchemeDesk, 'compare'>; exports: Pick<Exports, 'take'> };
type Span = SchemeComparisonView['total']['before'];

const WORDS = {
  'zh-CN': {
    title: '奖励方案两版比较',
    sums: '按等级合计',
    changes: '会怎样不同',
    total: '合计',
    grade: '等级',
    cases: '件数',
    differing: '会不同',
    unknown: '缺事实',
    spans: ['原来 最低（元）', '原来 最高（元）', '改后 最低（元）', '改后 最高（元）'],
    open: '不封顶',
    missing: '缺事实',
    version: (title: string, version: number) => `${title} 第${version}版`,
  },
  en: {
    title: 'Two versions of the reward scheme',
    sums: 'Sums by grade',
    changes: 'What would differ',
    total: 'Total',
    grade: 'Grade',
    cases: 'Cases',
    differing: 'Differing',
    unknown: 'Fact missing',
    spans: ['Before, least (yuan)', 'Before, most (yuan)', 'After, least (yuan)', 'After, most (yuan)'],
    open: 'no limit',
    missing: 'fact missing',
    version: (title: string, version: number) => `${title}, version ${version}`,
  },
} as const;

/** The comparison of two measures as a file: sums and ways to differ, and no case of either. */
export const makeComparisonFile =
  ({ schemeDesk, exports }: Deps) =>
  /** @throws Refusal NOT_FOUND, SCHEME_INVALID; BUSY where too many files are being made */
  async (
    caller: Caller,
    { before, after, format, lang }: Static<typeof exportComparison.schema.body>,
  ): Promise<ExportedFile> => {
    const compared = await schemeDesk.compare(before, after);
    const words = WORDS[lang];
    const gradeOf = (grade: number | null) => grade ?? words.total;
    const cells = (span: Span | null): (string | number)[] =>
      span
        ? [span.lowFen / 100, span.highFen === null ? words.open : span.highFen / 100]
        : [words.missing, words.missing];
    const names = [compared.before, compared.after].map(({ title, version }) =>
      words.version(title, version),
    );
    const sums = [...compared.grades, { ...compared.total, grade: null }];
    const rows = sums.length + compared.changes.length;
    return exports.take(caller, {
      what: 'comparison',
      ...{ format, lang, title: words.title, total: rows },
      filter: `${names.join(' → ')} · ${compared.since.slice(0, 10)}`,
      sheets: [
        {
          title: words.sums,
          columns: [words.grade, words.cases, words.differing, words.unknown, ...words.spans],
          rows: sums.map((row) => [
            gradeOf(row.grade),
            row.cases,
            row.differing,
            row.unknown,
            ...cells(row.before),
            ...cells(row.after),
          ]),
        },
        {
          title: words.changes,
          columns: [words.grade, words.cases, ...words.spans],
          rows: compared.changes.map((row) => [
            gradeOf(row.grade),
            row.cases,
            ...cells(row.before),
            ...cells(row.after),
          ]),
        },
      ],
    });
  };
export type ComparisonFile = ReturnType<typeof makeComparisonFile>;
