import type { ReportForm } from '$contract/report.ts';
import type { Problem } from '#lib/api.ts';
import { filesOf, listOf, optionalText, textOf, ticked } from './form.ts';

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

/**
 * What was left empty, in the order of the page. Asked before the API is, so that somebody with 200 MB of recordings
 * doesn't send them for nothing twice.
 */
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

/** The multipart body of the contract: the typed report as JSON, then the files, each as the browser sent it. */
export function reportBody(form: FormData): FormData {
  const body = new FormData();
  body.append('report', JSON.stringify(typedReport(form)));
  for (const file of filesOf(form, 'evidence')) body.append('evidence', file, file.name);
  return body;
}

type Draft = Record<keyof ReportForm, unknown>;

// The API checks every value against its lists; what stands here is only put into the contract's shape.
function typedReport(form: FormData): Partial<Draft> {
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
