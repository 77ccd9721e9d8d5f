import { isSaid, mustHold } from './facts.ts';
import type { LeadStatus } from './lead-transitions.ts';
import { refuse } from './errors.ts';

/** UNIT: for the writer's own unit alone; TEAM: for the three units. The reporter sees neither, ever. */
export const NOTE_SCOPES = ['UNIT', 'TEAM'] as const;
export type NoteScope = (typeof NOTE_SCOPES)[number];

/** A note that stands already, as far as a correction asks: who wrote it. */
export type NoteWritten = { id: string; staffId: string | null };

/**
 * Notes only grow: whoever erred writes a new one that says which it corrects, and corrects nobody else's.
 * @throws Refusal ILLEGAL_TRANSITION once the lead is archived, CONDITION_NOT_MET
 */
export function decideNote(
  lead: { status: LeadStatus },
  note: { text: string; corrects: string | null },
  written: readonly NoteWritten[],
  staffId: string,
): void {
  if (lead.status === 'ARCHIVED') refuse('ILLEGAL_TRANSITION');
  const earlier = written.find(({ id }) => id === note.corrects);
  mustHold(
    ['text', isSaid(note.text)],
    ['corrects', note.corrects === null || earlier !== undefined, 'NOT_IN_LIST'],
    ['corrects', earlier === undefined || earlier.staffId === staffId, 'NOT_ALLOWED'],
  );
}
