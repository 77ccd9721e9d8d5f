import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beginUpload } from '../../../server/contract/uploads.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import { aReport } from '../../support/resident.ts';
import { type Tus, checksumOf, sha256, tusOf } from '../../support/tus.ts';

let office: TestOffice;
let tus: Tus;
beforeAll(async () => {
  office = await anOffice();
  tus = tusOf(office.app);
});
afterAll(() => office.close());

const MIB = 1024 * 1024;

/** Sets one of the district's settings, the others as they stand. */
const limit = (name: string, value: unknown) =>
  office.rows('update districts set settings = jsonb_set(settings::jsonb, $1, $2::jsonb)', [
    [name],
    JSON.stringify(value),
  ]);
const ANOTHER = { 'upload-secret': randomBytes(24).toString('base64url') };
const begin = (headers: Record<string, string>) =>
  tus.send('POST', beginUpload.url, { 'upload-secret': tus.newSecret(), ...headers });

describe('a file that comes in pieces', () => {
  it('says what it can do, checksums included', async () => {
    const { status, headers } = await tus.send('OPTIONS', beginUpload.url, {});
    expect(status).toBe(204);
    expect(headers['tus-version']).toBe('1.0.0');
    expect(headers['tus-checksum-algorithm']).toBe('sha256');
    expect(headers['tus-max-size']).toBe(String(50 * MIB));
    expect(headers['tus-extension']?.split(',').toSorted()).toEqual([
      'checksum',
      'creation',
      'creation-with-upload',
      'termination',
    ]);
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });

  it('is on the receipt with the digest of the whole, its type by its content', async () => {
    const content = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(20 * MIB)]);
    const ref = await tus.begin(content.length, '合同.txt');
    const cut = 9 * MIB + 17;
    const first = await tus.patch(ref, 0, content.subarray(0, cut), checksumOf(content.subarray(0, cut)));
    expect([first.status, first.offset]).toEqual([204, cut]);
    expect((await tus.head(ref)).offset).toBe(cut);
    const last = await tus.patch(ref, cut, content.subarray(cut));
    expect([last.status, last.offset]).toEqual([204, content.length]);
    expect(await tus.look(ref)).toMatchObject({ name: '合同.txt', received: content.length, state: 'READY' });

    const receipt = await office.resident.report({ uploads: [ref] });
    expect(receipt.evidence).toEqual([
      { name: '合同.txt', size: content.length, sha256: sha256(content), scan: 'NOT_SCANNED' },
    ]);
    const { evidence } = await office.resident.status(receipt.receiptCode);
    expect(evidence.map((file) => file.sha256)).toEqual([sha256(content)]);
    expect(await office.rows('select * from upload_parts')).toEqual([]);
  });
});

describe('of a request that does not fit', () => {
  it.each([
    ['an offset ahead', '600', 409, 'UPLOAD_OUT_OF_STEP'],
    ['an offset behind', '0', 409, 'UPLOAD_OUT_OF_STEP'],
    ['a negative offset', '-1', 400, 'BAD_REQUEST'],
    ['an offset that is no number', 'x', 400, 'BAD_REQUEST'],
    ['a broken offset', '1e2', 400, 'BAD_REQUEST'],
  ])('%s moves nothing', async (_what, offset, status, code) => {
    const ref = await tus.begin(1000);
    await tus.patch(ref, 0, Buffer.alloc(500, 1));
    const answer = await tus.patch(ref, offset, Buffer.alloc(500, 2));
    expect([answer.status, answer.code]).toEqual([status, code]);
    expect((await tus.head(ref)).offset).toBe(500);
  });

  it('a wrong checksum keeps nothing of it, and the right one goes on', async () => {
    const content = randomBytes(10 * MIB);
    const ref = await tus.begin(content.length);
    const wrong = await tus.patch(ref, 0, content, checksumOf(randomBytes(9)));
    expect([wrong.status, wrong.code]).toEqual([460, 'UPLOAD_CHECKSUM_WRONG']);
    expect((await tus.head(ref)).offset).toBe(0);
    expect(await office.rows('select * from upload_parts where upload_id = $1', [ref.id])).toEqual([]);
    expect((await tus.patch(ref, 0, content, checksumOf(content))).status).toBe(204);
  });

  it.each([
    ['another algorithm', 'md5 1B2M2Y8AsgTpgAmY7PhCfg=='],
    ['a digest that is too short', 'sha256 AAAA'],
    ['nonsense', 'x'],
  ])('%s as checksum is refused', async (_what, checksum) => {
    const ref = await tus.begin(10);
    const answer = await tus.patch(ref, 0, randomBytes(10), { 'upload-checksum': checksum });
    expect([answer.status, answer.code]).toEqual([422, 'BAD_REQUEST']);
    expect((await tus.head(ref)).offset).toBe(0);
  });

  it('a wrong secret, no secret and an unknown id are the same nobody', async () => {
    const ref = await tus.begin(10);
    const headers = { 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' };
    const unknown = { id: randomBytes(16).toString('hex'), secret: ref.secret };
    for (const answer of [
      await tus.patch(ref, 0, randomBytes(10), ANOTHER),
      await tus.send('PATCH', tus.urlOf(ref), headers, randomBytes(10)),
      await tus.send('PATCH', tus.urlOf(ref), { ...headers, 'upload-secret': 'short' }, randomBytes(10)),
      await tus.patch(unknown, 0, randomBytes(10)),
      await tus.send('DELETE', tus.urlOf(ref), ANOTHER),
      await tus.end(unknown),
    ])
      expect([answer.status, answer.code]).toEqual([404, 'NOT_FOUND']);
    expect((await tus.send('HEAD', tus.urlOf(ref), ANOTHER)).status).toBe(404);
    expect((await tus.head(unknown)).status).toBe(404);
    expect((await tus.head(ref)).offset).toBe(0);
  });

  it.each([
    ['more than a file may weigh', { 'upload-length': String(50 * MIB + 1) }, 413, 'FILE_TOO_LARGE'],
    ['a length beyond all numbers', { 'upload-length': '9007199254740993' }, 400, 'BAD_REQUEST'],
    ['a negative length', { 'upload-length': '-5' }, 400, 'BAD_REQUEST'],
    ['no length', {}, 400, 'BAD_REQUEST'],
    ['nothing at all', { 'upload-length': '0' }, 422, 'BAD_REQUEST'],
    ['a length to be told later', { 'upload-defer-length': '1' }, 501, 'BAD_REQUEST'],
    [
      'a name in no known writing',
      { 'upload-length': '5', 'upload-metadata': 'filename ???' },
      400,
      'BAD_REQUEST',
    ],
    ['no secret', { 'upload-length': '5', 'upload-secret': '' }, 422, 'BAD_REQUEST'],
    ['a secret that anybody guesses', { 'upload-length': '5', 'upload-secret': '1234' }, 422, 'BAD_REQUEST'],
    ['another protocol', { 'upload-length': '5', 'tus-resumable': '0.2.2' }, 400, 'BAD_REQUEST'],
  ] as [string, Record<string, string>, number, string][])(
    '%s begins nothing',
    async (_what, headers, status, code) => {
      const answer = await begin(headers);
      expect([answer.status, answer.code]).toEqual([status, code]);
    },
  );

  it('more bytes than announced are refused', async () => {
    const ref = await tus.begin(10);
    const answer = await tus.patch(ref, 0, randomBytes(11));
    expect([answer.status, answer.code]).toEqual([413, 'FILE_TOO_LARGE']);
    expect((await tus.head(ref)).offset).toBe(0);
  });

  it('of two at once for the same place one counts, whole', async () => {
    const [one, two] = [randomBytes(9 * MIB), randomBytes(9 * MIB)];
    const ref = await tus.begin(9 * MIB);
    const answers = await Promise.all([tus.patch(ref, 0, one), tus.patch(ref, 0, two)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 409]);
    const winner = answers[0]?.status === 204 ? one : two;
    const { evidence } = await office.resident.report({ uploads: [ref] });
    expect(evidence[0]?.sha256).toBe(sha256(winner));
  });

  it('bytes for a file that is whole are refused', async () => {
    const ref = await tus.whole(randomBytes(100));
    expect((await tus.patch(ref, 100, Buffer.alloc(0))).status).toBe(409);
    expect((await tus.patch(ref, 0, randomBytes(100))).status).toBe(409);
    expect((await tus.patch(ref, 100, randomBytes(1))).status).toBe(413);
  });
});

describe('a report that names uploads', () => {
  const refused = async (uploads: { id: string; secret: string }[]) => {
    const { status, error } = await office.resident.send(aReport({ uploads }));
    return [status, error.code, error.fields?.map(({ path }) => path)];
  };

  it('takes each only once, and afterwards the secret opens nothing', async () => {
    const ref = await tus.whole(randomBytes(100));
    await office.resident.report({ uploads: [ref] });
    expect(await refused([ref])).toEqual([410, 'UPLOAD_GONE', ['uploads.0']]);
    expect((await tus.end(ref)).status).toBe(410);
    expect(await tus.look(ref)).toMatchObject({ name: '', state: 'TAKEN' });
    const [row] = await office.rows<{ sealed_facts: Buffer }>(
      'select sealed_facts from uploads where id = $1',
      [ref.id],
    );
    expect(row?.sealed_facts.length).toBe(0);
    const again = await tus.whole(randomBytes(100));
    expect(await refused([again, again])).toEqual([410, 'UPLOAD_GONE', ['uploads.1']]);
    expect(await tus.look(again)).toMatchObject({ state: 'READY' });
  });

  it('is refused for one that is not whole, not its own, or nobody’s; the others stay', async () => {
    const whole = await tus.whole(randomBytes(100));
    const half = await tus.begin(100);
    await tus.patch(half, 0, randomBytes(40));
    expect(await refused([whole, half])).toEqual([409, 'UPLOAD_UNFINISHED', ['uploads.1']]);
    expect(await refused([{ ...whole, secret: tus.newSecret() }])).toEqual([
      410,
      'UPLOAD_GONE',
      ['uploads.0'],
    ]);
    expect(await refused([{ ...whole, id: '0'.repeat(32) }])).toEqual([410, 'UPLOAD_GONE', ['uploads.0']]);
    expect(await tus.look(whole)).toMatchObject({ state: 'READY' });
    expect((await office.resident.send(aReport({ uploads: [whole] }))).status).toBe(201);
  });

  it('loses no upload where a field is wrong', async () => {
    const ref = await tus.whole(randomBytes(100));
    const { status } = await office.resident.send(aReport({ truthful: false, uploads: [ref] }));
    expect(status).toBe(422);
    expect(await tus.look(ref)).toMatchObject({ state: 'READY' });
  });

  it('keeps to the number and the weight that the district takes', async () => {
    const many = await Promise.all(Array.from({ length: 11 }, () => tus.whole(randomBytes(10))));
    expect(await refused(many)).toEqual([413, 'TOO_MANY_FILES', ['evidence']]);
    await limit('evidence', { maxTotalBytes: 200 });
    const heavy = await Promise.all(Array.from({ length: 5 }, () => tus.whole(randomBytes(41))));
    expect(await refused(heavy)).toEqual([413, 'FILE_TOO_LARGE', ['evidence']]);
    expect((await office.resident.send(aReport({ uploads: heavy.slice(1) }))).status).toBe(201);
    await limit('evidence', {});
  });

  it('sent twice at once is one report', async () => {
    const report = aReport({ uploads: [await tus.whole(randomBytes(100))] });
    const answers = await Promise.all([office.resident.send(report), office.resident.send(report)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)?.error.code).toBe('DUPLICATE_SUBMISSION');
  });
});

describe('uploads that nobody goes on with', () => {
  it('run out after a day and are swept, their parts with them', async () => {
    const half = await tus.begin(100);
    await tus.patch(half, 0, randomBytes(40));
    const whole = await tus.whole(randomBytes(100));
    office.clock.set(new Date(office.clock.now().getTime() + 25 * 3_600_000));
    expect((await tus.head(half)).status).toBe(410);
    expect((await tus.patch(half, 40, randomBytes(60))).status).toBe(410);
    expect((await office.resident.send(aReport({ uploads: [whole] }))).error.code).toBe('UPLOAD_GONE');
    expect(await office.office.uploadRoom.uploads.sweep()).toBeGreaterThanOrEqual(2);
    expect(await office.rows('select * from uploads')).toEqual([]);
    expect(await office.office.uploadRoom.uploads.sweep()).toBe(0);
  });

  it('can be taken back by their sender', async () => {
    const ref = await tus.whole(randomBytes(100));
    expect((await tus.end(ref)).status).toBe(204);
    expect((await tus.head(ref)).status).toBe(404);
  });

  it('never fill the disk: past the district’s share there is no room for a while', async () => {
    await limit('maxUploadsUnderWayBytes', 1000);
    await tus.whole(randomBytes(600));
    const answer = await begin({ 'upload-length': '401' });
    expect([answer.status, answer.code, answer.headers['retry-after']]).toEqual([503, 'BUSY', '600']);
    expect((await begin({ 'upload-length': '400' })).status).toBe(201);
  });

  it('keep nobody out by being announced, and are counted as their bytes come', async () => {
    await office.rows('delete from uploads');
    await limit('maxUploadsUnderWayBytes', 1000);
    const announced = await Promise.all(Array.from({ length: 40 }, () => tus.begin(1000)));
    expect((await tus.patch(announced[0]!, 0, randomBytes(600))).status).toBe(204);
    const over = await tus.patch(announced[1]!, 0, randomBytes(600));
    expect([over.status, over.code, over.headers['retry-after']]).toEqual([503, 'BUSY', '600']);
    await tus.end(announced[0]!);
    const neighbour = await tus.whole(randomBytes(900));
    expect(await tus.look(neighbour)).toMatchObject({ state: 'READY' });
    await limit('maxUploadsUnderWayBytes', 1024 ** 3);
  });
});
