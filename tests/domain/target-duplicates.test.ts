import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { chineseScript } from '../../server/adapters/chinese-script.ts';
import { COUNTED_UP_TO } from '../../server/domain/target-match.ts';
import type { Mark } from '../../server/domain/target-meeting.ts';
import { targetTags } from '../../server/domain/target-tags.ts';
import { findAlike } from '../../server/features/targets/find-alike.ts';
import { type Case, PLACES, VARIATIONS, madeLeads } from './target-cases.ts';

const KEY = Buffer.alloc(32, 7);
const AMONG = { leads: 2000, again: 300 };

/** An index in memory that holds what the product's holds: keyed marks, and nothing readable. */
function indexOf(cases: readonly Case[]) {
  const marks = cases.map(({ facts }): Mark[] =>
    targetTags(facts, PLACES, chineseScript).map(({ kind, value }) => ({
      kind,
      tag: createHmac('sha256', KEY).update(`${kind}\0${value}`).digest('hex').slice(0, 32),
    })),
  );
  const holding = Map.groupBy(
    marks.flatMap((own, at) => own.map((mark) => ({ mark, id: `${at}` }))),
    ({ mark }) => mark.tag,
  );
  return {
    marks,
    holders: async (wanted: readonly Mark[]) =>
      wanted.map((mark) => {
        const latest = (holding.get(mark.tag) ?? []).slice(-COUNTED_UP_TO - 1);
        return { mark, leadIds: latest.map(({ id }) => id) };
      }),
    marksOf: async (ids: readonly string[]) => new Map(ids.map((id) => [id, marks[Number(id)] ?? []])),
  };
}

const isSure = ({ strength }: { strength: string }) => strength !== 'PERHAPS';

/** Every pair that the search calls the same or probably the same, against every pair that is. */
async function measure(seed: number) {
  const cases = madeLeads(seed, AMONG);
  const index = indexOf(cases);
  const claimed = new Map<string, { a: number; b: number; why: string }>();
  for (const [at, marks] of index.marks.entries()) {
    const found = await findAlike({ leadId: `${at}`, marks }, index, async (ids) => new Set(ids));
    for (const one of found.filter(isSure)) {
      const [a = 0, b = 0] = [at, Number(one.leadId)].sort((x, y) => x - y);
      claimed.set(`${a} ${b}`, {
        a,
        b,
        why: `${one.strength} ${one.points.toFixed(1)} ${one.why.join(' ')}`,
      });
    }
  }
  const groups = Map.groupBy(cases.entries(), ([, { target }]) => target);
  const tally = new Map<string, { found: number; of: number }>(
    VARIATIONS.map((one) => [one, { found: 0, of: 0 }]),
  );
  const missed: string[] = [];
  for (const group of groups.values()) {
    for (const [b, later] of group.slice(1)) {
      const row = tally.get(later.variation ?? '') ?? { found: 0, of: 0 };
      const hit = group.some(([a]) => claimed.has(`${Math.min(a, b)} ${Math.max(a, b)}`));
      row.of += 1;
      row.found += hit ? 1 : 0;
      if (!hit)
        missed.push(`${later.variation}: ${cases[group[0]?.[0] ?? 0]?.facts.name} / ${later.facts.name}`);
    }
  }
  const wrong = [...claimed.values()].filter(({ a, b }) => cases[a]?.target !== cases[b]?.target);
  const rows = [...tally.values()];
  const of = rows.reduce((sum, row) => sum + row.of, 0);
  return {
    of,
    recall: rows.reduce((sum, row) => sum + row.found, 0) / of,
    precision: 1 - wrong.length / claimed.size,
    report: [
      ...[...tally].map(([name, row]) => `${name}: ${row.found} of ${row.of}`),
      ...missed.slice(0, 12).map((one) => `missed ${one}`),
      ...wrong
        .slice(0, 12)
        .map(({ a, b, why }) => `wrong ${cases[a]?.facts.name} / ${cases[b]?.facts.name} (${why})`),
    ].join('\n'),
  };
}

describe('the same target over sealed leads', () => {
  // The points were chosen on the first; the second was drawn afterwards, with five more (decision 0027). Long after
  // that thirty more were drawn and nothing was changed: the last two are the hardest of them to recall and to tell apart.
  it.each([20260301, 1001, 314159, 2016])('is found among 2,000 made leads (seed %i)', async (seed) => {
    const { of, recall, precision, report } = await measure(seed);
    expect(of).toBe(AMONG.again);
    expect(
      { recall: recall >= 0.95, precision: precision >= 0.9 },
      `recall ${recall}, precision ${precision}\n${report}`,
    ).toEqual({ recall: true, precision: true });
  });
});
