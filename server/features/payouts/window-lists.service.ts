import { randomInt, randomUUID } from 'node:crypto';
import type { Clock } from '../../adapters/clock.ts';
import type { WindowList } from '../../contract/window-lists.ts';
import type { Tx } from '../../db/connection.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { localDate } from '../../domain/calendar.ts';
import { refuse } from '../../domain/errors.ts';
import { mustHold } from '../../domain/facts.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import type { PayoutsStore } from './payouts.store.ts';
import type { WindowListsStore } from './window-lists.store.ts';

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  audit: AuditStore;
  lists: WindowListsStore;
  payouts: Pick<PayoutsStore, 'pickUp'>;
};
/** As many as a sheet or two of paper take. */
const MOST = 60;

/**
 * Pick-ups at the bank's window: a sheet with a voucher number, the code's last four signs and the amount. It names
 * nobody and no case; what was paid there comes back with the slips, and two officers record it.
 */
export function makeWindowLists({ inTransaction, clock, audit, lists, payouts }: Deps) {
  async function view(tx: Tx, id: string): Promise<WindowList> {
    const found = (await lists.lists(tx)).find(({ list }) => list.id === id) ?? refuse('NOT_FOUND');
    const vouchers = await lists.vouchers(tx, id);
    return {
      ...rowOf(found),
      vouchers: vouchers.map(({ voucher, reward }) => ({
        voucherNo: voucher.voucherNo,
        codeTail: voucher.codeTail,
        amountFen: reward.amountFen ?? 0,
        result: voucher.result,
      })),
    };
  }

  return {
    list: () => inTransaction(async (tx) => ({ lists: (await lists.lists(tx)).map(rowOf) })),
    /** @throws Refusal NOT_FOUND */
    read: (listId: string): Promise<WindowList> => inTransaction((tx) => view(tx, listId)),

    /** Puts every code that waits on a new sheet; from then on it is paid there alone. @throws Refusal CONDITION_NOT_MET */
    make: (caller: Caller): Promise<{ id: string }> =>
      inTransaction(async (tx) => {
        const now = clock.now();
        const offered = await lists.offered(tx, now, MOST);
        mustHold(['vouchers', offered.length > 0, 'NOT_ENOUGH']);
        const id = randomUUID();
        const number = await lists.add(tx, { id, madeBy: caller.staffId, madeAt: now });
        const day = localDate(now).replaceAll('-', '');
        await lists.addVouchers(
          tx,
          shuffled(offered).map((row, at) => ({
            voucherNo: `${day}-${number}-${String(at + 1).padStart(3, '0')}`,
            listId: id,
            rewardId: row.id,
            codeTail: row.claimCodeTail ?? '',
          })),
        );
        await audit.append(tx, {
          actor: caller.actor,
          act: 'windowList.make',
          subject: { kind: 'BATCH', id },
          facts: { items: offered.length },
          at: now,
        });
        return { id };
      }),

    /**
     * The sheet is back: what nobody collected can be paid at the counter again.
     * @throws Refusal NOT_FOUND, ILLEGAL_TRANSITION for a sheet that came back before; CONDITION_NOT_MET while a payment
     * of it waits for its second officer
     */
    close: (caller: Caller, listId: string): Promise<{ ok: true }> =>
      inTransaction(async (tx) => {
        const list = (await lists.lock(tx, listId)) ?? refuse('NOT_FOUND');
        if (list.closedAt) refuse('ILLEGAL_TRANSITION');
        const open = (await lists.vouchers(tx, listId)).filter(({ voucher }) => voucher.result === null);
        for (const { voucher, reward } of open) {
          mustHold(['vouchers', !(await payouts.pickUp(tx, reward.id)), 'NOT_ALLOWED']);
          await lists.bringBack(tx, voucher.voucherNo, 'BACK');
        }
        const now = clock.now();
        await lists.close(tx, listId, { closedBy: caller.staffId, closedAt: now });
        await audit.append(tx, {
          actor: caller.actor,
          act: 'windowList.close',
          subject: { kind: 'BATCH', id: listId },
          facts: { open: open.length },
          at: now,
        });
        return { ok: true };
      }),
  };
}
export type WindowLists = ReturnType<typeof makeWindowLists>;

type Row = Awaited<ReturnType<WindowListsStore['lists']>>[number];
const rowOf = ({ list, madeByName }: Row) => ({
  id: list.id,
  number: list.number,
  madeAt: list.madeAt.toISOString(),
  madeByName,
  closedAt: list.closedAt?.toISOString() ?? null,
});

/** The order of the sheet must not tell the order of the claims. */
function shuffled<T>(from: readonly T[]): T[] {
  const all = [...from];
  for (let at = all.length - 1; at > 0; at -= 1) {
    const other = randomInt(at + 1);
    [all[at], all[other]] = [all[other] as T, all[at] as T];
  }
  return all;
}
