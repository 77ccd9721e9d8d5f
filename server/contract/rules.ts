import { Type, type Static } from 'typebox';
import { IDENTITY_MODES, codesOf } from '../domain/code-lists.ts';
import { TRIGGERS } from '../domain/scheme-types.ts';
import { type ClockName, DEFAULT_CLOCKS } from '../domain/settings.ts';
import { type Endpoint, Fen, Moment, Nullable, Strict, Words } from './endpoint.ts';

const InWords = Strict({ zh: Type.String(), en: Type.String() });
const Coded = { code: Type.String(), zh: Type.String(), en: Type.String() };

export const RulesInForce = Strict({
  title: Type.String(),
  version: Type.Integer(),
  documentNo: Nullable(Type.String()),
  since: Moment,
  demonstration: Type.Boolean({ description: 'A proposal that no government has approved.' }),
  basis: Type.Array(Type.String()),
  stages: Type.Array(
    Strict({
      id: Type.String(),
      trigger: Type.Enum(TRIGGERS),
      title: InWords,
      adds: Type.Boolean(),
      tiers: Type.Array(Strict({ id: Type.String(), when: InWords, amount: InWords })),
    }),
  ),
  terms: Type.Array(InWords),
  require: Type.Array(InWords),
  exclusions: Type.Array(InWords),
  /** How long a reward waits to be claimed; by the measure, else by the district's settings. */
  claim: Strict({ named: InWords, anonymous: InWords, anonymousAdmitted: Type.Boolean() }),
  questions: Type.Array(
    Strict({ fact: Type.String(), zh: Type.String(), en: Type.String(), choices: Type.Array(Strict(Coded)) }),
  ),
});
export type RulesInForce = Static<typeof RulesInForce>;

export const readRules = {
  method: 'GET',
  url: '/api/public/rules',
  allow: 'ANYBODY',
  schema: {
    summary: 'The reward measure in force, in words; null where none is',
    tags: ['public'],
    response: { 200: Strict({ rules: Nullable(RulesInForce) }) },
  },
} as const satisfies Endpoint;

/** Every clock of the office in words, by its name. */
const Clocks = Type.Unsafe<Record<ClockName, { zh: string; en: string }>>(
  Strict(Object.fromEntries(Object.keys(DEFAULT_CLOCKS).map((name) => [name, InWords]))),
);

export const readClocks = {
  method: 'GET',
  url: '/api/public/clocks',
  allow: 'ANYBODY',
  schema: {
    summary: 'How long the office, and the reporter, have for each step',
    tags: ['public'],
    response: { 200: Strict({ clocks: Clocks }) },
  },
} as const satisfies Endpoint;

export const RewardEstimate = Strict({
  version: Type.Integer(),
  demonstration: Type.Boolean(),
  /** Whether reports of this kind earn a reward at all. */
  admitted: Type.Boolean(),
  lowFen: Fen,
  highFen: Nullable(Fen),
  missing: Type.Array(Strict(Coded), { description: 'What would make it more exact.' }),
  least: Type.Array(InWords, { description: 'How the least comes about.' }),
  most: Type.Array(InWords, { description: 'How the most comes about; empty where it is the same.' }),
});
export type RewardEstimate = Static<typeof RewardEstimate>;

export const estimateReward = {
  method: 'POST',
  url: '/api/public/rules/estimate',
  allow: 'ANYBODY',
  limit: 'ask',
  schema: {
    summary:
      'Between what and what a reward would lie by the measure in force: an estimate, no promise; nothing is kept',
    tags: ['public'],
    body: Strict(
      {
        identityMode: Type.Enum(codesOf(IDENTITY_MODES)),
        triggers: Type.Array(Type.Enum(TRIGGERS), { maxItems: TRIGGERS.length, uniqueItems: true }),
        answers: Type.Array(Strict({ fact: Words(40), choice: Words(60) }), { maxItems: 40 }),
      },
      {
        examples: [
          {
            identityMode: 'ANON',
            triggers: ['LEAD_VERIFIED'],
            answers: [{ fact: 'lead_grade', choice: '2' }],
          },
        ],
      },
    ),
    response: { 200: RewardEstimate },
  },
} as const satisfies Endpoint;
