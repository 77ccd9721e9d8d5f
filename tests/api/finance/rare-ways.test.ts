import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeMonth, listMonths, signReconciliation } from '../../../server/contract/fund-months.ts';
import { decideFundOrder, orderFund } from '../../../server/contract/fund-orders.ts';
import { readFund } from '../../../server/contract/fund.ts';
import { buildBatch, cancelBatch, releaseBatch } from '../../../server/contract/payouts.ts';
import { claimReward } from '../../../server/contract/receipt.ts';
import { readRewardPaper, takeRewardPaper } from '../../../server/contract/reward-papers.ts';
import { REWARD_PAPERS, type RewardPaper } from '../../../server/domain/reward-papers.ts';
import {
  type Award,
  GRADE_ONE_FEN,
  aCandidate,
  aFund,
  aLead,
  bringTo,
  claimBody,
  figures,
  fire,
  take,
} from '../../support/award-desk.ts';
import { MONDAY, type TestOffice, anOffice } from '../../support/office.ts';

/** What happens seldom, and must go right the first time. */
let office: TestOffice;
beforeAll(async () => {
  office = await anOffice();
  await aFund(office, 100_000_000);
});
afterAll(() => office.close());

/** The papers that an award has now; each opens as page and as document, the others do not. */
async function papersOf(award: Award): Promise<RewardPaper[]> {
  const found: RewardPaper[] = [];
  for (const paper of REWARD_PAPERS) {
    const parts = { params: { rewardId: award.id, paper } };
    const page = await office.as('clerk').call(readRewardPaper, parts);
    const file = await office.as('clerk').call(takeRewardPaper, parts);
    expect(file.status).toBe(page.status);
    if (page.status !== 200) continue;
    expect(JSON.stringify(page.body)).toContain(award.reference);
    expect(file.headers['content-type']).toContain('wordprocessingml');
    expect(file.raw.subarray(0, 2).toString()).toBe('PK');
    found.push(paper);
  }
  return found;
}

test('every paper of an award opens when it is due, and none before', async () => {
  const award = await aCandidate(office);
  expect(await papersOf(award)).toEqual([]);
  await bringTo(office, award, 'PAID');
  expect(await papersOf(award)).toEqual(['approval', 'notice']);
  await take(office, 'approver', award.id, 'clawBack', { propose: true, reason: 'FALSE_OR_FRAUD' });
  await take(office, 'auditor', award.id, 'clawBack', { documentNo: '审备-1' });
  expect(await papersOf(award)).toContain('return');
  const refused = await aCandidate(office);
  await bringTo(office, refused, 'REVIEWED');
  await take(office, 'approver', refused.id, 'veto', { reason: 'NO_CONTRIBUTION' });
  expect(await papersOf(refused)).toContain('refusal');
  const revoked = await aCandidate(office);
  await bringTo(office, revoked, 'NOTIFIED');
  await take(office, 'approver', revoked.id, 'revokeNotified', { reason: 'STATUTORY_DUTY' });
  expect(await papersOf(revoked)).toContain('revocation');
});

test('two events of one lead at the same moment make each candidate once', async () => {
  const { id } = await aLead(office);
  const filed = { case_amount_fen: 600_000_000 };
  const made = await Promise.all([
    fire(office, id, 'LEAD_VERIFIED', { lead_grade: 1 }),
    fire(office, id, 'CRIMINAL_FILED', filed),
    fire(office, id, 'LEAD_VERIFIED', { lead_grade: 1 }),
    fire(office, id, 'CRIMINAL_FILED', filed),
  ]);
  expect(made.filter((each) => each !== null)).toHaveLength(2);
  const rows = await office.rows('select stage_id from rewards where lead_id = $1 order by 1', [id]);
  expect(rows).toEqual([{ stage_id: 'FILED' }, { stage_id: 'VERIFIED' }]);
});

test('a batch does not leave with the amount and the account of a claim that was made anew since', async () => {
  const { id: leadId, receiptCode } = await aLead(office);
  const id = (await fire(office, leadId, 'CRIMINAL_FILED', { case_amount_fen: 600_000_000 }))!;
  const [row] = await office.rows<{ reference: string }>('select reference from rewards where id = $1', [id]);
  const award: Award = { id, reference: row!.reference, receiptCode, leadId };
  const claimed = async (amountFen: number) => {
    await take(office, 'clerk', id, 'propose', { amountFen, reason: 'ORDINARY_CLUE' });
    await take(office, 'reviewer', id, 'review');
    await take(office, 'approver', id, 'approve');
    await take(office, 'finance', id, 'fund');
    await office.stranger.do(claimReward, { body: claimBody(award) });
  };
  await take(office, 'clerk', id, 'start');
  await claimed(900_000);
  const body = { rewardIds: [id] };
  const { id: batchId } = await office.as('maker').do(buildBatch, { body });
  await take(office, 'auditor', id, 'hold', { reason: 'APPEAL' });
  await take(office, 'reviewer', id, 'release', { reason: 'APPEAL_DECIDED' });
  await claimed(600_000);
  const { error } = await office.as('checker').call(releaseBatch, { params: { batchId } });
  expect(error).toMatchObject({
    code: 'CONDITION_NOT_MET',
    fields: [{ path: 'lines.1', code: 'NOT_ALLOWED' }],
  });
  await office.as('maker').do(cancelBatch, { params: { batchId } });
  const { id: next } = await office.as('maker').do(buildBatch, { body });
  await office.as('checker').do(releaseBatch, { params: { batchId: next } });
  await figures(office);
});

test('what the bank returns to a closed year is owed by the year that took over', async () => {
  const award = await aCandidate(office);
  await bringTo(office, award, 'PAID');
  const finance = office.as('finance');
  const { id: fundId } = await finance.do(readFund);
  const spent = (await figures(office)).spentFen;
  try {
    office.clock.set(new Date('2027-01-08T02:00:00Z'));
    for (let { next } = await finance.do(listMonths); next; { next } = await finance.do(listMonths)) {
      const params = { period: next.period };
      if (next.wantsReconciliation)
        await finance.do(signReconciliation, { params, body: { reason: 'IN_TRANSIT' } });
      await finance.do(closeMonth, { params });
    }
    const closing = { fundId, kind: 'CLOSE_YEAR', decision: 'LAPSE', documentNo: '利财〔2027〕1号' } as const;
    const { id: orderId } = await finance.do(orderFund, { body: closing });
    await office.as('head').do(decideFundOrder, { params: { orderId }, body: { confirm: true } });
    const heirId = (await finance.do(readFund, { query: { fundId } })).closing!.successorId;
    const heir = async () => (await finance.do(readFund, { query: { fundId: heirId } })).figures;
    const before = await heir();
    await take(office, 'checker', award.id, 'reportLateReturn', { documentNo: 'TH-9' });
    expect(await heir()).toMatchObject({
      appropriatedFen: before.appropriatedFen + GRADE_ONE_FEN,
      lockedFen: before.lockedFen + GRADE_ONE_FEN,
      payableFen: before.payableFen + GRADE_ONE_FEN,
      availableFen: before.availableFen,
    });
    expect((await finance.do(readFund, { query: { fundId } })).figures).toMatchObject({
      spentFen: spent - GRADE_ONE_FEN,
      lockedFen: 0,
      payableFen: 0,
    });
    await figures(office);
  } finally {
    office.clock.set(MONDAY);
  }
});
