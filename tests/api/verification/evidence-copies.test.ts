import { createHash, randomBytes } from 'node:crypto';
import ExifReader from 'exifreader';
import fc from 'fast-check';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  listEvidence,
  playEvidence,
  readEvidence,
  readEvidencePage,
  readEvidenceThumb,
  releaseEvidence,
} from '../../../server/contract/evidence.ts';
import { startJobs } from '../../../server/jobs/runner.ts';
import { wire } from '../../../server/wiring.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import type { Name } from '../../support/people.ts';
import type { EvidenceFile } from '../../support/resident.ts';
import { TELLTALES, aPdf, aPhoto, aTone } from '../../support/sample-files.ts';
import { walkOf } from './walk.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await anOffice();
});
afterAll(() => office.close());

const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const tells = (bytes: Buffer) => TELLTALES.filter((word) => bytes.includes(word));

/** An accepted lead with these files, prepared or not. */
async function aLead(files: EvidenceFile[], { prepared = true, accepted = true } = {}) {
  const { reference, receiptCode } = await office.resident.report({}, files);
  const [lead] = await office.rows<{ id: string }>('select id from leads where reference = $1', [reference]);
  const leadId = lead!.id;
  const rows = await office.rows<{ id: string; name: string }>(
    'select id from evidence where lead_id = $1 order by received_at, position',
    [leadId],
  );
  if (prepared) await office.office.preparation.prepare();
  if (accepted) await walkOf(office).accept(leadId);
  const params = { leadId, evidenceId: rows[0]!.id };
  return { leadId, reference, receiptCode, ids: rows.map((row) => row.id), params };
}
const release = (name: Name, leadId: string, evidenceIds: string[], uncleanedToo: string[] = []) =>
  office.as(name).call(releaseEvidence, { params: { leadId }, body: { evidenceIds, uncleanedToo } });

describe('a file whose copy is not made yet', () => {
  it('is not shown to anybody, and says so', async () => {
    const { params } = await aLead([{ name: 'a.jpg', content: await aPhoto() }], { prepared: false });
    const answer = await office.as('intake').call(readEvidence, { params });
    expect([answer.status, answer.error.code]).toEqual([409, 'EVIDENCE_NOT_READY']);
  });

  it('waits with keys that the server holds, and keeps none once it is made', async () => {
    const { params } = await aLead([{ name: 'a.jpg', content: await aPhoto() }], { prepared: false });
    const held = () =>
      office.rows(
        'select copy_status as status, scan_key is null as dropped, held_working_key is null as both from evidence where id = $1',
        [params.evidenceId],
      );
    expect(await held()).toEqual([{ status: 'WAITING', dropped: false, both: false }]);
    await office.office.preparation.prepare(params.evidenceId);
    expect(await held()).toEqual([{ status: 'CLEANED', dropped: true, both: true }]);
    await expect(
      office.rows('update evidence set scan_key = sealed_key where id = $1', [params.evidenceId]),
    ).rejects.toThrow('evidence_held_keys');
  });

  it('whose preparation was killed in the middle is prepared at the next start, once', async () => {
    const { params } = await aLead([{ name: 'a.jpg', content: await aPhoto() }], { prepared: false });
    // One that writes its copy and never comes to the commit.
    const dying = wire({
      ...office.office.ground,
      cleaner: {
        async clean(_kind, _source, keep) {
          const { Readable } = await import('node:stream');
          await keep({ kind: 'WORKING', page: 0, type: 'image/jpeg' }, Readable.from([Buffer.from('half')]));
          throw new Error('killed');
        },
        mark: async () => null,
      },
    });
    await expect(dying.preparation.prepare(params.evidenceId)).rejects.toThrow('could not be prepared');
    const at = [office.office, office.office].map((each) => each.preparation.prepare(params.evidenceId));
    await Promise.all(at);
    const copies = await office.rows(
      'select kind from evidence_copies where evidence_id = $1 order by kind',
      [params.evidenceId],
    );
    expect(copies.map((row) => row['kind'])).toEqual(['PREVIEW', 'THUMB', 'WORKING']);
  });

  it('is taken up when the office starts, also where its job died with the process', async () => {
    const { params } = await aLead([{ name: 'a.jpg', content: await aPhoto() }], { prepared: false });
    await office.rows(`delete from graphile_worker._private_jobs`);
    const broken: string[] = [];
    const jobs = await startJobs(office.office, (job) => broken.push(job));
    const state = async () =>
      (await office.rows('select copy_status from evidence where id = $1', [params.evidenceId]))[0];
    await expect.poll(state, { timeout: 20_000 }).toEqual({ copy_status: 'CLEANED' });
    await jobs.stop();
    expect(broken).toEqual([]);
  });

  it('older than working copies gets its own when intake first asks for it', async () => {
    const content = await aPhoto();
    const { params } = await aLead([{ name: 'a.jpg', content }], { prepared: false });
    await office.rows(
      `update evidence set copy_status = 'NONE', scan_key = null, held_working_key = null, sealed_working_key = null where id = $1`,
      [params.evidenceId],
    );
    const ask = () => office.as('intake').call(readEvidence, { params });
    expect((await ask()).error.code).toBe('EVIDENCE_NOT_READY');
    await office.office.preparation.prepare();
    expect((await ask()).status).toBe(200);
  });
});

describe('what intake sees of a photograph', () => {
  it('is drawn anew, marked with who looks, and never the original', async () => {
    const content = await aPhoto();
    const { params, reference } = await aLead([{ name: '合同.jpg', content }]);
    const saved = await office.as('intake').call(readEvidence, { params });
    expect(saved.headers['content-disposition']).toBe(`attachment; filename*=UTF-8''%E5%90%88%E5%90%8C.jpg`);
    expect(Number(saved.headers['content-length'])).toBe(saved.raw.length);
    const page = await office.as('intake').call(readEvidencePage, { params: { ...params, page: '1' } });
    const thumb = await office.as('intake').call(readEvidenceThumb, { params });
    for (const { raw, headers, status } of [saved, page, thumb]) {
      expect([status, tells(raw), digest(raw) === digest(content)]).toEqual([200, [], false]);
      expect((await ExifReader.load(raw, { expanded: true })).gps).toBeUndefined();
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'cross-origin-resource-policy': 'same-origin',
        'cache-control': 'no-store',
      });
      expect(headers['content-security-policy']).toMatch(/^sandbox; default-src 'none'/);
    }
    expect([page.headers['content-type'], page.headers['content-disposition']]).toEqual([
      'image/jpeg',
      'inline',
    ]);
    // The mark is theirs: another's picture is another.
    const others = await office.as('supervisor').call(readEvidencePage, { params: { ...params, page: '1' } });
    expect(await differing(page.raw, others.raw)).toBeGreaterThan(500);
    expect(reference).toMatch(/^[0-9A-Z]{4}-/);
    const none = await office.as('intake').call(readEvidencePage, { params: { ...params, page: '2' } });
    expect(none.status).toBe(404);
  });

  it('is written down first: who, which page, and what digest', async () => {
    const { params, leadId } = await aLead([{ name: 'a.jpg', content: await aPhoto() }]);
    const look = () => office.as('intake').call(readEvidencePage, { params: { ...params, page: '1' } });
    await look();
    await look();
    const seen = await office.rows<{ staff_id: string; facts: Record<string, string> }>(
      `select staff_id, facts from audit_entries where act = 'evidence.view' and subject_id = $1`,
      [leadId],
    );
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatchObject({
      staff_id: office.idOf('intake'),
      facts: { what: 'view PREVIEW 1', of: 'COPY', evidenceId: params.evidenceId },
    });
    expect(seen[0]?.facts['digest']).toMatch(/^[0-9a-f]{64}$/);
  });

  it('stands in its custody trail with the digest of the file as it came', async () => {
    const content = await aPhoto();
    const { params, leadId } = await aLead([{ name: 'a.jpg', content }]);
    await office.as('intake').call(readEvidence, { params });
    const { files } = await office.as('intake').do(listEvidence, { params: { leadId } });
    expect(files[0]).toMatchObject({
      number: 1,
      name: 'a.jpg',
      sha256: digest(content),
      copy: 'CLEANED',
      shownAs: 'PICTURE',
    });
    expect(files[0]?.custody.map(({ act, matches }) => [act, matches])).toEqual([
      ['evidence.receive', true],
      ['evidence.scan', true],
      ['evidence.clean', true],
      ['evidence.download', null],
    ]);
    const log = await office.rows<{ facts: object }>(
      'select facts from audit_entries where subject_id = $1',
      [leadId],
    );
    expect(JSON.stringify(log)).not.toContain(digest(content));
  });
});

describe('the list of a lead’s files', () => {
  it('is on the log where it shows their names, once in ten minutes, and not where it shows none', async () => {
    const { leadId, ids } = await aLead([{ name: '张三拍的.jpg', content: await aPhoto() }]);
    await release('intake', leadId, ids);
    const see = (name: Name) => office.as(name).do(listEvidence, { params: { leadId } });
    const noted = () =>
      office.rows(
        `select staff_id, facts from audit_entries where act = 'evidence.list' and subject_id = $1 order by id`,
        [leadId],
      );
    expect((await see('police1')).files[0]?.name).toBeNull();
    expect(await noted()).toEqual([]);
    expect((await see('intake')).files[0]?.name).toBe('张三拍的.jpg');
    await see('intake');
    await see('intake2');
    const seen = [office.idOf('intake'), office.idOf('intake2')];
    expect(await noted()).toEqual(seen.map((staff_id) => ({ staff_id, facts: { files: 1 } })));
    office.clock.set(new Date(office.clock.now().getTime() + 11 * 60_000));
    await see('intake');
    expect(await noted()).toHaveLength(3);
  });
});

describe('a PDF', () => {
  it('shows its pages as pictures, and carries the mark when it is saved', async () => {
    const { params, leadId } = await aLead([{ name: '合同.pdf', content: await aPdf(2) }]);
    const { files } = await office.as('intake').do(listEvidence, { params: { leadId } });
    expect(files[0]).toMatchObject({ shownAs: 'PAGES', pages: 2, hasThumb: true, type: 'application/pdf' });
    const page = await office.as('intake').call(readEvidencePage, { params: { ...params, page: '2' } });
    expect((await sharp(page.raw).metadata()).height).toBe(1600);
    const saved = await office.as('intake').call(readEvidence, { params });
    expect([saved.raw.subarray(0, 5).toString(), tells(saved.raw)]).toEqual(['%PDF-', []]);
  });
});

describe('release to the joint team', () => {
  it('gives verifiers exactly those copies, and before it nothing, though no rule asks them', async () => {
    const photo = { name: '张三拍的.jpg', content: await aPhoto() };
    const { leadId, ids, params } = await aLead([photo, { name: 'b.jpg', content: await aPhoto('png') }]);
    const see = (name: Name) => office.as(name).do(listEvidence, { params: { leadId } });
    expect(await see('police1')).toEqual({ files: [], mayRelease: false });
    for (const name of ['police1', 'coordinator', 'market2'] as const) {
      const shut = await office.as(name).call(readEvidence, { params });
      expect([shut.status, shut.error.code]).toEqual([403, 'KEY_MISSING']);
    }
    expect((await release('intake', leadId, [ids[0]!])).status).toBe(200);
    const { files } = await see('police1');
    expect(files).toHaveLength(1);
    expect(files[0]).toMatchObject({
      id: ids[0],
      number: 1,
      name: null,
      sha256: null,
      type: 'image/jpeg',
      released: { byName: '尹受理' },
    });
    const saved = await office.as('police1').call(readEvidence, { params });
    expect([saved.status, tells(saved.raw)]).toEqual([200, []]);
    expect(saved.headers['content-disposition']).not.toContain('%');
    const other = { leadId, evidenceId: ids[1]! };
    expect((await office.as('police1').call(readEvidence, { params: other })).error.code).toBe('KEY_MISSING');
  });

  it('is a key: a row that somebody else made opens nothing', async () => {
    const first = await aLead([{ name: 'a.jpg', content: await aPhoto() }]);
    const second = await aLead([{ name: 'a.jpg', content: await aPhoto() }]);
    await release('intake', first.leadId, first.ids);
    await office.rows(
      `insert into evidence_releases select $1, (select id from compartments where lead_id = $2 and kind = 'brief'),
         sealed_key, accepts_uncleaned, released_by, released_at from evidence_releases where evidence_id = $3`,
      [second.ids[0], second.leadId, first.ids[0]],
    );
    const answer = await office.as('police1').call(readEvidence, { params: second.params });
    expect([answer.status, answer.error.code]).toEqual([409, 'SEAL_BROKEN']);
    await office.rows('delete from evidence_releases where evidence_id = $1', [second.ids[0]]);
  });

  it('of a file that could not be cleaned needs the officer’s word for that very file', async () => {
    const { leadId, ids } = await aLead([
      { name: 'a.bin', content: randomBytes(3_000) },
      { name: 'b.jpg', content: await aPhoto() },
    ]);
    const { files } = await office.as('intake').do(listEvidence, { params: { leadId } });
    const unclean = files.find((file) => file.copy === 'NOT_CLEANED');
    expect(unclean).toMatchObject({ uncleanReason: 'UNKNOWN_KIND', shownAs: 'FILE' });
    const clean = ids.filter((id) => id !== unclean?.id);
    const refused = await release('intake', leadId, ids, clean);
    expect([refused.status, refused.error.code]).toEqual([409, 'EVIDENCE_NOT_CLEANED']);
    expect((await office.as('police1').do(listEvidence, { params: { leadId } })).files).toEqual([]);
    expect((await release('intake', leadId, ids, [unclean!.id])).status).toBe(200);
    expect((await office.as('police1').do(listEvidence, { params: { leadId } })).files).toHaveLength(2);
  });

  it('is intake’s alone, of files of this lead, and not before the copy is there', async () => {
    const { leadId, ids } = await aLead([{ name: 'a.jpg', content: await aPhoto() }], { prepared: false });
    expect((await release('intake', leadId, ids)).error.code).toBe('EVIDENCE_NOT_READY');
    expect((await release('supervisor', leadId, ids)).error.code).toBe('FORBIDDEN');
    const other = await aLead([{ name: 'a.jpg', content: await aPhoto() }]);
    expect((await release('intake', leadId, other.ids)).error.code).toBe('NOT_FOUND');
  });
});

describe('sound, as a player asks for it', () => {
  const tone = aTone(20);
  let params: { leadId: string; evidenceId: string };
  let whole: Buffer;
  beforeAll(async () => {
    ({ params } = await aLead([{ name: '录音.wav', content: tone }]));
    whole = (await play()).rawPayload;
  });
  async function play(headers: Record<string, string> = {}, method: 'GET' | 'HEAD' = 'GET') {
    const url = playEvidence.url.replace(':leadId', params.leadId).replace(':evidenceId', params.evidenceId);
    return office.app.inject({
      method,
      url,
      headers: { cookie: await office.as('intake').cookie(), ...headers },
    });
  }

  it('comes whole, cleaned, and says that it can be had in pieces', async () => {
    const answer = await play();
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({ 'accept-ranges': 'bytes', 'content-type': 'audio/wav' });
    expect([tells(whole), whole.length > 300_000]).toEqual([[], true]);
    const head = await play({}, 'HEAD');
    expect([head.statusCode, head.headers['content-length'], head.rawPayload.length]).toEqual([
      200,
      String(whole.length),
      0,
    ]);
  });

  it('comes in any range as the slice of the whole', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(whole.length + 5_000), async (start, length) => {
        const end = Math.min(start + length, whole.length - 1);
        const answer = await play({ range: `bytes=${start}-${start + length}` });
        expect(answer.statusCode).toBe(206);
        expect(answer.headers['content-range']).toBe(`bytes ${start}-${end}/${whole.length}`);
        expect(answer.rawPayload.equals(whole.subarray(start, end + 1))).toBe(true);
      }),
      { numRuns: 25 },
    );
    const open = await play({ range: 'bytes=1000-' });
    expect(open.rawPayload.equals(whole.subarray(1000))).toBe(true);
    const last = await play({ range: 'bytes=-500' });
    expect([last.statusCode, last.rawPayload.equals(whole.subarray(-500))]).toEqual([206, true]);
  });

  it.each([
    [{ range: 'bytes=99999999-' }, 416],
    [{ range: 'bytes=-0' }, 416],
    [{ range: 'bytes=5-2' }, 200],
    [{ range: 'bytes=0-1,5-6' }, 200],
    [{ range: 'lines=1-2' }, 200],
    [{ range: 'bytes=0-9', 'if-range': '"another"' }, 200],
  ] as [Record<string, string>, number][])('%j is answered with %i', async (headers, status) => {
    const answer = await play(headers);
    expect(answer.statusCode).toBe(status);
    if (status === 416) expect(answer.headers['content-range']).toBe(`bytes */${whole.length}`);
    else expect(answer.rawPayload.length).toBe(whole.length);
  });

  it('keeps its tag, by which a piece is asked for again', async () => {
    const tag = String((await play()).headers['etag']);
    const piece = await play({ range: 'bytes=0-9', 'if-range': tag });
    expect([piece.statusCode, piece.rawPayload.length]).toEqual([206, 10]);
  });

  it('is written down once, however many pieces were asked for', async () => {
    const seen = await office.rows(
      `select id from audit_entries where act = 'evidence.view' and facts ->> 'evidenceId' = $1`,
      [params.evidenceId],
    );
    expect(seen).toHaveLength(1);
  });
});

/** How many pixels of two pictures differ clearly. */
async function differing(one: Buffer, other: Buffer): Promise<number> {
  const [a, b] = await Promise.all([one, other].map((each) => sharp(each).greyscale().raw().toBuffer()));
  let count = 0;
  for (let at = 0; at < a!.length; at += 1) if (Math.abs(a![at]! - b![at]!) > 12) count += 1;
  return count;
}
