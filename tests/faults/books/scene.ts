import { bringLine, confirmReturn, dropReturn } from '../../../server/contract/bank-returns.ts';
import { confirmCounterPayment, openCounterPayment } from '../../../server/contract/counter.ts';
import { answerExclusions } from '../../../server/contract/exclusions.ts';
import { closeMonth, listMonths, signReconciliation } from '../../../server/contract/fund-months.ts';
import { decideFundOrder, orderFund } from '../../../server/contract/fund-orders.ts';
import { appropriate, openFund } from '../../../server/contract/fund.ts';
import { buildBatch, cancelBatch, releaseBatch } from '../../../server/contract/payouts.ts';
import { claimReward, waiveReward } from '../../../server/contract/receipt.ts';
import { stepReward } from '../../../server/contract/rewards.ts';
import { EXCLUSION_CODES } from '../../../server/domain/reward.ts';
import type { Reply } from '../../support/actor.ts';
import { NAMED, aLead, claimBody, fire } from '../../support/award-desk.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import type { Order } from './rules.ts';
import type { Answer } from './paying.ts';
import { type Award, type Batch, HATS, type Person, momentOf } from './world.ts';

type RealAward = { id: string; reference: string; receiptCode: string; leadId: string; code: string | null };
export type Scene = Awaited<ReturnType<typeof aScene>>;

/** What the office said: nothing, or the code of its refusal. */
const said = ({ status, error }: Reply<unknown>): string | null => (status < 300 ? null : error.code);

/** The reasons that the desk gives, one for each step that wants one. */
const REASONS: Record<string, string> = {
  propose: 'ORDINARY_CLUE',
  refuseIneligible: 'NOT_FIRST',
  returnToClerk: 'BASIS_MISSING',
  returnFromApproval: 'FACTS_UNCLEAR',
  veto: 'NO_CONTRIBUTION',
  reopen: 'REVIEW_FOUNDED',
  release: 'CHECKED_AND_CLEAR',
  restore: 'ILLNESS_OR_ABSENCE',
  clawBack: 'FALSE_OR_FRAUD',
  writeOff: 'NOT_TRACEABLE',
  revokeHeld: 'STATUTORY_DUTY',
  revokeNotified: 'STATUTORY_DUTY',
  hold: 'APPEAL',
};

/** The office itself, spoken to through its doors; awards, batches and entries by the names that the second bookkeeper gives. */
export async function aScene(leads: readonly { named: boolean }[]) {
  const office: TestOffice = await anOffice();
  const reported: Awaited<ReturnType<typeof aLead>>[] = [];
  for (const { named } of leads) reported.push(await aLead(office, named ? NAMED : {}));
  for (const [person, hats] of Object.entries(HATS))
    await office.rows('update staff set roles = $2 where username = $1', [person, hats]);
  const awards = new Map<string, RealAward>();
  const batches = new Map<string, string>();
  const funds = new Map<string, string>();
  const entries: number[] = [];
  let papers = 0;
  const paper = (kind: string) => `${kind}-${(papers += 1)}`;

  const the = (award: Award): RealAward => {
    const found = awards.get(award.name);
    if (!found) throw new Error(`no ${award.name}`);
    return found;
  };
  async function learnFunds(): Promise<void> {
    const rows = await office.rows<{ id: string; fiscal_year: number; budget_line: string }>(
      'select id, fiscal_year, budget_line from funds',
    );
    for (const row of rows) funds.set(`${row.fiscal_year} ${row.budget_line}`, row.id);
  }
  const fundId = (key: string): string => funds.get(key) ?? '';

  /** An order is asked for by finance and confirmed by `second`; one that is not confirmed is withdrawn. */
  async function ordered(asked: Reply<{ id: string }>, second: Person): Promise<string | null> {
    if (said(asked)) return said(asked);
    const params = { orderId: asked.body.id };
    const answer = said(await office.as(second).call(decideFundOrder, { params, body: { confirm: true } }));
    if (answer) await office.as('finance').do(decideFundOrder, { params, body: { confirm: false } });
    else {
      const [row] = await office.rows<{ id: string }>('select max(id) as id from journal_entries');
      entries.push(Number(row?.id));
    }
    return answer;
  }

  return {
    office,
    fundId,
    learnFunds,
    realOf: the,
    setDay: (day: number) => office.clock.set(momentOf(day)),

    /** Something on a lead opens a stage; whether a candidate came of it. */
    async fires(name: string, lead: number, trigger: 'LEAD_VERIFIED' | 'CRIMINAL_FILED', facts: object) {
      const { id: leadId, receiptCode } = reported[lead] ?? reported[0]!;
      const id = await fire(office, leadId, trigger, facts);
      if (!id) return false;
      const [row] = await office.rows<{ reference: string }>('select reference from rewards where id = $1', [
        id,
      ]);
      awards.set(name, { id, reference: row!.reference, receiptCode, leadId, code: null });
      return true;
    },

    async desk(award: Award, { verb, by, proposes, amountFen, fund }: Order): Promise<string | null> {
      const { id: rewardId } = the(award);
      const params = { rewardId };
      if (verb === 'propose') {
        const answers = EXCLUSION_CODES.map((code) => ({ code, answer: 'NO', ground: 'CASE_FILE' }) as const);
        if (HATS[by].includes('REWARD_CLERK'))
          await office.as(by).call(answerExclusions, { params, body: { answers } });
      }
      const [row] = await office.rows<{ version: number }>('select version from rewards where id = $1', [
        rewardId,
      ]);
      const body = {
        version: row!.version,
        verb: verb as 'start',
        ...(REASONS[verb] ? { reason: REASONS[verb] } : {}),
        ...(proposes ? { propose: true } : {}),
        ...(amountFen === undefined ? {} : { amountFen }),
        ...(fund === undefined ? {} : { fundId: fundId(fund) }),
        ...(['clawBack', 'recover', 'reportLateReturn'].includes(verb) ? { documentNo: paper('文') } : {}),
      };
      return said(await office.as(by).call(stepReward, { params, body }));
    },

    async claim(award: Award, channel: 'BANK' | 'COUNTER'): Promise<string | null> {
      const real = the(award);
      const { account, ...body } = claimBody(real, { channel });
      const sent = channel === 'BANK' ? { ...body, account } : body;
      const reply = await office.stranger.call(claimReward, { body: sent });
      if (said(reply) === null && channel === 'COUNTER') real.code = reply.body.claimCode;
      return said(reply);
    },
    async waive(award: Award): Promise<string | null> {
      const { receiptCode, reference: rewardReference } = the(award);
      return said(await office.stranger.call(waiveReward, { body: { receiptCode, rewardReference } }));
    },
    async openCounter(award: Award, officer: Person): Promise<string | null> {
      const { code, receiptCode } = the(award);
      const body = { claimCode: code ?? 'AAAA-AAAA-AAAA', receiptCode };
      return said(await office.as(officer).call(openCounterPayment, { body }));
    },
    async confirmCounter(award: Award, officer: Person): Promise<string | null> {
      const params = { rewardId: the(award).id };
      const body = { sealedVoucherNo: paper('密') };
      return said(await office.as(officer).call(confirmCounterPayment, { params, body }));
    },

    async build(name: string, of: readonly Award[], maker: Person): Promise<string | null> {
      const rewardIds = of.map((award) => the(award).id);
      const reply = await office.as(maker).call(buildBatch, { body: { rewardIds } });
      if (said(reply) === null) batches.set(name, reply.body.id);
      return said(reply);
    },
    async release({ name }: Batch, checker: Person): Promise<string | null> {
      return said(await office.as(checker).call(releaseBatch, { params: { batchId: batches.get(name)! } }));
    },
    async cancel({ name }: Batch, by: Person): Promise<string | null> {
      return said(await office.as(by).call(cancelBatch, { params: { batchId: batches.get(name)! } }));
    },
    async bankSays({ name, lines }: Batch, { line, outcome, brings, confirms }: Answer) {
      const batchId = batches.get(name)!;
      const award = lines[line]?.award;
      const [row] = await office.rows<{ line_no: number }>(
        'select line_no from payment_items where batch_id = $1 and reward_id = $2',
        [batchId, award && the(award).id],
      );
      const body = { lineNo: row?.line_no ?? 99, outcome, bankReference: paper('HD') };
      const brought = await office.as(brings).call(bringLine, { params: { batchId }, body });
      if (said(brought)) return said(brought);
      const params = { batchId, returnId: brought.body.id };
      const answer = said(await office.as(confirms).call(confirmReturn, { params }));
      // One answer waits at a time: what nobody may confirm is put aside.
      if (answer) await office.as(brings).do(dropReturn, { params });
      return answer;
    },

    async order(fund: string, gives: boolean, amountFen: number, second: Person): Promise<string | null> {
      const body = { fundId: fundId(fund), amountFen, documentNo: paper('利财预') };
      const asked = gives
        ? await office.as('finance').call(appropriate, { body })
        : await office.as('finance').call(orderFund, { body: { ...body, kind: 'REDUCE' } });
      return ordered(asked, second);
    },
    async takeBack(fund: string, at: number): Promise<string | null> {
      const body = {
        fundId: fundId(fund),
        kind: 'REVERSE',
        entryId: entries[at] ?? 0,
        documentNo: paper('更正'),
      };
      const asked = await office.as('finance').call(orderFund, { body: { ...body, kind: 'REVERSE' } });
      const { length } = entries;
      const answer = await ordered(asked, 'head');
      // A mirror is no entry that could be taken back itself.
      entries.length = length;
      return answer;
    },
    async openLine(budgetLine: string): Promise<string | null> {
      const body = { title: '举报奖励专项资金', budgetLine, source: 'DISTRICT' as const };
      return said(await office.as('finance').call(openFund, { body }));
    },
    /** Its months close first, each reconciled where money moved; then the year, by an order of two. */
    async closeYear(fund: string, year: number, decision: 'CARRY' | 'LAPSE'): Promise<string | null> {
      const finance = office.as('finance');
      for (;;) {
        const { next } = await finance.do(listMonths);
        if (!next || next.period > `${year}-12`) break;
        const params = { period: next.period };
        if (next.wantsReconciliation)
          await finance.do(signReconciliation, { params, body: { reason: 'IN_TRANSIT' } });
        await finance.do(closeMonth, { params });
      }
      const body = { fundId: fundId(fund), kind: 'CLOSE_YEAR' as const, decision, documentNo: paper('结转') };
      const { length } = entries;
      const answer = await ordered(await finance.call(orderFund, { body }), 'head');
      entries.length = length;
      return answer;
    },
    lapses: () => office.office.overdueClaims.propose(),
  };
}
