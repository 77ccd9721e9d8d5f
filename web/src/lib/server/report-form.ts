import type { ReportForm } from '$contract/report.ts';
import type { UploadRef } from '$contract/uploads.ts';
import type { Problem } from '#lib/api.ts';
import { measures, together, wrongFields } from '#lib/report/rules.ts';
import { REPORT_FIELDS } from '#lib/report/steps.ts';
import { listOf, optionalText, textOf, ticked } from './form.ts';

/** The office's complaints and what was left empty in one list, in the order of the page: one round to mend them all. */
export function withEmptyFields(problem: Problem, form: FormData): Problem {
  if (!['BAD_REQUEST', 'FILE_TOO_LARGE', 'TOO_MANY_FILES'].includes(problem.code)) return problem;
  const empty = wrongFields((name) => textOf(form, name));
  const others = problem.fields.filter(({ path }) => !empty.some((field) => field.path === path));
  const place = (path: string) =>
    REPORT_FIELDS.findIndex((name) => path === name || path.startsWith(`${name}.`));
  const fields = [...empty, ...others].toSorted((a, b) => place(a.path) - place(b.path));
  return { ...problem, fields };
}

type Draft = Record<keyof ReportForm, unknown>;

/** The form in the contract's shape, nothing checked: that is the API's to do, against its lists. */
export function typedReport(form: FormData, uploads: readonly UploadRef[]): Partial<Draft> {
  const named = form.get('identityMode') === 'NAMED';
  const urgent = listOf(form, 'urgentSituations');
  const { period, yearlyReturn } = measures((name) => textOf(form, name));
  const invested = ['INVESTED', 'LOST'].includes(textOf(form, 'ownMoney'));
  const elsewhere = textOf(form, 'reportedElsewhere') === 'YES';
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
      villageCode: optionalText(form, 'target.villageCode'),
      village: optionalText(form, 'target.village'),
      place: optionalText(form, 'target.place'),
      website: optionalText(form, 'target.website'),
    },
    sector: textOf(form, 'sector'),
    mode: textOf(form, 'mode'),
    promisedReturn: optionalText(form, 'promisedReturn'),
    yearlyReturn,
    promisedTerm: optionalText(form, 'promisedTerm'),
    promotionWays: listOf(form, 'promotionWays'),
    amountBand: textOf(form, 'amountBand'),
    peopleBand: textOf(form, 'peopleBand'),
    since: optionalText(form, 'since'),
    period,
    stillRaising: textOf(form, 'stillRaising'),
    // "None of these" beside a real emergency: the emergency counts.
    urgentSituations: urgent.length > 1 ? urgent.filter((code) => code !== 'NONE') : urgent,
    narrative: textOf(form, 'narrative'),
    source: optionalText(form, 'source'),
    originals: optionalText(form, 'originals'),
    ownMoney: optionalText(form, 'ownMoney'),
    // What a question asks that was never open, or is closed again, is not sent.
    ownAmountBand: invested ? optionalText(form, 'ownAmountBand') : undefined,
    reportedElsewhere: optionalText(form, 'reportedElsewhere'),
    reportedWhere: elsewhere ? optionalText(form, 'reportedWhere') : undefined,
    together: together((name) => textOf(form, name)),
    avoid: listOf(form, 'avoid'),
    rewardWaived: ticked(form, 'rewardWaived'),
    truthful: ticked(form, 'truthful'),
    privacyRead: ticked(form, 'privacyRead'),
    ...(uploads.length > 0 ? { uploads } : {}),
    captcha: optionalText(form, 'h-captcha-response') ?? optionalText(form, 'captcha'),
  };
}
