import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clamdScanner } from '../../../server/adapters/virus-scanner.ts';
import { addEvidence, withdrawReport } from '../../../server/contract/receipt.ts';
import { type UploadRef, keepFiles } from '../../../server/contract/uploads.ts';
import { MARK, type TestClamd, aClamd } from '../../support/clamd.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import { type EvidenceFile, aReport } from '../../support/resident.ts';
import { type Tus, sha256, tusOf } from '../../support/tus.ts';

let clamd: TestClamd;
let office: TestOffice;
let tus: Tus;
beforeAll(async () => {
  clamd = await aClamd();
  office = await anOffice({ scanner: clamdScanner(clamd) });
  tus = tusOf(office.app);
});
afterAll(async () => {
  await office.close();
  await clamd.close();
});

const limit = (name: string, value: unknown) =>
  office.rows('update districts set settings = jsonb_set(settings::jsonb, $1, $2::jsonb)', [
    [name],
    JSON.stringify(value),
  ]);
const add = async (receiptCode: string, uploads: UploadRef[]) => {
  const { status, error } = await office.stranger.call(addEvidence, { body: { receiptCode, uploads } });
  return [status, error.code];
};

describe('a reporter who has more to show', () => {
  it('adds files by the receipt code: sealed, logged, told to the office', async () => {
    const { receiptCode, reference } = await office.resident.report();
    const [first, second] = [randomBytes(70_000), randomBytes(80_000)];
    // Whoever was told of the report itself, and looked, hears of the files too.
    await office.rows(`update mails set created_at = created_at - interval '2 days'`);
    const uploads = [await tus.whole(first, '收据.jpg'), await tus.whole(second, '录音.mp3')];
    expect(await add(receiptCode, uploads)).toEqual([201, undefined]);

    const { evidence, may } = await office.resident.status(receiptCode);
    expect(evidence.map(({ name, sha256: digest, scan }) => [name, digest, scan]).toSorted()).toEqual(
      [
        ['收据.jpg', sha256(first), 'CLEAN'],
        ['录音.mp3', sha256(second), 'CLEAN'],
      ].toSorted(),
    );
    expect(may.addEvidence).toBe(true);
    const [lead] = await office.rows<{ id: string; evidence_count: number }>(
      'select id, evidence_count from leads where reference = $1',
      [reference],
    );
    expect(lead?.evidence_count).toBe(2);
    const logged = `select facts from audit_entries where act = 'lead.addEvidence' and subject_id = $1`;
    expect(await office.rows(logged, [lead?.id])).toEqual([{ facts: { files: 2 } }]);
    const told = `select link, s.username from mails m join staff s on s.id = staff_id where m.created_at >= $1 order by username`;
    const link = `/verification/leads/${lead?.id}`;
    expect(await office.rows(told, [office.clock.now()])).toEqual([
      { link, username: 'intake' },
      { link, username: 'intake2' },
    ]);
    expect(await add(receiptCode, uploads)).toEqual([410, 'UPLOAD_GONE']);
  });

  it('is told of a virus by the scan, and the report goes on', async () => {
    const infected = Buffer.concat([randomBytes(50_000), MARK]);
    const ref = await tus.whole(infected, '合同.doc');
    const receipt = await office.resident.report({ uploads: [ref] });
    expect(receipt.evidence).toEqual([
      { name: '合同.doc', size: infected.length, sha256: sha256(infected), scan: 'INFECTED' },
    ]);
    expect(await add(receipt.receiptCode, [await tus.whole(randomBytes(10))])).toEqual([201, undefined]);
  });

  it('needs the code, an upload, and a lead that still takes evidence', async () => {
    const { receiptCode } = await office.resident.report();
    const ref = await tus.whole(randomBytes(10));
    expect(await add('0000-0000-0000-0000', [ref])).toEqual([404, 'RECEIPT_UNKNOWN']);
    expect(await add(receiptCode, [])).toEqual([422, 'BAD_REQUEST']);
    const half = await tus.begin(10);
    expect(await add(receiptCode, [half])).toEqual([409, 'UPLOAD_UNFINISHED']);
    await office.stranger.do(withdrawReport, { body: { receiptCode } });
    expect((await office.resident.status(receiptCode)).may.addEvidence).toBe(false);
    expect(await add(receiptCode, [ref])).toEqual([409, 'TOO_LATE']);
    expect(await tus.look(ref)).toMatchObject({ state: 'READY' });
  });

  it('fills the room of a report each time, and not the office’s disk', async () => {
    await limit('evidence', { maxFiles: 2 });
    const { receiptCode } = await office.resident.report();
    const files = (n: number) => Promise.all(Array.from({ length: n }, () => tus.whole(randomBytes(10))));
    expect(await add(receiptCode, await files(3))).toEqual([413, 'TOO_MANY_FILES']);
    for (let time = 0; time < 5; time += 1)
      expect(await add(receiptCode, await files(2))).toEqual([201, undefined]);
    expect(await add(receiptCode, await files(1))).toEqual([413, 'TOO_MANY_FILES']);
    await limit('evidence', {});
  });
});

describe('files that come with a form, without a script', () => {
  async function keep(files: readonly EvidenceFile[]) {
    const form = new FormData();
    for (const { name, content } of files)
      form.append('evidence', new Blob([Uint8Array.from(content)]), name);
    const encoded = new Response(form);
    const answer = await office.app.inject({
      method: 'POST',
      url: keepFiles.url,
      headers: { 'content-type': encoded.headers.get('content-type') ?? '' },
      payload: Buffer.from(await encoded.arrayBuffer()),
    });
    type Told = {
      kept: (UploadRef & { name: string; size: number })[];
      refused: { name: string; trouble: string }[];
      code?: string;
    };
    return { status: answer.statusCode, ...answer.json<Told>() };
  }

  it('wait for their report; each that is too much is named, and the others stay', async () => {
    await limit('evidence', { maxFileBytes: 1000, maxFiles: 3, maxTotalBytes: 2500 });
    const sizes = { 一: 900, 大: 1001, 空: 0, 二: 900, 三: 900, 四: 600, 五: 1 };
    const { status, kept, refused } = await keep(
      Object.entries(sizes).map(([name, size]) => ({ name, content: randomBytes(size) })),
    );
    expect(status).toBe(201);
    expect(kept.map(({ name, size }) => [name, size])).toEqual([
      ['一', 900],
      ['二', 900],
      ['四', 600],
    ]);
    expect(refused).toEqual([
      { name: '大', trouble: 'TOO_LARGE' },
      { name: '空', trouble: 'EMPTY' },
      { name: '三', trouble: 'TOTAL_TOO_LARGE' },
      { name: '五', trouble: 'TOO_MANY' },
    ]);
    const uploads = kept.map(({ id, secret }) => ({ id, secret }));
    expect((await office.resident.send(aReport({ uploads }))).status).toBe(201);
    await limit('evidence', {});
  });

  it('stay kept also where a form has more than anybody reads', async () => {
    await limit('evidence', { maxFiles: 3 });
    const told = await keep(
      Array.from({ length: 210 }, (_, n) => ({ name: `${n}`, content: randomBytes(9) })),
    );
    expect([told.status, told.kept.map(({ name }) => name)]).toEqual([201, ['0', '1', '2']]);
    const many = (name: string) => ({ name, trouble: 'TOO_MANY' });
    expect(told.refused).toEqual([...Array.from({ length: 197 }, (_, n) => many(`${n + 3}`)), many('…')]);
    const uploads = told.kept.map(({ id, secret }) => ({ id, secret }));
    expect((await office.resident.send(aReport({ uploads }))).status).toBe(201);
    await limit('evidence', {});
  });

  it('are refused in any other shape than a form', async () => {
    const answer = await office.app.inject({ method: 'POST', url: keepFiles.url, payload: { evidence: [] } });
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([422, 'BAD_REQUEST']);
  });

  it('leave nothing in the store when the form breaks off', async () => {
    const before = await office.rows('select id from uploads');
    const answer = await office.app.inject({
      method: 'POST',
      url: keepFiles.url,
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      payload: '--x\r\ncontent-disposition: form-data; name="evidence"; filename="a"\r\n\r\nhalf a fi',
    });
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([422, 'BAD_REQUEST']);
    expect(await office.rows('select id from uploads')).toEqual(before);
  });
});
