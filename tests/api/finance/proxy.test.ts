import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { confirmCounterPayment, listCounter, openCounterPayment } from '../../../server/contract/counter.ts';
import { claimReward } from '../../../server/contract/receipt.ts';
import {
  type Award,
  aCandidate,
  aFund,
  bringTo,
  claimBody,
  figures,
  viewOf,
} from '../../support/award-desk.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await anOffice();
  await aFund(office, 10_000_000);
});
afterAll(() => office?.close());

const PROXY = { name: '李 四四', idTail: '123x' };
const sending = (award: Award, changes: object = {}) => {
  const { account: _none, ...body } = claimBody(award, { channel: 'PROXY', proxy: PROXY, ...changes });
  return body;
};
async function told(): Promise<Award> {
  const award = await aCandidate(office);
  await bringTo(office, award, 'NOTIFIED');
  return award;
}
const shown = async ({ receiptCode }: Award) => (await office.resident.status(receiptCode)).rewards[0]!;
const open = (claimCode: string, order: object = {}) =>
  office.as('payout1').call(openCounterPayment, { body: { claimCode, ...order } });

describe('a reporter who sends somebody', () => {
  test.each([
    ['nobody’s name', { proxy: undefined }, 'CONDITION_NOT_MET', ['proxy.name', 'proxy.idTail']],
    ['a name of one letter', { proxy: { name: '李', idTail: '1234' } }, 'CONDITION_NOT_MET', ['proxy.name']],
    ['half a number', { proxy: { name: '李四', idTail: '12' } }, 'CONDITION_NOT_MET', ['proxy.idTail']],
    [
      'a whole number',
      { proxy: { name: '李四', idTail: '640302199001011234' } },
      'BAD_REQUEST',
      ['proxy.idTail'],
    ],
    ['a name in two lines', { proxy: { name: '李\n四', idTail: '1234' } }, 'BAD_REQUEST', ['proxy.name']],
    ['no word that the proxy agrees', { consent: false }, 'CONDITION_NOT_MET', ['consent']],
    ['no declaration', { notExcluded: false }, 'CONDITION_NOT_MET', ['notExcluded']],
  ])('is told what is missing: %s', async (_what, changes, code, paths) => {
    const award = await told();
    const { error } = await office.stranger.call(claimReward, { body: sending(award, changes) });
    expect([error.code, error.fields?.map(({ path }) => path)]).toEqual([code, paths]);
    expect((await shown(award)).status).toBe('TO_CLAIM');
  });

  test('can’t, where the measure lets nobody else collect', async () => {
    const award = await told();
    expect((await shown(award)).may.proxy).toBe(true);
    await office.rows(
      `insert into reward_schemes (id, scheme_id, version, status, body, created_at)
       select $1, scheme_id, 99, 'RETIRED', jsonb_set(body, '{claim,proxy_allowed}', 'false'), created_at
       from reward_schemes where id = (select scheme_id from rewards where id = $2)`,
      [randomUUID(), award.id],
    );
    await office.rows(
      `update rewards set scheme_id = (select id from reward_schemes where version = 99) where id = $1`,
      [award.id],
    );
    expect((await shown(award)).may.proxy).toBe(false);
    const { error } = await office.stranger.call(claimReward, { body: sending(award) });
    expect(error.fields).toEqual([{ path: 'channel', code: 'NOT_ALLOWED' }]);
  });

  test('is paid through the one they named, whose card and authority both officers saw', async () => {
    const before = await figures(office);
    const award = await told();
    const { claimCode } = await office.stranger.do(claimReward, { body: sending(award) });
    expect(await shown(award)).toMatchObject({
      status: 'PAYING',
      claimChannel: 'PROXY',
      promise: null,
      may: { renewCode: true },
    });
    expect((await viewOf(office, 'clerk', award.id)).turn).toEqual(['PAYOUT_OFFICER']);

    const card = { proxy: { name: '李四四', idTail: '123X' }, proxySeen: true };
    const refusals = [
      [{}, [['proxySeen', 'MUST_ACCEPT']]],
      [{ ...card, proxySeen: false }, [['proxySeen', 'MUST_ACCEPT']]],
      [
        { ...card, proxy: undefined },
        [
          ['proxy.name', 'REQUIRED'],
          ['proxy.idTail', 'REQUIRED'],
        ],
      ],
      [
        { ...card, proxy: { name: '王五五', idTail: '123X' } },
        [
          ['proxy.name', 'MUST_MATCH'],
          ['proxy.idTail', 'MUST_MATCH'],
        ],
      ],
      [
        { ...card, proxy: { name: '李四四', idTail: '9999' } },
        [
          ['proxy.name', 'MUST_MATCH'],
          ['proxy.idTail', 'MUST_MATCH'],
        ],
      ],
    ] as const;
    for (const [order, fields] of refusals) {
      const { error } = await open(claimCode!, order);
      expect(error.fields?.map(({ path, code }) => [path, code])).toEqual(fields);
    }
    const opened = await open(claimCode!, card);
    expect(opened.status).toBe(201);
    expect((await office.as('payout2').do(listCounter)).open).toMatchObject([{ byProxy: true }]);
    const confirm = (body: { sealedVoucherNo: string; proxySeen?: boolean }) =>
      office.as('payout2').call(confirmCounterPayment, { params: { rewardId: award.id }, body });
    expect((await confirm({ sealedVoucherNo: '密-9' })).error.fields).toEqual([
      { path: 'proxySeen', code: 'MUST_ACCEPT' },
    ]);
    expect((await confirm({ sealedVoucherNo: '密-9', proxySeen: true })).status).toBe(200);
    expect((await shown(award)).status).toBe('PAID');
    const after = await figures(office);
    expect([after.lockedFen, after.payableFen]).toEqual([before.lockedFen, before.payableFen]);
    const stored = await office.rows<{ tag: Buffer | null }>(
      'select proxy_tag as tag from rewards where id = $1',
      [award.id],
    );
    expect(stored[0]!.tag).toBeNull();
  });

  test('gets a new code for the same person, and the old one opens nothing', async () => {
    const award = await told();
    const { claimCode: old } = await office.stranger.do(claimReward, { body: sending(award) });
    const { claimCode } = await office.stranger.do(claimReward, {
      body: sending(award, { proxy: undefined }),
    });
    const card = { proxy: PROXY, proxySeen: true };
    expect((await open(old!, card)).error.code).toBe('NOT_FOUND');
    expect((await open(claimCode!, card)).status).toBe(201);
  });

  test('whoever comes for themselves is asked for no name, and can’t be somebody else', async () => {
    const award = await told();
    const { claimCode } = await office.stranger.do(claimReward, {
      body: sending(award, { channel: 'COUNTER', proxy: undefined, consent: false }),
    });
    const asked = await open(claimCode!, { proxy: PROXY, proxySeen: true });
    expect(asked.error.fields).toEqual([{ path: 'proxy.name', code: 'NOT_ALLOWED' }]);
    expect((await open(claimCode!, { receiptCode: award.receiptCode })).status).toBe(201);
  });
});
