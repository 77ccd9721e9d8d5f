import { Type, type Static } from 'typebox';
import {
  EXCLUSION_ANSWERS,
  EXCLUSION_CODES,
  EXCLUSION_GROUND_CODES,
  IDENTITY_CHECK_STATES,
} from '../domain/reward-exclusions.ts';
import type { Role } from '../domain/roles.ts';
import { Done, type Endpoint, Id, Moment, Nullable, Strict } from './endpoint.ts';

/** Those who weigh whether an award may be; finance pays what was decided. */
const WEIGHERS = [
  'REWARD_CLERK',
  'REWARD_REVIEWER',
  'REWARD_APPROVER',
  'AUDITOR',
] as const satisfies readonly Role[];
const params = Strict({ rewardId: Id });

export const EligibilityView = Strict({
  exclusions: Type.Array(
    Strict({
      code: Type.Enum(EXCLUSION_CODES),
      answer: Nullable(Type.Enum(EXCLUSION_ANSWERS)),
      ground: Nullable(Type.Enum(EXCLUSION_GROUND_CODES)),
      byName: Nullable(Type.String()),
      at: Nullable(Moment),
    }),
  ),
  mayAnswer: Type.Boolean(),
  check: Strict({
    state: Type.Enum(IDENTITY_CHECK_STATES),
    askedAt: Nullable(Moment),
    answeredAt: Nullable(Moment),
    listed: Nullable(Type.Boolean({ description: 'The vault’s whole answer: a yes or a no.' })),
    mayAsk: Type.Boolean(),
    anonymous: Type.Boolean({ description: 'There is no name in the vault to look up.' }),
  }),
});
export type EligibilityView = Static<typeof EligibilityView>;

export const readEligibility = {
  method: 'GET',
  url: '/api/finance/rewards/:rewardId/eligibility',
  allow: WEIGHERS,
  schema: {
    summary: 'The exclusions, each with its answer, and what the vault said',
    tags: ['finance'],
    params,
    response: { 200: EligibilityView },
  },
} as const satisfies Endpoint;

export const answerExclusions = {
  method: 'POST',
  url: '/api/finance/rewards/:rewardId/eligibility',
  allow: ['REWARD_CLERK'],
  schema: {
    summary: 'Answer exclusions, each with its ground; the last answer counts',
    tags: ['finance'],
    params,
    body: Strict(
      {
        answers: Type.Array(
          Strict({
            code: Type.Enum(EXCLUSION_CODES),
            answer: Type.Enum(EXCLUSION_ANSWERS),
            ground: Type.Enum(EXCLUSION_GROUND_CODES),
          }),
          { minItems: 1, maxItems: EXCLUSION_CODES.length },
        ),
      },
      { examples: [{ answers: [{ code: 'MEDIA_DISCLOSED', answer: 'NO', ground: 'PUBLIC_SOURCES' }] }] },
    ),
    response: { 200: Done },
  },
} as const satisfies Endpoint;

export const askIdentityCheck = {
  method: 'POST',
  url: '/api/finance/rewards/:rewardId/identity-check',
  allow: ['REWARD_CLERK'],
  schema: {
    summary: 'Ask the identity custodians whether the reporter stands on an exclusion list',
    tags: ['finance'],
    params,
    response: { 200: Done },
  },
} as const satisfies Endpoint;
