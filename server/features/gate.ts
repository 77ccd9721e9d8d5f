import { refuse } from '../domain/errors.ts';

/** Lets so many do something costly at once and a few more wait; the next is told when to come back. */
export type Gate = {
  /** @throws Refusal BUSY where the queue is full too */
  run<T>(work: () => Promise<T>): Promise<T>;
};

/** Each process has its own: it guards this process's threads and memory. `retryAfter` in seconds. */
export function makeGate(limits: { atOnce: number; waiting: number; retryAfter: number }): Gate {
  let inside = 0;
  const queue: (() => void)[] = [];
  return {
    async run(work) {
      if (inside < limits.atOnce) inside += 1;
      else if (queue.length >= limits.waiting) refuse('BUSY', [], limits.retryAfter);
      // Who leaves hands the place on, so nobody slips in between.
      else await new Promise<void>((enter) => queue.push(enter));
      try {
        return await work();
      } finally {
        const next = queue.shift();
        if (next) next();
        else inside -= 1;
      }
    },
  };
}
