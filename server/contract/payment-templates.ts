import { Type, type Static } from 'typebox';
import {
  FILE_ENCODINGS,
  FILE_FORMATS,
  HEAD_FIELDS,
  LINE_FIELDS,
  SEPARATORS,
} from '../domain/payment-template.ts';
import { SHIPPED_TEMPLATES } from '../domain/payment-templates-shipped.ts';
import { Done, type Endpoint, Strict, Words } from './endpoint.ts';
import { PAYERS } from './payouts.ts';

const Column = {
  title: Type.String({ maxLength: 60 }),
  width: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, description: 'Bytes, for fixed widths.' })),
  text: Type.Optional(Type.String({ maxLength: 60, description: 'What a column of the field TEXT says.' })),
};
const LineColumn = Strict({ field: Type.Enum(LINE_FIELDS), ...Column });
const HeadPart = Strict({ field: Type.Enum(HEAD_FIELDS), ...Column });
const Title = Type.String({ maxLength: 60 });
const WordList = Type.Array(Words(60), { maxItems: 20 });

export const TemplateBody = Strict({
  title: Words(60),
  format: Type.Enum(FILE_FORMATS),
  encoding: Type.Enum(FILE_ENCODINGS),
  separator: Type.Enum(SEPARATORS),
  titles: Type.Boolean({ description: 'A line of titles above the payments.' }),
  head: Type.Array(HeadPart, { maxItems: 12 }),
  headOneLine: Type.Boolean({ description: 'All parts of the head in one line, without titles.' }),
  columns: Type.Array(LineColumn, { maxItems: 30 }),
  purpose: Words(60),
  answer: Strict({
    lineNo: Title,
    accountNo: Title,
    amount: Title,
    result: Title,
    reference: Title,
    batchNo: Title,
    paidWords: WordList,
    returnedWords: WordList,
  }),
});
export type TemplateBody = Static<typeof TemplateBody>;

const example = SHIPPED_TEMPLATES['generic-csv'];
const Version = Type.Integer({ minimum: 0, maximum: 2_147_483_647, description: '0: as it was shipped.' });

export const listTemplates = {
  method: 'GET',
  url: '/api/finance/payment-templates',
  allow: PAYERS,
  schema: {
    summary: 'The forms of the banks that the district pays through',
    tags: ['finance'],
    response: {
      200: Strict({
        templates: Type.Array(Strict({ code: Type.String(), version: Version, body: TemplateBody })),
      }),
    },
  },
} as const satisfies Endpoint;

export const saveTemplate = {
  method: 'PUT',
  url: '/api/finance/payment-templates/:code',
  allow: ['PAYMENT_MAKER'],
  schema: {
    summary: 'Write a bank’s form down; batches that were built keep theirs',
    tags: ['finance'],
    params: Strict({ code: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{1,58}$' }) }),
    body: Strict(
      { version: Version, template: TemplateBody },
      { examples: [{ version: 0, template: example }] },
    ),
    response: { 200: Done },
  },
} as const satisfies Endpoint;

export const previewTemplate = {
  method: 'POST',
  url: '/api/finance/payment-templates/preview',
  allow: PAYERS,
  schema: {
    summary: 'The file that a form makes of made-up payments',
    tags: ['finance'],
    body: Strict({ template: TemplateBody }, { examples: [{ template: example }] }),
    response: { 200: Strict({ name: Type.String(), base64: Type.String() }) },
  },
} as const satisfies Endpoint;
