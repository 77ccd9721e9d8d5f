import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { type ReceiptProof, readLogState } from '../../server/contract/log.ts';
import { submitReport } from '../../server/contract/report.ts';
import { checkProof } from '../../server/crypto/receipt-proof.ts';
import { noteVerifier } from '../../server/crypto/signed-note.ts';
import { type Portal, aDataFolder, aPortal } from '../support/portal.ts';
import { aReport } from '../support/resident.ts';
import { behind, staffPortal } from '../support/staffed-portal.ts';

const open: { remove(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.remove();
});

async function report(portal: Portal): Promise<ReceiptProof | null> {
  const form = new FormData();
  form.append('report', JSON.stringify(aReport()));
  const answer = await fetch(portal.url + submitReport.url, { method: 'POST', body: form });
  if (answer.status !== 201) throw new Error(`refused: ${await answer.text()}`);
  return ((await answer.json()) as { proof: ReceiptProof | null }).proof;
}

it('a portal that is killed again and again keeps one log: each receipt’s place still holds', async () => {
  const folder = aDataFolder();
  open.push(folder);
  let portal = await aPortal({ dataDir: folder.dataDir });
  await staffPortal(portal);
  const proofs: ReceiptProof[] = [];
  for (let round = 0; round < 3; round += 1) {
    const [first] = await Promise.all([report(portal), report(portal), report(portal)]);
    if (first) proofs.push(first);
    // In the middle of others, whose entries are committed or not, placed or not.
    const others = Promise.allSettled([report(portal), report(portal), report(portal)]);
    await portal.kill9();
    await others;
    portal = await aPortal({ dataDir: folder.dataDir, port: Number(new URL(portal.url).port) });
  }
  expect(proofs).toHaveLength(3);
  const state = (await (await fetch(portal.url + readLogState.url)).json()) as { publicKey: string };
  for (const proof of proofs) expect(checkProof(noteVerifier(state.publicKey)!, proof).problem).toBeNull();
  await behind(portal, async (office) => {
    await office.sequencer.drain();
    const { breaches, waiting, size } = await office.logCheck.verify();
    expect({ breaches, waiting }).toEqual({ breaches: [], waiting: 0 });
    expect(size).toBeGreaterThan(9);
    for (const proof of proofs) expect((await office.log.check(proof)).problem).toBeNull();
  });
  const notes = readdirSync(join(portal.dataDir, 'checkpoints'));
  expect(notes.length).toBeGreaterThan(0);
  expect(readFileSync(join(portal.dataDir, 'checkpoints', notes[0]!), 'utf8')).toContain('tipward-log-');
  await portal.stop();
});
