import { randomUUID } from 'node:crypto';
import type { Static } from 'typebox';
import type { Clock } from '../../adapters/clock.ts';
import type { BatchView, settleBatch } from '../../contract/payouts.ts';
import type { Tx } from '../../db/connection.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { refuse } from '../../domain/errors.ts';
import { addFen } from '../../domain/money.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import type { DistrictStore } from '../district/district.store.ts';
import { readOfficeDays } from '../district/office-days.ts';
import type { Notices } from '../notifications/notices.ts';
import { asAsked } from '../rewards/field-names.ts';
import type { HeldReward } from '../rewards/reward-act.ts';
import type { RewardActs } from '../rewards/reward-acts.ts';
import { bankFile } from './bank-file.ts';
import { type BatchViews, batchRow, batchView } from './batch-views.ts';
import type { PayoutsStore } from './payouts.store.ts';

const NO_ACCOUNT = [{ path: 'account', code: 'REQUIRED' }] as const;

export type BankResult = Static<(typeof settleBatch)['schema']['body']>['results'][number];

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  audit: AuditStore;
  notices: Notices;
  district: DistrictStore;
  payouts: PayoutsStore;
  acts: RewardActs;
  batchViews: BatchViews;
};

/** Payment by bank: one person makes the batch, another holds each payment against the bank's receipt. */
export function makePayoutsService(deps: Deps) {
  const { inTransaction, clock, audit, notices, district, payouts, acts, batchViews } = deps;

  async function recordBatch(tx: Tx, caller: Caller, id: string, act: string, facts: Record<string, number>) {
    const subject = { kind: 'BATCH', id } as const;
    await audit.append(tx, { actor: caller.actor, act, subject, facts, at: clock.now() });
  }

  /** Locks every reward of a batch in one order, so that two batches never wait for each other. */
  async function lockAll(tx: Tx, rewardIds: readonly string[]): Promise<HeldReward[]> {
    const held: HeldReward[] = [];
    for (const id of rewardIds.toSorted()) held.push(await acts.lock(tx, id));
    return held;
  }

  async function settleOne(tx: Tx, caller: Caller, reward: HeldReward, itemId: string, result: BankResult) {
    const now = clock.now();
    const days = await readOfficeDays(tx, district);
    const { bankReference, outcome } = result;
    await acts.take(tx, reward, {
      command:
        outcome === 'PAID'
          ? { verb: 'confirmPaid', bankReceiptRef: bankReference }
          : { verb: 'reportReturned', returnRef: bankReference },
      actor: caller.actor,
      now,
      days,
      documentNo: bankReference,
    });
    await payouts.saveItem(tx, itemId, { outcome, bankReference, checkedBy: caller.staffId, checkedAt: now });
  }

  return {
    /** What waits to be paid by bank, and the batches, newest first. */
    list: (caller: Caller) =>
      inTransaction(async (tx) => ({
        payable: (await payouts.payable(tx)).map(({ reward, corrected }) => ({
          rewardId: reward.id,
          reference: reward.reference,
          amountFen: reward.amountFen ?? 0,
          claimedAt: reward.statusSince.toISOString(),
          corrected,
        })),
        batches: (await payouts.batches(tx)).map(({ batch, makerName }) =>
          batchRow(batch, makerName, caller),
        ),
      })),

    /** Makes a batch of claims (R15 each). @throws Refusal as decideReward, for the first that cannot be paid. */
    build: (caller: Caller, rewardIds: readonly string[]): Promise<{ id: string }> =>
      inTransaction(async (tx) => {
        const held = await lockAll(tx, rewardIds);
        // Looked at only now: an account may have been corrected while this waited for its lock.
        const now = clock.now();
        const days = await readOfficeDays(tx, district);
        const id = randomUUID();
        for (const reward of held) {
          await acts.take(tx, reward, {
            command: { verb: 'batch' },
            actor: caller.actor,
            now,
            days,
            quiet: true,
          });
        }
        const items = held.map(({ row }) => ({
          id: randomUUID(),
          batchId: id,
          rewardId: row.id,
          amountFen: row.amountFen ?? 0,
          claimDocumentId: row.claimDocumentId ?? refuse('CONDITION_NOT_MET', NO_ACCOUNT),
        }));
        const totalFen = addFen(...items.map((item) => item.amountFen));
        await payouts.addBatch(tx, {
          id,
          status: 'BUILT',
          itemCount: items.length,
          totalFen,
          makerId: caller.staffId,
          madeAt: now,
        });
        await payouts.addItems(tx, items);
        await recordBatch(tx, caller, id, 'batch.build', { items: items.length, totalFen });
        await notices.tell(
          tx,
          { template: 'PAYMENT_TURN', path: `/finance/payments/${id}`, roles: ['PAYMENT_CHECKER'] },
          now,
        );
        return { id };
      }),

    /** A batch with its accounts: in full while it is open, masked once it is settled. */
    read: (caller: Caller, batchId: string): Promise<BatchView> =>
      inTransaction(async (tx) =>
        batchView(await batchViews.open(tx, caller, batchId, 'account.open', clock.now()), caller),
      ),

    /** The bank's file as text. @throws Refusal NOT_FOUND, KEY_MISSING; TOO_LATE once the batch is settled */
    file: (caller: Caller, batchId: string): Promise<{ name: string; text: string }> =>
      inTransaction(async (tx) => {
        const { batch, items } = await batchViews.open(tx, caller, batchId, 'account.download', clock.now());
        if (batch.status === 'SETTLED') refuse('TOO_LATE');
        const payments = items.map(({ item, account }) => ({ account, amountFen: item.amountFen }));
        return { name: `batch-${batch.number}.csv`, text: bankFile(batch, payments) };
      }),

    /**
     * Records what the bank did with each payment (R17, R18); settled once every payment has its outcome.
     * @throws Refusal NOT_FOUND; BAD_REQUEST for a payment of another batch; ILLEGAL_TRANSITION for one that already
     * has its outcome; SECOND_PERSON_NEEDED for the maker
     */
    settle: (caller: Caller, batchId: string, results: readonly BankResult[]): Promise<{ ok: true }> =>
      asAsked(() =>
        inTransaction(async (tx) => {
          const batch = (await payouts.lockBatch(tx, batchId)) ?? refuse('NOT_FOUND');
          const items = await payouts.items(tx, batchId);
          const found = results.map((result, index) => {
            const item = items.find((each) => each.reward.id === result.rewardId)?.item;
            const twice = results.findIndex((each) => each.rewardId === result.rewardId) !== index;
            if (!item || twice)
              refuse('BAD_REQUEST', [{ path: `results.${index}.rewardId`, code: 'NOT_IN_LIST' }]);
            if (item.outcome) refuse('ILLEGAL_TRANSITION');
            return { result, itemId: item.id };
          });
          const held = await lockAll(
            tx,
            results.map((result) => result.rewardId),
          );
          for (const { result, itemId } of found) {
            const reward = held.find(({ row }) => row.id === result.rewardId);
            if (reward) await settleOne(tx, caller, reward, itemId, result);
          }
          const open = items.filter(({ item }) => !item.outcome).length - found.length;
          if (open === 0) await payouts.settleBatch(tx, batch.id, clock.now());
          await recordBatch(tx, caller, batch.id, 'batch.settle', { results: found.length, open });
          return { ok: true };
        }),
      ),
  };
}
export type PayoutsService = ReturnType<typeof makePayoutsService>;
