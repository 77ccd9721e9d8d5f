import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { type ReceiptProof, checkReceiptProof, readLogState } from '../../../server/contract/log.ts';
import { readReceiptProof } from '../../../server/contract/receipt.ts';
import { leafHash } from '../../../server/crypto/merkle.ts';
import { checkProof } from '../../../server/crypto/receipt-proof.ts';
import { noteVerifier } from '../../../server/crypto/signed-note.ts';
import { checkpointSigner, readCheckpoint, writeCheckpoint } from '../../../server/crypto/checkpoint.ts';
import { behindGuards } from '../../support/behind-guards.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';

let office: TestOffice;
let verifier: NonNullable<ReturnType<typeof noteVerifier>>;
beforeAll(async () => {
  office = await anOffice();
  verifier = noteVerifier((await office.stranger.do(readLogState)).publicKey)!;
});
afterAll(() => office.close());

const check = (proof: ReceiptProof) => office.stranger.do(checkReceiptProof, { body: { proof } });
async function aProof(...report: Parameters<TestOffice['resident']['report']>) {
  const submitted = await office.resident.report(...report);
  if (!submitted.proof) throw new Error('the receipt came without its proof');
  return { ...submitted, proof: submitted.proof };
}
const flip = (text: string) => (text.startsWith('A') ? 'B' : 'A') + text.slice(1);

describe('a receipt that proves itself', () => {
  it('shows by the public key alone when the report came in and at which place', async () => {
    const { proof, receivedAt } = await aProof();
    const finding = checkProof(verifier, proof);
    expect(finding).toMatchObject({ problem: null, receivedAt: new Date(receivedAt) });
    expect(await check(proof)).toMatchObject({ problem: null, receivedAt, place: proof.position + 1 });
  });

  it('stands for the report as it was received, and tells nobody else a word of it', async () => {
    const files = [{ name: '合同.txt', content: Buffer.from('合同') }];
    const narrative = '张三的推介会上有人收钱，承诺年化百分之十八。';
    const reporter = { name: '李小明', phone: '13800138000' };
    const { proof, receiptCode } = await aProof({ narrative, identityMode: 'NAMED', reporter }, files);
    const own = await office.stranger.do(readReceiptProof, { body: { receiptCode } });
    const statement = JSON.parse(own.statement ?? '') as { form: { narrative: string }; files: string[] };
    expect(statement.form.narrative).toBe(narrative);
    expect(statement.files).toEqual([createHash('sha256').update('合同').digest('hex')]);
    expect(
      createHash('sha256')
        .update(own.statement ?? '')
        .digest('hex'),
    ).toBe(proof.digest);
    for (const secret of [narrative, reporter.name, reporter.phone, receiptCode])
      expect(JSON.stringify(proof)).not.toContain(secret);
    expect(own.statement).not.toContain(reporter.phone);
    const again = own.proof!;
    expect([again.entry, again.position, again.digest]).toEqual([proof.entry, proof.position, proof.digest]);
    expect(checkProof(verifier, again).problem).toBeNull();
  });

  it('holds for who came first: an earlier report has an earlier place', async () => {
    const [first, second] = [await aProof(), await aProof()];
    expect(first.proof.position).toBeLessThan(second.proof.position);
  });

  it('is there for each of 64 that report at once, and no place is given twice', async () => {
    const all = await Promise.all(Array.from({ length: 64 }, () => aProof()));
    for (const { proof } of all) expect(checkProof(verifier, proof).problem).toBeNull();
    expect(new Set(all.map(({ proof }) => proof.position)).size).toBe(64);
    expect((await office.office.logCheck.verify()).breaches).toEqual([]);
  });

  test.each<[string, (proof: ReceiptProof) => Partial<ReceiptProof>, string]>([
    ['another salt', ({ salt }) => ({ salt: flip(salt) }), 'COMMITMENT'],
    [
      'another digest',
      ({ digest }) => ({ digest: '0'.repeat(64).slice(1) + digest.slice(-1) }),
      'COMMITMENT',
    ],
    ['an earlier time', ({ entry }) => ({ entry: entry.replace('"at":"2026', '"at":"2025') }), 'PLACE'],
    ['an earlier place', ({ position }) => ({ position: position - 1 }), 'PLACE'],
    ['a cut path', ({ path }) => ({ path: path.slice(1) }), 'PLACE'],
    ['no entry', () => ({ entry: 'null' }), 'ENTRY'],
    ['words for an entry', () => ({ entry: 'received first' }), 'ENTRY'],
    [
      'another size',
      ({ checkpoint }) => ({ checkpoint: checkpoint.replace(/\n(\d+)\n/, '\n1$1\n') }),
      'SIGNATURE',
    ],
    ['no checkpoint', () => ({ checkpoint: '' }), 'SIGNATURE'],
  ])('does not hold with %s', async (_what, change, problem) => {
    const { proof } = await aProof();
    const forged = { ...proof, ...change(proof) };
    expect(checkProof(verifier, forged).problem).toBe(problem);
    expect(await check(forged)).toMatchObject({ problem, receivedAt: null, place: null });
  });

  it('does not hold by a key that it brings itself', async () => {
    const { proof } = await aProof();
    const other = checkpointSigner(Buffer.alloc(32, 7));
    const facts = readCheckpoint(verifier, proof.checkpoint)!;
    const forged = { ...proof, checkpoint: writeCheckpoint(other, facts), publicKey: other.verifier.text };
    expect(checkProof(other.verifier, forged).problem).toBeNull();
    expect((await check(forged)).problem).toBe('SIGNATURE');
  });

  it('shows a log that the office itself rewrote: its signature is held against it', async () => {
    const { proof } = await aProof();
    const facts = readCheckpoint(verifier, proof.checkpoint)!;
    // As if this report had been the very first when the office signed.
    const [root, size] = [leafHash(Buffer.from(proof.entry)), 1];
    const checkpoint = writeCheckpoint(checkpointSigner(office.serverKeys.checkpointSeed), {
      ...facts,
      root,
      size,
    });
    const first = { ...proof, checkpoint, position: 0, path: [] };
    expect(checkProof(verifier, first).problem).toBeNull();
    expect((await check(first)).problem).toBe('LOG_DIFFERS');
  });

  it('shows a log whose tree was cut', async () => {
    const { proof } = await aProof();
    await behindGuards(
      office.database,
      'create table kept_nodes as table merkle_nodes',
      'delete from merkle_nodes where level > 1',
    );
    const checked = await check(proof);
    await behindGuards(
      office.database,
      'delete from merkle_nodes',
      'insert into merkle_nodes select * from kept_nodes',
      'drop table kept_nodes',
    );
    expect(checked.problem).toBe('LOG_DIFFERS');
    expect((await check(proof)).problem).toBeNull();
  });

  it('says no more to a wrong receipt code than any other door', async () => {
    const answer = await office.stranger.call(readReceiptProof, {
      body: { receiptCode: '7K3M-9QX2-0ABC-DEFG' },
    });
    expect([answer.status, answer.error.code]).toEqual([404, 'RECEIPT_UNKNOWN']);
  });
});

describe('a log that cannot give a place in time', () => {
  it('keeps nobody’s receipt back: the proof follows on the status page', async () => {
    const lost = await anOffice();
    await lost.rows('alter table merkle_nodes rename to hidden_nodes');
    const submitted = await lost.resident.report();
    await lost.rows('alter table hidden_nodes rename to merkle_nodes');
    expect(submitted.proof).toBeNull();
    const later = await lost.stranger.do(readReceiptProof, { body: { receiptCode: submitted.receiptCode } });
    expect(later.proof?.digest).toHaveLength(64);
    await lost.close();
  });
});
