import { Type, type Static } from 'typebox';
import { Done, type Endpoint, Nullable, Moment, Strict } from './endpoint.ts';

export const MAIL_LANGUAGES = ['zh-CN', 'en'] as const;

export const Reminders = Strict({
  digest: Type.Boolean({ description: 'A mail on each working day with something due.' }),
  language: Type.Enum(MAIL_LANGUAGES),
});
export type Reminders = Static<typeof Reminders>;

export const readReminders = {
  method: 'GET',
  url: '/api/office/reminders',
  allow: 'SIGNED_IN',
  schema: {
    summary: 'How I am reminded of what is due',
    tags: ['office'],
    response: {
      200: Strict({
        ...Reminders.properties,
        /** When the link to my calendar was made, and when somebody last read it; null where there is none. */
        feed: Nullable(Strict({ createdAt: Moment, readAt: Nullable(Moment) })),
      }),
    },
  },
} as const satisfies Endpoint;

export const saveReminders = {
  method: 'PUT',
  url: '/api/office/reminders',
  allow: 'SIGNED_IN',
  schema: {
    summary: 'Change how I am reminded',
    tags: ['office'],
    body: Strict(Reminders.properties, { examples: [{ digest: true, language: 'zh-CN' }] }),
    response: { 200: Done },
  },
} as const satisfies Endpoint;

export const makeFeed = {
  method: 'POST',
  url: '/api/office/reminders/calendar',
  allow: 'SIGNED_IN',
  schema: {
    summary: 'A new secret link to my calendar of due dates; the one before ends. It is shown this once',
    tags: ['office'],
    response: { 201: Strict({ address: Type.String() }) },
  },
} as const satisfies Endpoint;

export const endFeed = {
  method: 'DELETE',
  url: '/api/office/reminders/calendar',
  allow: 'SIGNED_IN',
  schema: {
    summary: 'End the link to my calendar',
    tags: ['office'],
    response: { 200: Done },
  },
} as const satisfies Endpoint;

/** Calendars fetch by address alone, so the secret stands in it: in its last part, which no log of ours keeps. */
export const readFeed = {
  method: 'GET',
  url: '/api/public/due/:secret',
  allow: 'ANYBODY',
  schema: {
    summary: 'The due dates of whoever holds the secret: references and dates, no content',
    tags: ['public'],
    params: Strict({ secret: Type.String({ pattern: '^[A-Za-z0-9_-]{43}\\.ics$' }) }),
    produces: ['text/calendar'],
    response: { 200: Type.String() },
  },
} as const satisfies Endpoint;
