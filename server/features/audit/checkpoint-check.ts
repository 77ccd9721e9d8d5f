import type { CheckpointFolder } from '../../adapters/checkpoint-folder.ts';
import { type Checkpoint, readCheckpoint } from '../../crypto/checkpoint.ts';
import type { NoteVerifier } from '../../crypto/signed-note.ts';
import { localDate } from '../../domain/calendar.ts';
import type { Breach } from './log-breach.ts';

type Row = { day: string; size: number; note: string };
type File = Awaited<ReturnType<CheckpointFolder['list']>>[number];
/** What a checkpoint holds the log to, and which one it was. */
export type Pledge = Checkpoint & { detail: string };

/**
 * The checkpoints themselves: each signature, the published rows against the files outside. Answers what those with a
 * good signature hold the log to.
 */
export function checkCheckpoints(
  verifier: NoteVerifier,
  rows: readonly Row[],
  files: readonly File[],
): { pledges: Pledge[]; breaches: Breach[] } {
  const breaches: Breach[] = [];
  const pledges: Pledge[] = [];
  const judge = (detail: string, day: string, note: string, size?: number) => {
    const facts = readCheckpoint(verifier, note);
    const say = (code: Breach['code']) => breaches.push({ code, at: null, detail });
    if (!facts) return say('CHECKPOINT_FORGED');
    pledges.push({ ...facts, detail });
    const isOwn = localDate(facts.at) === day && (size === undefined || size === facts.size);
    if (!isOwn) say('CHECKPOINT_CHANGED');
  };
  const notes = new Map(files.map((file) => [file.day, file]));
  for (const { day, size, note } of rows) {
    judge(day, day, note, size);
    const file = notes.get(day);
    if (!file) breaches.push({ code: 'FILE_MISSING', at: null, detail: day });
    else if (file.note !== note) breaches.push({ code: 'FILE_DIFFERS', at: null, detail: file.name });
  }
  const published = new Set(rows.map(({ day }) => day));
  for (const { name, day, note } of files) {
    judge(name, day, note);
    if (!published.has(day)) breaches.push({ code: 'CHECKPOINT_MISSING', at: null, detail: name });
  }
  return { pledges, breaches };
}
