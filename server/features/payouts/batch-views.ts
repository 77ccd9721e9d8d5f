import type { Static } from 'typebox';
import type { Clock } from '../../adapters/clock.ts';
import type { BatchRow, BatchView, listPayouts } from '../../contract/payouts.ts';
import type { Tx } from '../../db/connection.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { Refusal, refuse } from '../../domain/errors.ts';
import {
  mayBringReturn,
  mayCancel,
  mayConfirmReturn,
  mayRelease,
  opensAccounts,
} from '../../domain/payment-batch.ts';
import { DEFAULT_TEMPLATE, SHIPPED_TEMPLATES } from '../../domain/payment-templates-shipped.ts';
import type { Caller } from '../caller.ts';
import type { StaffStore } from '../staff/staff.store.ts';
import type { BankReturnsStore } from './bank-returns.store.ts';
import type { PaymentAccounts } from './payment-accounts.ts';
import type { PaymentTemplates } from './payment-templates.ts';
import type { BatchRecord, PayoutsStore } from './payouts.store.ts';

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  staff: Pick<StaffStore, 'find'>;
  payouts: PayoutsStore;
  returns: BankReturnsStore;
  accounts: PaymentAccounts;
  templates: Pick<PaymentTemplates, 'all'>;
};
type Found = NonNullable<Awaited<ReturnType<PayoutsStore['batch']>>>;

const PAYABLE_SHOWN = 200;
const PAGE_SIZE = 50;
const LINES_SHOWN = 100;

/** What the payment pages show; accounts only while a batch lives, a page of them at a time. */
export function makeBatchViews({ inTransaction, clock, staff, payouts, returns, accounts, templates }: Deps) {
  async function waitingOf(tx: Tx, caller: Caller, batch: BatchRecord): Promise<BatchView['waiting']> {
    const open = (await returns.ofBatch(tx, batch.id)).find(({ answer }) => answer.status === 'OPEN');
    if (!open) return null;
    const lines = await returns.lines(tx, open.answer.id, LINES_SHOWN);
    const me = { staffId: caller.staffId, roles: caller.actor.roles };
    return {
      id: open.answer.id,
      lines: lines.map(({ line, item }) => ({
        line: line.line,
        lineNo: item?.lineNo ?? null,
        amountFen: item?.amountFen ?? null,
        outcome: line.outcome,
        bankReference: line.bankReference,
        problem: line.problem,
      })),
      mayConfirm: allowed(() => mayConfirmReturn(batch, open.answer, me)),
    };
  }

  async function may(tx: Tx, caller: Caller, batch: BatchRecord) {
    const me = { staffId: caller.staffId, roles: caller.actor.roles };
    const maker = await staff.find(tx, batch.makerId);
    const made = { staffId: batch.makerId, roles: maker?.active ? maker.roles : [] };
    return {
      release: allowed(() => mayRelease(batch, me, made)),
      cancel: allowed(() => mayCancel(batch, me)),
      bring: allowed(() => mayBringReturn(batch)) && !(await returns.waits(tx, batch.id)),
    };
  }

  return {
    /** What waits to be paid by bank, the bank forms, and the batches, newest first. */
    list: (caller: Caller): Promise<Static<(typeof listPayouts)['schema']['response'][200]>> =>
      inTransaction(async (tx) => ({
        payable: (await payouts.payable(tx, PAYABLE_SHOWN)).map(({ reward, corrected }) => ({
          rewardId: reward.id,
          reference: reward.reference,
          amountFen: reward.amountFen ?? 0,
          claimedAt: reward.statusSince.toISOString(),
          corrected,
        })),
        payableCount: await payouts.payableCount(tx),
        batches: (await payouts.batches(tx)).map((found) => batchRow(found, caller)),
        templates: (await templates.all(tx)).map(({ code, body }) => ({ code, title: body.title })),
      })),

    /** A batch, a page of payments at a time; who opens an account is on the log. @throws Refusal NOT_FOUND, KEY_MISSING */
    read: (caller: Caller, batchId: string, page: number): Promise<BatchView> =>
      inTransaction(async (tx) => {
        // While it is being settled its keys are taken back: a reader sees it before or after, never in between.
        await payouts.steadyBatch(tx, batchId);
        const found = (await payouts.batch(tx, batchId)) ?? refuse('NOT_FOUND');
        const { batch } = found;
        const items = await payouts.items(tx, batchId, (page - 1) * PAGE_SIZE, PAGE_SIZE);
        const lives = opensAccounts(batch.status);
        const still = items.filter(({ item }) => lives && item.open);
        const opened = await accounts.some(tx, caller, batch, still, 'account.open', clock.now());
        if (still.length && opened.every(({ account }) => account === null)) refuse('KEY_MISSING');
        const accountOf = new Map(opened.map(({ item, account }) => [item.id, account]));
        const template = batch.template ?? SHIPPED_TEMPLATES[DEFAULT_TEMPLATE];
        const answers = await returns.ofBatch(tx, batchId);
        return {
          ...batchRow(found, caller),
          releasedAt: batch.releasedAt?.toISOString() ?? null,
          releaserName: found.releaserName,
          settledAt: batch.settledAt?.toISOString() ?? null,
          fileDigest: batch.fileDigest,
          fileBytes: batch.fileBytes,
          template: {
            title: template?.title ?? '',
            format: template?.format ?? 'CSV',
            purpose: template?.purpose ?? '',
          },
          page,
          pageSize: PAGE_SIZE,
          items: items.map(({ item, reward }) => ({
            rewardId: reward.id,
            lineNo: item.lineNo,
            reference: reward.reference,
            rewardStatus: reward.status,
            rewardVersion: reward.version,
            amountFen: item.amountFen,
            outcome: item.outcome,
            bankReference: item.bankReference,
            account: accountOf.get(item.id) ?? null,
          })),
          answers: answers.map(({ answer, importedByName, ...counts }) => ({
            id: answer.id,
            kind: answer.kind,
            status: answer.status,
            fileDigest: answer.fileDigest,
            importedAt: answer.importedAt.toISOString(),
            importedByName,
            ...counts,
          })),
          waiting: await waitingOf(tx, caller, batch),
          may: await may(tx, caller, batch),
        };
      }),
  };
}
export type BatchViews = ReturnType<typeof makeBatchViews>;

function batchRow({ batch, makerName }: Found, caller: Caller): Static<typeof BatchRow> {
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

function allowed(check: () => void): boolean {
  try {
    check();
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
