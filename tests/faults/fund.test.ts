import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { officeUrl } from '../../server/adapters/embedded-postgres/hold.ts';
import { readPostmaster } from '../../server/adapters/embedded-postgres/postmaster.ts';
import type { OpenOffice } from '../../server/cli/command.ts';
import { verifyLedger } from '../../server/cli/ledger-verify.command.ts';
import { openDatabase } from '../../server/db/connection.ts';
import { type Portal, aDataFolder, aPortal } from '../support/portal.ts';
import type { Stage } from './fund/asking.ts';
import { aBank } from './fund/bank.ts';
import { aCrowd } from './fund/clients.ts';
import { type Memory, accountsOf, aMemory } from './fund/memory.ts';
import { adminUrlOf, aTown } from './fund/town.ts';
import { LONG, PATIENCE, SEED, chanceFrom, howMany, note } from './long-form.ts';

const AWARDS = howMany(24, 10_000);
const CLIENTS = LONG ? 64 : 12;
const KILLS = LONG ? 30 : 2;
const LOOKS = LONG ? 100 : 4;
/** About so many requests take an award from candidate to its end. */
const REQUESTS = 12;

const folder = aDataFolder();
const stage = {} as Stage;
beforeAll(async () => {
  Object.assign(stage, { portal: await aPortal({ dataDir: folder.dataDir }), up: Promise.resolve() });
}, PATIENCE);
afterAll(async () => {
  await stage.portal.stop();
  await folder.remove();
});

const postmasterOf = ({ dataDir }: Portal) => readPostmaster(join(dataDir, 'postgres'));

/** Ends the portal, or the database under it, wherever they are; another portal starts over the same folder. */
async function kill(which: 'portal' | 'database'): Promise<void> {
  const { portal } = stage;
  const { promise, resolve } = Promise.withResolvers<void>();
  stage.up = promise;
  const pid = postmasterOf(portal)?.pid;
  if (which === 'portal' || !pid) await portal.kill9();
  else process.kill(pid, 'SIGKILL');
  await portal.ended;
  stage.portal = await aPortal({ dataDir: portal.dataDir });
  resolve();
}

/** What the operator's own command says of the books at this moment. */
async function look(): Promise<{ code: number | void; said: string }> {
  const database = openDatabase(officeUrl(postmasterOf(stage.portal)?.socketFolder ?? ''), 1);
  const lines: string[] = [];
  try {
    const office = async () => ({ database }) as OpenOffice;
    const code = await verifyLedger.run({ args: [], env: {}, print: (line) => lines.push(line), office });
    return { code, said: lines.filter((line) => line.startsWith('✗')).join('\n') };
  } finally {
    await database.close();
  }
}

/** Looks at so many moments by chance; a look that the end of the database cut short is taken anew. */
async function lookOften(memory: Memory, moments: number[], isOver: () => boolean): Promise<void> {
  for (const moment of moments) {
    while (memory.tally.asked < moment && !isOver()) await sleep(5);
    for (let done = false; !done;) {
      await stage.up;
      const seen = await look().catch(() => null);
      if (!seen) continue;
      expect(seen, `at request ${memory.tally.asked}, seed ${SEED}`).toEqual({ code: 0, said: '' });
      done = true;
    }
    memory.tally.looks += 1;
    if (LONG && memory.tally.looks % 10 === 0) console.log(new Date().toISOString(), memory.tally);
  }
}

async function killNowAndThen(memory: Memory, moments: number[], isOver: () => boolean): Promise<void> {
  for (const [at, moment] of moments.entries()) {
    while (memory.tally.asked < moment && !isOver()) await sleep(2);
    if (isOver()) return;
    await kill(at % 2 ? 'database' : 'portal');
    memory.tally.kills += 1;
  }
}

async function rows<T extends pg.QueryResultRow>(text: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: adminUrlOf(stage.portal) });
  await client.connect();
  try {
    return (await client.query<T>(text)).rows;
  } finally {
    await client.end();
  }
}

/** Each acknowledged step stands in the history, and none that nobody asked for. */
async function expectRemembered({ acknowledged, unheard }: Memory): Promise<void> {
  const steps = await rows<{ step: string; n: number }>(
    `select reward_id || ' ' || transition as step, count(*)::int as n from reward_steps group by 1`,
  );
  const written = new Map(steps.map(({ step, n }) => [step, n]));
  const wrong = [...acknowledged].filter(([step, n]) => {
    const found = written.get(step) ?? 0;
    return found < n || found > n + (unheard.get(step) ?? 0);
  });
  expect(wrong).toEqual([]);
}

it(
  `${CLIENTS} clients over one fund for ${AWARDS} awards, the portal and its database killed now and then`,
  async () => {
    console.log(`fund: seed ${SEED}`);
    const chance = chanceFrom(SEED);
    const memory = aMemory();
    const bank = aBank(SEED);
    const town = await aTown(stage.portal, { seed: SEED, count: AWARDS, share: LONG ? 0.8 : 0.6 });
    const crowd = aCrowd({
      street: { stage, town, memory },
      bank,
      seed: SEED,
      clients: CLIENTS,
      most: LONG ? 60 : 8,
    });
    const moments = (count: number) =>
      Array.from({ length: count }, () => Math.floor(chance.share() * AWARDS * REQUESTS * 0.8)).sort(
        (a, b) => a - b,
      );
    const began = performance.now();
    await Promise.all([
      crowd.run(),
      lookOften(memory, moments(LOOKS), crowd.isOver),
      killNowAndThen(memory, moments(KILLS), crowd.isOver),
    ]);
    const seconds = Math.round((performance.now() - began) / 1000);

    expect(memory.surprises).toEqual([]);
    expect([memory.tally.kills, memory.tally.looks]).toEqual([KILLS, LOOKS]);
    expect(await look()).toEqual({ code: 0, said: '' });
    await expectRemembered(memory);

    const ended = await rows<{ id: string; status: string; channel: string | null; fen: string }>(
      `select id, status, claim_channel as channel, amount_fen as fen from rewards`,
    );
    const knownOf = (id: string) => crowd.known.get(id)!;
    expect(ended.filter(({ id, status }) => knownOf(id).status !== status)).toEqual([]);
    const sum = (which: (award: (typeof ended)[number]) => boolean) =>
      ended.filter(which).reduce((total, { fen }) => total + Number(fen), 0);
    const paid = ended.filter(({ status }) => status === 'PAID');
    // The bank paid each award that it was to pay once, at whichever of its accounts, and nobody else.
    const credits = paid.map(({ id, channel }) => [
      channel,
      accountsOf(knownOf(id)).reduce((n, accountNo) => n + bank.creditsOf(accountNo), 0),
    ]);
    expect(credits.filter(([channel, n]) => n !== (channel === 'BANK' ? 1 : 0))).toEqual([]);
    expect(bank.paidFen()).toBe(sum(({ status, channel }) => status === 'PAID' && channel === 'BANK'));
    expect(
      await rows(`select reward_id from journal_entries where event = 'PAID' group by 1 having count(*) > 1`),
    ).toEqual([]);

    const [books] = await rows<Record<'approved' | 'available' | 'locked' | 'spent', number>>(
      `select sum(-balance_fen) filter (where account = 'APPROVED')::float as approved,
       sum(balance_fen) filter (where account = 'AVAILABLE')::float as available,
       coalesce(sum(balance_fen) filter (where account = 'LOCKED'), 0)::float as locked,
       sum(balance_fen) filter (where account = 'SPENT')::float as spent from account_balances`,
    );
    const spent = sum(({ status }) => status === 'PAID');
    expect(books).toEqual({ ...books, locked: 0, spent, available: books!.approved - spent });
    // Nobody was refused whom the fund could have paid, and it never stood below zero on the way.
    const refused = ended.filter(({ status }) => status === 'APPROVED');
    expect(refused.length).toBeGreaterThan(0);
    expect(Math.min(...refused.map(({ fen }) => Number(fen)))).toBeGreaterThan(books!.available);
    const [lowest] = await rows<{ fen: number }>(
      `select min(sum)::float as fen from (select sum(debit_fen - credit_fen) over (order by id)
     from journal_lines where account = 'AVAILABLE') as standing`,
    );
    expect(lowest!.fen).toBeGreaterThanOrEqual(0);

    const { tally } = memory;
    const found =
      `${paid.length} paid once each (${tally.batches} batches, ${tally.returned} returned by the bank first), ${refused.length} refused, ` +
      `${ended.length - paid.length - refused.length} given up or taken back; ${tally.asked} requests in ${seconds} s, ` +
      `${tally.unheard} unheard, ${tally.raced} came second, ${tally.short} found the fund too small; ${tally.kills} kills; ` +
      `${tally.looks} looks at every invariant; available at least ${lowest!.fen} fen`;
    console.log(found);
    note({ what: `${CLIENTS} clients over one fund`, count: `${AWARDS} awards`, seed: SEED, found });
  },
  PATIENCE,
);
