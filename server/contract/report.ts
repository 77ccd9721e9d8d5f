import { Type, type Static } from 'typebox';
import {
  AMOUNT_BANDS,
  ORIGINALS_HELD,
  OWN_AMOUNT_BANDS,
  OWN_MONEY,
  PEOPLE_BANDS,
  PROMISED_TERMS,
  PROMOTION_WAYS,
  REPORTED_ELSEWHERE,
  SOURCE_OF_KNOWLEDGE,
  TARGET_KINDS,
  URGENT_SITUATIONS,
  codesOf,
} from '../domain/code-lists.ts';
import { SCAN_STATUSES } from '../domain/evidence.ts';
import { ABOUT_WHEN, PHONE } from '../domain/report-answers.ts';
import { type Endpoint, Moment, Nullable, Strict, Words } from './endpoint.ts';
import { ReceiptProof } from './log.ts';
import { CaptchaToken } from './screening.ts';
import { UploadRefs } from './uploads.ts';

/** How somebody can be called back; kept as it was written. */
export const Phone = Type.String({ minLength: 7, maxLength: 30, pattern: PHONE.source });
const optional = (maxLength: number) => Type.Optional(Words(maxLength, 0));

const Percent = Type.Number({ minimum: 0, maximum: 10_000, description: 'percent a year' });
/** A year or a month of it, as somebody remembers it. */
const About = Type.String({ pattern: ABOUT_WHEN.source });

export const ReportTarget = Strict({
  kind: Type.Enum(codesOf(TARGET_KINDS)),
  name: Words(100, 2),
  /** A wrong one is only warned about, and spaces are fine. */
  creditCode: optional(40),
  personInCharge: optional(50),
  phone: optional(50),
  townshipCode: Words(20),
  /** From the office's list of the township's villages and communities; its words where there is no list. */
  villageCode: optional(20),
  village: optional(100),
  /** Building and room. */
  place: optional(200),
  website: optional(300),
});

export const exampleReport = {
  submissionId: '2f1f0b52-6d9e-4a39-9d0c-0a6e4bb8b3b1',
  identityMode: 'ANON',
  target: {
    kind: 'COMPANY',
    name: '某某投资咨询有限公司',
    townshipCode: '640302100',
    place: '国贸公寓楼 1203',
  },
  sector: 'INVESTMENT_CONSULTING',
  mode: 'VIA_FINANCIAL_PRODUCT',
  promisedReturn: '年化18%，三个月返本',
  yearlyReturn: { from: 18 },
  promisedTerm: 'UP_TO_3_MONTHS',
  promotionWays: ['LEAFLET'],
  amountBand: 'FROM_1M',
  peopleBand: 'UNDER_150',
  period: { from: '2026-03' },
  stillRaising: 'YES',
  urgentSituations: ['NONE'],
  narrative: '该公司每周六在写字楼开推介会，承诺年化百分之十八的收益，向老人收取资金。',
  rewardWaived: false,
  truthful: true,
  privacyRead: true,
};

export const ReportForm = Strict(
  {
    /** A random id that the form carries from its first showing, so that a form sent twice is one report. */
    submissionId: Type.String({ format: 'uuid' }),
    identityMode: Type.Enum(['ANON', 'NAMED']),
    reporter: Type.Optional(Strict({ name: Words(50, 2), phone: Phone })),
    target: ReportTarget,
    sector: Words(40),
    /** A code of the portal's list or one of the district's own. */
    mode: Words(40),
    /** As it was said; beside it the figure or the range, and for how long. */
    promisedReturn: optional(200),
    yearlyReturn: Type.Optional(Strict({ from: Type.Optional(Percent), to: Type.Optional(Percent) })),
    promisedTerm: Type.Optional(Type.Enum(codesOf(PROMISED_TERMS))),
    promotionWays: Type.Array(Type.Enum(codesOf(PROMOTION_WAYS)), { maxItems: 10 }),
    amountBand: Type.Enum(codesOf(AMOUNT_BANDS)),
    peopleBand: Type.Enum(codesOf(PEOPLE_BANDS)),
    /** In words; beside it the months, as far as they are known. `period.to` only where it has ended. */
    since: optional(100),
    period: Type.Optional(Strict({ from: Type.Optional(About), to: Type.Optional(About) })),
    stillRaising: Type.Enum(['YES', 'NO', 'UNKNOWN']),
    urgentSituations: Type.Array(Type.Enum(codesOf(URGENT_SITUATIONS)), {
      minItems: 1,
      maxItems: 4,
    }),
    narrative: Words(10_000, 10),
    source: Type.Optional(Type.Enum(codesOf(SOURCE_OF_KNOWLEDGE))),
    /** These tell of the reporter: they lie with the words as written, and no unit reads them in the brief. */
    originals: Type.Optional(Type.Enum(codesOf(ORIGINALS_HELD))),
    ownMoney: Type.Optional(Type.Enum(codesOf(OWN_MONEY))),
    ownAmountBand: Type.Optional(Type.Enum(codesOf(OWN_AMOUNT_BANDS))),
    reportedElsewhere: Type.Optional(Type.Enum(codesOf(REPORTED_ELSEWHERE))),
    reportedWhere: optional(200),
    /** Several report jointly: one award, and one of them who collects it; their names are never asked. */
    together: Type.Optional(
      Strict({
        people: Type.Integer({
          minimum: 2,
          maximum: 999,
          description: 'All of them, the writer among them.',
        }),
        /** Only of a report with a name; without it the writer collects, of an anonymous one whoever holds the code. */
        payee: optional(50),
      }),
    ),
    /** Codes of units that must not see the report; their desks get no key to it. */
    avoid: Type.Optional(Type.Array(Words(40), { maxItems: 60 })),
    rewardWaived: Type.Boolean(),
    truthful: Type.Boolean({ description: 'The pledge of truthfulness; must be true.' }),
    privacyRead: Type.Boolean({ description: 'The privacy notice was read; must be true.' }),
    /** Without one, or with a wrong one, the report is received just the same and waits in a tray of its own. */
    captcha: Type.Optional(CaptchaToken),
    /** Files that were uploaded before; each goes to one report only. */
    uploads: Type.Optional(UploadRefs),
  },
  { examples: [exampleReport] },
);
export type ReportForm = Static<typeof ReportForm>;

/** What tells of the reporter; read with the words as written, and nowhere else. */
export const OwnAnswers = {
  source: Nullable(Type.String()),
  originals: Nullable(Type.String()),
  ownMoney: Nullable(Type.String()),
  ownAmountBand: Nullable(Type.String()),
  reportedElsewhere: Nullable(Type.String()),
  reportedWhere: Nullable(Type.String()),
  togetherPeople: Nullable(
    Type.Integer({ description: 'How many report jointly; null where one alone does.' }),
  ),
};

/** A file as the reporter's receipt has it, with the digest of what came. */
export const ReceivedFile = Strict({
  name: Type.String(),
  size: Type.Integer(),
  sha256: Type.String(),
  scan: Type.Enum(SCAN_STATUSES),
});

export const SubmittedReport = Strict({
  reference: Type.String(),
  receiptCode: Type.String({
    description: 'Sixteen letters and digits in four groups; shown once, kept nowhere.',
  }),
  receivedAt: Moment,
  acceptanceDueAt: Moment,
  /** The latest days for the two steps after it, if the report is accepted and no step is prolonged. */
  verifyDueAt: Moment,
  determineDueAt: Moment,
  /** Null while the log has no place for it yet; the status page then has it a moment later. */
  proof: Nullable(ReceiptProof),
  evidence: Type.Array(ReceivedFile),
});
export type SubmittedReport = Static<typeof SubmittedReport>;

/** Multipart: one part `report` (JSON, as ReportForm), any number of file parts `evidence`. */
export const submitReport = {
  method: 'POST',
  url: '/api/public/reports',
  allow: 'ANYBODY',
  limit: 'report',
  schema: {
    summary: 'Report; answered only once the report and each file are durable',
    tags: ['public'],
    consumes: ['multipart/form-data'],
    body: Strict(
      { report: ReportForm, evidence: Type.Optional(Type.Array(Type.String({ format: 'binary' }))) },
      { examples: [{ report: exampleReport }] },
    ),
    response: { 201: SubmittedReport },
  },
} as const satisfies Endpoint;
