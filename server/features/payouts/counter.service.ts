import type { Static } from 'typebox';
import type { Clock } from '../../adapters/clock.ts';
import type { confirmCounterPayment, openCounterPayment } from '../../contract/counter.ts';
import { claimCodeTag } from '../../crypto/claim-code.ts';
import { isProxy } from '../../crypto/proxy-tag.ts';
import type { ServerKeys } from '../../crypto/server-keys.ts';
import type { Tx } from '../../db/connection.ts';
import { type InTransaction, brokenConstraint } from '../../db/transaction.ts';
import { refuse } from '../../domain/errors.ts';
import { mustHold } from '../../domain/facts.ts';
import { type Proxy, tidyProxy } from '../../domain/proxy.ts';
import { legalRewardVerbs } from '../../domain/reward.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import type { DistrictStore } from '../district/district.store.ts';
import { readOfficeDays } from '../district/office-days.ts';
import { asAsked } from '../rewards/field-names.ts';
import type { RewardActs } from '../rewards/reward-acts.ts';
import type { LeadRecord } from '../leads/leads.store.ts';
import { keysOfCode } from '../receipts/code-keys.ts';
import type { RewardRecord, RewardsStore } from '../rewards/rewards.store.ts';
import type { PayoutsStore } from './payouts.store.ts';
import type { WindowListsStore } from './window-lists.store.ts';

export type PickUp = Static<(typeof openCounterPayment)['schema']['response'][201]>;

type Opening = Static<(typeof openCounterPayment)['schema']['body']>;
type Confirming = Static<(typeof confirmCounterPayment)['schema']['body']>;

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  serverKeys: ServerKeys;
  audit: AuditStore;
  district: DistrictStore;
  rewards: RewardsStore;
  payouts: PayoutsStore;
  lists: Pick<WindowListsStore, 'out' | 'bringBack'>;
  acts: RewardActs;
};

/** Payment in person: two officers, a code that opens once, a sealed voucher, and nobody's name. */
export function makeCounterService(deps: Deps) {
  const { inTransaction, clock, serverKeys, audit, district, rewards, payouts, lists, acts } = deps;

  /** Yes or no to what the officer read off the card: the office itself knows no name here. */
  function mustBeWhoWasSent(row: RewardRecord, shown: Proxy | undefined, seen: boolean): void {
    if (row.claimChannel !== 'PROXY') return mustHold(['proxy.name', shown === undefined, 'NOT_ALLOWED']);
    mustHold(['proxySeen', seen, 'MUST_ACCEPT']);
    const sent = isProxy(row.proxyTag, row.id, tidyProxy(shown), serverKeys.pepper);
    mustHold(['proxy.name', sent, 'MUST_MATCH'], ['proxy.idTail', sent, 'MUST_MATCH']);
  }

  /**
   * Whoever comes in person holds two things: the code of the payment and that of their own report. The bank's window
   * asks for the first alone, on a sheet that this award is on; what is on a sheet is paid nowhere else.
   */
  function mustBeTheReporter(row: RewardRecord, lead: LeadRecord, order: Opening, onSheet: boolean): void {
    const { atWindow = false, receiptCode = '' } = order;
    mustHold(
      ['claimCode', !onSheet || atWindow, 'ELSEWHERE'],
      ['atWindow', !atWindow || onSheet, 'NOT_ALLOWED'],
    );
    if (atWindow || row.claimChannel === 'PROXY') return;
    mustHold(['receiptCode', receiptCode.trim() !== '']);
    const { lookupTag } = keysOfCode(receiptCode, serverKeys.pepper);
    if (!lead.receiptTag?.equals(lookupTag)) refuse('RECEIPT_UNKNOWN');
  }

  async function shown(tx: Tx, row: Row, caller: Caller): Promise<PickUp> {
    return { ...view(row, caller), voucherNo: (await lists.out(tx, row.reward.id))?.voucherNo ?? null };
  }

  return {
    /** Pick-ups that wait for the second officer. */
    list: (caller: Caller) =>
      inTransaction(async (tx) => ({
        open: await Promise.all((await payouts.openPickUps(tx)).map((row) => shown(tx, row, caller))),
      })),

    /**
     * The first officer types the code that the person shows; from then on it opens nothing any more.
     * @throws Refusal NOT_FOUND for a code that opens nothing; TOO_LATE for one that ran out; ILLEGAL_TRANSITION for
     * an award on hold; SECOND_PERSON_NEEDED for somebody who signed the award before; RECEIPT_UNKNOWN for a receipt
     * code that is not the same reporter's; CONDITION_NOT_MET for a code that is out on a sheet
     */
    open: (caller: Caller, order: Opening): Promise<PickUp> =>
      inTransaction(async (tx) => {
        const { claimCode, proxy, proxySeen = false } = order;
        const tag = claimCodeTag(claimCode, serverKeys.pepper) ?? refuse('NOT_FOUND');
        const found = (await rewards.findByClaimCode(tx, tag)) ?? refuse('NOT_FOUND');
        const { row, snapshot, lead } = await acts.lock(tx, found.id);
        const now = clock.now();
        // Opened or renewed by somebody else while this one waited for the lock.
        if (!row.claimCodeTag?.equals(tag)) refuse('NOT_FOUND');
        if (row.claimCodeUntil === null || now > row.claimCodeUntil) refuse('TOO_LATE');
        if (!legalRewardVerbs(snapshot, caller.actor, now).includes('payAtCounter')) {
          refuse('ILLEGAL_TRANSITION');
        }
        const signed = [...Object.values(snapshot.hands), ...snapshot.formerHands.map((former) => former.by)];
        if (signed.includes(caller.staffId)) refuse('SECOND_PERSON_NEEDED');
        mustBeWhoWasSent(row, proxy, proxySeen);
        mustBeTheReporter(row, lead, order, (await lists.out(tx, row.id)) !== undefined);
        await rewards.save(tx, row.id, { claimCodeTag: null, claimCodeUntil: null, claimCodeTail: null });
        await payouts.openPickUp(tx, {
          rewardId: row.id,
          firstOfficerId: caller.staffId,
          openedAt: now,
          sawAuthority: proxySeen,
        });
        await audit.append(tx, {
          actor: caller.actor,
          act: 'pickUp.open',
          subject: { kind: 'REWARD', id: row.id },
          at: now,
        });
        const opened = (await payouts.pickUp(tx, row.id)) ?? refuse('NOT_FOUND');
        return shown(tx, opened, caller);
      }),

    /**
     * The second officer signs with the number of the sealed voucher: paid (R16).
     * @throws Refusal NOT_FOUND; SECOND_PERSON_NEEDED for the first officer; CONDITION_NOT_MET for a number that was
     * used before or a first officer who is one no longer
     */
    async confirm(
      caller: Caller,
      rewardId: string,
      { sealedVoucherNo: voucherNo, proxySeen = false }: Confirming,
    ): Promise<{ ok: true }> {
      const work = inTransaction(async (tx) => {
        const reward = await acts.lock(tx, rewardId);
        const now = clock.now();
        const days = await readOfficeDays(tx, district);
        const { officer, pickUp } = (await payouts.pickUp(tx, rewardId)) ?? refuse('NOT_FOUND');
        const sealedVoucherNo = voucherNo.trim();
        const sheet = await lists.out(tx, rewardId);
        mustHold(['sealedVoucherNo', !sheet || sheet.voucherNo === sealedVoucherNo, 'MUST_MATCH']);
        if (sheet) await lists.bringBack(tx, sheet.voucherNo, 'PAID');
        await acts.take(tx, reward, {
          command: {
            verb: 'payAtCounter',
            payoutOfficers: [
              {
                staffId: officer.id,
                roles: officer.active ? officer.roles : [],
                sawAuthority: pickUp.sawAuthority,
              },
              { staffId: caller.staffId, roles: caller.actor.roles, sawAuthority: proxySeen },
            ],
            sealedVoucherNo,
          },
          actor: caller.actor,
          secondStaffId: officer.id,
          documentNo: sealedVoucherNo,
          also: { sealedVoucherNo },
          now,
          days,
        });
      });
      await asAsked(() => work).catch((error: unknown) =>
        brokenConstraint(error) === 'rewards_sealed_voucher_no_unique'
          ? refuse('CONDITION_NOT_MET', [{ path: 'sealedVoucherNo', code: 'MUST_DIFFER' }])
          : Promise.reject(error),
      );
      return { ok: true };
    },
  };
}
export type CounterService = ReturnType<typeof makeCounterService>;

type Row = Awaited<ReturnType<PayoutsStore['openPickUps']>>[number];

function view({ pickUp, reward, officer }: Row, caller: Caller): Omit<PickUp, 'voucherNo'> {
  return {
    rewardId: reward.id,
    reference: reward.reference,
    amountFen: reward.amountFen ?? 0,
    openedAt: pickUp.openedAt.toISOString(),
    firstOfficerName: officer.name,
    byProxy: reward.claimChannel === 'PROXY',
    mine: officer.id === caller.staffId,
  };
}
