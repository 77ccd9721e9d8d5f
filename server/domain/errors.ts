/**
 * Every way in which the office says no. HTTP statuses stand in `plugins/errors.ts`, the sentences that people
 * read in the web's messages; a test holds that each code has both.
 */
export const ERROR_CODES = [
  'BAD_REQUEST', // the request is not of the contract's shape; `fields` name each place
  'NOT_SIGNED_IN',
  'FORBIDDEN', // signed in, but this door or act is not yours
  'NOT_FOUND',
  'SIGN_IN_FAILED', // one answer for a wrong name, password or code
  'SIGN_IN_SLOWED', // too many failures; try again later
  'RECEIPT_UNKNOWN', // one answer for every receipt code that opens nothing
  'DUPLICATE_SUBMISSION', // this form was already received
  'ILLEGAL_TRANSITION', // the machine has no such step from here
  'NOT_YOUR_STEP', // the step exists, but another role takes it
  'SECOND_PERSON_NEEDED', // the same person cannot take both halves of this step
  'CONDITION_NOT_MET', // the step exists and is yours, but something it needs is missing; `fields` name it
  'TOO_LATE',
  'STALE_VERSION', // somebody else changed it since you looked
  'KEY_MISSING', // your desk holds no key to this
  'RECUSED', // you keep away from this lead
  'REFERRAL_NEEDED', // its reporter named one of the three units: it can't be verified here, only referred
  'ERASED', // its time was over and its key was destroyed; nobody can open it any more
  'DESK_NOT_KEYED', // a desk that must receive this has no member yet
  'SEAL_BROKEN', // something sealed was changed or moved, or a key replaced, behind the office's back
  'FUND_INSUFFICIENT',
  'FACT_MISSING', // a reward rule needs a fact that is not recorded; `fields` name it
  'SCHEME_INVALID',
  'FILE_TOO_LARGE',
  'TOO_MANY_FILES',
  'UPLOAD_OUT_OF_STEP', // these bytes don't follow those that lie here, or another request took this one's place
  'UPLOAD_CHECKSUM_WRONG', // what arrived is not what was sent; nothing of it is kept
  'UPLOAD_UNFINISHED', // a file that a report names is not whole yet
  'UPLOAD_GONE', // a file that waited here ran out, was taken by a report, or never was
  'EVIDENCE_QUARANTINED', // the virus scanner found something in the file; it is never handed out
  'EVIDENCE_NOT_SCANNED_YET', // the virus scanner has not answered yet; the file waits for it
  'EVIDENCE_NOT_READY', // the working copy of the file is still being made
  'EVIDENCE_NOT_CLEANED', // the file's metadata could not be removed; whoever releases it must say so
  'EVIDENCE_DAMAGED', // the stored file is gone, cut short or changed; asking again won't help
  'TOO_MANY_REQUESTS',
  'PROOF_NEEDED', // too many receipt codes from this address opened nothing: bring a proof of work, or come later
  'UNVERIFIED_FULL', // more reports without a captcha than intake can look through: bring one, or come later
  'SETUP_CLOSED', // the first-run link was used or never existed
  'USERNAME_TAKEN',
  'HELP_CODE_REFUSED', // one answer for a wrong name and a wrong, old or used one-time code
  'HELP_NOT_CONFIRMED', // the code is right, but the administrator has not confirmed it yet
  'PASSKEY_REFUSED', // not this office's passkey, an answer given before, or a copy
  'SHARES_REFUSED', // recovery shares that don't make the key; `fields` name what is wrong with each
  'ROUTING_INVALID',
  'BUSY', // overload: come back after Retry-After
  'STORE_FULL', // no room for what was sent; nothing of it was kept
  'INTERNAL',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** What is wrong with one field: `path` as in the request (`target.name`), `code` names the mend. */
export type FieldError = { path: string; code: FieldCode };

export const FIELD_CODES = [
  'REQUIRED',
  'TOO_SHORT',
  'TOO_LONG',
  'NOT_IN_LIST',
  'NOT_A_NUMBER',
  'OUT_OF_RANGE',
  'BAD_FORMAT',
  'MUST_ACCEPT',
  'MUST_DIFFER',
  'MUST_MATCH',
  'NOT_ENOUGH',
  'NOT_ALLOWED',
  'MISSING_FACT',
  'EXPIRED',
  'ELSEWHERE',
  'UNKNOWN_GAP',
  'NEEDS_GAP',
  'TELLING',
] as const;

export type FieldCode = (typeof FIELD_CODES)[number];

/** A refusal that the person can understand and mend. Thrown by rules and services, answered by one plugin. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly fields: readonly FieldError[];
  /** Seconds after which a new try is welcome; only for SIGN_IN_SLOWED, TOO_MANY_REQUESTS, BUSY and STORE_FULL. */
  readonly retryAfter: number | undefined;

  constructor(code: ErrorCode, fields: readonly FieldError[] = [], retryAfter?: number) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.fields = fields;
    this.retryAfter = retryAfter;
  }
}

/** Throws a {@link Refusal}. */
export function refuse(code: ErrorCode, fields: readonly FieldError[] = [], retryAfter?: number): never {
  throw new Refusal(code, fields, retryAfter);
}
