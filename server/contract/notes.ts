import { Type, type Static } from 'typebox';
import { NOTE_SCOPES } from '../domain/note.ts';
import { type Endpoint, Id, Moment, Nullable, Strict, WithId, Words } from './endpoint.ts';
import { LEAD_READERS } from './leads.ts';

const params = Strict({ leadId: Id });

export const NoteView = Strict({
  id: Id,
  scope: Type.Enum(NOTE_SCOPES),
  text: Type.String(),
  byName: Type.String(),
  mine: Type.Boolean(),
  at: Moment,
  /** The note that this one corrects. */
  corrects: Nullable(Id),
  /** A later note corrects this one. */
  corrected: Type.Boolean(),
});
export type NoteView = Static<typeof NoteView>;

export const listNotes = {
  method: 'GET',
  url: '/api/verification/leads/:leadId/notes',
  allow: LEAD_READERS,
  schema: {
    summary: 'My unit’s own notes and those that the three units share; never the reporter’s to see',
    tags: ['verification'],
    params,
    response: {
      200: Strict({ notes: Type.Array(NoteView), mayWrite: Type.Array(Type.Enum(NOTE_SCOPES)) }),
    },
  },
} as const satisfies Endpoint;

export const writeNote = {
  method: 'POST',
  url: '/api/verification/leads/:leadId/notes',
  allow: [
    'LEAD_COORDINATOR',
    'LEAD_AGENCY_HEAD',
    'VERIFIER_LEAD',
    'VERIFIER_POLICE',
    'VERIFIER_MARKET',
    'INDUSTRY_REGULATOR',
    'TOWNSHIP_OFFICER',
  ],
  schema: {
    summary: 'Write a note for my unit, or for the three; nothing is changed, a correction is a new note',
    tags: ['verification'],
    params,
    body: Strict(
      { scope: Type.Enum(NOTE_SCOPES), text: Words(5_000), corrects: Type.Optional(Id) },
      { examples: [{ scope: 'TEAM', text: '周三上午一起去现场，请市监带登记档案。' }] },
    ),
    response: { 201: WithId },
  },
} as const satisfies Endpoint;
