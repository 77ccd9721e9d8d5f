import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEvidence } from '../../../server/contract/evidence.ts';
import { startJobs } from '../../../server/jobs/runner.ts';
import { wire } from '../../../server/wiring.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import { aPhoto } from '../../support/sample-files.ts';
import { filesOf } from './lead-with-files.ts';

let office: TestOffice;
let filed: ReturnType<typeof filesOf>;
beforeAll(async () => {
  office = await anOffice();
  filed = filesOf(office);
});
afterAll(() => office.close());

describe('a file whose copy is not made yet', () => {
  it('is not shown to anybody, and says so', async () => {
    const { params } = await filed.aLead([{ name: 'a.jpg', content: await aPhoto() }], { prepared: false });
    const answer = await office.as('intake').call(readEvidence, { params });
    expect([answer.status, answer.error.code]).toEqual([409, 'EVIDENCE_NOT_READY']);
  });

  it('waits with keys that the server holds, and keeps none once it is made', async () => {
    const { params } = await filed.aLead([{ name: 'a.jpg', content: await aPhoto() }], { prepared: false });
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
    const { params } = await filed.aLead([{ name: 'a.jpg', content: await aPhoto() }], { prepared: false });
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
    const { params } = await filed.aLead([{ name: 'a.jpg', content: await aPhoto() }], { prepared: false });
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
    const { params } = await filed.aLead([{ name: 'a.jpg', content }], { prepared: false });
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
