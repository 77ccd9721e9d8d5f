import { collectEvidence } from '../../../server/contract/collected.ts';
import { createHash, randomBytes } from 'node:crypto';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listEvidence } from '../../../server/contract/evidence.ts';
import {
  approveHandOver,
  askHandOver,
  listHandOvers,
  listWaitingHandOvers,
  takeHandOver,
} from '../../../server/contract/hand-overs.ts';
import { LEAD_STATUSES } from '../../../server/domain/lead.ts';
import { isForPolice } from '../../../server/domain/hand-over.ts';
import { evidenceList } from '../../../server/features/hand-overs/lists.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import type { Name } from '../../support/people.ts';
import { aPhoto } from '../../support/sample-files.ts';
import { tusOf } from '../../support/tus.ts';
import { UNITS, walkOf } from './walk.ts';

const documentNo = '利处非移〔2026〕3号';
const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

let office: TestOffice;
let photo: Buffer;
const film = randomBytes(3_000_000);
let leadId: string;
let receiptCode: string;
beforeAll(async () => {
  office = await anOffice();
  photo = await aPhoto();
  ({ leadId, receiptCode } = await transferred('C', [
    { name: '=合同.jpg', content: photo },
    { name: '../现场.mp4', content: film },
  ]));
});
afterAll(() => office.close());

/** A lead that was found true, with its disposition class. */
async function transferred(dispositionClass: 'B' | 'C', files: { name: string; content: Buffer }[]) {
  const walk = walkOf(office);
  const submitted = await office.resident.report(
    { identityMode: 'NAMED', reporter: { name: '王小明', phone: '13800001234' } },
    files,
  );
  const [lead] = await office.rows<{ id: string }>('select id from leads where reference = $1', [
    submitted.reference,
  ]);
  const id = lead!.id;
  await walk.accept(id);
  await walk.assign(id);
  for (const unit of UNITS) await walk.acceptTask(unit, id);
  const uploads = [await tusOf(office.app).whole(photo, '前台宣传架.jpg')];
  const where = { on: '2026-11-23', place: '祥和大厦', original: '市监物证柜3号' };
  await office.as('market1').do(collectEvidence, { params: { leadId: id }, body: { ...where, uploads } });
  for (const unit of UNITS) {
    await walk.find(unit, id);
    await walk.sign(unit, id);
  }
  await walk.step('coordinator', id, { verb: 'convene' });
  await walk.draft(id, { dispositionClass });
  for (const unit of UNITS) await walk.signDraft(unit, id);
  await walk.issue('head', id);
  await office.office.preparation.prepare();
  return { leadId: id, ...submitted };
}

const ask = (name: Name, lead = leadId) =>
  office.as(name).call(askHandOver, { params: { leadId: lead }, body: { documentNo } });
const approve = (name: Name, handOverId: string) =>
  office.as(name).call(approveHandOver, { params: { leadId, handOverId } });
const waitsFor = async (name: Name) => (await office.as(name).do(listWaitingHandOvers)).waiting;
/** Who was told by mail since the last look: the mails go out with it. */
async function told(): Promise<string[]> {
  const rows = await office.rows<{ username: string }>(
    `update mails set status = 'SENT' from staff
      where staff.id = staff_id and status = 'WAITING' and link like '%#hand-over' returning username`,
  );
  return rows.map(({ username }) => username).sort();
}
const take = (name: Name, handOverId: string) =>
  office.as(name).call(takeHandOver, { params: { leadId, handOverId } });

/** Every file of the archive by its name, as the police open it. */
async function opened(archive: Buffer, password: string): Promise<Map<string, Buffer>> {
  const zip = new ZipReader(new Uint8ArrayReader(archive), { password, useWebWorkers: false });
  const found = new Map<string, Buffer>();
  for (const entry of await zip.getEntries()) {
    if (entry.directory) continue;
    expect([entry.encrypted, entry.zipCrypto ?? false]).toEqual([true, false]);
    found.set(entry.filename, Buffer.from(await entry.getData(new Uint8ArrayWriter())));
  }
  return found;
}

describe('a hand-over to the police', () => {
  it('takes two people, and neither holds both archive and passphrase', async () => {
    const { id } = (await ask('intake')).body;
    expect((await take('intake', id)).error.code).toBe('ILLEGAL_TRANSITION');
    expect((await approve('intake', id)).error.code).toBe('SECOND_PERSON_NEEDED');
    const { passphrase } = (await approve('supervisor', id)).body;
    expect(passphrase).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){5}[0-9A-HJKMNP-TV-Z]{5}$/);
    expect((await approve('supervisor', id)).error.code).toBe('ILLEGAL_TRANSITION');
    expect((await take('supervisor', id)).error.code).toBe('FORBIDDEN');
    expect((await take('intake2', id)).error.code).toBe('NOT_YOUR_STEP');

    const answer = await take('intake', id);
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/zip']);
    const files = await opened(answer.raw, passphrase);
    const manifest = JSON.parse(files.get('manifest.json')!.toString()) as {
      documentNo: string;
      files: { name: string; original: string; copy: string | null; sha256: string; scan: string }[];
    };
    expect(manifest.documentNo).toBe(documentNo);
    const sent = new Map([
      ['=合同.jpg', photo],
      ['现场.mp4', film],
    ]);
    for (const { name, original, sha256 } of manifest.files) {
      expect(digest(files.get(original)!)).toBe(sha256);
      expect(files.get(original)!.equals(sent.get(name)!)).toBe(true);
      expect(original).toMatch(/^原件\/\d\d-[^/]+$/);
    }
    const copies = manifest.files.flatMap((file) => file.copy ?? []);
    expect(copies).toHaveLength(1);
    expect(files.get(copies[0]!)!.includes('SecretCam-9000')).toBe(false);
    // What a unit collected is told of, and stays with the unit: whoever packs holds no key to it.
    expect(files.get('核查单位收集的材料.csv')!.toString('utf8')).toContain('市场监管分局');
    expect([...files.keys()].join(' ')).not.toContain('前台宣传架');
    const list = files.get('证据清单.csv')!.toString('utf8');
    expect([list.startsWith('\ufeff'), list.includes(`,'=合同.jpg,`)]).toEqual([true, true]);
    expect(files.get('保管记录.csv')!.toString()).toContain('移交公安');
    const words = files.get('情况说明与认定.txt')!.toString();
    expect(words).toContain('三方核查一致');
    const everything = [...files].map(([name, bytes]) => name + bytes.toString('utf8')).join('\n');
    const report = await office.resident.status(receiptCode);
    for (const secret of ['王小明', '13800001234', report.report.narrative]) {
      expect(everything.includes(secret)).toBe(false);
    }
    await expect(opened(answer.raw, 'a wrong passphrase')).rejects.toThrow();

    const [done] = (await office.as('intake').do(listHandOvers, { params: { leadId } })).handOvers;
    expect(done).toMatchObject({ archiveSha256: digest(answer.raw), archiveBytes: answer.raw.length });
    const [row] = await office.rows('select sealed_passphrase from hand_overs where id = $1', [id]);
    expect(row).toEqual({ sealed_passphrase: null });
    expect((await take('intake', id)).error.code).toBe('TOO_LATE');
  });

  it('tells whoever may approve, then whoever carries it, and waits on their start pages', async () => {
    await told();
    const { id } = (await ask('intake')).body;
    expect(await told()).toEqual(['intake2', 'supervisor']);
    expect(await waitsFor('intake')).toEqual([]);
    expect(await waitsFor('supervisor')).toEqual([{ leadId, reference: expect.any(String), handOverId: id }]);
    await approve('supervisor', id);
    expect(await told()).toEqual(['intake']);
    expect([await waitsFor('supervisor'), (await waitsFor('intake')).length]).toEqual([[], 1]);
    await take('intake', id);
    expect(await waitsFor('intake')).toEqual([]);
  });

  it('stands in each file’s custody trail, with its digest', async () => {
    const { files } = await office.as('intake').do(listEvidence, { params: { leadId } });
    for (const file of files) {
      const handed = file.custody.filter(({ act }) => act === 'evidence.handOver');
      expect(handed.map(({ byName, matches }) => [byName, matches])).toEqual([
        ['尹受理', true],
        ['尹受理', true],
      ]);
    }
  });

  it('is for leads that were found true and go to the police, by intake, with a number', async () => {
    const other = await transferred('B', [{ name: 'a.jpg', content: photo }]);
    expect((await ask('intake', other.leadId)).error.code).toBe('ILLEGAL_TRANSITION');
    expect((await ask('supervisor')).error.code).toBe('FORBIDDEN');
    expect((await ask('police1')).error.code).toBe('FORBIDDEN');
    const blank = await office
      .as('intake')
      .call(askHandOver, { params: { leadId }, body: { documentNo: '   ' } });
    expect(blank.error.fields).toContainEqual({ path: 'documentNo', code: 'REQUIRED' });
    expect(LEAD_STATUSES.filter((status) => isForPolice({ status, dispositionClass: 'C' }))).toEqual([
      'VERIFIED',
      'DISPOSING',
      'CLOSED',
    ]);
    expect(LEAD_STATUSES.some((status) => isForPolice({ status, dispositionClass: 'B' }))).toBe(false);
  });

  it('of a file that is no longer what was handed in gives no archive', async () => {
    const { id } = (await ask('intake')).body;
    await approve('intake2', id);
    const [row] = await office.rows<{ id: string; store_key: string }>(
      'select id, store_key from evidence where lead_id = $1 limit 1',
      [leadId],
    );
    await office.rows(`update evidence set store_key = gen_random_uuid()::text where id = $1`, [row!.id]);
    const outcome = await take('intake', id).then(
      ({ raw, status }) => (status === 200 ? raw.length : 'refused'),
      () => 'broken off',
    );
    expect(outcome).toBe('broken off');
    await office.rows('update evidence set store_key = $1 where id = $2', [row!.store_key, row!.id]);
    const again = await take('intake', id);
    expect(again.status).toBe(200);
  });

  it('whose end can’t be written down ends no portal, and can be taken again', async () => {
    const { id } = (await ask('intake')).body;
    await approve('intake2', id);
    const unheard: unknown[] = [];
    const hear = (error: unknown) => unheard.push(error);
    process.on('unhandledRejection', hear);
    await office.rows(
      `alter table hand_overs add constraint no_end check (id <> '${id}' or handed_over_at is null)`,
    );
    expect((await take('intake', id)).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 200));
    await office.rows('alter table hand_overs drop constraint no_end');
    process.off('unhandledRejection', hear);
    expect(unheard).toEqual([]);
    expect((await take('intake', id)).status).toBe(200);
  });

  it('names files so that no spreadsheet takes them for a formula', () => {
    const file = {
      number: 1,
      id: '1',
      name: '＝1+1\u202e',
      size: 1,
      sha256: 'a',
      receivedAt: '2026-11-23T18:02:03.000Z',
    } as const;
    const list = evidenceList([
      { ...file, scan: 'CLEAN', cleaning: 'CLEANED', original: '原件/01-=1+1', copy: null },
    ]);
    expect(list).toContain(`\r\n1,'＝1+1,1,a,2026-11-24 02:02:03,`);
  });

  it('of an infected file leaves it in quarantine, and says so in the list', async () => {
    const { id } = (await ask('intake')).body;
    const { passphrase } = (await approve('supervisor', id)).body;
    await office.rows(
      `update evidence set scan_status = 'INFECTED', copy_status = 'NONE', unclean_reason = null
       where lead_id = $1 and copy_status = 'NOT_CLEANED'`,
      [leadId],
    );
    const files = await opened((await take('intake', id)).raw, passphrase);
    expect([...files.keys()].filter((name) => name.startsWith('原件/'))).toHaveLength(1);
    expect(files.get('证据清单.csv')!.toString()).toContain('查出病毒，未移交');
  });
});
