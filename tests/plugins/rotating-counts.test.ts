import * as fc from 'fast-check';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { type Counted, WINDOW_MS, rotatingCounts } from '../../server/plugins/rotating-counts.ts';

const MINUTE = 60_000;

function aCounter(mostTags?: number) {
  let at = 1_800_000_000_000;
  const counts = rotatingCounts(() => at, mostTags);
  const told = (method: 'incr' | 'read') => (name: string, max: number) => {
    let counted: Counted = { current: -1, ttl: -1 };
    counts[method](name, (_error, result) => (counted = result ?? counted), WINDOW_MS, max);
    return counted;
  };
  return { counts, come: told('incr'), read: told('read'), pass: (ms: number) => (at += ms) };
}

describe('counting who comes without knowing who', () => {
  it('counts each name by itself, up to its limit', () => {
    const { come } = aCounter();
    expect([come('a', 2).current, come('a', 2).current, come('a', 2).current]).toEqual([1, 2, 3]);
    expect(come('b', 2).current).toBe(1);
  });

  it('lets a name in again once as much time has passed as it said', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }),
        fc.array(fc.integer({ min: 0, max: 12 * MINUTE }), { maxLength: 60 }),
        (max, pauses) => {
          const { come, read, pass } = aCounter();
          for (const pause of pauses) {
            pass(pause);
            come('a', max);
          }
          while (come('a', max).current <= max);
          pass(read('a', max).ttl);
          expect(come('a', max).current).toBeLessThanOrEqual(max);
        },
      ),
    );
  });

  it('never lets more than twice the limit in within any ten minutes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.array(fc.integer({ min: 0, max: 4 * MINUTE }), { minLength: 1, maxLength: 200 }),
        (max, pauses) => {
          const { come, pass } = aCounter();
          let at = 0;
          const entered: number[] = [];
          for (const pause of pauses) {
            pass(pause);
            at += pause;
            if (come('a', max).current <= max) entered.push(at);
          }
          for (const from of entered) {
            const inSpan = entered.filter((one) => one >= from && one < from + WINDOW_MS);
            expect(inSpan.length).toBeLessThanOrEqual(2 * max);
          }
        },
      ),
    );
  });

  it('still knows across a change of the key what was counted just before it', () => {
    const { counts, come, pass } = aCounter();
    pass(WINDOW_MS - (1_800_000_000_000 % WINDOW_MS) - 1_000);
    for (let at = 0; at < 5; at += 1) come('a', 5);
    pass(2_000);
    counts.turn();
    expect([come('a', 5).current, come('a', 5).current]).toEqual([5, 6]);
  });

  it('has forgotten everything after twenty minutes', () => {
    const { come, read, pass } = aCounter();
    for (let at = 0; at < 5; at += 1) come('a', 5);
    pass(2 * WINDOW_MS);
    expect(read('a', 5).current).toBe(0);
  });

  it('keeps no name, and gives the same name another mark under each key', () => {
    const seen: string[] = [];
    const entries = Map.prototype.set;
    Map.prototype.set = function set(key: unknown, value: unknown) {
      if (typeof key === 'string') seen.push(key);
      return entries.call(this, key, value);
    };
    try {
      const { counts, come, pass } = aCounter();
      come('report 203.0.113.7', 5);
      pass(WINDOW_MS);
      come('report 203.0.113.7', 5);
      expect(inspect(counts, { depth: 9, showHidden: true })).not.toContain('203.0.113.7');
    } finally {
      Map.prototype.set = entries;
    }
    const marks = seen.filter((key) => /^[\w-]{43}$/.test(key));
    expect(new Set(marks).size).toBe(2);
    expect(seen.join(' ')).not.toContain('203.0.113');
  });

  it('takes back what was counted in good faith, and never below nothing', () => {
    const { counts, come, read } = aCounter();
    come('a', 2);
    counts.giveBack('a');
    counts.giveBack('a');
    expect(read('a', 2).current).toBe(0);
  });

  it('forgets the oldest of too many names, so that nobody fills the memory', () => {
    const { come, read } = aCounter(3);
    for (const name of ['a', 'b', 'c', 'd']) come(name, 5);
    expect(['a', 'b', 'd'].map((name) => read(name, 5).current)).toEqual([0, 1, 1]);
  });
});
