import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { clamdScanner } from '../../../server/adapters/virus-scanner.ts';
import { decideFundOrder, openFundDocument } from '../../../server/contract/fund-orders.ts';
import { appropriate, readFund } from '../../../server/contract/fund.ts';
import { openSchemePaper } from '../../../server/contract/scheme-desk.ts';
import { activateScheme, draftScheme, listSchemes, proposeScheme } from '../../../server/contract/schemes.ts';
import { LITONG_DRAFT_SCHEME } from '../../../server/demo/litong-scheme.ts';
import { aFund } from '../../support/award-desk.ts';
import { MARK, type TestClamd, aClamd } from '../../support/clamd.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import { aPdf } from '../../support/sample-files.ts';

const QUICK = { connect: 1_000, send: 1_000, answer: 1_000 };

let clamd: TestClamd;
let office: TestOffice;
beforeAll(async () => {
  clamd = await aClamd();
  office = await anOffice({ scanner: clamdScanner(clamd, QUICK) });
  await aFund(office, 100_000_000);
});
beforeEach(() => {
  clamd.mood = 'WELL';
});
afterAll(async () => {
  await office.close();
  await clamd.close();
});

const paper = async (marked = false) => ({
  name: '批复.pdf',
  content: Buffer.concat([await aPdf(1), marked ? MARK : Buffer.alloc(0)]).toString('base64'),
});

/** An appropriation that came with a paper; answers both ids. */
async function ordered(marked = false) {
  const body = { amountFen: 100, documentNo: '利财预〔2026〕31号', document: await paper(marked) };
  const { id: orderId } = await office.as('finance').do(appropriate, { body });
  const order = (await office.as('finance').do(readFund)).orders.find(({ id }) => id === orderId)!;
  return { orderId, documentId: order.document!.id };
}
const open = (documentId: string) => office.as('auditor').call(openFundDocument, { params: { documentId } });
const decide = (orderId: string, confirm: boolean) =>
  office.as('head').call(decideFundOrder, { params: { orderId }, body: { confirm } });
const scan = (documentId?: string) => office.office.paperScans.scanWaiting(documentId);
const waitingJobs = (documentId: string) =>
  office.rows(
    `select 1 from graphile_worker._private_jobs as job join graphile_worker._private_tasks as task on task.id = job.task_id
     where task.identifier = 'scan-paper' and job.payload->>'paperId' = $1`,
    [documentId],
  );

describe('a paper of the fund', () => {
  test('is opened by nobody before the scanner has let it through, and asks for it by itself', async () => {
    const { orderId, documentId } = await ordered();
    expect((await open(documentId)).error.code).toBe('EVIDENCE_NOT_SCANNED_YET');
    expect(await waitingJobs(documentId)).toHaveLength(1);
    await scan(documentId);
    expect((await open(documentId)).status).toBe(200);
    expect((await decide(orderId, true)).status).toBe(200);
  });

  test.each(['HANGS_UP', 'MUTE', 'NONSENSE'] as const)(
    'is held while the scanner is %s, and let through once it answers; no act of the fund waits',
    async (mood) => {
      clamd.mood = mood;
      const { orderId, documentId } = await ordered();
      await expect(scan(documentId)).rejects.toThrow('1 papers could not be scanned');
      expect((await open(documentId)).error.code).toBe('EVIDENCE_NOT_SCANNED_YET');
      expect((await decide(orderId, true)).status).toBe(200);
      clamd.mood = 'WELL';
      await scan();
      expect((await open(documentId)).status).toBe(200);
    },
  );

  test('that is infected stays where it is: nobody opens it, nothing is booked by it, the auditor sees it', async () => {
    const { orderId, documentId } = await ordered(true);
    await scan();
    await scan(documentId);
    expect((await open(documentId)).error.code).toBe('EVIDENCE_QUARANTINED');
    expect((await decide(orderId, true)).error.code).toBe('EVIDENCE_QUARANTINED');
    expect(
      await office.rows(
        `select subject_kind, facts->>'signature' as signature from audit_entries
        where act = 'paper.infected' and subject_id = $1`,
        [documentId],
      ),
    ).toEqual([{ subject_kind: 'FUND', signature: 'Tipward.Test.UNOFFICIAL' }]);
    expect((await decide(orderId, false)).status).toBe(200);
    await expect(office.rows(`update paper_verdicts set verdict = 'CLEAN'`)).rejects.toThrow(/append-only/);
  });

  test('that was kept before there was a scanner waits for it too', async () => {
    const { orderId, documentId } = await ordered();
    await office.rows(
      `select graphile_worker.complete_jobs(array(select id from graphile_worker._private_jobs))`,
    );
    expect((await open(documentId)).error.code).toBe('EVIDENCE_NOT_SCANNED_YET');
    await scan();
    expect((await open(documentId)).status).toBe(200);
    await decide(orderId, false);
  });
});

describe('the paper of a measure', () => {
  async function proposed(marked: boolean) {
    const { id: schemeId } = await office.as('clerk').do(draftScheme, { body: { ...LITONG_DRAFT_SCHEME } });
    const params = { schemeId };
    const body = { documentNo: '利发改〔2026〕9号', document: await paper(marked) };
    await office.as('approver').do(proposeScheme, { params, body });
    const { schemes } = await office.as('finance').do(listSchemes);
    return { params, documentId: schemes.find(({ id }) => id === schemeId)!.paper!.id };
  }
  const activate = (params: { schemeId: string }) =>
    office.as('finance').call(activateScheme, { params, body: { documentNo: '利发改〔2026〕9号' } });
  const read = (documentId: string) => office.as('auditor').call(openSchemePaper, { params: { documentId } });

  test('goes the same way, and an infected one puts nothing into force', async () => {
    const bad = await proposed(true);
    expect((await read(bad.documentId)).error.code).toBe('EVIDENCE_NOT_SCANNED_YET');
    await scan();
    expect((await read(bad.documentId)).error.code).toBe('EVIDENCE_QUARANTINED');
    expect((await activate(bad.params)).error.code).toBe('EVIDENCE_QUARANTINED');
    const good = await proposed(false);
    await scan();
    expect((await read(good.documentId)).status).toBe(200);
    expect((await activate(good.params)).status).toBe(200);
  });
});
