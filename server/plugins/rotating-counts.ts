import { createHmac, randomBytes } from 'node:crypto';

/** How long a key lives, and the span that every limit is reckoned over. */
export const WINDOW_MS = 10 * 60_000;
/** As many as one generation remembers; beyond it the oldest are forgotten. */
const MOST_TAGS = 100_000;

type Generation = { slot: number; key: Buffer; counts: Map<string, number> };

/** `current`: how many count now, this one among them; `ttl`: milliseconds until there is room for another. */
export type Counted = { current: number; ttl: number };
type Done = (error: Error | null, counted?: Counted) => void;

/**
 * Counts who came how often, and knows nobody: a name is kept as its HMAC under a random key that lives ten minutes
 * as the present one and ten as the one before, and then is gone with its counts. The span slides: of the count
 * before, as much still holds as its span reaches into the last ten minutes. Has the shape of a store of
 * `@fastify/rate-limit`, whose own would keep the address itself.
 */
export function rotatingCounts(now: () => number, mostTags = MOST_TAGS) {
  const begin = (slot: number): Generation => ({ slot, key: randomBytes(32), counts: new Map() });
  let present = begin(Math.floor(now() / WINDOW_MS));
  let before: Generation | undefined;

  /** Lets keys that are too old go; answers how much of the present span has passed, from 0 to 1. */
  function turn(): number {
    const spans = now() / WINDOW_MS;
    const slot = Math.floor(spans);
    if (slot !== present.slot) {
      before = slot === present.slot + 1 ? present : undefined;
      present = begin(slot);
    }
    return spans - slot;
  }

  const countsOf = (name: string) => ({
    here: present.counts.get(tagOf(present, name)) ?? 0,
    earlier: before ? (before.counts.get(tagOf(before, name)) ?? 0) : 0,
  });

  function look(name: string, max: number): Counted {
    const passed = turn();
    const { here, earlier } = countsOf(name);
    return {
      current: Math.floor(here + earlier * (1 - passed)),
      ttl: waitFor(here, earlier, passed, max),
    };
  }

  return {
    /** Counts one more where there is room; who is refused doesn't wait the longer for having asked. */
    incr(name: string, done: Done, _window: number, max: number): void {
      const { current, ttl } = look(name, max);
      if (current >= max) return done(null, { current: max + 1, ttl });
      const tag = tagOf(present, name);
      present.counts.set(tag, (present.counts.get(tag) ?? 0) + 1);
      if (present.counts.size > mostTags) forgetOldest(present.counts);
      done(null, { current: current + 1, ttl });
    },
    read: (name: string, done: Done, _window: number, max: number): void => done(null, look(name, max)),
    /** Takes one back that was counted in good faith. */
    giveBack(name: string): void {
      turn();
      const tag = tagOf(present, name);
      const count = present.counts.get(tag) ?? 0;
      if (count > 1) present.counts.set(tag, count - 1);
      else present.counts.delete(tag);
    },
    turn,
  };
}
export type RotatingCounts = ReturnType<typeof rotatingCounts>;

const tagOf = ({ key }: Generation, name: string): string =>
  createHmac('sha256', key).update(name).digest('base64url');

function forgetOldest(counts: Map<string, number>): void {
  for (const tag of counts.keys()) {
    counts.delete(tag);
    return;
  }
}

/** Milliseconds until fewer than `max` count: within this span, or else in the next, where only this one's still do. */
function waitFor(here: number, earlier: number, passed: number, max: number): number {
  if (Math.floor(here + earlier * (1 - passed)) < max) return 0;
  if (max < 1) return WINDOW_MS;
  const spans = here < max ? 1 - (max - here) / earlier - passed : 1 - passed + (1 - max / here);
  return Math.ceil(spans * WINDOW_MS) + 1;
}
