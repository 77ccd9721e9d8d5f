import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readReceipt, sendReporterMessage } from '../../../server/contract/receipt.ts';
import { getPuzzle } from '../../../server/contract/screening.ts';
import { receiptKeys } from '../../../server/crypto/receipt-key.ts';
import { encodeCrockford } from '../../../server/domain/receipt-code.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import { solved } from '../../support/puzzle.ts';

const GUESSES = 5;
let office: TestOffice;
beforeAll(async () => {
  office = await anOffice({ limits: { lookUp: GUESSES } });
});
afterAll(() => office.close());

let drawn = 0;
/** A code of the right form that nobody holds. */
const nobodys = () =>
  encodeCrockford(
    createHmac('sha256', 'nobody')
      .update(String((drawn += 1)))
      .digest()
      .subarray(0, 10),
  );

const lookUp = async (from: string, receiptCode: string, proof?: string) => {
  const answer = await office.app.inject({
    method: 'POST',
    url: readReceipt.url,
    remoteAddress: from,
    payload: { receiptCode, ...(proof === undefined ? {} : { proof }) },
  });
  const { code } = answer.json<{ code?: string }>();
  return { status: answer.statusCode, code, wait: answer.headers['retry-after'] };
};
const puzzle = async () => solved((await office.stranger.do(getPuzzle)).puzzle);

async function guessAway(from: string): Promise<void> {
  for (let at = 0; at < GUESSES; at += 1)
    expect((await lookUp(from, nobodys())).code).toBe('RECEIPT_UNKNOWN');
}

describe('somebody who tries out receipt codes', () => {
  const thief = '203.0.113.66';

  it('is asked for a proof of work after a few, and told when some may go without', async () => {
    await guessAway(thief);
    const refused = await lookUp(thief, nobodys());
    expect([refused.status, refused.code]).toEqual([429, 'PROOF_NEEDED']);
    expect(Number(refused.wait)).toBeGreaterThan(0);
  });

  it('pays for each further try, and with each proof once', async () => {
    const proof = await puzzle();
    expect((await lookUp(thief, nobodys(), proof)).code).toBe('RECEIPT_UNKNOWN');
    expect((await lookUp(thief, nobodys(), proof)).code).toBe('PROOF_NEEDED');
    for (const bad of ['', 'x', Buffer.from('{}').toString('base64'), Buffer.from('null').toString('base64')])
      expect((await lookUp(thief, nobodys(), bad)).code).toBe('PROOF_NEEDED');
  });

  it('gets no more out of a hundred tries at once', async () => {
    const all = await Promise.all(Array.from({ length: 100 }, () => lookUp('203.0.113.67', nobodys())));
    expect(all.filter(({ code }) => code === 'RECEIPT_UNKNOWN')).toHaveLength(GUESSES);
  });

  it('cannot go round by another act that takes a code', async () => {
    const answer = await office.app.inject({
      method: 'POST',
      url: sendReporterMessage.url,
      remoteAddress: thief,
      payload: { receiptCode: nobodys(), text: '在吗？' },
    });
    expect(answer.json()).toMatchObject({ code: 'PROOF_NEEDED' });
  });

  it('learns nothing from the answer: a mistyped code, a stranger’s and one letter beside are told alike', async () => {
    const { receiptCode } = await office.resident.report();
    const beside = receiptCode.slice(0, -1) + (receiptCode.endsWith('0') ? '1' : '0');
    const told = await Promise.all(
      [beside, nobodys(), 'UUUU-UUUU', '7K3M'].map(async (code) => {
        const answer = await office.stranger.call(readReceipt, { body: { receiptCode: code } });
        return JSON.stringify({ ...answer.error, requestId: '' }) + answer.status;
      }),
    );
    expect(new Set(told).size).toBe(1);
  });

  it('learns nothing from the time: a code is found by the HMAC of the whole, which near codes don’t share', async () => {
    const code = nobodys();
    const near = (at: number) => code.slice(0, at) + (code[at] === '7' ? '8' : '7') + code.slice(at + 1);
    const tag = (text: string) => receiptKeys(text, office.serverKeys.pepper).lookupTag;
    const right = tag(code);
    for (let at = 0; at < code.length; at += 1) {
      const other = tag(near(at));
      const same = right.findIndex((byte, place) => byte !== other[place]);
      expect(same).toBeLessThan(4);
    }
  });
});

describe('the owner of a code', () => {
  it('gets in from an address where others tried, by a proof of work', async () => {
    const { receiptCode } = await office.resident.report();
    const shared = '203.0.113.68';
    await guessAway(shared);
    expect((await lookUp(shared, receiptCode)).code).toBe('PROOF_NEEDED');
    expect((await lookUp(shared, receiptCode, await puzzle())).status).toBe(200);
  });

  it('who was let in goes on without one, from there and from anywhere', async () => {
    const { receiptCode } = await office.resident.report();
    const shared = '203.0.113.69';
    expect((await lookUp(shared, receiptCode)).status).toBe(200);
    await guessAway(shared);
    expect((await lookUp(shared, nobodys())).code).toBe('PROOF_NEEDED');
    for (let at = 0; at < 30; at += 1) expect((await lookUp(shared, receiptCode)).status).toBe(200);
    expect((await lookUp('203.0.113.66', receiptCode.toLowerCase())).status).toBe(200);
  });

  it('may look as often as they like: right codes don’t count', async () => {
    const codes = await Promise.all(Array.from({ length: 12 }, () => office.resident.report()));
    for (const { receiptCode } of codes) expect((await lookUp('203.0.113.70', receiptCode)).status).toBe(200);
    expect((await lookUp('203.0.113.70', nobodys())).code).toBe('RECEIPT_UNKNOWN');
  });

  it('who has no script gets in once the wait that was told is over', async () => {
    const { receiptCode } = await office.resident.report();
    const shared = '203.0.113.71';
    await guessAway(shared);
    const { wait } = await lookUp(shared, receiptCode);
    office.clock.set(new Date(office.clock.now().getTime() + Number(wait) * 1000));
    expect((await lookUp(shared, receiptCode)).status).toBe(200);
  });
});
