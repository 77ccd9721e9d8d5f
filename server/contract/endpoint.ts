import { Type, type Static, type TSchema } from 'typebox';
import { ERROR_CODES, FIELD_CODES } from '../domain/errors.ts';
import type { Role } from '../domain/roles.ts';
import type { Limited } from '../domain/settings.ts';

/**
 * What the pages and the office agree on, one plain object an endpoint. `allow` names the staff roles that may use
 * it: 'ANYBODY' stands for the street, 'SIGNED_IN' for every member of staff. A door refuses to open with a route
 * that doesn't say.
 */
export type Endpoint = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH' | 'HEAD' | 'OPTIONS';
  url: string;
  allow: 'ANYBODY' | 'SIGNED_IN' | readonly Role[];
  /** What it counts as among the limits of one address; `other`, or `staff` behind a staff door, unless it says so. */
  limit?: Limited;
  /** Answers HEAD too, as a player asks before it plays. */
  head?: true;
  /** Where a lawful body can be larger than {@link MAX_BODY_BYTES}. */
  maxBodyBytes?: number;
  schema: {
    summary: string;
    tags: readonly string[];
    params?: TSchema;
    querystring?: TSchema;
    body?: TSchema;
    consumes?: readonly string[];
    produces?: readonly string[];
    response: Record<number, TSchema>;
  };
};

/** What a JSON body may weigh: twice the longest narrative. */
export const MAX_BODY_BYTES = 64 * 1024;
/** For rules, measures and lists of payments, which staff send. */
export const LARGE_BODY_BYTES = 256 * 1024;

export const ErrorAnswer = Type.Object({
  code: Type.Enum(ERROR_CODES),
  message: Type.String({
    description: 'One English sentence for developers; people read the pages’ own words.',
  }),
  fields: Type.Optional(
    Type.Array(
      Type.Object({ path: Type.String(), code: Type.Enum(FIELD_CODES) }, { additionalProperties: false }),
    ),
  ),
  requestId: Type.String(),
});
export type ErrorAnswer = Static<typeof ErrorAnswer>;

/** An object that lets nothing through that it doesn't name. */
export const Strict = <const P extends Record<string, TSchema>>(properties: P, options: object = {}) =>
  Type.Object(properties, { additionalProperties: false, ...options });

export const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
export const Id = Type.String({ format: 'uuid' });
export const Moment = Type.String({ format: 'date-time' });
export const Fen = Type.Integer({ minimum: 0, maximum: 9_000_000_000_000, description: 'integer fen (分)' });
export const Words = (maxLength: number, minLength = 1) => Type.String({ minLength, maxLength });
export const Done = Strict({ ok: Type.Literal(true) });
export const WithId = Strict({ id: Id });
/** The version that the person was looking at; another one means that somebody was faster. */
export const Version = Type.Integer({ minimum: 1, maximum: 2_147_483_647 });

/** A date that the office owes somebody. */
export const Owed = Strict({
  dueAt: Moment,
  workingDaysLeft: Type.Integer({ description: '0: today is the last day; below 0: overdue by so many.' }),
});
