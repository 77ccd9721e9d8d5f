import { confirmCounterPayment, openCounterPayment } from '../../../server/contract/counter.ts';
import { answerExclusions } from '../../../server/contract/exclusions.ts';
import { claimReward, waiveReward } from '../../../server/contract/receipt.ts';
import { readReward, stepReward } from '../../../server/contract/rewards.ts';
import { EXCLUSION_CODES, type RewardStatus, type RewardVerb } from '../../../server/domain/reward.ts';
import type { Chance } from '../long-form.ts';
import type { Answer, Asking } from './asking.ts';
import { type Known, accountsOf } from './memory.ts';
import type { Hand } from './town.ts';

/** How often somebody presses twice. */
const TWICE = 0.1;
const NONE = EXCLUSION_CODES.map((code) => ({ code, answer: 'NO', ground: 'CASE_FILE' }) as const);

type Step = readonly [verb: RewardVerb, by: Hand, transition: string, to: RewardStatus];
const ONWARD: Partial<Record<RewardStatus, Step>> = {
  CANDIDATE: ['start', 'clerk', 'R02', 'ELIGIBILITY'],
  ELIGIBILITY: ['propose', 'clerk', 'R04', 'PROPOSED'],
  PROPOSED: ['review', 'reviewer', 'R05', 'REVIEWED'],
  REVIEWED: ['approve', 'approver', 'R07', 'APPROVED'],
  APPROVED: ['fund', 'finance', 'R10', 'NOTIFIED'],
};
const REVOKE: Step = ['revokeNotified', 'approver', 'R34', 'REVOKED'];

/** Takes an award its next step by the hand whose step it is, as far as the town knows. */
export function makeDesk({ ask }: Asking, chance: Chance) {
  async function perhapsTwice<T>(go: () => Promise<Answer<T>>): Promise<Answer<T>[]> {
    return Promise.all(chance.share() < TWICE ? [go(), go()] : [go()]);
  }

  async function look(known: Known): Promise<void> {
    const { body } = await ask('auditor', readReward, { params: { rewardId: known.award.id } });
    if (body) Object.assign(known, { status: body.status, version: body.version });
  }

  /** Nobody knows what became of it: it is looked up before anything else is done to it. */
  function forget(known: Known): false {
    known.status = null;
    return false;
  }

  async function step(known: Known, [verb, by, transition, to]: Step): Promise<boolean> {
    const { award, version } = known;
    const params = { rewardId: award.id };
    if (verb === 'propose') {
      const { code } = await ask('clerk', answerExclusions, { params, body: { answers: NONE } });
      // Whoever doesn't know what became of the answers proposes nothing on them.
      if (code !== null) return forget(known);
    }
    const reason = verb === 'revokeNotified' ? { reason: 'OTHER' } : {};
    const body = { version, verb, ...reason };
    const answers = await perhapsTwice(() => ask(by, stepReward, { params, body }, { award, transition }));
    const taken = answers.some(({ code }) => code === null);
    known.short = answers.every(({ code }) => code === 'FUND_INSUFFICIENT');
    // Funding and telling the reporter are two versions in one breath.
    const next = taken ? { status: to, version: version + (verb === 'fund' ? 2 : 1) } : { status: null };
    if (!known.short) Object.assign(known, next);
    return taken;
  }

  async function claim(known: Known, transition: 'R12' | 'R19', channel: 'BANK' | 'COUNTER'): Promise<void> {
    const { award } = known;
    const accountNo = accountsOf(known).at(-1) ?? '';
    const body = {
      receiptCode: award.receiptCode,
      rewardReference: award.reference,
      channel,
      ...(channel === 'BANK'
        ? { account: { accountName: '王小明', accountNo, bankName: '某某银行利通支行' } }
        : {}),
      consent: true,
      notExcluded: true,
    };
    // A second claim for the counter is no step: it asks for another code.
    const of = channel === 'BANK' ? { award, transition } : undefined;
    const answers = await perhapsTwice(() => ask(null, claimReward, { body }, of));
    known.claimCode = answers.findLast(({ code }) => code === null)?.body?.claimCode ?? null;
    known.status = answers.some(({ code }) => code === null) ? 'CLAIMED' : null;
  }

  async function waive(known: Known): Promise<boolean> {
    const { award } = known;
    const body = { receiptCode: award.receiptCode, rewardReference: award.reference };
    const answers = await perhapsTwice(() => ask(null, waiveReward, { body }, { award, transition: 'R14' }));
    const taken = answers.some(({ code }) => code === null);
    known.status = taken ? 'WAIVED' : null;
    return taken;
  }

  /** One officer takes the code, the other signs; a code that is lost or used is asked for anew. */
  async function atCounter(known: Known): Promise<void> {
    const { award, claimCode } = known;
    if (claimCode) {
      known.claimCode = null;
      const body = { claimCode, receiptCode: award.receiptCode };
      await ask('payout1', openCounterPayment, { body });
    }
    const params = { rewardId: award.id };
    const body = { sealedVoucherNo: `密-${award.reference}` };
    const of = { award, transition: 'R16' };
    const answers = await perhapsTwice(() => ask('payout2', confirmCounterPayment, { params, body }, of));
    if (answers.some(({ code }) => code === null)) known.status = 'PAID';
    else if (answers.some(({ code }) => code === 'NOT_FOUND')) await claim(known, 'R12', 'COUNTER');
    else known.status = null;
  }

  return {
    /** Answers whether budget moved: what was refused before may go on now. */
    async advance(known: Known): Promise<boolean> {
      const { status, way } = known;
      if (status === null) await look(known);
      else if (status === 'NOTIFIED' && way === 'WAIVE') return waive(known);
      else if (status === 'NOTIFIED' && way === 'REVOKE') return step(known, REVOKE);
      else if (status === 'NOTIFIED') await claim(known, 'R12', way === 'BANK' ? 'BANK' : 'COUNTER');
      else if (status === 'CLAIMED' && way === 'COUNTER') await atCounter(known);
      else if (status === 'PAY_FAILED') await claim(known, 'R19', 'BANK');
      else if (ONWARD[status]) return (await step(known, ONWARD[status])) && status === 'APPROVED';
      return false;
    },
  };
}
