import { Type, type Static } from 'typebox';
import { Done, type Endpoint, Id, Moment, Nullable, Strict, WithId, Words } from './endpoint.ts';

const SYS = ['SYS_ADMIN'] as const;

/** What a list may weigh as a file; its text form in a request is a third larger. */
export const LICENCE_FILE_BYTES = 4 * 1024 * 1024;
const FILE_TEXT = Math.ceil(LICENCE_FILE_BYTES / 3) * 4;

const Day = Type.String({ format: 'date' });
const Licence = {
  name: Type.String(),
  creditCode: Type.String(),
  kind: Type.String(),
  licenceNo: Type.String(),
  validUntil: Nullable(Day),
};
const List = {
  source: Type.String(),
  asOf: Day,
  entries: Type.Integer(),
};

export const LicenceDraft = Strict({
  id: Id,
  ...List,
  uploadedAt: Moment,
  first: Type.Array(Strict({ line: Type.Integer(), ...Licence }), { description: 'Its first lines.' }),
  added: Type.Integer({ description: 'Names that the published list does not have.' }),
  removed: Type.Integer({ description: 'Names of the published list that it does not have.' }),
  removedNames: Type.Array(Type.String(), { description: 'Some of them.' }),
  oddCodes: Type.Array(Type.Integer(), {
    description: 'Lines whose credit code has a wrong check character: look at them, they may be right.',
  }),
});
export type LicenceDraft = Static<typeof LicenceDraft>;

export const LicenceVersion = Strict({
  id: Id,
  ...List,
  publishedAt: Moment,
  /** Null: at the console, by a district file. */
  publishedBy: Nullable(Type.String()),
});

export const readLicences = {
  method: 'GET',
  url: '/api/admin/licences',
  allow: SYS,
  schema: {
    summary: 'The list of licensed institutions: what waits to be published, and every version that was',
    tags: ['admin'],
    response: {
      200: Strict({ draft: Nullable(LicenceDraft), versions: Type.Array(LicenceVersion) }),
    },
  },
} as const satisfies Endpoint;

export const uploadLicences = {
  method: 'POST',
  url: '/api/admin/licences',
  allow: SYS,
  maxBodyBytes: FILE_TEXT + 64 * 1024,
  schema: {
    summary: 'Lay a list down to look at; it takes the place of one that waits, and nothing is published',
    tags: ['admin'],
    body: Strict(
      {
        source: Words(100, 2),
        asOf: Day,
        file: Type.String({
          maxLength: FILE_TEXT,
          pattern: '^[A-Za-z0-9+/]*={0,2}$',
          description: 'CSV (UTF-8 or GB18030) or XLSX, base64; its first line names the columns.',
        }),
      },
      {
        examples: [
          {
            source: '国家金融监督管理总局许可证信息',
            asOf: '2026-10-31',
            file: '5ZCN56ewLOe7n+S4gOekvuS8muS/oeeUqOS7o+eggQrnpLrkvovpk7booYwsOTE2NDAzMDJNQTc2QUJDMTQ1Cg==',
          },
        ],
      },
    ),
    response: { 201: WithId },
  },
} as const satisfies Endpoint;

const params = Strict({ listId: Id });

export const publishLicences = {
  method: 'POST',
  url: '/api/admin/licences/:listId/publication',
  allow: SYS,
  schema: {
    summary: 'Publish the list that waits; the one before it is kept as a version',
    tags: ['admin'],
    params,
    response: { 200: Done },
  },
} as const satisfies Endpoint;

export const discardLicences = {
  method: 'DELETE',
  url: '/api/admin/licences/:listId',
  allow: SYS,
  schema: {
    summary: 'Throw the list away that waits',
    tags: ['admin'],
    params,
    response: { 200: Done },
  },
} as const satisfies Endpoint;

export const LicenceList = Strict({ ...List, publishedAt: Moment });
export type LicenceList = Static<typeof LicenceList>;

export const aboutLicences = {
  method: 'GET',
  url: '/api/public/licences',
  allow: 'ANYBODY',
  schema: {
    summary: 'Which list of licensed institutions is published: whose, of which day',
    tags: ['public'],
    response: { 200: Strict({ list: Nullable(LicenceList) }) },
  },
} as const satisfies Endpoint;

export const LicenceAnswer = Strict({
  list: LicenceList,
  matches: Type.Array(
    Strict({
      ...Licence,
      fit: Type.Enum(['EXACT', 'PART', 'LIKE'], { description: 'LIKE: it only resembles.' }),
      expired: Type.Boolean(),
    }),
  ),
});
export type LicenceAnswer = Static<typeof LicenceAnswer>;

/** By POST: what somebody looks for stands in no address and no log. */
export const searchLicences = {
  method: 'POST',
  url: '/api/public/licences/search',
  allow: 'ANYBODY',
  limit: 'ask',
  schema: {
    summary: 'Who on the list bears such a name or credit code; nothing of the question is kept',
    tags: ['public'],
    body: Strict({ typed: Words(100, 2) }, { examples: [{ typed: '示例银行' }] }),
    response: { 200: LicenceAnswer },
  },
} as const satisfies Endpoint;
