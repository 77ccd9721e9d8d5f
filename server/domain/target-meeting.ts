import { COUNTED_UP_TO, type Meetings, RARE } from './target-match.ts';
import type { TargetTagKind } from './target-tags.ts';

/** A tag as the index has it: its kind, and a mark that tells nothing but equality, and differs between kinds. */
export type Mark = { kind: TargetTagKind; tag: string };

/** What two leads' marks have in common, kind by kind. `counts`: in how many leads each of mine occurs. */
export function meetingsOf(
  mine: readonly Mark[],
  theirs: readonly Mark[],
  counts: ReadonlyMap<string, number>,
): Meetings {
  const other = new Set(theirs.map(({ tag }) => tag));
  const meetings: Meetings = {};
  const at = (kind: TargetTagKind) =>
    (meetings[kind] ??= { shared: 0, rare: 0, mine: 0, theirs: 0, rarest: COUNTED_UP_TO + 1 });
  for (const { kind } of theirs) at(kind).theirs += 1;
  for (const mark of mine) {
    const meeting = at(mark.kind);
    meeting.mine += 1;
    if (!other.has(mark.tag)) continue;
    meeting.shared += 1;
    const holders = counts.get(mark.tag) ?? COUNTED_UP_TO + 1;
    if (holders <= RARE) meeting.rare += 1;
    meeting.rarest = Math.min(meeting.rarest, holders);
  }
  return meetings;
}
