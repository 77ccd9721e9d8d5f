import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listEvidence, readEvidence } from '../../../server/contract/evidence.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import type { Name } from '../../support/people.ts';
import { aPhoto } from '../../support/sample-files.ts';
import { filesOf, tells } from './lead-with-files.ts';

let office: TestOffice;
let filed: ReturnType<typeof filesOf>;
beforeAll(async () => {
  office = await anOffice();
  filed = filesOf(office);
});
afterAll(() => office.close());

describe('release to the joint team', () => {
  it('gives verifiers exactly those copies, and before it nothing, though no rule asks them', async () => {
    const photo = { name: '张三拍的.jpg', content: await aPhoto() };
    const { leadId, ids, params } = await filed.aLead([
      photo,
      { name: 'b.jpg', content: await aPhoto('png') },
    ]);
    const see = (name: Name) => office.as(name).do(listEvidence, { params: { leadId } });
    expect(await see('police1')).toEqual({ files: [], mayRelease: false });
    for (const name of ['police1', 'coordinator', 'market2'] as const) {
      const shut = await office.as(name).call(readEvidence, { params });
      expect([shut.status, shut.error.code]).toEqual([403, 'KEY_MISSING']);
    }
    expect((await filed.release('intake', leadId, [ids[0]!])).status).toBe(200);
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
    const first = await filed.aLead([{ name: 'a.jpg', content: await aPhoto() }]);
    const second = await filed.aLead([{ name: 'a.jpg', content: await aPhoto() }]);
    await filed.release('intake', first.leadId, first.ids);
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
    const { leadId, ids } = await filed.aLead([
      { name: 'a.bin', content: randomBytes(3_000) },
      { name: 'b.jpg', content: await aPhoto() },
    ]);
    const { files } = await office.as('intake').do(listEvidence, { params: { leadId } });
    const unclean = files.find((file) => file.copy === 'NOT_CLEANED');
    expect(unclean).toMatchObject({ uncleanReason: 'UNKNOWN_KIND', shownAs: 'FILE' });
    const clean = ids.filter((id) => id !== unclean?.id);
    const refused = await filed.release('intake', leadId, ids, clean);
    expect([refused.status, refused.error.code]).toEqual([409, 'EVIDENCE_NOT_CLEANED']);
    expect((await office.as('police1').do(listEvidence, { params: { leadId } })).files).toEqual([]);
    expect((await filed.release('intake', leadId, ids, [unclean!.id])).status).toBe(200);
    expect((await office.as('police1').do(listEvidence, { params: { leadId } })).files).toHaveLength(2);
  });

  it('is intake’s alone, of files of this lead, and not before the copy is there', async () => {
    const { leadId, ids } = await filed.aLead([{ name: 'a.jpg', content: await aPhoto() }], {
      prepared: false,
    });
    expect((await filed.release('intake', leadId, ids)).error.code).toBe('EVIDENCE_NOT_READY');
    expect((await filed.release('supervisor', leadId, ids)).error.code).toBe('FORBIDDEN');
    const other = await filed.aLead([{ name: 'a.jpg', content: await aPhoto() }]);
    expect((await filed.release('intake', leadId, other.ids)).error.code).toBe('NOT_FOUND');
  });
});
