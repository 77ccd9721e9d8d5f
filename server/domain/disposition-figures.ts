/** What an event says of money (integer fen) and people; null where it says nothing of it. */
export type Figures = {
  raisedFen: number | null;
  recoveredFen: number | null;
  repaidFen: number | null;
  participants: number | null;
};

/** A step of a plan of repayment: so much more by the end of that day (`YYYY-MM-DD`). */
export type Milestone = { on: string; repayFen: number };

export type FiguredEvent = Figures & { id: string; corrects: string | null };

export const NO_FIGURES: Figures = {
  raisedFen: null,
  recoveredFen: null,
  repaidFen: null,
  participants: null,
};

/**
 * Where a case stands in figures: what was raised and from how many is the latest that was said, what was recovered and
 * repaid is the sum. An event that was corrected says nothing any more; the correction stands in its place.
 */
export function figuresOf(events: readonly FiguredEvent[]): Figures {
  const corrections = new Map(
    events.flatMap((event) => (event.corrects === null ? [] : [[event.corrects, event] as const])),
  );
  const sum: Figures = { ...NO_FIGURES };
  for (const event of events) {
    // A correction speaks where the event stood that it corrects.
    if (event.corrects !== null) continue;
    const said = lastCorrection(event, corrections);
    sum.raisedFen = said.raisedFen ?? sum.raisedFen;
    sum.participants = said.participants ?? sum.participants;
    sum.recoveredFen = plus(sum.recoveredFen, said.recoveredFen);
    sum.repaidFen = plus(sum.repaidFen, said.repaidFen);
  }
  return sum;
}

/** The first milestone that what was repaid does not reach; undefined where the plan is fulfilled. */
export function nextMilestone(plan: readonly Milestone[], repaidFen: number | null): Milestone | undefined {
  let promised = 0;
  return [...plan]
    .sort((a, b) => a.on.localeCompare(b.on))
    .find(({ repayFen }) => (promised += repayFen) > (repaidFen ?? 0));
}

function lastCorrection(event: FiguredEvent, corrections: ReadonlyMap<string, FiguredEvent>): FiguredEvent {
  let last = event;
  for (let next = corrections.get(last.id); next; next = corrections.get(last.id)) last = next;
  return last;
}

function plus(sum: number | null, more: number | null): number | null {
  return more === null ? sum : (sum ?? 0) + more;
}
