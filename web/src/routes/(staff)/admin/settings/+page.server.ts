import { readSettings, saveSettings } from '$contract/settings.ts';
import {
  DEFAULT_CLOCKS,
  JOINT_UNITS,
  LEAD_OUTCOMES,
  RUNGS,
  SHELVES,
  STREET_LIMITS,
  type ClockName,
} from '$contract/vocabulary.ts';
import { call } from '#lib/api.ts';
import { integerOf, refused, textOf, ticked } from '#lib/server/form.ts';
import { doneAt, opened } from '#lib/server/staff-door.ts';
import type { Actions, PageServerLoad } from './$types';

const HERE = '/admin/settings';
const COMPLAINTS = ['unitZh', 'unitEn', 'phone', 'address'];
const CLOCKS = Object.keys(DEFAULT_CLOCKS) as ClockName[];

export const load: PageServerLoad = async (event) => ({
  ...opened(event, await call(event.fetch, readSettings)),
  done: event.url.searchParams.has('done'),
  shown: crypto.randomUUID(),
});

type Saved = NonNullable<NonNullable<Parameters<typeof call<typeof saveSettings>>[2]>['body']>['settings'];

/** An empty box is left out, so that the contract names it as missing. */
function settingsOf(form: FormData): Saved {
  const numbers = (names: readonly string[], under: string) =>
    Object.fromEntries(
      names.flatMap((name) => {
        const value = integerOf(form, `${under}.${name}`);
        return value === undefined ? [] : [[name, value]];
      }),
    );
  return {
    clocks: numbers(CLOCKS, 'settings.clocks'),
    evidence: numbers(['maxFileMiB', 'maxFiles', 'maxTotalMiB', 'maxUnderWayGiB'], 'settings.evidence'),
    limits: numbers(STREET_LIMITS, 'settings.limits'),
    retention: {
      months: Object.fromEntries(
        LEAD_OUTCOMES.map((outcome) => [outcome, numbers(SHELVES, `settings.retention.months.${outcome}`)]),
      ),
      ...numbers(['paymentMonths'], 'settings.retention'),
    },
    ...numbers(
      [
        'lowBudgetAlarmPercent',
        'payeeOftenAYear',
        'unsealMinutes',
        'maxSupplements',
        'claimExtensionMaxMonths',
      ],
      'settings',
    ),
    complaints: Object.fromEntries(
      COMPLAINTS.map((name) => [name, textOf(form, `settings.complaints.${name}`)]),
    ),
    pickUpCodeAllowed: ticked(form, 'settings.pickUpCodeAllowed'),
    escalation: Object.fromEntries(
      RUNGS.map((rung) => {
        const under = `settings.escalation.${rung}`;
        return [
          rung,
          { on: ticked(form, `${under}.on`), ...numbers(['workingDays', 'urgentMinutes'], under) },
        ];
      }),
    ),
    ...numbers(['officeHour'], 'settings'),
    silenceAccepts: ticked(form, 'settings.silenceAccepts'),
    policePhone: textOf(form, 'settings.policePhone'),
    meeting: Object.fromEntries(JOINT_UNITS.map((unit) => [unit, ticked(form, `settings.meeting.${unit}`)])),
  } as Saved;
}

export const actions: Actions = {
  default: async ({ request, fetch }) => {
    const form = await request.formData();
    const body = { version: integerOf(form, 'version') ?? 0, settings: settingsOf(form) };
    const answer = await call(fetch, saveSettings, { body });
    return answer.ok ? doneAt(HERE, 'saved') : refused(answer.error, form);
  },
};
