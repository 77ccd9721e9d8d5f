import type { ErrorAnswer } from '$contract/endpoint.ts';
import { ABOUT_WHEN, PHONE, localDate, wrongAnswers } from '$contract/report-answers.ts';

type FieldError = NonNullable<ErrorAnswer['fields']>[number];
type Code = FieldError['code'];

/** What stands in the form under a name: '' where nothing does. */
export type Answer = (name: string) => string;

/** What must be written, and how long at least; what must be chosen; what must be ticked. */
const WRITTEN: Record<string, number> = {
  'reporter.name': 2,
  'reporter.phone': 7,
  'target.name': 2,
  narrative: 10,
};
const CHOSEN = [
  'identityMode',
  'target.kind',
  'target.townshipCode',
  'sector',
  'mode',
  'urgentSituations',
  'stillRaising',
  'peopleBand',
  'amountBand',
];
const TICKED = ['truthful', 'privacyRead'];
const MEASURED: Record<string, readonly Code[]> = {
  'yearlyReturn.from': ['REQUIRED', 'BAD_FORMAT', 'OUT_OF_RANGE'],
  'yearlyReturn.to': ['BAD_FORMAT', 'OUT_OF_RANGE'],
  'together.people': ['REQUIRED', 'BAD_FORMAT', 'OUT_OF_RANGE'],
  'period.from': ['BAD_FORMAT', 'OUT_OF_RANGE'],
  'period.to': ['BAD_FORMAT', 'OUT_OF_RANGE'],
};

/** What {@link wrongFields} can say of a field. */
export function codesOfField(name: string): readonly Code[] {
  if (name in WRITTEN) return ['REQUIRED', 'TOO_SHORT'];
  if (CHOSEN.includes(name)) return ['NOT_IN_LIST'];
  if (TICKED.includes(name)) return ['MUST_ACCEPT'];
  return MEASURED[name] ?? [];
}

/** A number of percent as people write it: `18`, `18%`, `１８．５`. NaN where it is none, undefined where nothing is. */
export function percentOf(text: string): number | undefined {
  const plain = text.normalize('NFKC').replace(/\s/g, '');
  if (plain === '') return undefined;
  const [, digits] = /^(\d{1,6}(?:\.\d+)?)%?$/.exec(plain) ?? [];
  return digits === undefined ? Number.NaN : Number(digits);
}

/** How many people, as they write it: `3`, `３人`. NaN where it is no number, undefined where nothing is. */
export function peopleOf(text: string): number | undefined {
  const plain = text.normalize('NFKC').replace(/[\s人个]/g, '');
  if (plain === '') return undefined;
  return /^\d{1,6}$/.test(plain) ? Number(plain) : Number.NaN;
}

/** Who reports jointly, as the API takes it; one alone is nobody's company. A payee is asked of a named report only. */
export function together(answer: Answer) {
  const written = peopleOf(answer('together.people'));
  const people = written === 1 ? undefined : written;
  const payee = answer('identityMode') === 'NAMED' ? answer('together.payee').trim() : '';
  return people === undefined && payee === '' ? undefined : { people, ...(payee && { payee }) };
}

/** A year and a month as chosen; a month alone is no time, and says so by its form. */
export function aboutWhen(year: string, month: string): string | undefined {
  if (year === '' && month === '') return undefined;
  return month === '' ? year : `${year}-${month}`;
}

/** What the answers say of promise and time, as the API takes it; what was never asked is left out. */
export function measures(answer: Answer) {
  const period = {
    from: aboutWhen(answer('period.from.year'), answer('period.from.month')),
    to:
      answer('stillRaising') === 'NO'
        ? aboutWhen(answer('period.to.year'), answer('period.to.month'))
        : undefined,
  };
  const yearlyReturn = {
    from: percentOf(answer('yearlyReturn.from')),
    to: percentOf(answer('yearlyReturn.to')),
  };
  return { period, yearlyReturn };
}

/**
 * What is missing or can't be, in one list: the form's own "next" asks it step by step, and the page's answer to a
 * refused form adds it to what the office said.
 */
export function wrongFields(answer: Answer, now = new Date()): FieldError[] {
  const named = answer('identityMode') === 'NAMED';
  const written = Object.entries(WRITTEN).filter(([name]) => named || !name.startsWith('reporter.'));
  return [
    ...written.flatMap(([path, least]): FieldError[] => {
      const text = answer(path).trim();
      const { length } = text;
      if (length >= least && (path !== 'reporter.phone' || PHONE.test(text))) return [];
      return [{ path, code: length === 0 ? 'REQUIRED' : 'TOO_SHORT' }];
    }),
    ...CHOSEN.filter((name) => answer(name) === '').map((path) => ({ path, code: 'NOT_IN_LIST' }) as const),
    ...TICKED.filter((name) => answer(name) === '').map((path) => ({ path, code: 'MUST_ACCEPT' }) as const),
    ...wrongMeasures(answer, now),
    ...wrongCompany(answer),
  ];
}

function wrongCompany(answer: Answer): FieldError[] {
  const company = together(answer);
  if (!company) return [];
  const { people } = company;
  const path = 'together.people';
  if (people === undefined) return [{ path, code: 'REQUIRED' }];
  if (Number.isNaN(people)) return [{ path, code: 'BAD_FORMAT' }];
  return people < 2 || people > 999 ? [{ path, code: 'OUT_OF_RANGE' }] : [];
}

function wrongMeasures(answer: Answer, now: Date): FieldError[] {
  const { period, yearlyReturn } = measures(answer);
  const unread: FieldError[] = [
    ...Object.entries(yearlyReturn).flatMap(([end, value]): FieldError[] => {
      const path = `yearlyReturn.${end}`;
      if (Number.isNaN(value)) return [{ path, code: 'BAD_FORMAT' }];
      return value !== undefined && value > 10_000 ? [{ path, code: 'OUT_OF_RANGE' }] : [];
    }),
    ...Object.entries(period).flatMap(([end, value]): FieldError[] =>
      value === undefined || ABOUT_WHEN.test(value) ? [] : [{ path: `period.${end}`, code: 'BAD_FORMAT' }],
    ),
  ];
  const readable = unread.length === 0 ? { period, yearlyReturn } : {};
  const stillRaising = answer('stillRaising');
  return [...unread, ...wrongAnswers({ ...readable, stillRaising }, localDate(now).slice(0, 7))];
}
