import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { type SQL, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPostmaster } from '../../server/adapters/embedded-postgres/postmaster.ts';
import { submitReport } from '../../server/contract/report.ts';
import { type Portal, aDataFolder, aPortal } from '../support/portal.ts';
import { behind, staffPortal } from '../support/staffed-portal.ts';
import { PATIENCE, SEED, chanceFrom, howMany, note } from './long-form.ts';
import { type Rounds, type Tally, expectSweep, playRounds, saying } from './rounds/rounds.ts';
import { type Outcome, sendReport } from './rounds/sender.ts';
import { playUploadRounds } from './rounds/uploads.ts';
import { expectNoHalves, expectWhole, keyOf, storedFiles } from './rounds/witness.ts';

const folder = aDataFolder();
const stage = {} as { portal: Portal };
let cookie: string;
beforeAll(async () => {
  stage.portal = await aPortal({ dataDir: folder.dataDir });
  cookie = await staffPortal(stage.portal);
});
afterAll(async () => {
  await stage.portal.stop();
  await folder.remove();
});

async function play(what: string, rounds: Pick<Rounds, 'count' | 'end' | 'mayAnswer'>): Promise<Tally> {
  console.log(`${what}: seed ${SEED}`);
  const tally = await playRounds(stage, { seed: SEED, cookie, ...rounds });
  note({ what, count: `${tally.rounds} rounds`, seed: SEED, found: saying(tally) });
  return tally;
}

describe('what was acknowledged opens, and what was not is whole or nowhere', { timeout: PATIENCE }, () => {
  it('after kill -9 at a random moment', async () => {
    const tally = await play('kill -9', {
      count: howMany(4, 200),
      end: (running) => running.kill9(),
      mayAnswer: ({ kind }) => expect(['ACKNOWLEDGED', 'BROKEN']).toContain(kind),
    });
    expect(tally.acknowledged).toBeGreaterThan(0);
    expect(tally.broken).toBeGreaterThan(0);
  });

  it('after kill -9 with uploads under way: no byte that an offset claimed is lost, and each file is finished', async () => {
    console.log(`kill -9 with uploads: seed ${SEED}`);
    const tally = await playUploadRounds(stage, { count: howMany(2, 200), seed: SEED, cookie });
    const { rounds, cut, finished, further } = tally;
    const found = `${finished} uploads, ${cut} of them cut at least once, all with their own digest; ${further} had come further than their last answer`;
    note({ what: 'kill -9 with uploads under way', count: `${rounds} rounds`, seed: SEED, found });
    expect([cut > 0, finished]).toEqual([true, tally.begun]);
  });

  it('after SIGTERM, which lets whoever is inside finish and turns others away at the door', async () => {
    const tally = await play('SIGTERM', {
      count: howMany(3, 200),
      end: async (running) => expect(await running.stop()).toBe(0),
      mayAnswer: (outcome, ended) => {
        expectBusy(outcome, ended);
        // Nobody was there any more to hear it.
        if (outcome.kind === 'BROKEN') expect(outcome.code).toBe('ECONNREFUSED');
      },
    });
    expect(tally.acknowledged).toBeGreaterThan(0);
    // Whoever was inside heard the end of it.
    expect(tally.unheard).toBe(0);
  });

  it('after the embedded database was killed, and the portal closed with a reason', async () => {
    const tally = await play('database killed', {
      count: howMany(3, 200),
      end: async (running) => {
        const server = readPostmaster(join(running.dataDir, 'postgres'));
        process.kill(server!.pid, 'SIGKILL');
        expect(await running.ended).toBe(1);
        expect(running.output()).toContain('内置数据库意外停止');
      },
      mayAnswer: expectBusy,
    });
    expect(tally.acknowledged + tally.unheard).toBeGreaterThan(0);
  });
});

/** The only no to give then: come back in so many seconds. */
function expectBusy(outcome: Outcome<unknown>, ended: Portal): void {
  if (outcome.kind !== 'REFUSED') return;
  const { status, error, retryAfter } = outcome;
  const wanted = [503, 'BUSY', expect.stringMatching(/^\d+$/)];
  expect([status, error.code, retryAfter], ended.output()).toEqual(wanted);
}

/** A report that stops in the middle of its second file, once the first lies in the store. */
async function halfAReport(): Promise<void> {
  const before = storedFiles(stage.portal).length;
  const { hostname, port } = new URL(stage.portal.url);
  const socket = connect(Number(port), hostname).on('error', () => undefined);
  const part = (name: string) =>
    `--x\r\ncontent-disposition: form-data; name="evidence"; filename="${name}"\r\ncontent-type: text/plain\r\n\r\n`;
  socket.write(
    `POST ${submitReport.url} HTTP/1.1\r\nhost: localhost\r\ncontent-type: multipart/form-data; boundary=x\r\ncontent-length: 9000000\r\n\r\n`,
  );
  const chance = chanceFrom(SEED);
  socket.write(part('first'));
  socket.write(chance.bytes(1_000_000));
  socket.write(`\r\n${part('second')}`);
  socket.write(chance.bytes(2_500_000));
  await expect.poll(() => storedFiles(stage.portal).length, { timeout: 60_000 }).toBe(before + 2);
  await stage.portal.kill9();
  socket.destroy();
}

it('a file that no commit named is never to be seen, and the sweep takes it away', async () => {
  const leads = await expectNoHalves(stage.portal);
  await halfAReport();
  stage.portal = await aPortal({ dataDir: folder.dataDir });
  expect(await expectNoHalves(stage.portal)).toEqual(leads);
  const left = storedFiles(stage.portal).map(keyOf);
  expect(left.some((key) => key.startsWith('.'))).toBe(true);
  expect(await expectSweep(stage.portal)).toBeGreaterThanOrEqual(2);
});

it('the witness sees another digest, a changed byte, a file cut short, one that is gone and a half lead', async () => {
  const { digests, outcome } = await sendReport(stage.portal.url, chanceFrom(SEED), {
    files: [1, 1],
    bytes: 4_000,
  });
  if (outcome.kind !== 'ACKNOWLEDGED') throw new Error(`the report was ${outcome.kind}`);
  const { reference, receiptCode } = outcome.body;
  const leadId = (await expectNoHalves(stage.portal)).find((lead) => lead.reference === reference)!.id;
  const witness = (sha256s: string[]) =>
    expectWhole(stage.portal, cookie, [{ leadId, digests: sha256s, receiptCode }]);
  await witness(digests);
  await expect(witness([digests[0]!.replace(/./, (first) => (first === '0' ? '1' : '0'))])).rejects.toThrow();

  const { rows } = await onPortal(sql`select store_key from evidence where lead_id = ${leadId}`);
  const path = storedFiles(stage.portal).find((each) => keyOf(each) === rows[0]!['store_key'])!;
  const bytes = readFileSync(path);
  bytes.writeUInt8(bytes.readUInt8(60) ^ 1, 60);
  writeFileSync(path, bytes);
  await expect(witness(digests)).rejects.toThrow();
  await expectNoHalves(stage.portal);
  truncateSync(path, 50);
  await expect(expectNoHalves(stage.portal)).rejects.toThrow();
  rmSync(path);
  await expect(expectNoHalves(stage.portal)).rejects.toThrow();
  await onPortal(sql`update leads set evidence_count = 2 where id = ${leadId}`);
  await expect(expectNoHalves(stage.portal)).rejects.toThrow(reference);
});

const onPortal = (statement: SQL) =>
  behind(stage.portal, (office) =>
    office.inTransaction((tx) => tx.execute<Record<string, string>>(statement)),
  );
