import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { readHealth } from '../../server/contract/health.ts';
import { aDatabase } from '../support/database.ts';
import { type TestDisk, aDiskThatRefuses, aSmallDisk, mayMount } from '../support/full-disk.ts';
import { type Portal, aDataFolder, aPortal } from '../support/portal.ts';
import { staffPortal } from '../support/staffed-portal.ts';
import { LONG, PATIENCE, SEED, chanceFrom, howMany, note } from './long-form.ts';
import { type Rounds, type Stage, playRounds, saying } from './rounds/rounds.ts';
import { type Outcome, sendReport } from './rounds/sender.ts';
import { expectNoHalves, expectWhole, strays } from './rounds/witness.ts';

const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step();
});

async function aStage(dataDir: string, env: Record<string, string>): Promise<Stage & { cookie: string }> {
  const portal = await aPortal({ dataDir, env });
  cleanUp.push(() => portal.stop());
  return { portal, cookie: await staffPortal(portal) };
}

async function play(
  what: string,
  stage: Stage & { cookie: string },
  rounds: Omit<Rounds, 'seed' | 'cookie'>,
) {
  console.log(`${what}: seed ${SEED}`);
  const tally = await playRounds(stage, { seed: SEED, cookie: stage.cookie, ...rounds });
  note({ what, count: `${tally.rounds} rounds`, seed: SEED, found: saying(tally) });
  return tally;
}

/** The one no that fits, in our shape, with when to come back; and it is never the line that breaks. */
const only =
  (status: number, code: string) =>
  (outcome: Outcome<unknown>, portal: Portal): void => {
    if (outcome.kind === 'BROKEN') throw new Error(`the line broke: ${outcome.code}\n${portal.output()}`);
    if (outcome.kind !== 'REFUSED') return;
    const { error, retryAfter } = outcome;
    expect([outcome.status, error.code, retryAfter, error.requestId], portal.output()).toEqual([
      status,
      code,
      expect.stringMatching(/^\d+$/),
      expect.any(String),
    ]);
  };
const full = only(507, 'STORE_FULL');

/** The real thing where this user may mount it; what every user can do runs everywhere. */
const DISKS: [string, (dataDir: string) => TestDisk][] = [
  ['a disk that refuses', aDiskThatRefuses],
  ...(LONG && mayMount()
    ? [
        ['a small file system', (dataDir: string) => aSmallDisk(dataDir, 2_048)] as [
          string,
          typeof aSmallDisk,
        ],
      ]
    : []),
];

describe.each(DISKS)('when the disk of the evidence is full: %s', { timeout: PATIENCE }, (_name, disk) => {
  async function aFillingStage() {
    const folder = aDataFolder();
    const small = disk(folder.dataDir);
    cleanUp.push(() => folder.remove(), small.close);
    return { small, stage: await aStage(folder.dataDir, small.env) };
  }

  it('a report says so and can go without its files, what is there opens, and the same form gets in later', async () => {
    const { small, stage } = await aFillingStage();
    const { portal, cookie } = stage;
    const files = { files: [1, 1], bytes: 2_000_000 } as const;
    const before = await sendReport(portal.url, chanceFrom(SEED), files);
    if (before.outcome.kind !== 'ACKNOWLEDGED') throw new Error('not acknowledged');
    const [lead] = await expectNoHalves(portal);
    const whole = { leadId: lead!.id, digests: before.digests, receiptCode: before.outcome.body.receiptCode };

    small.leave(200_000);
    const submissionId = randomUUID();
    // As large as it takes: small files may find room.
    const large = chanceFrom(SEED + 1);
    const heavy = { ...large, share: () => 0.99, between: (_from: number, to: number) => to - 1 };
    const several = { files: [3, 3], bytes: 2_000_000 } as const;
    const refused = await sendReport(portal.url, heavy, several, { submissionId });
    expect(refused.outcome.kind).toBe('REFUSED');
    full(refused.outcome, portal);
    await expect.poll(() => strays(portal), { timeout: 60_000 }).toEqual([]);
    small.leave(0);
    const bare = await sendReport(portal.url, chanceFrom(SEED), { files: [0, 0], bytes: 0 });
    expect(bare.outcome.kind).toBe('ACKNOWLEDGED');
    expect((await fetch(portal.url + readHealth.url)).status).toBe(200);
    await expectWhole(portal, cookie, [whole]);

    small.free();
    const again = await sendReport(portal.url, heavy, several, { submissionId });
    expect(again.outcome.kind).toBe('ACKNOWLEDGED');
    expect(await expectNoHalves(portal)).toHaveLength(3);
    await expectWhole(portal, cookie, [whole]);
  });

  it('at a random moment, nothing that was acknowledged is lost and no half stays', async () => {
    const { small, stage } = await aFillingStage();
    const tally = await play(`disk full: ${small.name}`, stage, {
      count: howMany(4, 50),
      weights: { files: [0, 3], bytes: 6_000_000 },
      soon: true,
      end: async (_portal, chance) => small.leave(chance.between(0, 1_000_000)),
      again: async (portal) => {
        small.free();
        return portal;
      },
      mayAnswer: full,
    });
    expect(tally.acknowledged).toBeGreaterThan(0);
    expect(tally.refused).toBeGreaterThan(0);
  });
});

describe('when a database outside loses its connections', { timeout: PATIENCE }, () => {
  it('whoever is under way is asked to come again, and the office goes on', async () => {
    const database = await aDatabase();
    const folder = aDataFolder();
    cleanUp.push(database.drop, () => folder.remove());
    const stage = await aStage(folder.dataDir, {
      DATABASE_URL: database.portalUrl,
      DATABASE_OWNER_URL: database.url,
    });
    const admin = new pg.Client({ connectionString: database.adminUrl });
    await admin.connect();
    cleanUp.push(() => admin.end());
    const tally = await play('database connections cut', stage, {
      count: howMany(5, 100),
      end: async (_portal, chance) => {
        for (let cut = chance.between(1, 6); cut > 0; cut -= 1) {
          await admin.query(
            'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
          );
          await sleep(chance.between(0, 60));
        }
      },
      again: async (portal) => portal,
      mayAnswer: only(503, 'BUSY'),
    });
    expect(tally.acknowledged).toBeGreaterThan(0);
  });
});
