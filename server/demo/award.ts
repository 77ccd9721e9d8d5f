import type { BankAccount } from '../contract/receipt.ts';
import { EXCLUSION_CODES, type RewardVerb } from '../domain/reward.ts';
import type { Stage } from './stage.ts';
import type { Tip } from './tip.ts';

/** The award that a tip earned, and what the reward desk, the bank and the counter do with it. */
export function anAward({ office, as, profile }: Stage, tip: Tip) {
  let claimCode: string | null = null;
  /** A case that goes on may earn more than one award: the scenes tell the first. */
  let first: string | null = null;

  async function row() {
    const { reference } = tip.submitted();
    const { rows } = await office.rewards.list(await as('clerk'), 'ALL', 1);
    const found = rows.find(({ id, leadReference }) => (first ? id === first : leadReference === reference));
    first = found?.id ?? null;
    if (!found) throw new Error(`${reference} has earned no award`);
    return found;
  }

  /** The clerk went through the exclusions and found none; where the measure asks for it, the vault says no too. */
  const looked = async (username: string, id: string) => {
    await office.eligibility.answer(await as(username), id, {
      answers: EXCLUSION_CODES.map((code) => ({ code, answer: 'NO', ground: 'CASE_FILE' })),
    });
    const { check } = await office.eligibility.read(await as(username), id);
    if (check.state !== 'NEEDED') return;
    const custodian = await as('custodian');
    const lists = await office.exclusionLists.list(custodian);
    const file = Buffer.from('姓名\n无此人\n').toString('base64');
    if (lists.length === 0) await office.exclusionLists.upload(custodian, { kind: 'STAFF', file });
    await office.eligibility.ask(await as(username), id);
    const asked = (await office.identityChecks.list(custodian)).find(({ mayAnswer }) => mayAnswer);
    if (asked) await office.identityChecks.answer(custodian, asked.id);
  };

  const claim = async (how: { channel: 'BANK'; account: BankAccount } | { channel: 'COUNTER' }) => {
    const claimed = await office.claims.claim({
      receiptCode: tip.submitted().receiptCode,
      rewardReference: (await row()).reference,
      ...how,
      consent: how.channel === 'BANK',
      notExcluded: true,
    });
    claimCode = claimed.claimCode;
  };

  return {
    async step(username: string, verb: RewardVerb) {
      const { id } = await row();
      if (verb === 'propose') await looked(username, id);
      const { version } = await office.rewards.read(await as(username), id);
      await office.rewards.step(await as(username), id, { version, verb });
    },

    claimByBank: (accountName: string) =>
      claim({
        channel: 'BANK',
        account: { accountName, accountNo: '0000000000000000000', bankName: `示例银行${profile.zh}支行` },
      }),
    claimAtCounter: () => claim({ channel: 'COUNTER' }),

    async payByBank() {
      const { id } = await row();
      const batch = await office.payouts.build(await as('maker'), { rewardIds: [id] });
      await office.payouts.release(await as('checker'), batch.id);
    },

    async confirmByBank(bankReference: string) {
      const { batches } = await office.batchViews.list(await as('checker'));
      const open = batches.find((batch) => batch.status === 'RELEASED');
      if (!open) throw new Error('no batch waits for the bank');
      const line = { lineNo: 1, outcome: 'PAID', bankReference } as const;
      const answer = await office.bankReturns.line(await as('maker'), open.id, line);
      await office.bankReturns.confirm(await as('checker'), open.id, answer.id);
    },

    async payAtCounter(sealedVoucherNo: string) {
      const { rewardId } = await office.counter.open(await as('payout1'), {
        claimCode: claimCode ?? '',
        receiptCode: tip.submitted().receiptCode,
      });
      await office.counter.confirm(await as('payout2'), rewardId, { sealedVoucherNo });
    },
  };
}
export type Award = ReturnType<typeof anAward>;
