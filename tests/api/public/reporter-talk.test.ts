import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clamdScanner } from '../../../server/adapters/virus-scanner.ts';
import { sendOfficeMessage } from '../../../server/contract/lead-acts.ts';
import { type LeadView } from '../../../server/contract/leads.ts';
import { answerSupplement, askForReview, readMessageFile } from '../../../server/contract/receipt-acts.ts';
import { sendReporterMessage } from '../../../server/contract/receipt.ts';
import { MARK, type TestClamd, aClamd } from '../../support/clamd.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import { type Tus, sha256, tusOf } from '../../support/tus.ts';
import { walkOf } from '../verification/walk.ts';

let clamd: TestClamd;
let office: TestOffice;
let tus: Tus;
let walk: ReturnType<typeof walkOf>;
beforeAll(async () => {
  clamd = await aClamd();
  office = await anOffice({ scanner: clamdScanner(clamd) });
  tus = tusOf(office.app);
  walk = walkOf(office);
});
afterAll(async () => {
  await office.close();
  await clamd.close();
});

const NOBODY = '0000-0000-0000-0000';

describe('a request for more', () => {
  /** Intake asks for a contract, an address, and which floor. */
  async function aRequest() {
    const lead = await walk.report();
    const items = ['CONTRACT', 'ADDRESS'];
    const asked = await walk.step('intake', lead.leadId, {
      verb: 'requestSupplement',
      items,
      note: '推介会在几楼？',
    });
    expect(asked.status).toBe(200);
    return lead;
  }
  const answers = [
    { item: 'CONTRACT', have: true },
    { item: 'ADDRESS', have: true, text: '国贸公寓楼3楼302' },
    { item: 'OTHER', have: false },
  ] as const;

  it('is a checklist, answered item by item with files, and read so by intake', async () => {
    const { receiptCode, leadId } = await aRequest();
    const page = await office.resident.status(receiptCode);
    expect(page.asked).toEqual({ items: ['CONTRACT', 'ADDRESS', 'OTHER'], text: '推介会在几楼？' });
    expect(page.messages[0]).toMatchObject({ from: 'OFFICE', about: 'SUPPLEMENT', asked: page.asked?.items });

    const contract = randomBytes(1_000);
    const uploads = [await tus.whole(contract, '合同.jpg')];
    const body = { receiptCode, answers: [...answers], text: '其余不清楚。', uploads };
    expect((await office.stranger.call(answerSupplement, { body })).status).toBe(201);
    const after = await office.resident.status(receiptCode);
    expect(after).toMatchObject({ publicStatus: 'SUBMITTED', asked: null, may: { supply: false } });
    expect(after.messages.at(-1)).toMatchObject({
      from: 'REPORTER',
      about: 'ANSWER',
      text: '其余不清楚。',
      answers,
      files: [{ name: '合同.jpg', size: contract.length }],
    });
    expect(after.evidence).toMatchObject([{ name: '合同.jpg', sha256: sha256(contract) }]);
    expect(after.timeline.map(({ event }) => event)).toEqual(
      expect.arrayContaining(['SUPPLEMENT', 'SUPPLIED', 'EVIDENCE_ADDED']),
    );

    const seen: LeadView = await walk.see('intake', leadId);
    expect(seen.messages?.at(-1)).toMatchObject({ about: 'ANSWER', answers });
    // What a file is called may tell who sent it: that stands with the words as written alone.
    expect(seen.messages?.at(-1)?.files).toEqual([{ id: expect.any(String), name: null, size: null }]);
    expect((await office.stranger.call(answerSupplement, { body })).error.code).toBe('ILLEGAL_TRANSITION');
  });

  it('is not answered in half, nor by what was not asked for; nothing of such an answer stays', async () => {
    const { receiptCode, leadId } = await aRequest();
    const tries: [object, object][] = [
      [{ answers: [answers[1]] }, { code: 'BAD_REQUEST' }],
      [{ answers: [...answers, { item: 'CHAT', have: false }] }, { code: 'BAD_REQUEST' }],
      [{ answers: [answers[0], { item: 'ADDRESS', have: true }, answers[2]] }, { code: 'BAD_REQUEST' }],
      [{ answers: [{ item: 'WEIGHT', have: true }] }, { code: 'BAD_REQUEST' }],
      [{ answers: [] }, { code: 'BAD_REQUEST' }],
      [{ answers, receiptCode: NOBODY }, { code: 'RECEIPT_UNKNOWN' }],
      [{ answers, uploads: [await tus.begin(10)] }, { code: 'UPLOAD_UNFINISHED' }],
    ];
    for (const [changes, error] of tries) {
      const reply = await office.stranger.call(answerSupplement, {
        body: { receiptCode, ...changes } as never,
      });
      expect(reply.error).toMatchObject(error);
    }
    const { status, messages } = await walk.see('intake', leadId);
    expect([status, messages?.length]).toEqual(['SUPPLEMENT', 1]);
  });

  it('comes from the list or in words, and not empty', async () => {
    const { leadId } = await walk.report();
    const empty = await walk.step('intake', leadId, { verb: 'requestSupplement', items: [] });
    expect(empty.error.fields).toEqual([{ path: 'note', code: 'REQUIRED' }]);
    const unknown = await walk.step('intake', leadId, { verb: 'requestSupplement', items: ['WEIGHT'] });
    expect(unknown.error.code).toBe('BAD_REQUEST');
    const listed = await walk.step('intake', leadId, { verb: 'requestSupplement', items: ['CHAT'] });
    expect(listed.status).toBe(200);
    expect((await walk.see('intake', leadId)).messages?.at(-1)?.asked).toEqual(['CHAT']);
  });
});

describe('a conversation with files', () => {
  it('takes the reporter’s as evidence, sealed and told to intake', async () => {
    const { receiptCode, leadId } = await walk.report();
    const uploads = [await tus.whole(randomBytes(500), '聊天截图.png')];
    await office.stranger.do(sendReporterMessage, { body: { receiptCode, text: '补一张截图。', uploads } });
    const page = await office.resident.status(receiptCode);
    expect(page.messages.at(-1)?.files).toMatchObject([{ name: '聊天截图.png', size: 500 }]);
    expect(page.evidence.map(({ name }) => name)).toEqual(['聊天截图.png']);
    expect((await walk.see('intake', leadId)).evidenceCount).toBe(1);
    const again = { receiptCode, text: '再来一次', uploads };
    expect((await office.stranger.call(sendReporterMessage, { body: again })).error.code).toBe('UPLOAD_GONE');
    expect((await office.resident.status(receiptCode)).messages).toHaveLength(1);
  });

  it('brings the office’s form to its reporter, whole, and shows it nowhere', async () => {
    const { receiptCode, leadId } = await walk.report();
    const form = randomBytes(70_000);
    const uploads = [await tus.whole(form, '情况说明表.docx')];
    await office
      .as('intake')
      .do(sendOfficeMessage, { params: { leadId }, body: { text: '请填表。', uploads } });
    const [message] = (await office.resident.status(receiptCode)).messages;
    expect(message).toMatchObject({
      from: 'OFFICE',
      files: [{ name: '情况说明表.docx', size: form.length }],
    });
    const fileId = message?.files[0]?.id ?? '';
    const fetched = await office.stranger.call(readMessageFile, { body: { receiptCode, fileId } });
    expect(fetched.status).toBe(200);
    expect(sha256(fetched.raw)).toBe(sha256(form));
    expect(fetched.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-security-policy': expect.stringContaining('sandbox'),
      'content-disposition': expect.stringMatching(/^attachment;/),
      'cache-control': 'no-store',
    });
    // Beside the evidence, which is the reporter's.
    expect((await office.resident.status(receiptCode)).evidence).toEqual([]);

    const { receiptCode: other } = await office.resident.report();
    for (const [code, id] of [
      [other, fileId],
      [receiptCode, '2f1f0b52-6d9e-4a39-9d0c-0a6e4bb8b3b1'],
    ] as const) {
      const refused = await office.stranger.call(readMessageFile, {
        body: { receiptCode: code, fileId: id },
      });
      expect(refused.error.code).toBe('NOT_FOUND');
    }
    const unknown = await office.stranger.call(readMessageFile, { body: { receiptCode: NOBODY, fileId } });
    expect(unknown.error.code).toBe('RECEIPT_UNKNOWN');
  });

  it('lets no infected file out of the office, nor a heap of them', async () => {
    const { receiptCode, leadId } = await walk.report();
    const send = async (uploads: Awaited<ReturnType<Tus['whole']>>[]) => {
      const body = { text: '请填表。', uploads };
      const { status, error } = await office
        .as('intake')
        .call(sendOfficeMessage, { params: { leadId }, body });
      return [status, error?.code];
    };
    const infected = await tus.whole(Buffer.concat([randomBytes(50), MARK]), '表.doc');
    expect(await send([infected])).toEqual([403, 'EVIDENCE_QUARANTINED']);
    const many = await Promise.all([1, 2, 3, 4].map(() => tus.whole(randomBytes(10))));
    expect(await send(many)).toEqual([413, 'TOO_MANY_FILES']);
    expect((await office.resident.status(receiptCode)).messages).toEqual([]);
  });

  it('has none for a desk that does not hold the conversation', async () => {
    const { leadId } = await walk.toVerifying();
    const uploads = [await tus.whole(randomBytes(10))];
    const refused = await office
      .as('police1')
      .call(sendOfficeMessage, { params: { leadId }, body: { text: '喂', uploads } });
    expect(refused.error.code).toBe('FORBIDDEN');
  });
});

it('a review may bring files, and a refused one leaves none', async () => {
  const { receiptCode, leadId } = await walk.report();
  const step = (name: 'intake' | 'supervisor', propose: boolean) =>
    walk.step(name, leadId, { verb: 'reject', reason: 'NO_FACTS', ...(propose ? { propose } : {}) });
  const early = [await tus.whole(randomBytes(10))];
  const body = { receiptCode, reason: '有转账记录。', uploads: early };
  expect((await office.stranger.call(askForReview, { body })).error.code).toBe('ILLEGAL_TRANSITION');
  await step('intake', true);
  await step('supervisor', false);
  await office.stranger.do(askForReview, { body });
  const page = await office.resident.status(receiptCode);
  expect(page).toMatchObject({ reviewAsked: true, may: { askReview: false } });
  expect(page.messages.at(-1)).toMatchObject({ about: 'REVIEW', text: '有转账记录。' });
  expect(page.evidence).toHaveLength(1);
});
