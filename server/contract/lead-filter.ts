import { type Static, type TProperties, Type } from 'typebox';
import { AMOUNT_BANDS, REPORT_CHANNELS, codesOf } from '../domain/code-lists.ts';
import { LEAD_STATUSES } from '../domain/lead.ts';
import { LEAD_DUES } from '../domain/lead-filter.ts';
import { Id, Strict, Words } from './endpoint.ts';

const Day = Type.String({ format: 'date' });

/** By what a queue is narrowed, as it stands in the page's address: codes, dates and a reference, never words. */
export const LEAD_FILTER = {
  status: Type.Optional(Type.Enum(LEAD_STATUSES)),
  sector: Type.Optional(Words(60)),
  township: Type.Optional(Words(60)),
  mode: Type.Optional(Type.String({ pattern: '^[A-Z][A-Z0-9_]{1,39}$' })),
  amount: Type.Optional(Type.Enum(codesOf(AMOUNT_BANDS))),
  channel: Type.Optional(Type.Enum(codesOf(REPORT_CHANNELS))),
  from: Type.Optional(Day),
  to: Type.Optional(Day),
  due: Type.Optional(Type.Enum(LEAD_DUES)),
  unit: Type.Optional(
    Type.String({ minLength: 1, maxLength: 60, description: 'Whose turn it is, or who assists.' }),
  ),
  assignee: Type.Optional(
    Type.String({
      pattern: '^(mine|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$',
      description: 'Named in a unit’s task: a member of staff, or `mine`.',
    }),
  ),
  target: Type.Optional(Id),
} satisfies TProperties;
export const LeadFilter = Strict(LEAD_FILTER);
export type LeadFilter = Static<typeof LeadFilter>;
