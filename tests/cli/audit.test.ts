import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../server/cli/audit-verify.command.ts';
import { checkReceipt } from '../../server/cli/receipt-check.command.ts';
import type { Command } from '../../server/cli/command.ts';
import { readConfig } from '../../server/config.ts';
import { type ReceiptProof, readLogState } from '../../server/contract/log.ts';
import { listMails } from '../../server/contract/mails.ts';
import { behindGuards } from '../support/behind-guards.ts';
import { type TestOffice, anOffice } from '../support/office.ts';

let office: TestOffice;
let folder: string;
let proof: ReceiptProof;

beforeAll(async () => {
  office = await anOffice();
  folder = await mkdtemp(join(tmpdir(), 'tipward-audit-'));
  proof = (await office.resident.report()).proof!;
  await office.office.sequencer.drain();
});
afterAll(async () => {
  await office.close();
  await rm(folder, { recursive: true, force: true });
});

/** Runs a command as the operator does; without an office where there is none to ask. */
async function run(command: Command, args: string[] = [], withOffice = true) {
  const said: string[] = [];
  const env = { NODE_ENV: 'test', DATA_DIR: folder };
  const closers: (() => Promise<unknown>)[] = [];
  const code = await command
    .run({
      args,
      env,
      print: (line) => said.push(line),
      office: async () => {
        if (!withOffice) throw new Error('this must work without an office');
        const { config } = readConfig(env);
        const { database } = office.office.ground;
        return {
          config,
          masterKey: office.masterKey,
          database,
          server: { url: office.database.portalUrl, ownerUrl: office.database.url },
          atEnd: (close) => closers.push(close),
        };
      },
    })
    .finally(() => Promise.all(closers.map((close) => close())));
  return { code: code ?? 0, said: said.join('\n') };
}
async function aFile(content: string): Promise<string> {
  const path = join(folder, `proof-${Math.random()}.json`);
  await writeFile(path, content);
  return path;
}

describe('npm run cli -- audit verify', () => {
  it('says that the log is whole and by which key it is signed, and stands in the log itself', async () => {
    const { code, said } = await run(verifyAudit);
    expect(said).toContain('The log is whole');
    expect(said).toContain((await office.stranger.do(readLogState)).publicKey);
    expect(code).toBe(0);
    const entries = await office.rows(`select actor_kind from audit_entries where act = 'audit.verify'`);
    expect(entries).toEqual([{ actor_kind: 'SYSTEM' }]);
  });

  it('names the first broken place, answers 1, and the auditor gets a mail', async () => {
    const change = (facts: string) =>
      behindGuards(office.database, `update audit_entries set facts = ${facts} where act = 'lead.submit'`);
    const [before] = await office.rows<{ facts: object }>(
      `select facts from audit_entries where act = 'lead.submit'`,
    );
    await change(`'{"channel":"HALL"}'`);
    const { code, said } = await run(verifyAudit);
    await change(`'${JSON.stringify(before!.facts)}'`);
    expect(code).toBe(1);
    expect(said.split('\n')[0]).toMatch(/^✗ #\d+ entry \d+ .*the entry was changed after it was written/);
    expect(said).toContain('The log is broken');
    const { mails } = await office.as('sysadmin').do(listMails);
    expect(JSON.stringify(mails)).toContain('LOG_ALERT');
    const [alarm] = await office.rows(`select facts from audit_entries where act = 'audit.broken'`);
    expect(alarm).toMatchObject({ facts: { breaches: 1, first: 'ENTRY_CHANGED' } });
    expect((await run(verifyAudit)).code).toBe(0);
  });

  it('says what still waits for its place', async () => {
    expect((await run(verifyAudit)).said).toMatch(/! \d+ .*wait for their place/);
  });
});

describe('npm run cli -- receipt check', () => {
  it('says when a report came in, as which number, and that the log still contains it', async () => {
    const { code, said } = await run(checkReceipt, [await aFile(JSON.stringify(proof))]);
    expect(code).toBe(0);
    expect(said).toContain('Received at 2026-11-23T02:00:00.000Z');
    expect(said).toContain(`as number ${proof.position + 1} of the log`);
    expect(said).toContain('still contains it');
  });

  it('does so anywhere by the public key alone, and says what it could not compare', async () => {
    const file = await aFile(JSON.stringify(proof));
    const { code, said } = await run(checkReceipt, [file, '--key', proof.publicKey], false);
    expect([code, said]).toEqual([0, expect.stringContaining('Not compared with the log')]);
  });

  it('says what is wrong with a proof that does not hold', async () => {
    const file = await aFile(JSON.stringify({ ...proof, position: proof.position - 1 }));
    for (const args of [[file], [file, '--key', proof.publicKey]]) {
      const { code, said } = await run(checkReceipt, args);
      expect([code, said]).toEqual([1, expect.stringContaining('not at the place that it claims')]);
    }
  });

  it('asks for a file, and knows what is none', async () => {
    await expect(run(checkReceipt)).rejects.toThrow(/Name one proof file/);
    await expect(run(checkReceipt, [await aFile('{"a": 1}')])).rejects.toThrow(/no proof of a receipt/);
    await expect(run(checkReceipt, [await aFile('not JSON')])).rejects.toThrow(/no proof of a receipt/);
    const file = await aFile(JSON.stringify(proof));
    await expect(run(checkReceipt, [file, '--key', 'nonsense'], false)).rejects.toThrow(/no checkpoint key/);
  });
});
