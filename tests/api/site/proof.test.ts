import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReceiptProof } from '../../../server/contract/log.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';

let house: TestOffice;
let submitted: { receiptCode: string; proof: ReceiptProof };
beforeAll(async () => {
  house = await anOffice({ pages: true });
  const { receiptCode, proof } = await house.resident.report();
  submitted = { receiptCode, proof: proof! };
});
afterAll(() => house.close());

const HOST = 'localhost:3000';
const FROM_US = { host: HOST, origin: `http://${HOST}`, accept: 'text/html' };

/** Sends the check's form as a browser without a script does. */
async function check(parts: { file?: string; text?: string }) {
  const form = new FormData();
  form.append('file', new Blob([parts.file ?? '']), parts.file === undefined ? '' : 'proof.json');
  form.append('text', parts.text ?? '');
  const encoded = new Response(form);
  const answer = await house.app.inject({
    method: 'POST',
    url: '/verify',
    headers: { ...FROM_US, 'content-type': encoded.headers.get('content-type') ?? '' },
    payload: Buffer.from(await encoded.arrayBuffer()),
  });
  return { status: answer.statusCode, text: answer.payload };
}

describe('the page where anybody checks a receipt', () => {
  it('says when a report came in and as which number, from a file or from pasted text', async () => {
    const text = JSON.stringify(submitted.proof, null, 2);
    for (const parts of [{ file: text }, { text }]) {
      const seen = await check(parts);
      expect(seen.status).toBe(200);
      expect(seen.text).toContain('证明成立');
      expect(seen.text).toContain(`日志的第${submitted.proof.position + 1}号`);
    }
  });

  it('says in plain words what does not hold', async () => {
    const forged = { ...submitted.proof, position: submitted.proof.position + 1 };
    const seen = await check({ text: JSON.stringify(forged) });
    expect([seen.status, seen.text]).toEqual([200, expect.stringContaining('记录不在它所说的位置上')]);
  });

  it.each([
    ['nothing', ''],
    ['no JSON', 'not JSON'],
    ['an empty object', '{}'],
    ['a list', '[]'],
    ['null', 'null'],
    ['a word', '"x"'],
    ['another object', '{"format":1}'],
    ['a lot of nothing', '{'.repeat(40_000)],
  ])('knows that %s is no proof', async (_what, text) => {
    const seen = await check({ text });
    expect([seen.status, seen.text]).toEqual([422, expect.stringContaining('这不是证明文件')]);
  });

  it('shows the key and the checkpoints to whoever checks by themselves, without a script', async () => {
    await house.office.dailyCheckpoint.write();
    const { payload } = await house.app.inject({ url: '/verify', headers: FROM_US });
    expect(payload).toContain(submitted.proof.publicKey);
    expect(payload).toContain('2026-11-23，');
    expect(payload).not.toMatch(/<script[^>]*type="module"[^>]*start/);
  });
});

describe('the status page', () => {
  it('gives the proof and the report itself as files, to whoever has the receipt open', async () => {
    const closed = await house.app.inject({ url: '/status/proof', headers: FROM_US });
    expect([closed.statusCode, closed.headers['location']]).toEqual([303, '/status?expired']);
    const opened = await house.app.inject({
      method: 'POST',
      url: '/status?/open',
      headers: { ...FROM_US, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ receiptCode: submitted.receiptCode }).toString(),
    });
    const cookie = [opened.headers['set-cookie']]
      .flat()
      .map((line) => String(line).split(';')[0])
      .join('; ');
    const file = await house.app.inject({ url: '/status/proof', headers: { ...FROM_US, cookie } });
    expect(file.headers['content-disposition']).toContain('tipward-proof.json');
    expect(file.json<ReceiptProof>().digest).toBe(submitted.proof.digest);
    const own = await house.app.inject({
      url: '/status/proof?of=statement',
      headers: { ...FROM_US, cookie },
    });
    expect(own.json<{ form: { target: { name: string } } }>().form.target.name).toBe('某某投资咨询有限公司');
  });
});

describe('the auditor’s page', () => {
  const open = async (url: string) =>
    (await house.app.inject({ url, headers: { ...FROM_US, cookie: await house.as('auditor').cookie() } }))
      .payload;

  it('shows the log in words, follows a lead, and says of a wrong reference that it is wrong', async () => {
    await house.office.sequencer.drain();
    const page = await open('/audit');
    expect(page).toContain('线索：提交举报');
    expect(page).toContain('/api/audit/export?format=csv');
    const [lead] = await house.rows<{ reference: string }>('select reference from leads');
    const ofLead = await open(`/audit?lead=${lead!.reference}`);
    expect(ofLead).toContain(lead!.reference);
    expect(ofLead).not.toContain('登录</span>');
    expect(await open('/audit?lead=NOBODY')).toContain('没有这样的线索编号或日期');
  });

  it('checks the log when asked', async () => {
    const answer = await house.app.inject({
      method: 'POST',
      url: '/audit?/verify',
      headers: {
        ...FROM_US,
        cookie: await house.as('auditor').cookie(),
        'content-type': 'application/x-www-form-urlencoded',
      },
      payload: '',
    });
    expect(answer.payload).toContain('日志完整，共');
  });
});
