import { Type, type Static } from 'typebox';
import type { RetentionPeriods } from '../domain/retention-periods.ts';
import { LEAD_OUTCOMES, SHELVES } from '../domain/retention-periods.ts';
import { OwnLists } from './catalogues.ts';
import { type Endpoint, Nullable, Strict } from './endpoint.ts';

const Text = Strict({ zh: Type.Optional(Type.String()), en: Type.Optional(Type.String()) });
const Named = Strict({ code: Type.String(), zh: Type.String(), en: Type.String() });
const Codes = Type.Array(Named);

const months = Object.fromEntries(SHELVES.map((shelf) => [shelf, Type.Integer()]));
const Periods = Type.Unsafe<RetentionPeriods['months']>(
  Strict(Object.fromEntries(LEAD_OUTCOMES.map((outcome) => [outcome, Strict(months)]))),
);

export const DistrictProfile = Strict({
  nameZh: Type.String(),
  nameEn: Type.String(),
  cityZh: Type.String(),
  cityEn: Type.String(),
  regionZh: Type.String(),
  regionEn: Type.String(),
  /** `sheet` is the address of the style sheet, null where the pages are drawn in that colour already. */
  look: Strict({ colour: Type.String(), sheet: Nullable(Type.String()), emblem: Nullable(Type.String()) }),
  /** Sentences of the pages that the district words itself, by their path in the messages. */
  texts: Type.Record(Type.String(), Text),
  demo: Type.Boolean(),
  /** False until the desks that must receive a report have members. */
  open: Type.Boolean(),
  acceptanceWorkingDays: Type.Integer(),
  /** Where somebody complains whose date has passed; empty words where the district names nobody. */
  complaints: Strict({
    unitZh: Type.String(),
    unitEn: Type.String(),
    phone: Type.String(),
    address: Type.String(),
  }),
  /** Whether a reward can be picked up with a code; the district's measure may forbid it. */
  pickUpCodeAllowed: Type.Boolean(),
  /** How long the steps take that a reporter waits for, and has to mend an account that the bank refused. */
  limits: Strict({
    verifyWorkingDays: Type.Integer(),
    determineWorkingDays: Type.Integer(),
    payWorkingDays: Type.Integer(),
    correctAccountDays: Type.Integer(),
    claimNamedDays: Type.Integer(),
    claimAnonDays: Type.Integer(),
  }),
  /** How long what is kept: whole months after the end. Whoever reports is told before (PIPL art. 17). */
  retention: Strict({ months: Periods, paymentMonths: Type.Integer() }),
  evidence: Strict({ maxFileBytes: Type.Integer(), maxFiles: Type.Integer(), maxTotalBytes: Type.Integer() }),
  sectors: Codes,
  townships: Codes,
  units: Type.Array(
    Strict({
      ...{ code: Type.String(), zh: Type.String(), en: Type.String() },
      ...{ shortZh: Type.String(), shortEn: Type.String() },
    }),
  ),
  /** Places that nobody chooses any more; what carries their codes still shows their names. */
  retired: Strict({ sectors: Codes, townships: Codes, units: Codes }),
  /** What the district says of modes and reasons, over the lists of the contract. */
  catalogues: OwnLists,
  channels: Type.Array(
    Strict({
      kind: Type.String(),
      value: Type.String(),
      hoursZh: Type.String(),
      hoursEn: Type.String(),
      unitZh: Type.String(),
      unitEn: Type.String(),
    }),
  ),
});
export type DistrictProfile = Static<typeof DistrictProfile>;

/** Everything that the pages need to know about the district; the fixed code lists come with the contract itself. */
export const getDistrict = {
  method: 'GET',
  url: '/api/public/district',
  allow: 'ANYBODY',
  schema: {
    summary: 'The district, its sectors, townships and channels',
    tags: ['public'],
    response: { 200: DistrictProfile },
  },
} as const satisfies Endpoint;
