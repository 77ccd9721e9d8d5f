import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bringLine, bringReturn, confirmReturn, dropReturn } from '../../../server/contract/bank-returns.ts';
import { openCounterPayment, confirmCounterPayment } from '../../../server/contract/counter.ts';
import { listTemplates, previewTemplate, saveTemplate } from '../../../server/contract/payment-templates.ts';
import {
  buildBatch,
  cancelBatch,
  downloadBatch,
  listPayouts,
  readBatch,
  releaseBatch,
} from '../../../server/contract/payouts.ts';
import { claimReward } from '../../../server/contract/receipt.ts';
import { closeWindowList, makeWindowList, readWindowList } from '../../../server/contract/window-lists.ts';
import {
  ACCOUNT,
  aBatch,
  aCandidate,
  aFund,
  type Award,
  bringTo,
  claimBody,
  take,
  viewOf,
} from '../../support/award-desk.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await anOffice();
  await aFund(office, 100_000_000);
});
afterAll(() => office.close());

const claimed = async (): Promise<Award> => {
  const award = await aCandidate(office);
  await bringTo(office, award, 'CLAIMED');
  return award;
};
const build = (...awards: Award[]) =>
  office.as('maker').do(buildBatch, { body: { rewardIds: awards.map(({ id }) => id) } });
const statusOf = async (award: Award) => (await viewOf(office, 'auditor', award.id)).status;
const read = (name: 'maker' | 'checker', batchId: string) =>
  office.as(name).do(readBatch, { params: { batchId } });
const base64 = (text: string) => Buffer.from(text).toString('base64');
const HEAD = '批次号,序号,账号,金额(元),处理结果,回单号';
const tail = ACCOUNT.accountNo.replaceAll(' ', '').slice(-4);
const lineOf = (lineNo: number, result: string, slip: string) =>
  `,${lineNo},6222****${tail},5000.00,${result},${slip}`;
/** Does it behind the program's back, and is told by the database what stands against it. */
const bypass = (sql: string, parameters: unknown[] = []) =>
  office.rows(sql, parameters).then(
    () => 'done',
    (error: Error) => error.message,
  );

describe('a batch', () => {
  let one: Award;
  let two: Award;
  let batchId: string;

  test('waits for a second person; until then its awards are claims, in this batch and in no other', async () => {
    [one, two] = [await claimed(), await claimed()];
    ({ id: batchId } = await build(one, two));
    expect(await statusOf(one)).toBe('CLAIMED');
    expect((await office.as('maker').do(listPayouts)).payableCount).toBe(0);
    const again = await office.as('maker').call(buildBatch, { body: { rewardIds: [one.id] } });
    expect(again.error.code).toBe('ILLEGAL_TRANSITION');
    const nothing = await office.as('maker').call(buildBatch, { body: { everything: true } });
    expect(nothing.error.fields).toEqual([{ path: 'rewardIds', code: 'NOT_ENOUGH' }]);
    const early = await office.as('maker').call(downloadBatch, { params: { batchId } });
    expect(early.error.code).toBe('ILLEGAL_TRANSITION');
    expect((await read('maker', batchId)).may).toEqual({ release: false, cancel: true, bring: false });
    expect((await read('checker', batchId)).may).toEqual({ release: true, cancel: true, bring: false });
    const mine = await office.as('maker').call(releaseBatch, { params: { batchId } });
    expect(mine.status).toBe(403);
  });

  test('is not released with an award that was put on hold, and cancelled lets the others go', async () => {
    await take(office, 'reviewer', two.id, 'hold', { reason: 'APPEAL' });
    const { items } = await read('maker', batchId);
    const lineNo = items.find(({ rewardId }) => rewardId === two.id)?.lineNo;
    const reply = await office.as('checker').call(releaseBatch, { params: { batchId } });
    expect(reply.error.fields).toEqual([{ path: `lines.${lineNo}`, code: 'NOT_ALLOWED' }]);
    await office.as('maker').do(cancelBatch, { params: { batchId } });
    const { items: closed, status } = await read('maker', batchId);
    expect([status, closed.map(({ account }) => account)]).toEqual(['CANCELLED', [null, null]]);
    expect((await office.as('maker').do(listPayouts)).payable).toMatchObject([
      { rewardId: one.id, corrected: false },
    ]);
    expect((await office.as('checker').call(releaseBatch, { params: { batchId } })).error.code).toBe(
      'ILLEGAL_TRANSITION',
    );
  });

  test('released is the same file for ever, and nothing of it changes, by whatever way', async () => {
    two = await claimed();
    ({ id: batchId } = await build(one, two));
    const { digest } = await office.as('checker').do(releaseBatch, { params: { batchId } });
    expect(await statusOf(one)).toBe('BATCHED');
    for (const name of ['maker', 'checker'] as const) {
      const { raw } = await office.as(name).call(downloadBatch, { params: { batchId } });
      expect(createHash('sha256').update(raw).digest('hex')).toBe(digest);
    }
    for (const act of [releaseBatch, cancelBatch]) {
      const reply = await office.as('checker').call(act, { params: { batchId } });
      expect(reply.error.code).toBe('ILLEGAL_TRANSITION');
    }
    for (const sql of [
      `update payment_batches set status = 'BUILT' where id = $1`,
      `update payment_batches set file_digest = 'x', status = 'SETTLED' where id = $1`,
      `update payment_batches set released_by = maker_id where id = $1`,
      `delete from payment_batches where id = $1`,
      `update payment_items set amount_fen = amount_fen + 1 where batch_id = $1`,
      `update payment_items set open = false where batch_id = $1`,
      `update payment_items set open = false, outcome = 'PAID', bank_reference = 'x' where batch_id = $1`,
      `delete from payment_items where batch_id = $1`,
      `insert into payment_items (id, batch_id, reward_id, line_no, amount_fen, claim_document_id, open)
        select gen_random_uuid(), batch_id, reward_id, line_no + 90, amount_fen, claim_document_id, true
        from payment_items where batch_id = $1`,
    ]) {
      expect(await bypass(sql, [batchId]), sql).not.toBe('done');
    }
    const paid = `update rewards set status = 'PAID', paid_at = now() where id = $1`;
    expect(await bypass(paid, [one.id])).not.toBe('done');
    expect(await statusOf(one)).toBe('BATCHED');
  });

  test('takes the bank’s answer line by line, says what is wrong with each, and moves nothing before it is confirmed', async () => {
    const params = { batchId };
    const good = [HEAD, lineOf(1, '成功', 'HD-1'), lineOf(2, '处理中', ''), lineOf(3, '成功', 'HD-3')].join(
      '\n',
    );
    const { id } = await office.as('maker').do(bringReturn, { params, body: { file: base64(good) } });
    const { waiting, answers } = await read('checker', batchId);
    expect(waiting?.lines.map(({ lineNo, problem }) => [lineNo, problem]).toSorted()).toEqual([
      [null, 'NOT_IN_BATCH'],
      [1, null],
      [2, 'NO_RESULT'],
    ]);
    expect(answers[0]).toMatchObject({ paid: 1, returned: 0, unknown: 1, wrong: 1, already: 0 });
    expect(await statusOf(one)).toBe('BATCHED');
    const second = await office
      .as('maker')
      .call(bringReturn, { params, body: { file: base64(`${good}\n`) } });
    expect(second.error.code).toBe('ILLEGAL_TRANSITION');
    expect((await office.as('maker').call(confirmReturn, { params: { batchId, returnId: id } })).status).toBe(
      403,
    );
    await office.as('checker').do(confirmReturn, { params: { batchId, returnId: id } });
    const after = await read('checker', batchId);
    expect(after.items.map(({ outcome, account }) => [outcome, account === null])).toEqual([
      ['PAID', true],
      [null, false],
    ]);
    expect(after.status).toBe('RELEASED');
    const twice = await office.as('checker').call(confirmReturn, { params: { batchId, returnId: id } });
    expect(twice.error.code).toBe('ILLEGAL_TRANSITION');
    const same = await office.as('maker').call(bringReturn, { params, body: { file: base64(good) } });
    expect(same.error.fields).toEqual([{ path: 'file', code: 'MUST_DIFFER' }]);
  });

  test.each([
    ['of another form', '账号,金额\n1,2', 'file'],
    ['with nothing in it', HEAD, 'file'],
    ['that is no table', '\u0000\u0001', 'file'],
  ])('takes no file %s', async (_what, text, path) => {
    const reply = await office
      .as('maker')
      .call(bringReturn, { params: { batchId }, body: { file: base64(text) } });
    expect([409, 422]).toContain(reply.status);
    expect(reply.error.fields?.[0]?.path).toBe(path);
  });

  test('takes a late line of two people, and then is settled', async () => {
    const params = { batchId };
    const body = { lineNo: 2, outcome: 'RETURNED', bankReference: 'TH-2' } as const;
    const own = await office.as('checker').do(bringLine, { params, body });
    const reply = await office.as('checker').call(confirmReturn, { params: { batchId, returnId: own.id } });
    expect(reply.error.code).toBe('SECOND_PERSON_NEEDED');
    const alone = `update bank_returns set status = 'CONFIRMED', decided_by = imported_by where id = $1`;
    expect(await bypass(alone, [own.id])).not.toBe('done');
    await office.as('checker').do(dropReturn, { params: { batchId, returnId: own.id } });
    const { id } = await office.as('maker').do(bringLine, { params, body });
    await office.as('checker').do(confirmReturn, { params: { batchId, returnId: id } });
    expect((await read('maker', batchId)).status).toBe('SETTLED');
    expect([await statusOf(one), await statusOf(two)].toSorted()).toEqual(['PAID', 'PAY_FAILED']);
    expect((await office.as('maker').call(downloadBatch, { params })).error.code).toBe('TOO_LATE');
    const more = await office.as('maker').call(bringLine, { params, body });
    expect(more.error.code).toBe('ILLEGAL_TRANSITION');
  });
});

describe('a bank’s form', () => {
  test('is tried on made-up names, kept by version, and pinned by the batch', async () => {
    const { templates } = await office.as('maker').do(listTemplates);
    const { body: template } = templates.find(({ code }) => code === 'generic-csv')!;
    const mine = { ...template, encoding: 'GB18030' as const, separator: '|' as const, purpose: '劳务费' };
    const { base64: sample } = await office.as('checker').do(previewTemplate, { body: { template: mine } });
    expect(new TextDecoder('gb18030').decode(Buffer.from(sample, 'base64'))).toContain('|张三|');
    const params = { code: 'generic-csv' };
    const telling = { version: 0, template: { ...mine, purpose: '举报奖励' } };
    const refused = await office.as('maker').call(saveTemplate, { params, body: telling });
    expect(refused.error.fields).toEqual([{ path: 'template.purpose', code: 'NOT_ALLOWED' }]);
    const before = await aBatch(office, await claimed());
    await office.as('maker').do(saveTemplate, { params, body: { version: 0, template: mine } });
    const stale = await office
      .as('maker')
      .call(saveTemplate, { params, body: { version: 0, template: mine } });
    expect(stale.error.code).toBe('STALE_VERSION');
    const old = await office.as('maker').call(downloadBatch, { params: { batchId: before } });
    expect(old.raw.toString()).toContain('专项资金');
    const after = await aBatch(office, await claimed());
    const { raw } = await office.as('maker').call(downloadBatch, { params: { batchId: after } });
    expect(new TextDecoder('gb18030').decode(raw)).toContain('|劳务费');
  });
});

describe('a sheet for the bank’s window', () => {
  test('names nobody, is paid there alone, and comes back', async () => {
    const codes = new Map<string, string>();
    const awards = [await aCandidate(office), await aCandidate(office)];
    for (const award of awards) {
      await bringTo(office, award, 'NOTIFIED');
      const { account: _none, ...body } = claimBody(award, { channel: 'COUNTER' });
      codes.set(award.id, (await office.stranger.do(claimReward, { body })).claimCode!);
    }
    const { id: listId } = await office.as('payout1').do(makeWindowList);
    const sheet = await office.as('payout1').do(readWindowList, { params: { listId } });
    expect(sheet.vouchers.map(({ codeTail }) => codeTail).toSorted()).toEqual(
      [...codes.values()].map((code) => code.slice(-4)).toSorted(),
    );
    for (const award of awards) expect(JSON.stringify(sheet)).not.toContain(award.reference);
    expect((await office.as('payout1').call(makeWindowList)).error.fields).toEqual([
      { path: 'vouchers', code: 'NOT_ENOUGH' },
    ]);
    const [paid, back] = awards as [Award, Award];
    const claimCode = codes.get(paid.id)!;
    const here = { claimCode, receiptCode: paid.receiptCode };
    const elsewhere = await office.as('payout1').call(openCounterPayment, { body: here });
    expect(elsewhere.error.fields).toEqual([{ path: 'claimCode', code: 'ELSEWHERE' }]);
    const { account: _nor, ...renewing } = claimBody(paid, { channel: 'COUNTER' });
    expect((await office.stranger.call(claimReward, { body: renewing })).error.code).toBe(
      'CONDITION_NOT_MET',
    );
    const opened = await office.as('payout1').do(openCounterPayment, { body: { claimCode, atWindow: true } });
    expect((await office.as('payout2').call(closeWindowList, { params: { listId } })).status).toBe(409);
    const params = { rewardId: paid.id };
    const other = await office
      .as('payout2')
      .call(confirmCounterPayment, { params, body: { sealedVoucherNo: '密-9' } });
    expect(other.error.fields).toEqual([{ path: 'sealedVoucherNo', code: 'MUST_MATCH' }]);
    await office
      .as('payout2')
      .do(confirmCounterPayment, { params, body: { sealedVoucherNo: opened.voucherNo! } });
    await office.as('payout2').do(closeWindowList, { params: { listId } });
    const { vouchers } = await office.as('payout1').do(readWindowList, { params: { listId } });
    expect(vouchers.map(({ result }) => result).toSorted()).toEqual(['BACK', 'PAID']);
    expect(await statusOf(paid)).toBe('PAID');
    await office.as('payout1').do(openCounterPayment, {
      body: { claimCode: codes.get(back.id)!, receiptCode: back.receiptCode },
    });
  });
});
