import type { ReportForm } from '$contract/report.ts';
import type { Problem } from '#lib/api.ts';
import { listOf, optionalText, textOf, ticked } from './form.ts';

const ALWAYS = [
  'identityMode',
  'target.kind',
  'target.name',
  'target.townshipCode',
  'sector',
  'mode',
  'peopleBand',
  'amountBand',
  'stillRaising',
  'urgentSituations',
  'narrative',
];

/** What was left empty, in the order of the page. */
export function emptyFields(form: FormData): Problem['fields'] {
  const named = form.get('identityMode') === 'NAMED' ? ['reporter.name', 'reporter.phone'] : [];
  const [first = '', ...rest] = ALWAYS;
  const needed = [first, ...named, ...rest];
  const empty = needed
    .filter((name) => textOf(form, name) === '')
    .map((path) => ({ path, code: 'REQUIRED' as const }));
  const unticked = ['truthful', 'privacyRead'].filter((name) => !ticked(form, name));
  return [...empty, ...unticked.map((path) => ({ path, code: 'MUST_ACCEPT' as const }))];
}

type Draft = Record<keyof ReportForm, unknown>;

/** The form in the contract's shape, nothing checked: that is the API's to do, against its lists. */
export function typedReport(form: FormData): Partial<Draft> {
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
    rewardWaived: ticked(form, 'rewardWaived'),
    truthful: ticked(form, 'truthful'),
    privacyRead: ticked(form, 'privacyRead'),
  };
}
