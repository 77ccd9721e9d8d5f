import { Type } from 'typebox';
import { FIRST_FILE_BYTES, Problems } from './district-file.ts';
import { type Endpoint, Strict, Words } from './endpoint.ts';

const Token = Type.String({ minLength: 20, maxLength: 100 });

export const checkSetup = {
  method: 'POST',
  url: '/api/public/setup/check',
  allow: 'ANYBODY',
  limit: 'signIn',
  schema: {
    summary: 'Is this first-run link still good?',
    tags: ['public'],
    body: Strict({ token: Token }, { examples: [{ token: 'p4s6r1vVb0n2m8k3q7w5e9t1' }] }),
    response: { 200: Strict({ ok: Type.Boolean() }) },
  },
} as const satisfies Endpoint;

/** Makes the district and its first administrator, who then makes the others. Works once. */
export const setUpDistrict = {
  method: 'POST',
  url: '/api/public/setup',
  allow: 'ANYBODY',
  limit: 'signIn',
  maxBodyBytes: FIRST_FILE_BYTES,
  schema: {
    summary: 'First run: the district and its first administrator',
    tags: ['public'],
    body: Strict(
      {
        token: Token,
        /** Typed, or a district file; the file wins where both came. */
        district: Type.Optional(
          Strict({
            code: Type.String({ pattern: '^[0-9]{6}$' }),
            nameZh: Words(40, 2),
            nameEn: Words(80, 2),
            cityZh: Words(40, 2),
            cityEn: Words(80, 2),
            townships: Type.Array(
              Strict({ code: Type.String({ pattern: '^[0-9]{9,12}$' }), zh: Words(40, 2), en: Words(80) }),
              {
                minItems: 1,
                maxItems: 200,
              },
            ),
          }),
        ),
        file: Type.Optional(Type.Unknown({ description: 'docs/district-file.schema.json describes it' })),
        administrator: Strict({
          username: Type.String({ pattern: '^[a-z][a-z0-9._-]{2,31}$' }),
          name: Words(50, 2),
          password: Words(200, 12),
        }),
      },
      {
        examples: [
          {
            token: 'p4s6r1vVb0n2m8k3q7w5e9t1',
            district: {
              code: '990101',
              nameZh: '示例区',
              nameEn: 'Example District',
              cityZh: '示例市',
              cityEn: 'Example City',
              townships: [{ code: '990101100', zh: '示例镇', en: 'Example Town' }],
            },
            administrator: { username: 'security', name: '安全管理员', password: 'a long sentence is best' },
          },
        ],
      },
    ),
    response: {
      201: Strict({
        username: Type.String(),
        totpSecret: Type.String(),
        totpUri: Type.String(),
        /** What of the file a person has yet to do by hand. */
        left: Problems,
      }),
    },
  },
} as const satisfies Endpoint;
