import type { ReportForm } from '../../server/contract/report.ts';
import { appropriate, type FundView, readFund } from '../../server/contract/fund.ts';
import { bringLine, confirmReturn } from '../../server/contract/bank-returns.ts';
import { decideFundOrder } from '../../server/contract/fund-orders.ts';
import { answerExclusions } from '../../server/contract/exclusions.ts';
import { buildBatch, readBatch, releaseBatch } from '../../server/contract/payouts.ts';
import { claimReward } from '../../server/contract/receipt.ts';
import { readReward, stepReward } from '../../server/contract/rewards.ts';
import { EXCLUSION_CODES, type RewardStatus, type RewardVerb } from '../../server/domain/reward.ts';
import type { SchemeFacts } from '../../server/domain/scheme.ts';
import { auditStore as audit } from '../../server/features/audit/audit.store.ts';
import { districtStore as district } from '../../server/features/district/district.store.ts';
import { leadsStore as leads } from '../../server/features/leads/leads.store.ts';
import { mailsStore as mails } from '../../server/features/notifications/mails.store.ts';
import { makeNotices } from '../../server/features/notifications/notices.ts';
import { makeCandidates } from '../../server/features/rewards/candidates.ts';
import { rewardsStore as rewards } from '../../server/features/rewards/rewards.store.ts';
import { schemesStore as schemes } from '../../server/features/rewards/schemes.store.ts';
import { joinedStore } from '../../server/features/targets/joined.store.ts';
import { queueStore as queue } from '../../server/jobs/queue.store.ts';
import type { Trigger } from '../../server/domain/scheme.ts';
import type { TestOffice } from './office.ts';
import type { Name } from './people.ts';

export const ACCOUNT = {
  accountName: '王小明明',
  accountNo: '6222 0200 0000 7777 008',
  bankName: '某某银行利通支行',
};
/** What the demonstration scheme pays for a verified lead of the first grade: 5,000 yuan. */
export const GRADE_ONE_FEN = 500_000;

export type Award = { id: string; reference: string; receiptCode: string; leadId: string };
type Order = {
  fundId?: string;
  reason?: string;
  amountFen?: number;
  documentNo?: string;
  approvals?: { code: string; reference: string }[];
};

/** What makes candidates of leads, for whoever needs many. */
export const candidates = makeCandidates({
  joined: joinedStore,
  rewards,
  schemes,
  district,
  audit,
  notices: makeNotices({ mails, queue }),
});

/** A fund for the clock's year, with so much approved. */
export async function aFund(office: TestOffice, amountFen: number): Promise<void> {
  await office.office.inTransaction((tx) =>
    office.office.fund.openFund(tx, { fiscalYear: 2026, budgetLine: '2013850', title: '举报奖励专项资金' }),
  );
  await moreBudget(office, { amountFen });
}

/** An appropriation that finance brings and the head confirms. */
export async function moreBudget(
  office: TestOffice,
  { amountFen, documentNo = '利财预〔2026〕12号', fundId }: MoreBudget,
): Promise<void> {
  const body = { amountFen, documentNo, ...(fundId ? { fundId } : {}) };
  const { id: orderId } = await office.as('finance').do(appropriate, { body });
  await office.as('head').do(decideFundOrder, { params: { orderId }, body: { confirm: true } });
}
type MoreBudget = { amountFen: number; documentNo?: string; fundId?: string };

/** Lets something on a lead fire the scheme, as the lead's own step does. */
export async function fire(
  office: TestOffice,
  leadId: string,
  trigger: Trigger,
  facts: SchemeFacts,
): Promise<string | null> {
  return office.office.inTransaction(async (tx) => {
    const lead = await leads.lock(tx, leadId);
    if (!lead) throw new Error('no such lead');
    return candidates.onTrigger(tx, {
      lead,
      trigger,
      facts,
      actor: { kind: 'SYSTEM' },
      now: office.clock.now(),
    });
  });
}

export async function aLead(office: TestOffice, changes: Partial<ReportForm> = {}, grade = 1) {
  const { reference, receiptCode } = await office.resident.report(changes);
  const [row] = await office.rows<{ id: string }>(
    `update leads set status = 'VERIFIED', grade = $2, trays = null where reference = $1 returning id`,
    [reference, grade],
  );
  await office.office.leadPlaces.fill();
  return { id: row!.id, reference, receiptCode };
}

/** A verified lead of the first grade whose scheme has just made a candidate. */
export async function aCandidate(office: TestOffice, changes: Partial<ReportForm> = {}): Promise<Award> {
  const lead = await aLead(office, changes);
  const id = await fire(office, lead.id, 'LEAD_VERIFIED', { lead_grade: 1 });
  if (!id) throw new Error('no candidate was made');
  const [row] = await office.rows<{ reference: string }>('select reference from rewards where id = $1', [id]);
  return { id, reference: row!.reference, receiptCode: lead.receiptCode, leadId: lead.id };
}

export const NAMED: Partial<ReportForm> = {
  identityMode: 'NAMED',
  reporter: { name: '王小明明', phone: '13900000001' },
};

/** One step by one person, on the award as it stands now. */
export async function step(
  office: TestOffice,
  name: Name,
  rewardId: string,
  verb: RewardVerb,
  order: Order & { propose?: boolean; drop?: boolean } = {},
) {
  if (verb === 'propose' && !order.drop) await answerAll(office, rewardId);
  const [row] = await office.rows<{ version: number }>('select version from rewards where id = $1', [
    rewardId,
  ]);
  return office
    .as(name)
    .call(stepReward, { params: { rewardId }, body: { version: row!.version, verb, ...order } });
}

/** The clerk looked at every exclusion and found none. */
async function answerAll(office: TestOffice, rewardId: string): Promise<void> {
  const answers = EXCLUSION_CODES.map((code) => ({
    code,
    answer: 'NO' as const,
    ground: 'CASE_FILE' as const,
  }));
  await office.as('clerk').call(answerExclusions, { params: { rewardId }, body: { answers } });
}

/** The same, where the test expects it to be taken. */
export async function take(...parts: Parameters<typeof step>): Promise<void> {
  const reply = await step(...parts);
  if (reply.status !== 200) throw new Error(`${parts[3]} was refused: ${JSON.stringify(reply.error)}`);
}

export const claimBody = (award: Award, changes: object = {}) => ({
  receiptCode: award.receiptCode,
  rewardReference: award.reference,
  channel: 'BANK' as const,
  account: ACCOUNT,
  consent: true,
  notExcluded: true,
  ...changes,
});

type Stop = Extract<
  RewardStatus,
  'ELIGIBILITY' | 'PROPOSED' | 'REVIEWED' | 'APPROVED' | 'NOTIFIED' | 'CLAIMED' | 'BATCHED' | 'PAID'
>;

/** Takes an award from candidate as far as asked, each step by the person whose step it is; answers the batch's id. */
export async function bringTo(office: TestOffice, award: Award, stop: Stop): Promise<string> {
  const way: [Stop, () => Promise<unknown>][] = [
    ['ELIGIBILITY', () => take(office, 'clerk', award.id, 'start')],
    ['PROPOSED', () => take(office, 'clerk', award.id, 'propose')],
    ['REVIEWED', () => take(office, 'reviewer', award.id, 'review')],
    ['APPROVED', () => take(office, 'approver', award.id, 'approve')],
    ['NOTIFIED', () => take(office, 'finance', award.id, 'fund')],
    ['CLAIMED', () => office.stranger.do(claimReward, { body: claimBody(award) })],
    ['BATCHED', async () => (batch = await aBatch(office, award))],
    ['PAID', () => settle(office, batch, award, 'PAID')],
  ];
  let batch = '';
  for (const [status, go] of way) {
    await go();
    if (status === stop) break;
  }
  return batch;
}

/** A batch that has left for the bank: made by one, released by another. */
export async function aBatch(office: TestOffice, ...awards: Award[]): Promise<string> {
  const { id } = await office
    .as('maker')
    .do(buildBatch, { body: { rewardIds: awards.map((each) => each.id) } });
  await office.as('checker').do(releaseBatch, { params: { batchId: id } });
  return id;
}

/** What the bank says of one payment, off its slip: one brings it, another confirms it. */
export async function settle(
  office: TestOffice,
  batchId: string,
  award: Award,
  outcome: 'PAID' | 'RETURNED',
  bankReference = 'HD2026-0001',
): Promise<void> {
  const params = { batchId };
  const { items } = await office.as('maker').do(readBatch, { params });
  const lineNo = items.find(({ rewardId }) => rewardId === award.id)?.lineNo ?? 0;
  const { id } = await office.as('maker').do(bringLine, { params, body: { lineNo, outcome, bankReference } });
  await office.as('checker').do(confirmReturn, { params: { batchId, returnId: id } });
}

export const viewOf = (office: TestOffice, name: Name, rewardId: string) =>
  office.as(name).do(readReward, { params: { rewardId } });

/** The fund's figures, and a failure where its books contradict themselves. */
export async function figures(office: TestOffice): Promise<FundView['figures']> {
  const breaches = await office.office.inTransaction((tx) => office.office.ledgerCheck.verify(tx));
  if (breaches.length) throw new Error(`the books disagree: ${JSON.stringify(breaches)}`);
  return (await office.as('finance').do(readFund)).figures;
}
