import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Command, aDiary, commandsFor } from './books/commands.ts';
import { expectShown } from './books/compare.ts';
import { aScene } from './books/scene.ts';
import { type World, theFund } from './books/world.ts';
import { LONG, PATIENCE, SEED, howMany, note } from './long-form.ts';

const LEADS = [true, false, true, false, true, false].map((named) => ({ named }));
const A_WALK = 250;
/** How often the pages and the check of everything are asked during a walk. */
const LOOK_EVERY = 25;

/** An office that begins with two funds, and the second bookkeeper beside it. */
async function begin() {
  const real = await aScene(LEADS);
  const model: World = {
    day: 0,
    leads: LEADS.map(({ named }) => ({ named, stages: new Set() })),
    awards: [],
    funds: [],
    batches: [],
    booked: [],
  };
  for (const [line, amountFen] of [
    ['2013850', 3_000_000],
    ['2013850-02', 1_200_000],
  ] as const) {
    expect(await real.openLine(line)).toBeNull();
    await real.learnFunds();
    const fund = theFund(model, 2026, line);
    expect(await real.order(fund.key, true, amountFen, 'head')).toBeNull();
    fund.approvedFen = amountFen;
    model.booked.push({ fund, gives: true, amountFen, takenBack: false });
  }
  return { model, real };
}

test(
  'books, awards and refusals are those of a second bookkeeper after every step',
  { timeout: PATIENCE },
  async () => {
    console.log(`books: seed ${SEED}`);
    const wanted = howMany(150, 10_000);
    const diary = aDiary();
    for (let walk = 0; diary.steps < wanted; walk += 1) {
      const commands = fc.commands(commandsFor(diary), { maxCommands: A_WALK, size: 'max' });
      await fc.assert(
        fc.asyncProperty(commands, async (walked) => {
          const { model, real } = await begin();
          try {
            await fc.asyncModelRun(() => ({ model, real }), looking(walked));
            await expectShown(model, real);
          } finally {
            await real.office.close();
          }
        }),
        // A walk costs seconds: the long form may look for the shortest that fails, `npm test` says where it failed.
        { seed: SEED + walk, numRuns: 1, endOnFailure: !LONG, skipAllAfterTimeLimit: 600_000 },
      );
    }
    const verbs = [...diary.verbs].toSorted().map(([verb, count]) => `${verb} ${count}`);
    const said = [...diary.refusals].toSorted().map(([what, count]) => `${what} ${count}`);
    note({
      what: 'books against a second bookkeeper',
      count: `${diary.steps} steps`,
      seed: SEED,
      found: `every account and award equal after each step; ${verbs.join(', ')}; refused as foreseen: ${said.join(', ')}`,
    });
    expect(diary.steps).toBeGreaterThanOrEqual(wanted);
  },
);

/** Now and then what people are shown is held against the second bookkeeper too. */
function* looking(walked: Iterable<Command>): Iterable<Command> {
  let taken = 0;
  for (const command of walked) {
    yield command;
    taken += 1;
    if (taken % LOOK_EVERY === 0)
      yield { check: () => true, run: expectShown, toString: () => 'a look at the pages' };
  }
}
