import { Type, type Static } from 'typebox';
import {
  NOTICES_GIVEN,
  REPORTER_STANDINGS,
  REPORT_CHANNELS,
  type RegisteredChannel,
  SLIP_WAYS,
  codesOf,
} from '../domain/code-lists.ts';
import type { Role } from '../domain/roles.ts';
import { type Endpoint, Moment, Nullable, Strict, Words } from './endpoint.ts';
import { ReportForm, SubmittedReport, exampleReport } from './report.ts';

/** Who registers what came by telephone, letter or visit (L01). */
export const RECORDERS = ['INTAKE_OFFICER', 'TOWNSHIP_OFFICER'] as const satisfies readonly Role[];

/** Every channel that an officer registers: all but the reporter's own form. */
export const REGISTERED_CHANNELS = codesOf(REPORT_CHANNELS).filter(
  (code): code is RegisteredChannel => code !== 'WEB',
);

/** What the officer says of how it came; what was reported stands in the resident's own form. */
export const Coming = Strict({
  channel: Type.Enum(REGISTERED_CHANNELS),
  /** Left out: just now. The order counts from the registration, whatever stands here. */
  cameInAt: Type.Optional(Moment),
  /** Such as the hotline's order number; sealed with the words as written. */
  outsideReference: Type.Optional(Words(60, 0)),
  standing: Type.Enum(codesOf(REPORTER_STANDINGS)),
  notice: Type.Enum(codesOf(NOTICES_GIVEN)),
  slip: Type.Enum(codesOf(SLIP_WAYS)),
});
export type Coming = Static<typeof Coming>;

export const RegisteredReport = Strict({
  ...SubmittedReport.properties,
  receiptCode: Nullable(
    Type.String({ description: 'Shown once, for the slip; null where there is no way to its owner.' }),
  ),
});
export type RegisteredReport = Static<typeof RegisteredReport>;

const exampleComing = {
  channel: 'PHONE',
  standing: 'RESIDENT',
  notice: 'VOICE',
  slip: 'READ_OUT',
};

/** Multipart: one part `report` (JSON, as the resident's form), one part `coming` (JSON), any number of `evidence`. */
export const registerReport = {
  method: 'POST',
  url: '/api/verification/registrations',
  allow: RECORDERS,
  schema: {
    summary:
      'Register a call, letter, visit, mail or transfer for its reporter: the same order, receipt and rights',
    tags: ['verification'],
    consumes: ['multipart/form-data'],
    body: Strict(
      {
        report: ReportForm,
        coming: Coming,
        evidence: Type.Optional(Type.Array(Type.String({ format: 'binary' }))),
      },
      { examples: [{ report: exampleReport, coming: exampleComing }] },
    ),
    response: { 201: RegisteredReport },
  },
} as const satisfies Endpoint;

export const listRegistrations = {
  method: 'GET',
  url: '/api/verification/registrations',
  allow: RECORDERS,
  schema: {
    summary: 'What I registered lately: references and times, and not one word of it',
    tags: ['verification'],
    response: {
      200: Strict({
        registrations: Type.Array(
          Strict({ reference: Type.String(), receivedAt: Moment, channel: Type.String() }),
        ),
      }),
    },
  },
} as const satisfies Endpoint;
