import { Type, type Static } from 'typebox';
import { Done, type Endpoint, Id, LARGE_BODY_BYTES, Strict, Words } from './endpoint.ts';

/** Who keeps the roster; everybody may read who is on duty today. */
const KEEPERS = ['SYS_ADMIN', 'INTAKE_SUPERVISOR', 'LEAD_COORDINATOR'] as const;
const Day = Type.String({ format: 'date' });
const Person = Strict({ staffId: Id, name: Type.String() });

export const DutyShift = Strict({ day: Day, unitCode: Type.String(), people: Type.Array(Person) });
export type DutyShift = Static<typeof DutyShift>;

export const readDuty = {
  method: 'GET',
  url: '/api/office/duty',
  allow: KEEPERS,
  schema: {
    summary: 'The duty roster of a month, and the people whom it may name',
    tags: ['office'],
    querystring: Strict({ month: Type.Optional(Type.String({ pattern: '^20\\d\\d-(0[1-9]|1[0-2])$' })) }),
    response: {
      200: Strict({
        month: Type.String(),
        shifts: Type.Array(DutyShift),
        people: Type.Array(Strict({ ...Person.properties, unitCode: Type.String() })),
      }),
    },
  },
} as const satisfies Endpoint;

export const saveShift = {
  method: 'PUT',
  url: '/api/office/duty',
  allow: KEEPERS,
  schema: {
    summary: 'Who is on duty for a unit on a day; nobody clears it',
    tags: ['office'],
    body: Strict(
      { day: Day, unitCode: Words(40), staffIds: Type.Array(Id, { maxItems: 20, uniqueItems: true }) },
      {
        examples: [
          {
            day: '2026-12-01',
            unitCode: 'POLICE',
            staffIds: ['2f1f0b52-6d9e-4a39-9d0c-0a6e4bb8b3b1'],
          },
        ],
      },
    ),
    response: { 200: Done },
  },
} as const satisfies Endpoint;

export const importDuty = {
  method: 'POST',
  url: '/api/office/duty/import',
  allow: KEEPERS,
  maxBodyBytes: LARGE_BODY_BYTES,
  schema: {
    summary: 'Take in a roster as it is pasted: a line each of day, unit and people; all of it or nothing',
    tags: ['office'],
    body: Strict({ text: Words(60_000) }, { examples: [{ text: '2026-12-01\t公安\t马一、马二' }] }),
    response: { 200: Strict({ shifts: Type.Integer() }) },
  },
} as const satisfies Endpoint;

export const readDutyToday = {
  method: 'GET',
  url: '/api/office/duty/today',
  allow: 'SIGNED_IN',
  schema: {
    summary: 'Who is on duty today, and the phone of the police',
    tags: ['office'],
    response: {
      200: Strict({ day: Day, policePhone: Type.String(), shifts: Type.Array(DutyShift) }),
    },
  },
} as const satisfies Endpoint;
