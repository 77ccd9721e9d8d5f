import type { ReportForm } from '$contract/report.ts';
import type { UploadRef } from '$contract/uploads.ts';
import type { Problem } from '#lib/api.ts';
import { listOf, optionalText, textOf, ticked } from './form.ts';

/** The fields in the order of the page. */
const FIELDS = [
  'identityMode',
  'reporter.name',
  'reporter.phone',
  'target.kind',
  'target.name',
  'target.townshipCode',
  'target.place',
  'target.personInCharge',
  'target.phone',
  'target.website',
  'target.creditCode',
  'sector',
  'mode',
  'promisedReturn',
  'promotionWays',
  'urgentSituations',
  'stillRaising',
  'peopleBand',
  'amountBand',
  'since',
  'narrative',
  'evidence',
  'source',
  'avoid',
  'truthful',
  'privacyRead',
];
const WRITTEN = ['target.name', 'narrative'];
const WRITTEN_WHEN_NAMED = ['reporter.name', 'reporter.phone', ...WRITTEN];
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

/** What was left empty: a box to fill in, an answer to choose, a promise to tick. */
function emptyFields(form: FormData): Problem['fields'] {
  const written = form.get('identityMode') === 'NAMED' ? WRITTEN_WHEN_NAMED : WRITTEN;
  const empty = (names: string[]) => names.filter((name) => textOf(form, name) === '');
  const unticked = ['truthful', 'privacyRead'].filter((name) => !ticked(form, name));
  return [
    ...empty(written).map((path) => ({ path, code: 'REQUIRED' as const })),
    ...empty(CHOSEN).map((path) => ({ path, code: 'NOT_IN_LIST' as const })),
    ...unticked.map((path) => ({ path, code: 'MUST_ACCEPT' as const })),
  ];
}

/** The office's complaints and what was left empty in one list, in the order of the page: one round to mend them all. */
export function withEmptyFields(problem: Problem, form: FormData): Problem {
  if (!['BAD_REQUEST', 'FILE_TOO_LARGE', 'TOO_MANY_FILES'].includes(problem.code)) return problem;
  const empty = emptyFields(form);
  const others = problem.fields.filter(({ path }) => !empty.some((field) => field.path === path));
  const place = (path: string) => FIELDS.findIndex((name) => path === name || path.startsWith(`${name}.`));
  const fields = [...empty, ...others].toSorted((a, b) => place(a.path) - place(b.path));
  return { ...problem, fields };
}

type Draft = Record<keyof ReportForm, unknown>;

/** The form in the contract's shape, nothing checked: that is the API's to do, against its lists. */
export function typedReport(form: FormData, uploads: readonly UploadRef[]): Partial<Draft> {
  const named = form.get('identityMode') === 'NAMED';
  const urgent = listOf(form, 'urgentSituations');
  return {
    submissionId: textOf(form, 'submissionId'),
    identityMode: textOf(form, 'identityMode'),
    ...(named
      ? { reporter: { name: textOf(form, 'reporter.name'), phone: textOf(form, 'reporter.phone') } }
      : {}),
    target: {
      kind: textOf(form, 'target.kind'),
      name: textOf(form, 'target.name'),
      creditCode: optionalText(form, 'target.creditCode'),
      personInCharge: optionalText(form, 'target.personInCharge'),
      phone: optionalText(form, 'target.phone'),
      townshipCode: textOf(form, 'target.townshipCode'),
      place: optionalText(form, 'target.place'),
      website: optionalText(form, 'target.website'),
    },
    sector: textOf(form, 'sector'),
    mode: textOf(form, 'mode'),
    promisedReturn: optionalText(form, 'promisedReturn'),
    promotionWays: listOf(form, 'promotionWays'),
    amountBand: textOf(form, 'amountBand'),
    peopleBand: textOf(form, 'peopleBand'),
    since: optionalText(form, 'since'),
    stillRaising: textOf(form, 'stillRaising'),
    // "None of these" beside a real emergency: the emergency counts.
    urgentSituations: urgent.length > 1 ? urgent.filter((code) => code !== 'NONE') : urgent,
    narrative: textOf(form, 'narrative'),
    source: optionalText(form, 'source'),
    avoid: listOf(form, 'avoid'),
    rewardWaived: ticked(form, 'rewardWaived'),
    truthful: ticked(form, 'truthful'),
    privacyRead: ticked(form, 'privacyRead'),
    ...(uploads.length > 0 ? { uploads } : {}),
    captcha: optionalText(form, 'h-captcha-response') ?? optionalText(form, 'captcha'),
  };
}
