import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { clamdScanner } from '../../../server/adapters/virus-scanner.ts';
import { readEvidence } from '../../../server/contract/evidence.ts';
import { readLead } from '../../../server/contract/leads.ts';
import { startJobs } from '../../../server/jobs/runner.ts';
import { MARK, type Mood, type TestClamd, aClamd } from '../../support/clamd.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';

const QUICK = { connect: 1_000, send: 1_000, answer: 1_000 };
const clean = randomBytes(400_000);
const infected = Buffer.concat([randomBytes(200_000), MARK, randomBytes(200_000)]);
const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

let clamd: TestClamd;
let office: TestOffice;
beforeAll(async () => {
  clamd = await aClamd();
  office = await anOffice({ scanner: clamdScanner(clamd, QUICK) });
});
beforeEach(() => {
  clamd.mood = 'WELL';
});
afterAll(async () => {
  await office.close();
  await clamd.close();
});

type Row = { id: string; lead_id: string; scan_status: string; scan_key: Buffer | null };

/** Reports with one file; answers its row and both ways of asking for it. */
async function reported(content: Buffer) {
  const receipt = await office.resident.report({}, [{ name: '录音.mp3', content }]);
  const row = async () =>
    (
      await office.rows<Row>(
        `select e.id, lead_id, scan_status, scan_key from evidence e join leads l on l.id = e.lead_id where reference = $1`,
        [receipt.reference],
      )
    )[0]!;
  const { id: evidenceId, lead_id: leadId } = await row();
  return {
    receipt,
    leadId,
    evidenceId,
    row,
    async open() {
      await office.office.preparation.prepare();
      return office.as('intake').call(readEvidence, { params: { leadId, evidenceId } });
    },
    async shown() {
      const officer = await office.as('intake').do(readLead, { params: { leadId } });
      const reporter = await office.resident.status(receipt.receiptCode);
      return [officer.raw?.evidence[0]?.scan, reporter.evidence[0]?.scan];
    },
  };
}

const infections = (evidenceId: string) =>
  office.rows(
    `select facts->>'signature' as signature from audit_entries where act = 'evidence.infected' and facts->>'evidenceId' = $1`,
    [evidenceId],
  );

describe('a file from the street', () => {
  it('that is clean is handed to intake, and the server keeps no key to it', async () => {
    const file = await reported(clean);
    expect(digest((await file.open()).raw)).toBe(digest(clean));
    expect(await file.row()).toMatchObject({ scan_status: 'CLEAN', scan_key: null });
    expect(await file.shown()).toEqual(['CLEAN', 'CLEAN']);
  });

  it('that carries a virus is kept and reported, but never handed out', async () => {
    const file = await reported(infected);
    expect(file.receipt.evidence[0]?.sha256).toBe(digest(infected));
    const answer = await file.open();
    expect([answer.status, answer.error.code]).toEqual([403, 'EVIDENCE_QUARANTINED']);
    expect(await file.shown()).toEqual(['INFECTED', 'INFECTED']);
    expect(await file.row()).toMatchObject({ scan_key: null });
    expect(await infections(file.evidenceId)).toEqual([{ signature: 'Tipward.Test.UNOFFICIAL' }]);
  });
});

describe('while the scanner is not itself', () => {
  it.each<Mood>(['DEAF', 'MUTE', 'HANGS_UP', 'SMALL_LIMIT', 'NONSENSE'])(
    '(%s) the report is taken, and the file waits, closed',
    async (mood) => {
      clamd.mood = mood;
      const content = randomBytes(4_000_000);
      const file = await reported(content);
      expect(file.receipt.evidence[0]?.sha256).toBe(digest(content));
      const answer = await file.open();
      expect([answer.status, answer.error.code]).toEqual([409, 'EVIDENCE_NOT_SCANNED_YET']);
      expect(await file.shown()).toEqual(['WAITING', 'WAITING']);

      await expect(office.office.evidence.scanWaiting(file.evidenceId)).rejects.toThrow(
        'could not be scanned',
      );
      expect((await file.row()).scan_status).toBe('WAITING');
      clamd.mood = 'WELL';
      await office.office.evidence.scanWaiting(file.evidenceId);
      expect((await file.row()).scan_status).toBe('CLEAN');
      expect(digest((await file.open()).raw)).toBe(digest(content));
      expect((await file.row()).scan_key).toBeNull();
    },
  );

  it('the queue asks again by itself, and finds what there is to find', async () => {
    clamd.mood = 'HANGS_UP';
    const files = [await reported(clean), await reported(infected)];
    clamd.mood = 'WELL';
    const broken: string[] = [];
    const jobs = await startJobs(office.office, (job) => broken.push(job));
    const settled = async () =>
      (await Promise.all(files.map((file) => file.row()))).map((row) => row.scan_status);
    await expect.poll(settled, { timeout: 15_000 }).toEqual(['CLEAN', 'INFECTED']);
    await jobs.stop();
    expect(broken).toEqual([]);
    expect((await files[1]!.open()).error.code).toBe('EVIDENCE_QUARANTINED');
    expect(await infections(files[1]!.evidenceId)).toHaveLength(1);
  });

  it('a file that outlived its own job is taken up by the hour’s round, once', async () => {
    clamd.mood = 'HANGS_UP';
    const file = await reported(infected);
    clamd.mood = 'WELL';
    await office.office.evidence.scanWaiting();
    expect((await file.row()).scan_status).toBe('WAITING');
    office.clock.set(new Date(office.clock.now().getTime() + 2 * 3_600_000));
    await Promise.all([
      office.office.evidence.scanWaiting(),
      office.office.evidence.scanWaiting(file.evidenceId),
    ]);
    expect((await file.row()).scan_status).toBe('INFECTED');
    expect(await infections(file.evidenceId)).toHaveLength(1);
  });

  it('the key that waits opens for the server’s scan key alone, and never outlasts the wait', async () => {
    clamd.mood = 'MUTE';
    const { evidenceId } = await reported(clean);
    await expect(
      office.rows(`update evidence set scan_status = 'CLEAN', copy_status = 'CLEANED' where id = $1`, [
        evidenceId,
      ]),
    ).rejects.toThrow('evidence_held_keys');
    await office.rows(`update evidence set scan_key = sealed_key where id = $1`, [evidenceId]);
    clamd.mood = 'WELL';
    await expect(office.office.evidence.scanWaiting(evidenceId)).rejects.toThrow('could not be scanned');
    await office.rows(
      `update evidence set scan_key = null, held_working_key = null, copy_status = 'NONE', scan_status = 'INFECTED'
       where id = $1`,
      [evidenceId],
    );
  });
});

describe('an office without a scanner', () => {
  it('says of each file that nobody scanned it, and hands it out', async () => {
    const plain = await anOffice({ people: ['intake', 'coordinator', 'police1', 'market1', 'custodian'] });
    await plain.resident.report({}, [{ name: 'a.txt', content: infected }]);
    const [row] = await plain.rows<Row>('select * from evidence');
    const params = { leadId: row!.lead_id, evidenceId: row!.id };
    expect(row).toMatchObject({ scan_status: 'NOT_SCANNED' });
    await plain.office.preparation.prepare();
    expect(digest((await plain.as('intake').call(readEvidence, { params })).raw)).toBe(digest(infected));
    await plain.close();
  });
});
