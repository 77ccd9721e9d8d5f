import type { Static } from 'typebox';
import type { BatchRow, BatchView } from '../../contract/payouts.ts';
import type { BankAccount } from '../../contract/receipt.ts';
import type { Tx } from '../../db/connection.ts';
import { refuse } from '../../domain/errors.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import type { BankAccounts } from '../rewards/bank-accounts.ts';
import type { BatchRecord, PayoutsStore } from './payouts.store.ts';

type Item = Awaited<ReturnType<PayoutsStore['items']>>[number];
export type OpenedItem = Item & { account: BankAccount };
export type OpenedBatch = { batch: BatchRecord; makerName: string; items: OpenedItem[] };

type Deps = { payouts: PayoutsStore; accounts: BankAccounts; audit: AuditStore };

/** Opens a batch's accounts with the keys of a member of the payment desk; each opening is on the audit log. */
export function makeBatchViews({ payouts, accounts, audit }: Deps) {
  return {
    /** @throws Refusal NOT_FOUND, KEY_MISSING */
    async open(tx: Tx, caller: Caller, batchId: string, act: string, now: Date): Promise<OpenedBatch> {
      const found = (await payouts.batch(tx, batchId)) ?? refuse('NOT_FOUND');
      const items: OpenedItem[] = [];
      for (const each of await payouts.items(tx, batchId)) {
        const { id: rewardId, leadId } = each.reward;
        await audit.append(tx, {
          actor: caller.actor,
          act,
          subject: { kind: 'REWARD', id: rewardId },
          facts: { batch: found.batch.number },
          at: now,
        });
        const { claimDocumentId: documentId } = each.item;
        const account = await accounts.open(tx, caller.ring, { leadId, rewardId, documentId });
        items.push({ ...each, account });
      }
      return { ...found, items };
    },
  };
}
export type BatchViews = ReturnType<typeof makeBatchViews>;

export function batchRow(batch: BatchRecord, makerName: string, caller: Caller): Static<typeof BatchRow> {
  return {
    id: batch.id,
    number: batch.number,
    status: batch.status,
    itemCount: batch.itemCount,
    totalFen: batch.totalFen,
    madeAt: batch.madeAt.toISOString(),
    makerName,
    mine: batch.makerId === caller.staffId,
  };
}

export function batchView({ batch, makerName, items }: OpenedBatch, caller: Caller): BatchView {
  const settled = batch.status === 'SETTLED';
  return {
    ...batchRow(batch, makerName, caller),
    settledAt: batch.settledAt?.toISOString() ?? null,
    items: items.map(({ item, reward, account }) => ({
      rewardId: reward.id,
      reference: reward.reference,
      rewardStatus: reward.status,
      rewardVersion: reward.version,
      amountFen: item.amountFen,
      outcome: item.outcome,
      bankReference: item.bankReference,
      ...(settled ? masked(account) : account),
    })),
    mayCheck: !settled && caller.actor.roles.includes('PAYMENT_CHECKER') && batch.makerId !== caller.staffId,
  };
}

/** Enough to find a payment again, too little to use it. */
function masked({ accountName, accountNo, bankName }: BankAccount): BankAccount {
  return { accountName: `${[...accountName][0] ?? ''}*`, accountNo: `****${accountNo.slice(-4)}`, bankName };
}
