import { Type, type Static } from 'typebox';
import { LARGE_BODY_BYTES, Done, type Endpoint, Id, Strict, Words } from './endpoint.ts';

const SYS = ['SYS_ADMIN'] as const;

const Condition = Type.Record(Type.String(), Type.Unknown(), {
  description: 'A predicate over the lead’s clear facts; {} is always.',
});

export const RoutingRuleBody = Strict({
  id: Id,
  title: Words(100),
  when: Condition,
  then: Strict({
    leadUnit: Type.Optional(Words(40)),
    assistUnits: Type.Optional(Type.Array(Words(40), { maxItems: 10 })),
    urgency: Type.Optional(Type.Enum(['NORMAL', 'URGENT'])),
  }),
  active: Type.Boolean(),
});
export type RoutingRuleBody = Static<typeof RoutingRuleBody>;

const ruleExample = {
  id: '2f1f0b52-6d9e-4a39-9d0c-0a6e4bb8b3b1',
  title: '养老行业由民政局协助',
  when: { sector: 'ELDERLY_CARE' },
  then: { assistUnits: ['CIVIL_AFFAIRS'] },
  active: true,
};

export const readRouting = {
  method: 'GET',
  url: '/api/admin/routing',
  allow: SYS,
  schema: {
    summary: 'The routing rules in their order',
    tags: ['admin'],
    response: { 200: Strict({ rules: Type.Array(RoutingRuleBody) }) },
  },
} as const satisfies Endpoint;

export const saveRouting = {
  method: 'PUT',
  url: '/api/admin/routing',
  allow: SYS,
  maxBodyBytes: LARGE_BODY_BYTES,
  schema: {
    summary: 'Replace the routing rules; leads already routed keep their way',
    tags: ['admin'],
    body: Strict(
      { rules: Type.Array(RoutingRuleBody, { maxItems: 200 }) },
      { examples: [{ rules: [ruleExample] }] },
    ),
    response: { 200: Done },
  },
} as const satisfies Endpoint;

export const RoutingFacts = Strict({
  sector: Words(40),
  mode: Words(40),
  townshipCode: Words(20),
  targetKind: Words(40),
  amountBand: Words(40),
  peopleBand: Words(40),
  stillRaising: Type.Enum(['YES', 'NO', 'UNKNOWN']),
  urgentSituations: Type.Array(Words(40), { maxItems: 5 }),
});

export const tryRouting = {
  method: 'POST',
  url: '/api/admin/routing/trial',
  allow: SYS,
  maxBodyBytes: LARGE_BODY_BYTES,
  schema: {
    summary: 'Where would such a lead go, by these rules? Nothing is kept',
    tags: ['admin'],
    body: Strict(
      { rules: Type.Array(RoutingRuleBody, { maxItems: 200 }), facts: RoutingFacts },
      {
        examples: [
          {
            rules: [ruleExample],
            facts: {
              sector: 'ELDERLY_CARE',
              mode: 'ELDERLY',
              townshipCode: '640302100',
              targetKind: 'COMPANY',
              amountBand: 'UNKNOWN',
              peopleBand: 'UNKNOWN',
              stillRaising: 'YES',
              urgentSituations: [],
            },
          },
        ],
      },
    ),
    response: {
      200: Strict({
        leadUnit: Type.String(),
        jointUnits: Type.Array(Type.String()),
        assistUnits: Type.Array(Type.String()),
        townshipCode: Type.String(),
        urgency: Type.String(),
        matched: Type.Array(Type.String()),
      }),
    },
  },
} as const satisfies Endpoint;
