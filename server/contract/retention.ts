import { Type, type Static } from 'typebox';
import { COMPARTMENT_KINDS } from '../domain/compartments.ts';
import {
  ERASURE_ITEM_STATUSES,
  ERASURE_RUN_STATUSES,
  LEFT_OUT_REASONS,
  SEES_RETENTION,
} from '../domain/erasure-run.ts';
import { LEGAL_HOLD_CODES } from '../domain/legal-hold.ts';
import { LEAD_OUTCOMES } from '../domain/retention-periods.ts';
import { RETENTION_BLOCKERS } from '../domain/retention.ts';
import { Done, type Endpoint, Id, Moment, Nullable, Strict, WithId } from './endpoint.ts';

const Drawer = Type.Enum(COMPARTMENT_KINDS);
const Weighed = {
  drawers: Type.Array(Drawer),
  dueSince: Moment,
  sheets: Type.Integer({ minimum: 0, description: 'Sealed sheets of words.' }),
  files: Type.Integer({ minimum: 0 }),
  fileBytes: Type.Integer({ minimum: 0, description: 'As stored.' }),
};

export const DueLead = Strict({
  leadId: Id,
  reference: Type.String(),
  outcome: Type.Enum(LEAD_OUTCOMES),
  endedAt: Moment,
  ...Weighed,
  blockers: Type.Array(Type.Enum(RETENTION_BLOCKERS), { description: 'Why it stays; empty: it may go.' }),
  waits: Type.Boolean({ description: 'It is on the list of a run already.' }),
});
export type DueLead = Static<typeof DueLead>;

export const ErasureRun = Strict({
  id: Id,
  number: Type.Integer(),
  status: Type.Enum(ERASURE_RUN_STATUSES),
  proposedByName: Type.String(),
  proposedAt: Moment,
  decidedByName: Nullable(Type.String()),
  decidedAt: Nullable(Moment),
  finishedAt: Nullable(Moment),
  leads: Type.Array(
    Strict({
      leadId: Id,
      reference: Type.String(),
      ...Weighed,
      status: Type.Enum(ERASURE_ITEM_STATUSES),
      leftOut: Nullable(Type.Enum(LEFT_OUT_REASONS)),
    }),
  ),
  may: Strict({ approve: Type.Boolean(), refuse: Type.Boolean() }),
});
export type ErasureRun = Static<typeof ErasureRun>;

/** What keeps a lead, and what of it was erased: beside everything else that a person sees of it. */
export const LeadRetention = Strict({
  holds: Type.Array(
    Strict({
      id: Id,
      reason: Type.Enum(LEGAL_HOLD_CODES),
      until: Nullable(Moment),
      setByName: Type.String(),
      setAt: Moment,
      mayLift: Type.Boolean(),
    }),
  ),
  mayHold: Type.Boolean(),
  erased: Type.Array(Strict({ drawer: Drawer, at: Moment })),
});
export type LeadRetention = Static<typeof LeadRetention>;

/** What one run may hold, and one page show. */
export const LEADS_A_RUN = 200;

export const readRetention = {
  method: 'GET',
  url: '/api/verification/retention',
  allow: SEES_RETENTION,
  schema: {
    summary: 'What will go within so many days, what stays although its time is over, and the latest runs',
    tags: ['verification'],
    querystring: Strict({ days: Type.Optional(Type.Integer({ minimum: 0, maximum: 3_660 })) }),
    response: {
      200: Strict({
        asOf: Moment,
        days: Type.Integer(),
        total: Type.Integer({ description: 'So many go; `due` holds the first of them.' }),
        due: Type.Array(DueLead),
        held: Type.Array(DueLead),
        runs: Type.Array(ErasureRun),
        mayPropose: Type.Boolean(),
      }),
    },
  },
} as const satisfies Endpoint;

const ids = { examples: [{ leadIds: ['2f1f0b52-6d9e-4a39-9d0c-0a6e4bb8b3b1'] }] };

export const proposeErasure = {
  method: 'POST',
  url: '/api/verification/retention/runs',
  allow: ['ARCHIVIST'],
  schema: {
    summary: 'Propose that these leads’ overdue drawers be erased; the list is fixed from then on',
    tags: ['verification'],
    body: Strict({ leadIds: Type.Array(Id, { minItems: 1, maxItems: LEADS_A_RUN, uniqueItems: true }) }, ids),
    response: { 201: WithId },
  },
} as const satisfies Endpoint;

export const decideErasureRun = {
  method: 'POST',
  url: '/api/verification/retention/runs/:runId/decision',
  allow: ['LEAD_AGENCY_HEAD', 'ARCHIVIST'],
  schema: {
    summary: 'Approve a run that somebody else proposed, or refuse it; who proposed it may take it back',
    tags: ['verification'],
    params: Strict({ runId: Id }),
    body: Strict({ approve: Type.Boolean() }, { examples: [{ approve: true }] }),
    response: { 200: Done },
  },
} as const satisfies Endpoint;

export const holdLead = {
  method: 'POST',
  url: '/api/verification/leads/:leadId/holds',
  allow: ['LEAD_AGENCY_HEAD', 'VERIFIER_POLICE'],
  schema: {
    summary: 'Keep everything of a lead from being erased; without `until`, till somebody else lifts it',
    tags: ['verification'],
    params: Strict({ leadId: Id }),
    body: Strict(
      { reason: Type.Enum(LEGAL_HOLD_CODES), until: Type.Optional(Moment) },
      { examples: [{ reason: 'LITIGATION', until: '2027-12-31T15:59:59.999Z' }] },
    ),
    response: { 201: WithId },
  },
} as const satisfies Endpoint;

export const liftHold = {
  method: 'POST',
  url: '/api/verification/leads/:leadId/holds/:holdId/lifting',
  allow: ['LEAD_AGENCY_HEAD', 'VERIFIER_POLICE'],
  schema: {
    summary: 'Lift a hold that somebody else has set',
    tags: ['verification'],
    params: Strict({ leadId: Id, holdId: Id }),
    response: { 200: Done },
  },
} as const satisfies Endpoint;
