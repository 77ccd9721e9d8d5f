import fc from 'fast-check';
import { expect } from 'vitest';
import { expectSame } from './compare.ts';
import * as paying from './paying.ts';
import { DESK_VERBS, type Order, type Verdict, desk } from './rules.ts';
import type { Scene } from './scene.ts';
import { NATURAL, aCandidate, amountFor } from './candidate.ts';
import { PAYMENT_VERBS, WAYS } from './ways.ts';
import { type Award, type Fund, type Person, type World, availableIn, openFundsOf, yearOf } from './world.ts';

export type Command = fc.AsyncCommand<World, Scene>;
const LINES = ['2013850', '2013850-02'] as const;
const STAFF: readonly Person[] = ['clerk', 'reviewer', 'approver', 'finance', 'head', 'auditor', 'checker'];
/** Nobody comes back later than three years after the first notice; a walk ends before. */
const LAST_DAY = 1_000;
const ENDED: readonly string[] = ['WAIVED', 'REVOKED', 'RECOVERED', 'WRITTEN_OFF'];
const NEEDS_BATCH: readonly string[] = ['releaseBatch', 'cancelBatch', 'bankPaid', 'bankReturned'];

/** What was done so far, for whoever must read a failure. */
export type Diary = { steps: number; verbs: Map<string, number>; refusals: Map<string, number> };
export const aDiary = (): Diary => ({ steps: 0, verbs: new Map(), refusals: new Map() });
const more = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1);

/** Each command decides what it does from where the second bookkeeper stands, so that chance finds its way to the money. */
export function commandsFor(diary: Diary): fc.Arbitrary<Command>[] {
  const command = (
    name: string,
    run: (world: World, scene: Scene) => Promise<string>,
    check = (_world: Readonly<World>) => true,
  ): Command => {
    let told = name;
    return {
      check,
      async run(world, scene) {
        const what = await run(world, scene);
        told = what;
        diary.steps += 1;
        await expectSame(world, scene, `${what} (step ${diary.steps})`);
      },
      toString: () => told,
    };
  };

  /** Both were asked; they must agree on yes or no, and on the reason of a no. */
  function agree(verb: string, what: string, expected: Verdict, said: string | null): string {
    more(diary.verbs, verb);
    if (said !== null) more(diary.refusals, `${verb} ${said}`);
    const told = `${what}: ${said ?? 'yes'}`;
    if (expected.length === 0) expect(said, `${told}, the model says yes`).toBeNull();
    else expect(expected, `${told}, the model says ${expected.join('|')}`).toContain(said);
    return told;
  }

  const at = <T>(list: readonly T[], pick: number): T => list[pick % list.length]!;

  async function fires(world: World, scene: Scene, pick: number, big: boolean): Promise<string> {
    const stage = pick % 2 ? 'FILED' : 'VERIFIED';
    const index = (pick >> 1) % world.leads.length;
    const lead = world.leads[index]!;
    const [lowFen, highFen, facts] =
      stage === 'VERIFIED'
        ? ([500_000, 500_000, { lead_grade: 1 }] as const)
        : big
          ? ([500_000, 1_000_000, { case_amount_fen: 500_000_000 }] as const)
          : ([300_000, 300_000, { case_amount_fen: 499_999_999 }] as const);
    const name = `lead ${index} ${stage}`;
    const trigger = stage === 'VERIFIED' ? 'LEAD_VERIFIED' : 'CRIMINAL_FILED';
    const made = await scene.fires(name, index, trigger, facts);
    more(diary.verbs, 'create');
    expect(made, `${name} fires`).toBe(!lead.stages.has(stage));
    if (made) {
      lead.stages.add(stage);
      world.awards.push(aCandidate(name, index, lead.named, lowFen, highFen));
    }
    return `${name} fires: ${made ? 'a candidate' : 'nothing new'}`;
  }

  async function onward(
    world: World,
    scene: Scene,
    { award, way, odd, pick, free }: Chance,
  ): Promise<string> {
    const going = world.awards.filter(({ status }) => !ENDED.includes(status));
    const one = at(going.length && odd % 9 !== 8 ? going : world.awards, award);
    const all = [...DESK_VERBS, ...PAYMENT_VERBS];
    const verb = odd % 11 === 0 ? at(all, way) : at(WAYS(one), way);
    const stranger = odd % 7 === 1;
    if (PAYMENT_VERBS.includes(verb)) return payment(world, scene, one, verb, { pick, odd, free });
    const natural = NATURAL[verb]!;
    const proposes = natural.length > 1 && one.proposal?.verb !== verb && odd % 5 !== 2;
    const by = stranger ? at(STAFF, pick) : proposes ? natural[0]! : natural.at(-1)!;
    const order: Order = { verb, by, proposes };
    if (verb === 'propose') order.amountFen = amountFor(one, free);
    const funds = openFundsOf(world);
    if ((verb === 'fund' || verb === 'restore') && funds.length > 1 && odd % 6 !== 3)
      order.fund = at(funds, pick).key;
    const said = await scene.desk(one, order);
    const what = `${one.name} ${proposes ? 'proposed to ' : ''}${verb} by ${by}`;
    return agree(verb, what, desk(world, one, order), said);
  }

  async function payment(world: World, scene: Scene, one: Award, verb: string, { pick, odd }: Picks) {
    const { name, batch } = one;
    const [maker, checker]: Person[] = odd % 9 === 4 ? ['checker', 'maker'] : ['maker', 'checker'];
    const officer: Person = odd % 3 === 1 ? 'payout2' : 'payout1';
    // What lies in no batch can only be put into one.
    switch (NEEDS_BATCH.includes(verb) && !batch ? 'build' : verb) {
      case 'claimByBank':
      case 'claimAtCounter': {
        const channel = verb === 'claimByBank' ? 'BANK' : 'COUNTER';
        const said = await scene.claim(one, channel);
        return agree(verb, `${name} ${verb}`, paying.claim(world, one, channel), said);
      }
      case 'waive':
        return agree(verb, `${name} waived`, paying.waive(one), await scene.waive(one));
      case 'openCounter': {
        const said = await scene.openCounter(one, officer);
        return agree(verb, `${name} opened by ${officer}`, paying.openCounter(world, one, officer), said);
      }
      case 'confirmCounter': {
        const said = await scene.confirmCounter(one, officer);
        return agree(verb, `${name} paid by ${officer}`, paying.confirmCounter(world, one, officer), said);
      }
      case 'build': {
        const others = world.awards.filter(
          (each) => each !== one && each.status === 'CLAIMED' && !each.batch,
        );
        const wanted = [one, ...others.slice(0, pick % 3)];
        const said = await scene.build(`batch ${world.batches.length + 1}`, wanted, maker!);
        const what = `a batch of ${wanted.map((each) => each.name).join(', ')} by ${maker}`;
        return agree('build', what, paying.build(world, wanted, maker!), said);
      }
    }
    if (!batch) throw new Error(`${verb} without a batch`);
    if (verb === 'releaseBatch') {
      const said = await scene.release(batch, checker!);
      return agree(verb, `${batch.name} released by ${checker}`, paying.release(batch, checker!), said);
    }
    if (verb === 'cancelBatch') {
      const said = await scene.cancel(batch, maker!);
      return agree(verb, `${batch.name} cancelled by ${maker}`, paying.cancel(batch), said);
    }
    const line = batch.lines.findIndex((each) => each.award === one);
    const outcome = verb === 'bankPaid' ? ('PAID' as const) : ('RETURNED' as const);
    const confirms = batch.maker === 'maker' ? 'checker' : 'maker';
    const answer =
      odd % 10 === 5
        ? { line, outcome, brings: confirms, confirms: batch.maker }
        : { line, outcome, brings: odd % 10 === 6 ? confirms : batch.maker, confirms };
    const said = await scene.bankSays(batch, answer as paying.Answer);
    return agree(verb, `${name} ${verb}`, paying.bankSays(world, batch, answer as paying.Answer), said);
  }

  async function budget(world: World, scene: Scene, { pick, odd, free }: Picks): Promise<string> {
    const fund: Fund = at(world.funds, pick);
    const gives = odd % 3 !== 0;
    const amountFen = gives ? 1 + (free % 1_500_000) : 1 + (free % (availableIn(world, fund) + 200_000));
    const second: Person = odd % 8 === 1 ? 'finance' : 'head';
    const said = await scene.order(fund.key, gives, amountFen, second);
    const what = `${gives ? 'more' : 'less'} budget ${fund.key} ${amountFen} by ${second}`;
    const verdict = paying.order(world, fund, gives, amountFen, second === 'finance');
    return agree(gives ? 'appropriate' : 'reduce', what, verdict, said);
  }

  async function takesBack(world: World, scene: Scene, pick: number): Promise<string> {
    const index = pick % world.booked.length;
    const said = await scene.takeBack(world.booked[index]!.fund.key, index);
    return agree('takeBack', `entry ${index} taken back`, paying.takeBack(world, index), said);
  }

  async function closes(world: World, scene: Scene, pick: number, carry: boolean): Promise<string> {
    const over = world.funds.filter(({ year, closed }) => !closed && year < yearOf(world.day));
    const fund = over.length && pick % 5 ? at(over, pick) : at(world.funds, pick);
    const decision = carry ? 'CARRY' : 'LAPSE';
    const said = await scene.closeYear(fund.key, fund.year, decision);
    const verdict = paying.closeYear(world, fund, decision);
    await scene.learnFunds();
    return agree('closeYear', `${fund.key} closed, ${decision}`, verdict, said);
  }

  // Without a bias towards small numbers, which would make every step an odd one.
  const nat = fc.noBias(fc.nat({ max: 1_000_000 }));
  const chance = fc.record({ award: nat, way: nat, odd: nat, pick: nat, free: nat });
  const steps = chance.map((picks) =>
    command(
      'onward',
      (world, scene) => onward(world, scene, picks),
      ({ awards }) => awards.length > 0,
    ),
  );
  const stages = fc
    .record({ pick: nat, big: fc.boolean() })
    .map(({ pick, big }) => command('fires', (world, scene) => fires(world, scene, pick, big)));
  const budgets = chance.map((picks) => command('budget', (world, scene) => budget(world, scene, picks)));
  const mirrors = nat.map((pick) => command('takeBack', (world, scene) => takesBack(world, scene, pick)));
  const lines = nat.map((pick) =>
    command('openLine', async (world, scene) => {
      const line = at(LINES, pick);
      const said = await scene.openLine(line);
      const verdict = paying.openLine(world, line);
      await scene.learnFunds();
      return agree('openLine', `line ${line} opened`, verdict, said);
    }),
  );
  const years = fc
    .record({ pick: nat, carry: fc.boolean() })
    .map(({ pick, carry }) => command('closeYear', (world, scene) => closes(world, scene, pick, carry)));
  const days = fc
    .oneof(
      { weight: 6, arbitrary: fc.integer({ min: 1, max: 20 }) },
      { weight: 1, arbitrary: fc.integer({ min: 60, max: 200 }) },
    )
    .map((count) =>
      command(
        `${count} days`,
        async (world, scene) => {
          world.day += count;
          scene.setDay(world.day);
          return `${count} days pass`;
        },
        ({ day }) => day + count <= LAST_DAY,
      ),
    );
  const nights = fc.constant(null).map(() =>
    command('night', async (world, scene) => {
      const due = world.awards.filter(
        ({ status, lastDay, proposal }) => status === 'NOTIFIED' && !proposal && world.day > (lastDay ?? 0),
      );
      expect(await scene.lapses(), 'claims that ran out').toBe(due.length);
      for (const award of due) award.proposal = { verb: 'forfeit', by: 'SYSTEM' };
      return `${due.length} lapses proposed`;
    }),
  );
  return [
    ...Array<typeof steps>(32).fill(steps),
    stages,
    stages,
    budgets,
    budgets,
    mirrors,
    lines,
    years,
    days,
    nights,
  ];
}

type Chance = { award: number; way: number; odd: number; pick: number; free: number };
type Picks = Pick<Chance, 'pick' | 'odd' | 'free'>;
