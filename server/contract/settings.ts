import { Type, type Static } from 'typebox';
import {
  DEFAULT_RETENTION,
  LEAD_OUTCOMES,
  LONGEST_MONTHS,
  type LeadOutcome,
  SHELVES,
  SHORTEST_MONTHS,
  type Shelf,
} from '../domain/retention-periods.ts';
import { DEFAULT_LADDER, type Ladder, RUNGS } from '../domain/escalation.ts';
import {
  type ClockName,
  DEFAULT_CLOCKS,
  DEFAULT_SETTINGS,
  STREET_LIMITS,
  type StreetLimits,
} from '../domain/settings.ts';
import { Done, type Endpoint, Strict, Version, Words } from './endpoint.ts';

const SYS = ['SYS_ADMIN'] as const;

const CLOCK_NAMES = Object.keys(DEFAULT_CLOCKS) as ClockName[];

/** Each clock's number; its unit (working days, days or hours) is the domain's and doesn't change. */
const Clocks = Type.Unsafe<Record<ClockName, number>>(
  Strict(Object.fromEntries(CLOCK_NAMES.map((name) => [name, Type.Integer({ minimum: 1, maximum: 400 })]))),
);

const Months = Type.Integer({ minimum: SHORTEST_MONTHS, maximum: LONGEST_MONTHS });
const Shelves = Strict(Object.fromEntries(SHELVES.map((shelf) => [shelf, Months])));
const Periods = Type.Unsafe<Record<LeadOutcome, Record<Shelf, number>>>(
  Strict(Object.fromEntries(LEAD_OUTCOMES.map((outcome) => [outcome, Shelves]))),
);

/** How often one address, or one session, may do what in ten minutes. */
const Limits = Type.Unsafe<StreetLimits>(
  Strict(
    Object.fromEntries(STREET_LIMITS.map((name) => [name, Type.Integer({ minimum: 1, maximum: 9_999 })])),
  ),
);

const Rungs = Type.Unsafe<Ladder>(
  Strict(
    Object.fromEntries(
      RUNGS.map((rung) => [
        rung,
        Strict({
          on: Type.Boolean(),
          /** On which working day after the date, 1 being the first. */
          workingDays: Type.Integer({ minimum: 1, maximum: 60 }),
          /** The urgent lane counts in minutes. */
          urgentMinutes: Type.Integer({ minimum: 0, maximum: 1_440 }),
        }),
      ]),
    ),
  ),
);

/** The settings that people change. */
export const DistrictSettings = Strict({
  clocks: Clocks,
  evidence: Strict({
    maxFileMiB: Type.Integer({ minimum: 1, maximum: 2_048 }),
    maxFiles: Type.Integer({ minimum: 1, maximum: 50 }),
    maxTotalMiB: Type.Integer({ minimum: 1, maximum: 8_192 }),
    /** What all uploads may weigh together while no report has taken them. */
    maxUnderWayGiB: Type.Integer({ minimum: 1, maximum: 10_240 }),
  }),
  limits: Limits,
  retention: Strict(
    { months: Periods, paymentMonths: Months },
    { description: 'Whole months after the end: name, then words and files, then the file.' },
  ),
  lowBudgetAlarmPercent: Type.Integer({ minimum: 0, maximum: 100 }),
  /** From how many awards within twelve months on one account it is often. */
  payeeOftenAYear: Type.Integer({ minimum: 2, maximum: 100 }),
  pickUpCodeAllowed: Type.Boolean(),
  /** How long an unsealed drawer stays open to whoever asked. */
  unsealMinutes: Type.Integer({ minimum: 5, maximum: 1_440 }),
  /** Whether a joint meeting needs that unit before it can determine. */
  meeting: Strict({ LEAD_AGENCY: Type.Boolean(), POLICE: Type.Boolean(), MARKET_REG: Type.Boolean() }),
  /** Where a reporter complains whose date has passed; each may stay empty. */
  complaints: Strict({
    unitZh: Words(60, 0),
    unitEn: Words(120, 0),
    phone: Words(40, 0),
    address: Words(120, 0),
  }),
  escalation: Rungs,
  /** The hour of a working day, 0–23, at which people are told what is due. */
  officeHour: Type.Integer({ minimum: 0, maximum: 23 }),
  silenceAccepts: Type.Boolean({ description: '视同受理: silence past the date counts as acceptance.' }),
  policePhone: Words(40, 0),
  /** How often a reporter may be asked to supplement. */
  maxSupplements: Type.Integer({ minimum: 1, maximum: 5 }),
  /** No lapsed claim is made again past this many months after its notice. */
  claimExtensionMaxMonths: Type.Integer({ minimum: 1, maximum: 120 }),
});
export type DistrictSettings = Static<typeof DistrictSettings>;

const { clocks: _clocks, ...BESIDE_CLOCKS } = DistrictSettings.properties;
/** The same for the district file, where each may be left out; the clocks have a place of their own there. */
export const SETTINGS_IN_FILE = Type.Unsafe<Partial<Omit<DistrictSettings, 'clocks'>>>(
  Strict(
    Object.fromEntries(Object.entries(BESIDE_CLOCKS).map(([name, schema]) => [name, Type.Optional(schema)])),
  ),
);

const settingsExample = {
  clocks: Object.fromEntries(CLOCK_NAMES.map((name) => [name, Object.values(DEFAULT_CLOCKS[name])[0]])),
  evidence: { maxFileMiB: 50, maxFiles: 10, maxTotalMiB: 200, maxUnderWayGiB: 20 },
  limits: DEFAULT_SETTINGS.limits,
  retention: DEFAULT_RETENTION,
  lowBudgetAlarmPercent: 20,
  payeeOftenAYear: 3,
  pickUpCodeAllowed: true,
  unsealMinutes: 60,
  meeting: { LEAD_AGENCY: true, POLICE: true, MARKET_REG: true },
  complaints: {
    unitZh: '区处置非法集资工作领导小组办公室',
    unitEn: 'Office of the District Leading Group',
    phone: '0953-0000000',
    address: '某某路1号',
  },
  escalation: DEFAULT_LADDER,
  officeHour: 8,
  silenceAccepts: false,
  policePhone: '110',
  maxSupplements: 2,
  claimExtensionMaxMonths: 36,
};

export const readSettings = {
  method: 'GET',
  url: '/api/admin/settings',
  allow: SYS,
  schema: {
    summary: 'The settings',
    tags: ['admin'],
    response: { 200: Strict({ version: Version, settings: DistrictSettings }) },
  },
} as const satisfies Endpoint;

export const saveSettings = {
  method: 'PUT',
  url: '/api/admin/settings',
  allow: SYS,
  schema: {
    summary: 'Change the settings; running clocks keep the dates already promised',
    tags: ['admin'],
    body: Strict(
      { version: Version, settings: DistrictSettings },
      { examples: [{ version: 1, settings: settingsExample }] },
    ),
    response: { 200: Done },
  },
} as const satisfies Endpoint;
