import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listCheckpoints, readConsistency, readLogState } from '../../../server/contract/log.ts';
import { readCheckpoint } from '../../../server/crypto/checkpoint.ts';
import { isConsistent } from '../../../server/crypto/merkle-verify.ts';
import { noteVerifier } from '../../../server/crypto/signed-note.ts';
import { wire } from '../../../server/wiring.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await anOffice();
});
afterAll(() => office.close());

const places = () =>
  office.rows<{ position: string; entry_id: string; act: string }>(
    'select position, entry_id, act from audit_links join audit_entries on id = entry_id order by position',
  );
const published = async () => {
  const { publicKey, checkpoint } = await office.stranger.do(readLogState);
  return readCheckpoint(noteVerifier(publicKey)!, checkpoint)!;
};

describe('the order of the log', () => {
  it('gives every entry one place, without gaps, and leaves nothing waiting', async () => {
    await office.resident.report();
    await office.office.sequencer.drain();
    const rows = await places();
    expect(rows.map((row) => Number(row.position))).toEqual(rows.map((_, index) => index));
    const [{ count } = { count: '' }] = await office.rows<{ count: string }>(
      'select count(*) from audit_entries',
    );
    expect(rows).toHaveLength(Number(count));
    expect(await office.rows('select 1 from audit_unsequenced')).toEqual([]);
    expect(rows.map((row) => row.act)).toContain('lead.submit');
  });

  it('takes in what was committed when a process died before it had its place', async () => {
    // The row and its transaction are all that a killed process leaves behind.
    await office.rows(
      `insert into audit_entries (at, actor_kind, act, subject_kind, subject_id, facts)
       values (now(), 'SYSTEM', 'lead.submit', 'LEAD', 'left behind', '{}')`,
    );
    const next = wire(office.office.ground);
    const running = next.sequencer.start((error) => {
      throw error;
    });
    await expect
      .poll(() =>
        office.rows(
          `select 1 from audit_links join audit_entries on id = entry_id where subject_id = 'left behind'`,
        ),
      )
      .toHaveLength(1);
    await running.stop();
  });

  it('is one order whoever sequences: several processes at once make no gap and no double', async () => {
    const processes = [1, 2, 3].map(() => wire(office.office.ground));
    for (let round = 0; round < 5; round += 1) {
      await office.rows(
        `insert into audit_entries (at, actor_kind, act, subject_kind, subject_id, facts)
         select now(), 'SYSTEM', 'audit.verify', 'LOG', 'x', '{}' from generate_series(1, 40)`,
      );
      await Promise.all(processes.map((each) => each.sequencer.drain()));
    }
    const rows = await places();
    expect(rows.map((row) => Number(row.position))).toEqual(rows.map((_, index) => index));
    expect(new Set(rows.map((row) => row.entry_id)).size).toBe(rows.length);
    expect((await office.office.logCheck.verify()).breaches).toEqual([]);
  });

  it('is published: a later checkpoint is shown to go on from an earlier one', async () => {
    const before = await published();
    for (let time = 0; time < 3; time += 1) await office.resident.report();
    await office.office.sequencer.drain();
    const after = await published();
    expect(after.size).toBeGreaterThan(before.size);
    const { path } = await office.stranger.do(readConsistency, {
      query: { from: before.size, to: after.size },
    });
    const hashes = path.map((hash) => Buffer.from(hash, 'base64'));
    expect(isConsistent(before, after, hashes)).toBe(true);
    const ask = (from: number, to: number) => office.stranger.call(readConsistency, { query: { from, to } });
    expect((await ask(0, after.size + 1_000)).error.fields).toEqual([{ path: 'to', code: 'OUT_OF_RANGE' }]);
    expect((await ask(9, 8)).error.fields).toEqual([{ path: 'from', code: 'OUT_OF_RANGE' }]);
    expect((await ask(0, after.size)).body.path).toEqual([]);
  });

  it('is written outside the database once a day, and published', async () => {
    await office.office.dailyCheckpoint.write();
    await office.resident.report();
    await office.office.dailyCheckpoint.write();
    office.clock.set(new Date('2026-11-24T02:00:00Z'));
    await office.office.dailyCheckpoint.write();
    const { checkpoints, more } = await office.stranger.do(listCheckpoints);
    expect(checkpoints.map((each) => each.day)).toEqual(['2026-11-24', '2026-11-23']);
    expect(more).toBe(false);
    const files = await office.office.ground.checkpointFolder.list();
    expect(files.map((file) => [file.day, file.note])).toEqual(
      checkpoints.map((each) => [each.day, each.checkpoint]).reverse(),
    );
    const earlier = await office.stranger.do(listCheckpoints, { query: { before: '2026-11-24' } });
    expect(earlier.checkpoints).toHaveLength(1);
    expect(await office.office.logCheck.verify()).toMatchObject({ breaches: [], checkpoints: 2, waiting: 0 });
  });

  it('keeps a day’s file that an earlier try got written', async () => {
    office.clock.set(new Date('2026-11-25T02:00:00Z'));
    const { checkpoint } = await office.stranger.do(readLogState);
    await office.office.ground.checkpointFolder.write('2026-11-25', checkpoint);
    await office.resident.report();
    await office.office.dailyCheckpoint.write();
    const [newest] = (await office.stranger.do(listCheckpoints)).checkpoints;
    expect(newest?.checkpoint).toBe(checkpoint);
  });
});
