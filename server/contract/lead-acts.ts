import { Type } from 'typebox';
import { SUPPLEMENT_ITEMS, codesOf } from '../domain/code-lists.ts';
import { DISPOSITION_CLASSES } from '../domain/determination.ts';
import { LEAD_VERBS } from '../domain/lead.ts';
import { JOINT_UNITS } from '../domain/units.ts';
import { Done, type Endpoint, Id, Moment, Strict, Version, Words } from './endpoint.ts';
import { LEAD_MARKS, LEAD_READERS } from './leads.ts';
import { MessageUploads } from './talk.ts';

const VERIFIERS = ['VERIFIER_LEAD', 'VERIFIER_POLICE', 'VERIFIER_MARKET'] as const;
const params = Strict({ leadId: Id });

export const acceptLead = {
  method: 'POST',
  url: '/api/verification/leads/:leadId/acceptance',
  allow: ['INTAKE_OFFICER'],
  schema: {
    summary: 'Accept, and release the words that the joint team reads',
    tags: ['verification'],
    params,
    body: Strict(
      { version: Version, briefNarrative: Words(10_000, 2) },
      { examples: [{ version: 1, briefNarrative: '反映某公司承诺高息，公开向老年人吸收资金。' }] },
    ),
    response: { 200: Done },
  },
} as const satisfies Endpoint;

export const assignLead = {
  method: 'POST',
  url: '/api/verification/leads/:leadId/assignment',
  allow: ['LEAD_COORDINATOR', 'INTAKE_OFFICER'],
  schema: {
    summary:
      'Confirm the routing: three joint tasks, and the key for the assisting desks (intake: urgent lane only)',
    tags: ['verification'],
    params,
    body: Strict(
      {
        version: Version,
        assistUnits: Type.Array(Words(40), { maxItems: 10, uniqueItems: true }),
        /** Urgent lane only: the words released, since nobody has accepted yet. */
        briefNarrative: Type.Optional(Words(10_000, 2)),
        /** Urgent lane only: the police have been called. */
        policeNotified: Type.Optional(Type.Boolean()),
      },
      { examples: [{ version: 2, assistUnits: ['CIVIL_AFFAIRS'] }] },
    ),
    response: { 200: Done },
  },
} as const satisfies Endpoint;

/** The steps that need no more than a reason: propose, confirm, return, archive, reopen … */
export const stepLead = {
  method: 'POST',
  url: '/api/verification/leads/:leadId/steps',
  allow: LEAD_READERS,
  schema: {
    summary: 'Take a step of the lead’s machine, or propose one that a second person confirms',
    tags: ['verification'],
    params,
    body: Strict(
      {
        version: Version,
        verb: Type.Enum(LEAD_VERBS),
        propose: Type.Optional(Type.Boolean()),
        reason: Type.Optional(Words(60)),
        note: Type.Optional(Words(2_000)),
        /** requestSupplement: what of the list is asked for; with a note or instead of one. */
        items: Type.Optional(
          Type.Array(Type.Enum(codesOf(SUPPLEMENT_ITEMS)), { maxItems: 20, uniqueItems: true }),
        ),
        /** reopenRejected, reopenUnsubstantiated: what the reporter reads, where they asked for it. */
        answer: Type.Optional(Words(2_000)),
        referredTo: Type.Optional(Words(100)),
        documentNo: Type.Optional(Words(60)),
        grade: Type.Optional(Type.Integer({ minimum: 1, maximum: 4 })),
        dispositionClass: Type.Optional(Type.Enum(DISPOSITION_CLASSES)),
        /** returnForProof: the units that bring more proof; all three where none is named. */
        units: Type.Optional(Type.Array(Type.Enum(JOINT_UNITS), { maxItems: 3, uniqueItems: true })),
      },
      { examples: [{ version: 3, verb: 'convene' }] },
    ),
    response: { 200: Done },
  },
} as const satisfies Endpoint;

export const markLead = {
  method: 'POST',
  url: '/api/verification/leads/:leadId/marks',
  allow: ['INTAKE_OFFICER', 'INTAKE_SUPERVISOR', 'LEAD_COORDINATOR', 'LEAD_AGENCY_HEAD', ...VERIFIERS],
  schema: {
    summary:
      'Drop a proposal, extend the verification, consent to closing, hold back what the reporter reads',
    tags: ['verification'],
    params,
    body: Strict(
      {
        version: Version,
        mark: Type.Enum(LEAD_MARKS),
        /** holdDisclosure: until when, and who else looks at it again. */
        until: Type.Optional(Moment),
        reviewerId: Type.Optional(Id),
        /** dismissReview: why the decision stays, as the reporter reads it. */
        answer: Type.Optional(Words(2_000)),
      },
      { examples: [{ version: 4, mark: 'extend' }] },
    ),
    response: { 200: Done },
  },
} as const satisfies Endpoint;

export const sendOfficeMessage = {
  method: 'POST',
  url: '/api/verification/leads/:leadId/messages',
  allow: ['INTAKE_OFFICER', 'INTAKE_SUPERVISOR', 'LEAD_COORDINATOR', 'LEAD_AGENCY_HEAD', 'VERIFIER_LEAD'],
  schema: {
    summary: 'Write to the reporter; with files that were uploaded before, such as a form to fill in',
    tags: ['verification'],
    params,
    body: Strict(
      { text: Words(5_000), uploads: Type.Optional(MessageUploads) },
      { examples: [{ text: '请问推介会在几楼举行？' }] },
    ),
    response: { 201: Done },
  },
} as const satisfies Endpoint;
