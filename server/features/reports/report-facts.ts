import type { ReportForm } from '../../contract/report.ts';
import { UNKNOWN_TOWNSHIP } from '../../domain/code-lists.ts';
import { type FieldError, refuse } from '../../domain/errors.ts';
import { wrongAnswers } from '../../domain/report-answers.ts';
import type { TargetFacts } from '../../domain/target-tags.ts';
import type { Statement } from '../audit/receipt-proofs.ts';
import type { RegistrationSheet } from './registering.ts';

/** The village that a form names, as the office's list has it. */
export type Village = { code: string; townshipCode: string; nameZh: string };

/** What a form says that a schema cannot check. Throws BAD_REQUEST naming every field to mend. */
export function checkReport(
  form: ReportForm,
  lists: {
    sectors: readonly string[];
    modes: readonly string[];
    townships: readonly string[];
    units: readonly string[];
  },
  { village, thisMonth }: { village: Village | undefined; thisMonth: string },
): void {
  const fields: FieldError[] = wrongAnswers(form, thisMonth);
  if (!form.truthful) fields.push({ path: 'truthful', code: 'MUST_ACCEPT' });
  if (!form.privacyRead) fields.push({ path: 'privacyRead', code: 'MUST_ACCEPT' });
  if (!lists.modes.includes(form.mode)) fields.push({ path: 'mode', code: 'NOT_IN_LIST' });
  if (!lists.sectors.includes(form.sector)) fields.push({ path: 'sector', code: 'NOT_IN_LIST' });
  if (![UNKNOWN_TOWNSHIP.code, ...lists.townships].includes(form.target.townshipCode)) {
    fields.push({ path: 'target.townshipCode', code: 'NOT_IN_LIST' });
  }
  if (form.target.villageCode && village?.townshipCode !== form.target.townshipCode) {
    fields.push({ path: 'target.villageCode', code: 'NOT_IN_LIST' });
  }
  if (form.identityMode === 'NAMED' && !form.reporter) {
    fields.push({ path: 'reporter.name', code: 'REQUIRED' }, { path: 'reporter.phone', code: 'REQUIRED' });
  }
  if (form.identityMode === 'ANON' && form.reporter) fields.push({ path: 'reporter', code: 'NOT_ALLOWED' });
  if (form.urgentSituations.includes('NONE') && form.urgentSituations.length > 1) {
    fields.push({ path: 'urgentSituations', code: 'NOT_ALLOWED' });
  }
  for (const [index, unit] of (form.avoid ?? []).entries()) {
    if (!lists.units.includes(unit)) fields.push({ path: `avoid.${index}`, code: 'NOT_IN_LIST' });
  }
  for (const path of ['promotionWays', 'urgentSituations', 'avoid'] as const) {
    const chosen = form[path] ?? [];
    if (new Set<string>(chosen).size < chosen.length) fields.push({ path, code: 'MUST_DIFFER' });
  }
  if (fields.length) refuse('BAD_REQUEST', fields);
}

/**
 * What of a form goes into `raw`, `brief` and `identity`: three drawers, three sheets. Whatever could tell who reported
 * (how they know, what they put in, where else they went, who holds the papers) goes no further than `raw`.
 */
export function sheetsOf(form: ReportForm, village?: Village) {
  const { target, period, yearlyReturn } = form;
  const blank = (text: string | undefined) => text?.trim() || null;
  return {
    raw: {
      narrative: form.narrative,
      source: form.source ?? null,
      targetName: target.name,
      originals: form.originals ?? null,
      ownMoney: form.ownMoney ?? null,
      ownAmountBand: form.ownAmountBand ?? null,
      reportedElsewhere: form.reportedElsewhere ?? null,
      reportedWhere: blank(form.reportedWhere),
      togetherPeople: form.together?.people ?? null,
    },
    brief: {
      targetName: target.name,
      creditCode: blank(target.creditCode),
      personInCharge: blank(target.personInCharge),
      phone: blank(target.phone),
      village: blank([village?.nameZh, target.village?.trim()].filter(Boolean).join('，')),
      place: blank(target.place),
      website: blank(target.website),
      promisedReturn: blank(form.promisedReturn),
      yearlyFrom: yearlyReturn?.from ?? null,
      yearlyTo: yearlyReturn?.to ?? null,
      promisedTerm: form.promisedTerm ?? null,
      promotionWays: form.promotionWays,
      since: blank(form.since),
      periodFrom: period?.from ?? null,
      periodTo: period?.to ?? null,
      narrative: null as string | null,
    },
    identity: personOf(form),
  };
}

/** Who reported and, of a joint report, who collects for all: for the custodians of identities. */
function personOf({ reporter, together }: ReportForm) {
  const payee = together?.payee?.trim();
  return reporter ? { ...reporter, ...(payee && { payee }) } : null;
}

type Sheets = ReturnType<typeof sheetsOf>;
/** What a sheet had from the beginning, and what came later: older sheets lack it. */
type Grown<T, Old extends keyof T> = Pick<T, Old> & Partial<T>;
export type RawSheet = Grown<Sheets['raw'], 'narrative' | 'source' | 'targetName'> & {
  statement?: Statement;
  registration?: RegistrationSheet;
};
export type BriefSheet = Grown<
  Sheets['brief'],
  Exclude<keyof Sheets['brief'], 'village' | `yearly${string}` | 'promisedTerm' | `period${string}`>
>;

/** A sheet of any age in today's shape: what was not asked then is null. */
export function readBrief(sheet: BriefSheet): Sheets['brief'] {
  const later = { village: null, yearlyFrom: null, yearlyTo: null, promisedTerm: null };
  return { ...later, periodFrom: null, periodTo: null, ...sheet };
}

/** What the reporter said of themselves, as they wrote it; see {@link sheetsOf}. */
export function readOwnAnswers(sheet: RawSheet) {
  return {
    source: sheet.source,
    originals: sheet.originals ?? null,
    ownMoney: sheet.ownMoney ?? null,
    ownAmountBand: sheet.ownAmountBand ?? null,
    reportedElsewhere: sheet.reportedElsewhere ?? null,
    reportedWhere: sheet.reportedWhere ?? null,
    togetherPeople: sheet.togetherPeople ?? null,
  };
}

/**
 * The report as it was received, for its reporter to show one day: the whole form but the names and the phone, which
 * lie apart, and its files by their SHA-256.
 */
export function statementOf(form: ReportForm, files: readonly { sha256: string }[]) {
  const { reporter: _reporter, uploads: _uploads, together, ...rest } = form;
  const said = { ...rest, ...(together && { together: { people: together.people } }) };
  return { form: said, files: files.map(({ sha256 }) => sha256) };
}

/** What a form says of its target, for the blind index. */
export function targetOf({ target, narrative }: ReportForm): TargetFacts {
  return {
    name: target.name,
    creditCode: target.creditCode,
    phone: target.phone,
    website: target.website,
    person: target.personInCharge,
    wording: narrative,
  };
}
