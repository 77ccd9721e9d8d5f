import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Facts, judge, type Predicate, type Truth } from '../../server/domain/predicate.ts';

const T: Predicate = { yes: true };
const F: Predicate = { yes: false };
const U: Predicate = { nobodyKnows: 1 };
const known: Facts = { yes: true, n: 5, code: 'A', list: ['A', 'B'], empty: [] };
const truth = (predicate: Predicate) => judge(predicate, known).truth;

describe('a predicate', () => {
  it.each<[Predicate, Predicate, Truth, Truth]>([
    [T, T, 'TRUE', 'TRUE'],
    [T, F, 'FALSE', 'TRUE'],
    [T, U, 'UNKNOWN', 'TRUE'],
    [F, F, 'FALSE', 'FALSE'],
    [F, U, 'FALSE', 'UNKNOWN'],
    [U, U, 'UNKNOWN', 'UNKNOWN'],
  ])('of %j and %j follows Kleene: all %s, any %s', (a, b, all, any) => {
    expect([truth({ all: [a, b] }), truth({ all: [b, a] })]).toEqual([all, all]);
    expect([truth({ any: [a, b] }), truth({ any: [b, a] })]).toEqual([any, any]);
  });

  it('is turned round by not, except where it is unknown', () => {
    expect([truth({ not: T }), truth({ not: F }), truth({ not: U })]).toEqual(['FALSE', 'TRUE', 'UNKNOWN']);
  });

  it('holds when it asks nothing, and needs each of its keys', () => {
    expect(truth({})).toBe('TRUE');
    expect(truth({ yes: true, n: 5 })).toBe('TRUE');
    expect(truth({ yes: true, n: 6 })).toBe('FALSE');
  });

  it.each<[Predicate, Truth]>([
    [{ n: { gte: 5 } }, 'TRUE'],
    [{ n: { gt: 5 } }, 'FALSE'],
    [{ n: { lte: 5 } }, 'TRUE'],
    [{ n: { lt: 5 } }, 'FALSE'],
    [{ n: { gte: 1, lt: 6 } }, 'TRUE'],
    [{ n: { in: [1, 5] } }, 'TRUE'],
    [{ code: { in: ['B', 'C'] } }, 'FALSE'],
    [{ list: 'B' }, 'TRUE'],
    [{ list: { in: ['C', 'A'] } }, 'TRUE'],
    [{ list: 'C' }, 'FALSE'],
    [{ empty: 'A' }, 'FALSE'],
  ])('%j is %s', (predicate, expected) => {
    expect(truth(predicate)).toBe(expected);
  });

  it('is unknown where a fact is of another kind than its test', () => {
    expect(truth({ n: '5' })).toBe('UNKNOWN');
    expect(truth({ code: { gte: 1 } })).toBe('UNKNOWN');
    expect(truth({ n: { in: ['5'] } })).toBe('UNKNOWN');
    expect(judge({ n: { gte: 1 } }, { n: NaN }).truth).toBe('UNKNOWN');
    expect(judge({ n: 1 }, { n: null }).truth).toBe('UNKNOWN');
  });

  it('names the facts that decided and those that were missing', () => {
    expect(judge({ n: 5, any: [F, { code: 'A' }] }, known)).toEqual({
      truth: 'TRUE',
      because: ['n', 'code'],
      missing: [],
    });
    expect(judge({ n: 5, any: [{ x: 1 }, { y: { gt: 2 } }] }, known).missing).toEqual(['x', 'y']);
    expect(judge({ n: 6, x: 1 }, known)).toEqual({ truth: 'FALSE', because: ['n'], missing: [] });
  });

  it('never changes an answer it gave when more becomes known', () => {
    const names = fc.constantFrom('a', 'b', 'c');
    const value = fc.integer({ min: 0, max: 3 });
    const leaf = fc
      .tuple(names, fc.constantFrom('gte', 'lt'), value)
      .map(([n, op, v]): Predicate => ({ [n]: { [op]: v } }));
    const { tree } = fc.letrec<{ tree: Predicate }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
        fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
        tie('tree').map((not) => ({ not })),
      ),
    }));
    const full = fc.record({ a: value, b: value, c: value });
    fc.assert(
      fc.property(tree, full, fc.subarray(['a', 'b', 'c']), (predicate, facts, hidden) => {
        const part = judge(predicate, {
          ...facts,
          ...Object.fromEntries(hidden.map((name) => [name, null])),
        });
        const whole = judge(predicate, facts);
        expect(whole.truth).not.toBe('UNKNOWN');
        if (part.truth !== 'UNKNOWN') expect(part.truth).toBe(whole.truth);
        else expect(hidden).toEqual(expect.arrayContaining(part.missing));
      }),
    );
  });
});
