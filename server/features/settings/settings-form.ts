import type { DistrictSettings } from '../../contract/settings.ts';
import type { Limit } from '../../domain/calendar.ts';
import { RUNGS } from '../../domain/escalation.ts';
import type { FieldError } from '../../domain/errors.ts';
import { LEAD_OUTCOMES, wrongPeriods } from '../../domain/retention-periods.ts';
import { type ClockName, DEFAULT_CLOCKS, type Settings } from '../../domain/settings.ts';
import { problemWhere } from '../../domain/shape.ts';
import { JOINT_UNITS } from '../../domain/units.ts';

const MIB = 1024 * 1024;
const GIB = 1024 * MIB;
const PPM_OF_PERCENT = 10_000;
const CLOCK_NAMES = Object.keys(DEFAULT_CLOCKS) as ClockName[];

/** The settings as the page shows them: plain numbers, each clock in the unit that the domain gave it. */
export function toForm(settings: Settings): DistrictSettings {
  const { evidence } = settings;
  return {
    clocks: Object.fromEntries(CLOCK_NAMES.map((name) => [name, lengthOf(settings.clocks[name])])) as Record<
      ClockName,
      number
    >,
    evidence: {
      maxFileMiB: Math.max(1, Math.floor(evidence.maxFileBytes / MIB)),
      maxFiles: evidence.maxFiles,
      maxTotalMiB: Math.max(1, Math.floor(evidence.maxTotalBytes / MIB)),
      maxUnderWayGiB: Math.max(1, Math.floor(settings.maxUploadsUnderWayBytes / GIB)),
    },
    limits: settings.limits,
    retention: settings.retention,
    lowBudgetAlarmPercent: Math.round(settings.lowBudgetAlarmPpm / PPM_OF_PERCENT),
    payeeOftenAYear: settings.payeeOftenAYear,
    pickUpCodeAllowed: settings.pickUpCodeAllowed,
    unsealMinutes: settings.unsealMinutes,
    meeting: {
      LEAD_AGENCY: settings.meetingUnits.includes('LEAD_AGENCY'),
      POLICE: settings.meetingUnits.includes('POLICE'),
      MARKET_REG: settings.meetingUnits.includes('MARKET_REG'),
    },
    complaints: settings.complaints,
    escalation: settings.escalation,
    officeHour: settings.officeHour,
    silenceAccepts: settings.silenceAccepts,
    policePhone: settings.policePhone,
    maxSupplements: settings.maxSupplements,
    claimExtensionMaxMonths: settings.claimExtensionMaxMonths,
  };
}

/** What was typed, over the settings that the page doesn't show. */
export function fromForm(form: DistrictSettings, saved: Settings): Settings {
  return {
    ...saved,
    clocks: Object.fromEntries(
      CLOCK_NAMES.map((name) => [name, { [unitOf(name)]: form.clocks[name] }]),
    ) as Record<ClockName, Limit>,
    evidence: {
      maxFileBytes: form.evidence.maxFileMiB * MIB,
      maxFiles: form.evidence.maxFiles,
      maxTotalBytes: form.evidence.maxTotalMiB * MIB,
    },
    maxUploadsUnderWayBytes: form.evidence.maxUnderWayGiB * GIB,
    limits: form.limits,
    retention: form.retention,
    lowBudgetAlarmPpm: form.lowBudgetAlarmPercent * PPM_OF_PERCENT,
    payeeOftenAYear: form.payeeOftenAYear,
    pickUpCodeAllowed: form.pickUpCodeAllowed,
    unsealMinutes: form.unsealMinutes,
    meetingUnits: JOINT_UNITS.filter((unit) => form.meeting[unit]),
    complaints: form.complaints,
    escalation: form.escalation,
    officeHour: form.officeHour,
    silenceAccepts: form.silenceAccepts,
    policePhone: form.policePhone,
    maxSupplements: form.maxSupplements,
    claimExtensionMaxMonths: form.claimExtensionMaxMonths,
  };
}

/** What no single field can show to be wrong, at its path. */
export function wrongTogether({
  evidence,
  retention,
}: Pick<DistrictSettings, 'evidence' | 'retention'>): FieldError[] {
  return [
    ...problemWhere(evidence.maxTotalMiB < evidence.maxFileMiB, 'evidence.maxTotalMiB', 'OUT_OF_RANGE'),
    ...problemWhere(
      evidence.maxUnderWayGiB * 1024 < evidence.maxTotalMiB,
      'evidence.maxUnderWayGiB',
      'OUT_OF_RANGE',
    ),
    ...wrongPeriods(retention).map(({ path, code }): FieldError => ({ path: `retention.${path}`, code })),
  ];
}

/** The settings that differ, by path, with their new values: what the audit log keeps of a change. */
export function changesBetween(
  before: DistrictSettings,
  after: DistrictSettings,
): Record<string, number | boolean> {
  const was = flat(before);
  const numbers = Object.entries(flat(after)).filter(([path, value]) => was[path] !== value);
  // Words stay out of the log; that they changed doesn't.
  const told = JSON.stringify(before.complaints) !== JSON.stringify(after.complaints);
  return {
    ...Object.fromEntries(numbers),
    ...(told ? { complaints: true } : {}),
    ...(before.policePhone === after.policePhone ? {} : { policePhone: true }),
  };
}

const flat = (form: DistrictSettings): Record<string, number | boolean> => ({
  ...named('clocks', form.clocks),
  ...named('evidence', form.evidence),
  ...named('limits', form.limits),
  ...periods(form.retention.months),
  'retention.payment': form.retention.paymentMonths,
  lowBudgetAlarmPercent: form.lowBudgetAlarmPercent,
  payeeOftenAYear: form.payeeOftenAYear,
  pickUpCodeAllowed: form.pickUpCodeAllowed,
  unsealMinutes: form.unsealMinutes,
  ...Object.fromEntries(JOINT_UNITS.map((unit) => [`meeting.${unit}`, form.meeting[unit]])),
  ...Object.fromEntries(
    RUNGS.flatMap((rung) =>
      Object.entries(form.escalation[rung]).map(([name, value]) => [`escalation.${rung}.${name}`, value]),
    ),
  ),
  officeHour: form.officeHour,
  silenceAccepts: form.silenceAccepts,
  maxSupplements: form.maxSupplements,
  claimExtensionMaxMonths: form.claimExtensionMaxMonths,
});

const named = (group: string, values: Record<string, number>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`${group}.${name}`, value]));

const periods = (months: DistrictSettings['retention']['months']) =>
  Object.fromEntries(
    LEAD_OUTCOMES.flatMap((outcome) => Object.entries(named(`retention.${outcome}`, months[outcome]))),
  );

const unitOf = (name: ClockName): string => Object.keys(DEFAULT_CLOCKS[name])[0] ?? 'days';
const lengthOf = (limit: Limit): number => Object.values(limit)[0] ?? 0;
