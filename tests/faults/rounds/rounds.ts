import { existsSync, utimesSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import type { SubmittedReport } from '../../../server/contract/report.ts';
import { type Portal, aPortal } from '../../support/portal.ts';
import { type Chance, chanceFrom } from '../long-form.ts';
import { type Outcome, type Weights, sendMessage, sendReport } from './sender.ts';
import {
  type Expected,
  askForSweep,
  expectNoHalves,
  expectWhole,
  keyOf,
  leadsIn,
  namedKeys,
  storedFiles,
  strays,
} from './witness.ts';

export type Tally = {
  rounds: number;
  acknowledged: number;
  files: number;
  messages: number;
  /** Committed, but the line broke before the receipt was out: whole all the same. */
  unheard: number;
  refused: number;
  broken: number;
  swept: number;
};

/** What was seen, in a sentence for the report. */
export const saying = (tally: Tally) =>
  `${tally.acknowledged} reports, ${tally.files} files and ${tally.messages} messages acknowledged, all there and whole; ` +
  `${tally.unheard} committed unheard, whole; ${tally.broken} broken off, ${tally.refused} refused; ${tally.swept} strays swept`;

/** The portal that runs at the moment: each round leaves another. */
export type Stage = { portal: Portal };

export type Rounds = {
  count: number;
  seed: number;
  /** Who reads for intake: a cookie that outlives the rounds. */
  cookie: string;
  weights?: Weights;
  /** Before the first answer, while files stream; otherwise at any moment before, between and around the answers. */
  soon?: boolean;
  /** What befalls the portal while reports are under way. */
  end(portal: Portal, chance: Chance): Promise<void>;
  /** Puts it right again; unless said otherwise by a new start over the same folder. */
  again?(portal: Portal): Promise<Portal>;
  /** Holds what may come back to somebody whose request was under way then. */
  mayAnswer(outcome: Outcome<unknown>, ended: Portal): void;
};

const restart = ({ dataDir }: Portal) => aPortal({ dataDir });

const AT_ONCE = 4;
const SWEEP_EVERY = 20;
/** So many of the earlier reports are looked at again in each round; the end looks at all. */
const LOOK_BACK = 4;

/**
 * Rounds over one data folder: reports with files on their way, an end at a random moment, a restart, and a look at
 * what is there.
 */
export async function playRounds(
  stage: Stage,
  {
    count,
    seed,
    cookie,
    weights = { files: [0, 3], bytes: 3_000_000 },
    soon = false,
    end,
    again = restart,
    mayAnswer,
  }: Rounds,
): Promise<Tally> {
  const chance = chanceFrom(seed);
  const tally: Tally = {
    rounds: 0,
    acknowledged: 0,
    files: 0,
    messages: 0,
    unheard: 0,
    refused: 0,
    broken: 0,
    swept: 0,
  };
  const kept: Required<Expected>[] = [];
  // Milliseconds until a first answer, as the machine is today.
  let typical: number | undefined;
  const known = new Set((await leadsIn(stage.portal)).map(({ id }) => id));

  for (let round = 1; round <= count; round += 1) {
    const began = performance.now();
    const sent = Array.from({ length: AT_ONCE }, () =>
      sendReport(stage.portal.url, chanceFrom(chance.between(0, 2 ** 31)), weights),
    );
    void Promise.race(sent).then(() => (typical = performance.now() - began));
    // A reporter who writes and writes without an answer is asked to wait.
    const older = oneOf(
      chance,
      kept.filter(({ messages }) => messages.length < 10),
    );
    const text = `第${round}回补充`;
    const message = older ? sendMessage(stage.portal.url, older.receiptCode, text) : undefined;
    if (soon) await Promise.race([...sent, sleep(chance.share() * (typical ?? 0))]);
    else await aMoment(chance, sent, typical);
    const ended = stage.portal;
    const [answers, heard] = await Promise.all([Promise.all(sent), message, end(ended, chance)]);
    stage.portal = await again(ended);
    const { portal } = stage;

    for (const { outcome } of [...answers, ...(heard ? [{ outcome: heard }] : [])]) {
      mayAnswer(outcome, ended);
      tally.refused += outcome.kind === 'REFUSED' ? 1 : 0;
      tally.broken += outcome.kind === 'BROKEN' ? 1 : 0;
    }
    if (older && heard?.kind === 'ACKNOWLEDGED') {
      older.messages.push(text);
      tally.messages += 1;
    }

    const leads = await expectNoHalves(portal);
    const fresh: Required<Expected>[] = [];
    for (const { digests, outcome } of answers) {
      if (outcome.kind !== 'ACKNOWLEDGED') continue;
      expectReceipt(outcome.body, digests);
      const lead = leads.find(({ reference }) => reference === outcome.body.reference);
      expect(lead, `${outcome.body.reference} was acknowledged in round ${round} and is gone`).toBeDefined();
      fresh.push({
        leadId: lead!.id,
        digests: [...digests].sort(),
        receiptCode: outcome.body.receiptCode,
        messages: [],
      });
      tally.acknowledged += 1;
      tally.files += digests.length;
    }
    for (const { leadId } of fresh) known.add(leadId);
    // What was committed without being heard must be one whole report that somebody sent.
    const unheard = leads.filter(({ id }) => !known.has(id));
    const open = answers.filter(({ outcome }) => outcome.kind !== 'ACKNOWLEDGED');
    expect(unheard.length).toBeLessThanOrEqual(open.length);
    for (const { id, named } of unheard) {
      known.add(id);
      const candidates = open.filter(({ digests }) => digests.length === named);
      await expectOneOf(portal, cookie, id, candidates);
      tally.unheard += 1;
    }
    const earlier = kept.length ? Array.from({ length: LOOK_BACK }, () => oneOf(chance, kept)!) : [];
    await expectWhole(portal, cookie, [...fresh, ...earlier]);
    kept.push(...fresh);
    if (round % SWEEP_EVERY === 0) tally.swept += await expectSweep(portal);
    tally.rounds = round;
    if (round % SWEEP_EVERY === 0) console.log(`round ${round} of ${count}: ${saying(tally)}`);
  }
  tally.swept += await expectSweep(stage.portal);
  await expectNoHalves(stage.portal);
  await expectWhole(stage.portal, cookie, kept);
  expect(await leadsIn(stage.portal)).toHaveLength(known.size);
  return tally;
}

/** Right after one of the answers, while others are still under way; or at any moment before and around them. */
async function aMoment(chance: Chance, sent: readonly Promise<unknown>[], typical?: number): Promise<void> {
  if (typical !== undefined && chance.share() < 0.4) return sleep(chance.share() * 2 * typical);
  let answersLeft = chance.between(1, sent.length);
  await new Promise<void>((resolve) => {
    for (const each of sent) void each.then(() => (answersLeft -= 1) === 0 && resolve());
  });
}

const oneOf = <T>(chance: Chance, list: readonly T[]): T | undefined => list[chance.between(0, list.length)];

function expectReceipt({ evidence }: SubmittedReport, digests: readonly string[]): void {
  expect(evidence.map(({ name }) => name)).toEqual(digests);
  expect(evidence.map(({ sha256 }) => sha256)).toEqual(digests);
}

async function expectOneOf(
  portal: Portal,
  cookie: string,
  leadId: string,
  candidates: readonly { digests: string[] }[],
): Promise<void> {
  const failures: unknown[] = [];
  for (const { digests } of candidates) {
    const failed = await expectWhole(portal, cookie, [{ leadId, digests }]).catch((error: unknown) => error);
    if (failed === undefined) return;
    failures.push(failed);
  }
  throw new AggregateError(failures, 'a lead is nothing that anybody sent');
}

/** Lets all files look old, sweeps, and holds that what rows name is kept and all else is gone; answers how many. */
export async function expectSweep(portal: Portal): Promise<number> {
  const named = await namedKeys(portal);
  const left = new Set(await strays(portal));
  const hoursAgo = new Date(Date.now() - 7 * 3_600_000);
  for (const path of storedFiles(portal)) utimesSync(path, hoursAgo, hoursAgo);
  await askForSweep(portal);
  // Working copies are made meanwhile, so each look asks anew what is named.
  const stillThere = async () => (await strays(portal)).filter((path) => left.has(path));
  await expect.poll(stillThere, { timeout: 120_000, interval: 100 }).toEqual([]);
  const there = new Set(storedFiles(portal).map(keyOf));
  expect([...named].filter((key) => !there.has(key))).toEqual([]);
  return [...left].filter((path) => !existsSync(path)).length;
}
