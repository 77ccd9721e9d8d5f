import { refuse } from '../../domain/errors.ts';
import type { Tx } from '../../db/connection.ts';
import type { BankAccount } from '../../contract/receipt.ts';
import type { Payment } from '../../domain/payment-file.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import type { BankAccounts } from '../rewards/bank-accounts.ts';
import type { BatchRecord, PayoutsStore } from './payouts.store.ts';

type Item = Awaited<ReturnType<PayoutsStore['items']>>[number];
export type OpenedItem = Item & { account: BankAccount | null };
/** Why the accounts are opened, as the log calls it. */
type Opening = 'account.open' | 'account.download' | 'account.match';
type Deps = { payouts: PayoutsStore; accounts: BankAccounts; audit: AuditStore };

/** Accounts held in memory at once. */
const AT_ONCE = 500;

/** Opens a batch's accounts with the keys of a member of the payment desk; each opening is on the audit log first. */
export function makePaymentAccounts({ payouts, accounts, audit }: Deps) {
  async function open(tx: Tx, caller: Caller, batch: BatchRecord, items: Item[], act: Opening, at: Date) {
    const claims = items.map(({ item, reward }) => ({
      leadId: reward.leadId,
      rewardId: reward.id,
      documentId: item.claimDocumentId,
    }));
    const found = await accounts.open(tx, caller.ring, claims);
    const opened: OpenedItem[] = items.map((each, at_) => ({ ...each, account: found[at_] ?? null }));
    await audit.appendAll(
      tx,
      opened
        .filter(({ account }) => account !== null)
        .map(({ reward }) => ({
          actor: caller.actor,
          act,
          subject: { kind: 'REWARD', id: reward.id },
          facts: { batch: batch.number },
          at,
        })),
    );
    return opened;
  }

  return {
    /** Some of them for a page; `account` is null where this person's keys open none. */
    some: open,

    /**
     * The whole batch, a stretch at a time. @throws Refusal KEY_MISSING for whoever isn't at the desk
     */
    async *all(
      tx: Tx,
      caller: Caller,
      batch: BatchRecord,
      act: Opening,
      at: Date,
    ): AsyncGenerator<OpenedItem[]> {
      for (let after = 0; ;) {
        const items = await payouts.items(tx, batch.id, after, AT_ONCE);
        const last = items.at(-1);
        if (!last) return;
        yield await open(tx, caller, batch, items, act, at);
        after = last.item.lineNo;
      }
    },
  };
}
export type PaymentAccounts = ReturnType<typeof makePaymentAccounts>;

/** A payment of the file. @throws Refusal KEY_MISSING */
export function paymentOf({ item, account }: OpenedItem): Payment {
  return { lineNo: item.lineNo, amountFen: item.amountFen, account: account ?? refuse('KEY_MISSING') };
}
