import { createHash } from 'node:crypto';
import ExifReader from 'exifreader';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  listEvidence,
  readEvidence,
  readEvidencePage,
  readEvidenceThumb,
} from '../../../server/contract/evidence.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import type { Name } from '../../support/people.ts';
import { aPdf, aPhoto } from '../../support/sample-files.ts';
import { filesOf, tells } from './lead-with-files.ts';

let office: TestOffice;
let filed: ReturnType<typeof filesOf>;
beforeAll(async () => {
  office = await anOffice();
  filed = filesOf(office);
});
afterAll(() => office.close());

const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

describe('what intake sees of a photograph', () => {
  it('is drawn anew, marked with who looks, and never the original', async () => {
    const content = await aPhoto();
    const { params, reference } = await filed.aLead([{ name: '合同.jpg', content }]);
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
    const { params, leadId } = await filed.aLead([{ name: 'a.jpg', content: await aPhoto() }]);
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
    const { params, leadId } = await filed.aLead([{ name: 'a.jpg', content }]);
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
    const { leadId, ids } = await filed.aLead([{ name: '张三拍的.jpg', content: await aPhoto() }]);
    await filed.release('intake', leadId, ids);
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

describe('a picture that may move', () => {
  it('is saved as it is, with the mark of who saves it', async () => {
    const { params } = await filed.aLead([{ name: '动图.gif', content: await aPhoto('gif') }]);
    const [mine, theirs] = [
      await office.as('intake').call(readEvidence, { params }),
      await office.as('supervisor').call(readEvidence, { params }),
    ];
    expect([mine.raw.toString('latin1', 0, 3), mine.headers['content-disposition']]).toEqual([
      'GIF',
      expect.stringMatching(/^attachment;.*gif$/),
    ]);
    expect(await differing(mine.raw, theirs.raw)).toBeGreaterThan(500);
  });
});

describe('a PDF', () => {
  it('shows its pages as pictures, and carries the mark when it is saved', async () => {
    const { params, leadId } = await filed.aLead([{ name: '合同.pdf', content: await aPdf(2) }]);
    const { files } = await office.as('intake').do(listEvidence, { params: { leadId } });
    expect(files[0]).toMatchObject({ shownAs: 'PAGES', pages: 2, hasThumb: true, type: 'application/pdf' });
    const page = await office.as('intake').call(readEvidencePage, { params: { ...params, page: '2' } });
    expect((await sharp(page.raw).metadata()).height).toBe(1600);
    const saved = await office.as('intake').call(readEvidence, { params });
    expect([saved.raw.subarray(0, 5).toString(), tells(saved.raw)]).toEqual(['%PDF-', []]);
  });
});

/** How many pixels of two pictures differ clearly. */
async function differing(one: Buffer, other: Buffer): Promise<number> {
  const [a, b] = await Promise.all([one, other].map((each) => sharp(each).greyscale().raw().toBuffer()));
  let count = 0;
  for (let at = 0; at < a!.length; at += 1) if (Math.abs(a![at]! - b![at]!) > 12) count += 1;
  return count;
}
