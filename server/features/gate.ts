import { refuse } from '../domain/errors.ts';

/** Lets so many do something costly at once and a few more wait; the next is told when to come back. */
export type Gate = {
  /** `visitor`: who takes the place, where that is told. @throws Refusal BUSY where the queue is full too */
  run<T>(work: () => Promise<T>, visitor?: string): Promise<T>;
};

type Limits = {
  atOnce: number;
  waiting: number;
  /** In seconds. */
  retryAfter: number;
  /** The last `places` are for visitors who hold fewer than `each`: one who fills the others leaves these free. */
  spared?: { places: number; each: number };
};

/** Each process has its own: it guards this process's threads and memory. */
export function makeGate(limits: Limits): Gate {
  let inside = 0;
  const queue: (() => void)[] = [];
  const held = new Map<string, number>();

  function mayTakeSpared(visitor: string | undefined): boolean {
    const { spared } = limits;
    if (!spared || visitor === undefined || inside < limits.atOnce - spared.places) return true;
    return (held.get(visitor) ?? 0) < spared.each;
  }
  function hold(visitor: string | undefined, more: 1 | -1): void {
    if (visitor === undefined) return;
    const now = (held.get(visitor) ?? 0) + more;
    if (now > 0) held.set(visitor, now);
    else held.delete(visitor);
  }

  return {
    async run(work, visitor) {
      if (!mayTakeSpared(visitor)) refuse('BUSY', [], limits.retryAfter);
      if (inside < limits.atOnce) inside += 1;
      else if (queue.length >= limits.waiting) refuse('BUSY', [], limits.retryAfter);
      // Who leaves hands the place on, so nobody slips in between.
      else await new Promise<void>((enter) => queue.push(enter));
      hold(visitor, 1);
      try {
        return await work();
      } finally {
        hold(visitor, -1);
        const next = queue.shift();
        if (next) next();
        else inside -= 1;
      }
    },
  };
}
