import { Type, type Static } from 'typebox';
import { RUNGS } from '../domain/escalation.ts';
import { LEAD_READERS } from './leads.ts';
import { Done, type Endpoint, Id, Moment, Nullable, Strict, Version, Words } from './endpoint.ts';

export const LeadEscalations = Strict({
  /** What was reached, in its order; `owedBy` is a role or a unit. */
  reached: Type.Array(
    Strict({ rung: Type.Enum(RUNGS), owedBy: Type.Array(Type.String()), dueAt: Moment, at: Moment }),
  ),
  /** What comes next of the present step if nobody takes it; null where nothing does. */
  next: Nullable(Strict({ rung: Type.Enum(RUNGS), at: Moment })),
});
export type LeadEscalations = Static<typeof LeadEscalations>;

export const readEscalations = {
  method: 'GET',
  url: '/api/verification/leads/:leadId/escalations',
  allow: LEAD_READERS,
  schema: {
    summary: 'Which dates of a lead were missed, who was told, and what comes next',
    tags: ['verification'],
    params: Strict({ leadId: Id }),
    response: { 200: LeadEscalations },
  },
} as const satisfies Endpoint;

export const writeBrief = {
  method: 'POST',
  url: '/api/verification/leads/:leadId/brief',
  allow: ['INTAKE_OFFICER'],
  schema: {
    summary: 'Write the brief of a lead that silence accepted; its words were read with a purpose before',
    tags: ['verification'],
    params: Strict({ leadId: Id }),
    body: Strict(
      { version: Version, briefNarrative: Words(10_000, 2) },
      { examples: [{ version: 2, briefNarrative: '反映某公司承诺高息，公开向老年人吸收资金。' }] },
    ),
    response: { 200: Done },
  },
} as const satisfies Endpoint;
