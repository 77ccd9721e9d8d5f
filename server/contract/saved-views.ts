import { type Static, Type } from 'typebox';
import { Done, type Endpoint, Id, Strict, WithId, Words } from './endpoint.ts';
import { LEAD_FILTER } from './lead-filter.ts';
import { LEAD_READERS, LEAD_TRAYS } from './leads.ts';

/** As many as one looks over at a glance. */
export const SAVED_VIEWS = 20;
const params = Strict({ viewId: Id });
const name = Words(30);

/** What of the queue's address a view keeps: codes, dates, a reference; never words of a search. */
export const ViewFilter = Strict({
  tray: Type.Optional(Type.Enum(LEAD_TRAYS)),
  ...LEAD_FILTER,
  q: Type.Optional(Type.String({ maxLength: 30 })),
});
export type ViewFilter = Static<typeof ViewFilter>;

export const listViews = {
  method: 'GET',
  url: '/api/verification/views',
  allow: LEAD_READERS,
  schema: {
    summary: 'The filters that I keep, under names that only I can read',
    tags: ['verification'],
    response: {
      200: Strict({ views: Type.Array(Strict({ id: Id, name: Type.String(), filter: ViewFilter })) }),
    },
  },
} as const satisfies Endpoint;

export const saveView = {
  method: 'POST',
  url: '/api/verification/views',
  allow: LEAD_READERS,
  schema: {
    summary: 'Keep a filter of the queue under a name of my own',
    tags: ['verification'],
    body: Strict(
      { name, filter: ViewFilter },
      { examples: [{ name: '本周到期', filter: { tray: 'OPEN', due: 'week' } }] },
    ),
    response: { 201: WithId },
  },
} as const satisfies Endpoint;

export const renameView = {
  method: 'PUT',
  url: '/api/verification/views/:viewId',
  allow: LEAD_READERS,
  schema: {
    summary: 'Give a filter of mine another name',
    tags: ['verification'],
    params,
    body: Strict({ name }, { examples: [{ name: '我的到期线索' }] }),
    response: { 200: Done },
  },
} as const satisfies Endpoint;

export const removeView = {
  method: 'DELETE',
  url: '/api/verification/views/:viewId',
  allow: LEAD_READERS,
  schema: {
    summary: 'Let a filter of mine go',
    tags: ['verification'],
    params,
    response: { 200: Done },
  },
} as const satisfies Endpoint;
