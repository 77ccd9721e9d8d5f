import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import type { ErrorAnswer } from '../contract/endpoint.ts';
import { type ErrorCode, type FieldCode, type FieldError, Refusal } from '../domain/errors.ts';
import { HEADERS_OF_ALL, STRICTEST_POLICY, httpsOnly } from './headers.ts';
import { passingFailure } from './passing-failures.ts';

/** The HTTP status of each way to say no. */
export const HTTP_STATUS: Record<ErrorCode, number> = {
  BAD_REQUEST: 422,
  NOT_SIGNED_IN: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  SIGN_IN_FAILED: 401,
  SIGN_IN_SLOWED: 429,
  RECEIPT_UNKNOWN: 404,
  DUPLICATE_SUBMISSION: 409,
  ILLEGAL_TRANSITION: 409,
  NOT_YOUR_STEP: 403,
  SECOND_PERSON_NEEDED: 403,
  CONDITION_NOT_MET: 409,
  TOO_LATE: 409,
  STALE_VERSION: 409,
  RECUSED: 403,
  REFERRAL_NEEDED: 409,
  KEY_MISSING: 403,
  ERASED: 410,
  DESK_NOT_KEYED: 409,
  SEAL_BROKEN: 409,
  FUND_INSUFFICIENT: 409,
  FACT_MISSING: 409,
  SCHEME_INVALID: 422,
  FILE_TOO_LARGE: 413,
  TOO_MANY_FILES: 413,
  UPLOAD_OUT_OF_STEP: 409,
  UPLOAD_CHECKSUM_WRONG: 460, // the tus protocol's own status
  UPLOAD_UNFINISHED: 409,
  UPLOAD_GONE: 410,
  EVIDENCE_QUARANTINED: 403,
  EVIDENCE_NOT_SCANNED_YET: 409,
  EVIDENCE_NOT_READY: 409,
  EVIDENCE_NOT_CLEANED: 409,
  EVIDENCE_DAMAGED: 409,
  TOO_MANY_REQUESTS: 429,
  PROOF_NEEDED: 429,
  UNVERIFIED_FULL: 429,
  SETUP_CLOSED: 410,
  USERNAME_TAKEN: 409,
  HELP_CODE_REFUSED: 401,
  HELP_NOT_CONFIRMED: 409,
  PASSKEY_REFUSED: 409,
  SHARES_REFUSED: 422,
  ROUTING_INVALID: 422,
  BUSY: 503,
  STORE_FULL: 507,
  INTERNAL: 500,
};

/** What a refused schema keyword means to the person who filled the field in. */
const FIELD_CODE: Record<string, FieldCode> = {
  required: 'REQUIRED',
  minLength: 'TOO_SHORT',
  maxLength: 'TOO_LONG',
  enum: 'NOT_IN_LIST',
  type: 'BAD_FORMAT',
  minimum: 'OUT_OF_RANGE',
  maximum: 'OUT_OF_RANGE',
  minItems: 'NOT_ENOUGH',
  maxItems: 'OUT_OF_RANGE',
  additionalProperties: 'NOT_ALLOWED',
  boolean: 'NOT_ALLOWED',
};

const BROKEN_REPORT: FieldError = { path: 'report', code: 'BAD_FORMAT' };
/** More places to mend than anybody reads. */
const MAX_FIELDS = 50;

/** Values that no column takes: U+0000, text that is no UTF-8, half a character in JSON, numbers out of range. */
const NOT_FOR_THE_DATABASE = new Set(['22021', '22P02', '22P05', '22003']);
/** What the reader of multipart forms says of one without a boundary, without an end or broken inside. */
const BROKEN_FORM =
  /^Multipart: |Unexpected end of multipart data|Part terminated early|Unexpected end of form|Malformed part header|^The needle /;

type SchemaComplaint = { keyword: string; instancePath: string; params: Record<string, unknown> };

/** The fields that a schema refused, each once, in the order of the form. Reads the complaints of AJV and of TypeBox. */
export function fieldsOf(complaints: readonly SchemaComplaint[]): FieldError[] {
  const fields = new Map<string, FieldError>();
  for (const { keyword, instancePath, params } of complaints) {
    const place = instancePath.split('/').slice(1);
    for (const inner of innerNames(params)) {
      const path = [...place, ...(inner ? [inner] : [])].join('.');
      if (!fields.has(path)) fields.set(path, { path, code: FIELD_CODE[keyword] ?? 'BAD_FORMAT' });
    }
  }
  return [...fields.values()];
}

/** The properties that a complaint about an object means; [undefined] where it means the place itself. */
function innerNames(params: Record<string, unknown>): (string | undefined)[] {
  const { missingProperty, requiredProperties, additionalProperty, additionalProperties } = params;
  const named = missingProperty ?? requiredProperties ?? additionalProperty ?? additionalProperties;
  if (typeof named === 'string') return [named];
  return Array.isArray(named) ? named.map(String) : [undefined];
}

/** One shape for every error, one place that knows statuses; what we didn't foresee is logged and told as INTERNAL. */
export const errors = fp(async function errors(app) {
  app.setErrorHandler((error: FastifyError, request, reply) =>
    answer(asRefusal(error), error, request, reply),
  );
  app.setNotFoundHandler((request, reply) => answer(new Refusal('NOT_FOUND'), undefined, request, reply));
});

/**
 * The answer to an address that no router can read. Such a request passes no hook, so it gets here what
 * `plugins/headers.ts` gives the others.
 */
export function unreadableAddress(error: FastifyError, request: FastifyRequest, reply: FastifyReply) {
  reply.headers({ ...HEADERS_OF_ALL, ...httpsOnly(request), 'content-security-policy': STRICTEST_POLICY });
  answer(new Refusal('BAD_REQUEST'), error, request, reply);
}

function asRefusal(error: FastifyError | Refusal): Refusal {
  if (error instanceof Refusal) return error;
  if (error.validation) return new Refusal('BAD_REQUEST', fieldsOf(error.validation as SchemaComplaint[]));
  const passing = passingFailure(error);
  if (passing) return passing;
  if (error.statusCode === 413) return new Refusal('FILE_TOO_LARGE');
  if (BROKEN_FORM.test(error.message)) return new Refusal('BAD_REQUEST', [BROKEN_REPORT]);
  if (databaseCodes(error).some((code) => NOT_FOR_THE_DATABASE.has(code))) return new Refusal('BAD_REQUEST');
  if (error.statusCode && error.statusCode < 500) return new Refusal('BAD_REQUEST');
  return new Refusal('INTERNAL');
}

/** The codes of an error and of what caused it. */
function databaseCodes(error: unknown): string[] {
  const codes: string[] = [];
  for (let each = error; each instanceof Error; each = each.cause) {
    if ('code' in each) codes.push(String(each.code));
  }
  return codes;
}

function answer(refusal: Refusal, error: Error | undefined, request: FastifyRequest, reply: FastifyReply) {
  const status = HTTP_STATUS[refusal.code];
  // Somebody who went away in the middle of an upload is no failure of ours.
  const gone = request.raw.destroyed && !request.raw.complete;
  if (status === 500 && !gone) request.log.error({ err: error }, 'An unforeseen error was answered with 500');
  if ((error as FastifyError | undefined)?.code === 'STORE_AWAY')
    request.log.error({ err: error }, 'The evidence store does not answer');
  if (refusal.code === 'STORE_FULL')
    request.log.error({ err: error }, 'There is no room to store what was sent');
  if (refusal.retryAfter) reply.header('retry-after', String(refusal.retryAfter));
  const body: ErrorAnswer = {
    code: refusal.code,
    message: refusal.code.toLowerCase().replaceAll('_', ' '),
    ...(refusal.fields.length ? { fields: refusal.fields.slice(0, MAX_FIELDS) } : {}),
    requestId: request.id,
  };
  return reply.code(status).type('application/json').send(JSON.stringify(body));
}
