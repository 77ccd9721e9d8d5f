import { Type, type Static } from 'typebox';
import { EXCLUSION_LISTS } from '../domain/exclusion-list.ts';
import type { Role } from '../domain/roles.ts';
import { Done, type Endpoint, Id, Moment, Nullable, Strict, WithId, Words } from './endpoint.ts';

const CUSTODIAN = ['IDENTITY_CUSTODIAN'] as const satisfies readonly Role[];

/** What a list may weigh as a file; its text form in a request is a third larger. */
export const EXCLUSION_FILE_BYTES = 1024 * 1024;
const FILE_TEXT = Math.ceil(EXCLUSION_FILE_BYTES / 3) * 4;

export const IdentityCheckRow = Strict({
  id: Id,
  leadReference: Type.String({
    description: 'The lead and no amount: the custodians know who, not how much.',
  }),
  askedAt: Moment,
  answeredAt: Nullable(Moment),
  listed: Nullable(Type.Boolean()),
  mayAnswer: Type.Boolean(),
});
export type IdentityCheckRow = Static<typeof IdentityCheckRow>;

export const listIdentityChecks = {
  method: 'GET',
  url: '/api/vault/checks',
  allow: CUSTODIAN,
  schema: {
    summary: 'What the reward desk asks the vault, and the lists it is held against',
    tags: ['vault'],
    response: {
      200: Strict({
        checks: Type.Array(IdentityCheckRow),
        lists: Type.Array(
          Strict({
            id: Id,
            kind: Type.Enum(EXCLUSION_LISTS),
            leadReference: Nullable(Type.String()),
            people: Type.Integer(),
            byName: Type.String(),
            at: Moment,
          }),
        ),
      }),
    },
  },
} as const satisfies Endpoint;

export const answerIdentityCheck = {
  method: 'POST',
  url: '/api/vault/checks/:checkId/answer',
  allow: CUSTODIAN,
  schema: {
    summary: 'Hold the name against the lists, in the server’s memory; only a yes or a no leaves the vault',
    tags: ['vault'],
    params: Strict({ checkId: Id }),
    response: { 200: Strict({ listed: Type.Boolean() }) },
  },
} as const satisfies Endpoint;

export const uploadExclusionList = {
  method: 'POST',
  url: '/api/vault/lists',
  allow: CUSTODIAN,
  maxBodyBytes: FILE_TEXT + 64 * 1024,
  schema: {
    summary:
      'Put a list of people in force; it is kept as keyed digests and takes the place of the one before',
    tags: ['vault'],
    body: Strict(
      {
        kind: Type.Enum(EXCLUSION_LISTS),
        reference: Type.Optional(Words(20, 0)),
        file: Type.String({
          maxLength: FILE_TEXT,
          pattern: '^[A-Za-z0-9+/]*={0,2}$',
          description: 'CSV (UTF-8 or GB18030) or XLSX, base64; columns 姓名, 手机号, 身份证号.',
        }),
      },
      { examples: [{ kind: 'STAFF', file: '5aeT5ZCNLOaJi+acuuWPtwrnjovnpLrkvosuLDEzOTAwMDAxMTExCg==' }] },
    ),
    response: { 201: WithId },
  },
} as const satisfies Endpoint;

export const dropExclusionList = {
  method: 'POST',
  url: '/api/vault/lists/:listId/drop',
  allow: CUSTODIAN,
  schema: {
    summary: 'Destroy a list’s digests once nobody is held against it any more',
    tags: ['vault'],
    params: Strict({ listId: Id }),
    response: { 200: Done },
  },
} as const satisfies Endpoint;
