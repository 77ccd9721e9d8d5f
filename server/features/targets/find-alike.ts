import { ALWAYS_FOLLOWED, type Match, followedUpTo, weighMatch } from '../../domain/target-match.ts';
import { type Mark, meetingsOf } from '../../domain/target-meeting.ts';

/**
 * The index, as far as finding asks it. `holders`: the latest leads with a tag, at most one more than
 * `COUNTED_UP_TO`; `marksOf`: all tags of some leads.
 */
export type TargetIndex = {
  holders(marks: readonly Mark[]): Promise<{ mark: Mark; leadIds: readonly string[] }[]>;
  marksOf(leadIds: readonly string[]): Promise<Map<string, readonly Mark[]>>;
};

/** So many are weighed, those first that share the rarest marks. */
const WEIGHED = 150;

export type Found = Match & { leadId: string };

/**
 * The leads that seem to mean the same target as the one with these marks, the surest first. Looks at marks only;
 * `leadId` itself is left out. `mayShow` keeps those that a person may know of.
 */
export async function findAlike(
  { leadId, marks }: { leadId: string; marks: readonly Mark[] },
  index: TargetIndex,
  mayShow: (leadIds: readonly string[]) => Promise<ReadonlySet<string>>,
): Promise<Found[]> {
  const held = await index.holders(marks.filter(({ kind }) => followedUpTo(kind) > 0));
  const counts = new Map(held.map(({ mark, leadIds }) => [mark.tag, leadIds.length]));
  const pull = new Map<string, number>();
  for (const { mark, leadIds } of held) {
    const always = ALWAYS_FOLLOWED.includes(mark.kind);
    if (leadIds.length > followedUpTo(mark.kind) && !always) continue;
    const weight = always ? 10 : 1 / leadIds.length;
    for (const id of leadIds) if (id !== leadId) pull.set(id, (pull.get(id) ?? 0) + weight);
  }
  const shown = await mayShow([...pull.keys()]);
  const nearest = [...pull]
    .filter(([id]) => shown.has(id))
    .sort(([, a], [, b]) => b - a)
    .slice(0, WEIGHED)
    .map(([id]) => id);
  const theirs = await index.marksOf(nearest);
  return nearest
    .flatMap((id): Found[] => {
      const match = weighMatch(meetingsOf(marks, theirs.get(id) ?? [], counts));
      return match ? [{ leadId: id, ...match }] : [];
    })
    .sort((a, b) => b.points - a.points);
}
