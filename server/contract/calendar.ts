import { Type, type Static } from 'typebox';
import { Done, type Endpoint, Moment, Nullable, Strict, Words } from './endpoint.ts';

const SYS = ['SYS_ADMIN'] as const;
const Day = Type.String({ format: 'date' });
const Kind = Type.Enum(['HOLIDAY', 'WORKDAY']);

export const CalendarView = Strict({
  year: Type.Integer(),
  /** Years whose notice of the State Council is here. */
  years: Type.Array(Type.Integer()),
  /** A year that clocks already reach and whose notice is not here; null where none is missing. */
  missingYear: Nullable(Type.Integer()),
  stateDays: Type.Array(Strict({ day: Day, kind: Kind, zh: Type.String(), en: Type.String() })),
  /** The district's own days, which win. */
  ownDays: Type.Array(Strict({ day: Day, kind: Kind, note: Type.String() })),
  changes: Type.Array(
    Strict({
      day: Day,
      kind: Kind,
      removed: Type.Boolean(),
      reason: Type.String(),
      /** Null: by a district file, at the console. */
      byName: Nullable(Type.String()),
      at: Moment,
    }),
  ),
});
export type CalendarView = Static<typeof CalendarView>;

export const readCalendar = {
  method: 'GET',
  url: '/api/admin/calendar',
  allow: SYS,
  schema: {
    summary:
      'The working calendar of a year: the State Council’s days, the district’s own, and who changed them',
    tags: ['admin'],
    querystring: Strict({ year: Type.Optional(Type.Integer({ minimum: 2004, maximum: 2100 })) }),
    response: { 200: CalendarView },
  },
} as const satisfies Endpoint;

const NewDays = Strict(
  { day: Day, until: Type.Optional(Day), kind: Kind, reason: Words(200, 2) },
  { examples: [{ day: '2026-10-25', kind: 'HOLIDAY', reason: '自治区成立纪念日放假' }] },
);
export type NewDays = Static<typeof NewDays>;

export const addDays = {
  method: 'POST',
  url: '/api/admin/calendar/days',
  allow: SYS,
  schema: {
    summary: 'Add days of the district’s own; dates already promised stay',
    tags: ['admin'],
    body: NewDays,
    response: { 201: Strict({ added: Type.Integer() }) },
  },
} as const satisfies Endpoint;

export const removeDay = {
  method: 'POST',
  url: '/api/admin/calendar/days/:day/removal',
  allow: SYS,
  schema: {
    summary: 'Take away a day of the district’s own; dates already promised stay',
    tags: ['admin'],
    params: Strict({ day: Day }),
    body: Strict({ reason: Words(200, 2) }, { examples: [{ reason: '通知已撤销' }] }),
    response: { 200: Done },
  },
} as const satisfies Endpoint;
