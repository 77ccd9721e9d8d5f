import { createHash, randomBytes, randomInt, randomUUID } from 'node:crypto';
import { readdirSync, utimesSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type SubmittedReport, submitReport } from '../../server/contract/report.ts';
import { queueStore } from '../../server/jobs/queue.store.ts';
import { type Portal, aDataFolder, aPortal } from '../support/portal.ts';
import { aReport } from '../support/resident.ts';
import { behind, staffPortal } from '../support/staffed-portal.ts';

const ROUNDS = 5;
const AT_ONCE = 4;

const folder = aDataFolder();
let portal: Portal;
let cookie: string;
beforeAll(async () => {
  portal = await aPortal({ dataDir: folder.dataDir });
  cookie = await staffPortal(portal);
});
afterAll(async () => {
  await portal.stop();
  await folder.remove();
});

const restart = async () => {
  portal = await aPortal({ dataDir: folder.dataDir });
};

/** Sends a report with a file of its own, named after its digest; null where the line broke before an answer. */
async function report(): Promise<SubmittedReport | null> {
  const content = randomBytes(randomInt(1, 3_000_000));
  const name = createHash('sha256').update(content).digest('hex');
  const form = new FormData();
  form.append('report', JSON.stringify(aReport({ submissionId: randomUUID() })));
  form.append('evidence', new Blob([content]), name);
  const answer = await fetch(portal.url + submitReport.url, { method: 'POST', body: form }).catch(() => null);
  if (answer?.status !== 201) return null;
  return (await answer.json().catch(() => null)) as SubmittedReport | null;
}

type Named = { reference: string; lead_id: string; id: string; store_key: string };
const named = () =>
  behind(portal, (office) =>
    office.inTransaction(async (tx) => {
      const query = sql`select reference, lead_id, e.id, store_key from leads l join evidence e on e.lead_id = l.id`;
      return (await tx.execute<Named>(query)).rows;
    }),
  );

/** The digest of a file as intake receives it, and the one that it was named after. */
async function fetched({ lead_id, id }: Named): Promise<[string, string]> {
  const url = `${portal.url}/api/verification/leads/${lead_id}/evidence/${id}`;
  const answer = await fetch(url, { headers: { cookie } });
  expect(answer.status).toBe(200);
  const bytes = Buffer.from(await answer.arrayBuffer());
  const name = /''([0-9a-f]{64})/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? '';
  return [createHash('sha256').update(bytes).digest('hex'), name];
}

function stored(): string[] {
  const entries = readdirSync(join(folder.dataDir, 'evidence'), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
const keysOf = (paths: string[]) => paths.map((path) => path.slice(path.lastIndexOf('/') + 1)).sort();

it('what was acknowledged opens after kill -9, and what was not is whole or nowhere', async () => {
  const acknowledged: SubmittedReport[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    const sent = Array.from({ length: AT_ONCE }, report);
    // Right after a first 201, while the others are still under way; every other time at any moment.
    const moment = round % 2 ? Promise.race(sent) : sleep(randomInt(0, 400));
    await moment;
    const [, ...answers] = await Promise.all([portal.kill9(), ...sent]);
    acknowledged.push(...answers.filter((answer) => answer !== null));
    if (round % 2) expect(answers.some((answer) => answer !== null)).toBe(true);
    await restart();

    const rows = await named();
    const references = new Set(rows.map((row) => row.reference));
    expect(acknowledged.filter((each) => !references.has(each.reference))).toEqual([]);
    for (const row of rows) {
      const [digest, name] = await fetched(row);
      expect(digest).toBe(name);
    }
  }
  const digests = acknowledged.flatMap((each) => each.evidence.map(({ name, sha256 }) => name === sha256));
  expect(digests).toEqual(acknowledged.map(() => true));
});

/** A report that stops in the middle of its second file, once the first lies in the store. */
async function halfAReport(): Promise<void> {
  const before = stored().length;
  const { hostname, port } = new URL(portal.url);
  const socket = connect(Number(port), hostname).on('error', () => undefined);
  const part = (name: string) =>
    `--x\r\ncontent-disposition: form-data; name="evidence"; filename="${name}"\r\ncontent-type: text/plain\r\n\r\n`;
  socket.write(
    `POST ${submitReport.url} HTTP/1.1\r\nhost: localhost\r\ncontent-type: multipart/form-data; boundary=x\r\ncontent-length: 9000000\r\n\r\n`,
  );
  socket.write(part('first'));
  socket.write(randomBytes(1_000_000));
  socket.write(`\r\n${part('second')}`);
  socket.write(randomBytes(2_500_000));
  await expect.poll(() => stored().length, { timeout: 10_000 }).toBe(before + 2);
  await portal.kill9();
  socket.destroy();
}

it('a file that no commit named is never to be seen, and the sweep takes it away', async () => {
  const rows = await named();
  await halfAReport();
  await restart();
  expect(await named()).toEqual(rows);
  const left = keysOf(stored());
  expect(left.length).toBeGreaterThanOrEqual(rows.length + 2);
  expect(left.some((key) => key.startsWith('.'))).toBe(true);

  const hoursAgo = new Date(Date.now() - 7 * 3_600_000);
  for (const path of stored()) utimesSync(path, hoursAgo, hoursAgo);
  await behind(portal, (office) => office.inTransaction((tx) => queueStore.add(tx, 'sweep-evidence', {})));
  const kept = rows.map((row) => row.store_key).sort();
  await expect.poll(() => keysOf(stored()), { timeout: 20_000 }).toEqual(kept);
});
