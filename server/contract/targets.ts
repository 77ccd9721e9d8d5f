import { Type, type Static } from 'typebox';
import { ERROR_CODES } from '../domain/errors.ts';
import { LEAD_STATUSES } from '../domain/lead.ts';
import { MATCH_REASONS, MATCH_STRENGTHS } from '../domain/target-match.ts';
import type { Role } from '../domain/roles.ts';
import { Done, type Endpoint, Id, Moment, Nullable, Strict, Version, Words } from './endpoint.ts';
import { LEAD_READERS } from './leads.ts';

/** Whoever sorts what comes in: intake, and the coordinator who merges. */
export const SORTERS = ['INTAKE_OFFICER', 'INTAKE_SUPERVISOR', 'LEAD_COORDINATOR'] as const satisfies Role[];
/** What is done to a flood about one target, each lead an act of its own. */
export const FLOOD_ACTS = ['ACCEPT', 'CLEAR', 'JOIN', 'MERGE'] as const;
export const MOST_AT_ONCE = 50;

const ofLead = Strict({ leadId: Id });
const tags = ['verification'];
const Reference = Words(20, 4);

/** A lead beside another: clear facts alone. */
const Beside = {
  id: Id,
  reference: Type.String(),
  version: Version,
  receivedAt: Moment,
  status: Type.Enum(LEAD_STATUSES),
  unverified: Type.Boolean(),
  sector: Type.String(),
  mode: Type.String(),
  townshipCode: Type.String(),
  amountBand: Type.String(),
  peopleBand: Type.String(),
  targetId: Nullable(Id),
  /** The reference of its main lead, where it was merged and I may read that one. */
  mergedInto: Nullable(Type.String()),
};
export const LeadBeside = Strict(Beside);
export type LeadBeside = Static<typeof LeadBeside>;
export const AlikeLead = Strict({
  ...Beside,
  strength: Type.Enum(MATCH_STRENGTHS),
  why: Type.Array(Type.Enum(MATCH_REASONS)),
});
export type AlikeLead = Static<typeof AlikeLead>;

export const alikeLeads = {
  method: 'GET',
  url: '/api/verification/leads/:leadId/alike',
  allow: SORTERS,
  schema: {
    summary:
      'Leads that seem to be about the same target, found over the blind index: nothing sealed is opened',
    tags,
    params: ofLead,
    response: {
      200: Strict({
        rows: Type.Array(AlikeLead),
        more: Type.Integer({ description: 'How many more were found than are shown.' }),
      }),
    },
  },
} as const satisfies Endpoint;

export const joinedLeads = {
  method: 'GET',
  url: '/api/verification/leads/:leadId/joined',
  allow: LEAD_READERS,
  schema: {
    summary: 'What a lead was merged into and what into it, in the order in which they came in; its target',
    tags,
    params: ofLead,
    response: {
      200: Strict({
        main: Nullable(LeadBeside),
        merged: Type.Array(LeadBeside),
        targetId: Nullable(Id),
        ofTarget: Type.Integer({ description: 'How many leads of its target I may read.' }),
        mayMerge: Type.Boolean(),
        maySplit: Type.Boolean(),
      }),
    },
  },
} as const satisfies Endpoint;

export const mergeLead = {
  method: 'POST',
  url: '/api/verification/leads/:leadId/merger',
  allow: ['LEAD_COORDINATOR'],
  schema: {
    summary: 'Merge the lead into another, which goes on for both (L13, L14)',
    tags,
    params: ofLead,
    body: Strict(
      { version: Version, into: Reference, reason: Words(2_000) },
      { examples: [{ version: 2, into: '7K3M-9QX2', reason: '同一家公司，同一个项目' }] },
    ),
    response: { 200: Done },
  },
} as const satisfies Endpoint;

export const splitLead = {
  method: 'POST',
  url: '/api/verification/leads/:leadId/split',
  allow: ['LEAD_COORDINATOR'],
  schema: {
    summary: 'Undo a merger: the lead goes back to where it stood (L33, L34)',
    tags,
    params: ofLead,
    body: Strict(
      { version: Version, reason: Words(2_000) },
      { examples: [{ version: 3, reason: '核实是两家公司' }] },
    ),
    response: { 200: Done },
  },
} as const satisfies Endpoint;

export const joinTarget = {
  method: 'POST',
  url: '/api/verification/leads/:leadId/target',
  allow: SORTERS,
  schema: {
    summary: 'Put the lead to the target of another lead; makes the target where there is none yet',
    tags,
    params: ofLead,
    body: Strict({ with: Reference }, { examples: [{ with: '7K3M-9QX2' }] }),
    response: { 200: Strict({ targetId: Id }) },
  },
} as const satisfies Endpoint;

export const leaveTarget = {
  method: 'POST',
  url: '/api/verification/leads/:leadId/target/leave',
  allow: SORTERS,
  schema: {
    summary: 'Take the lead off its target; the history keeps that it was there',
    tags,
    params: ofLead,
    body: Strict({}, { examples: [{}] }),
    response: { 200: Done },
  },
} as const satisfies Endpoint;

const Counted = Type.Array(Strict({ code: Type.String(), count: Type.Integer() }));

export const TargetView = Strict({
  id: Id,
  total: Type.Integer(),
  firstAt: Nullable(Moment),
  lastAt: Nullable(Moment),
  byStatus: Counted,
  bySector: Counted,
  byTownship: Counted,
  byAmount: Counted,
  byPeople: Counted,
  /** The latest of them; the queue has them all. */
  leads: Type.Array(LeadBeside),
  /** As written in the briefs that my keys open, each spelling once with the leads that have it. */
  said: Strict({
    names: Type.Array(Type.String()),
    creditCodes: Type.Array(Type.String()),
    phones: Type.Array(Type.String()),
    websites: Type.Array(Type.String()),
    people: Type.Array(Type.String()),
    places: Type.Array(Type.String()),
  }),
  /** How many briefs were opened for that: the latest ones. */
  briefsRead: Type.Integer(),
  history: Type.Array(
    Strict({
      act: Type.Enum(['JOIN', 'LEAVE', 'MERGE', 'SPLIT']),
      reference: Type.String(),
      byName: Type.String(),
      at: Moment,
    }),
  ),
});
export type TargetView = Static<typeof TargetView>;

export const readTarget = {
  method: 'GET',
  url: '/api/verification/targets/:targetId',
  allow: LEAD_READERS,
  schema: {
    summary: 'A target, gathered from the leads about it that I may read',
    tags,
    params: Strict({ targetId: Id }),
    response: { 200: TargetView },
  },
} as const satisfies Endpoint;

export const handleFlood = {
  method: 'POST',
  url: '/api/verification/floods',
  allow: ['INTAKE_OFFICER', 'LEAD_COORDINATOR'],
  schema: {
    summary: 'Do one thing to many leads about one target, each in a transaction of its own',
    tags,
    body: Strict(
      {
        act: Type.Enum(FLOOD_ACTS),
        leads: Type.Array(Strict({ id: Id, version: Version }), { minItems: 1, maxItems: MOST_AT_ONCE }),
        /** ACCEPT: what the joint team may read of each. */
        narrative: Type.Optional(Words(4_000)),
        /** JOIN, MERGE: with which, or into which. */
        reference: Type.Optional(Reference),
        /** MERGE. */
        reason: Type.Optional(Words(2_000)),
      },
      {
        examples: [
          {
            act: 'CLEAR',
            leads: [{ id: '0b6f9c5e-58a1-4c5e-9d53-2f4f3a1f0c11', version: 1 }],
          },
        ],
      },
    ),
    response: {
      200: Strict({
        lines: Type.Array(
          Strict({
            id: Id,
            reference: Type.String(),
            /** Null: done. Else why not. */
            refused: Nullable(Type.Enum(ERROR_CODES)),
          }),
        ),
      }),
    },
  },
} as const satisfies Endpoint;
