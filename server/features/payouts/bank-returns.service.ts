import { createHash, randomUUID } from 'node:crypto';
import type { Static } from 'typebox';
import type { TableLine } from '../../adapters/table-file/table-file.ts';
import type { Clock } from '../../adapters/clock.ts';
import type { bringLine } from '../../contract/bank-returns.ts';
import type { Tx } from '../../db/connection.ts';
import { type InTransaction, brokenConstraint } from '../../db/transaction.ts';
import { refuse } from '../../domain/errors.ts';
import { mustHold } from '../../domain/facts.ts';
import { mayBringReturn, mayConfirmReturn } from '../../domain/payment-batch.ts';
import { type AnsweredItem, type MatchedLine, matchReturn } from '../../domain/payment-return.ts';
import { DEFAULT_TEMPLATE, SHIPPED_TEMPLATES } from '../../domain/payment-templates-shipped.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import type { CompartmentsStore } from '../compartments/compartments.store.ts';
import type { DistrictStore } from '../district/district.store.ts';
import { readOfficeDays } from '../district/office-days.ts';
import type { Notices } from '../notifications/notices.ts';
import type { RewardRounds } from '../rewards/reward-rounds.ts';
import type { BankReturnsStore, ReturnRecord } from './bank-returns.store.ts';
import { type PaymentAccounts, paymentOf } from './payment-accounts.ts';
import type { BatchRecord, PayoutsStore } from './payouts.store.ts';

type Line = Static<(typeof bringLine)['schema']['body']>;
type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  audit: AuditStore;
  notices: Notices;
  district: DistrictStore;
  payouts: PayoutsStore;
  returns: BankReturnsStore;
  compartments: Pick<CompartmentsStore, 'takeBackPayments'>;
  rounds: RewardRounds;
  accounts: PaymentAccounts;
  readTable: (bytes: Buffer) => Promise<TableLine[]>;
};

/** What the bank answered: brought by one, shown against the batch, and taking effect when a checker confirms it. */
export function makeBankReturns(deps: Deps) {
  const { inTransaction, clock, audit, notices, district, payouts, returns, rounds, accounts } = deps;

  /** Lays an answer down to be looked at; nothing moves yet. */
  async function lay(
    tx: Tx,
    caller: Caller,
    batch: BatchRecord,
    { kind, fileDigest, lines }: Pick<ReturnRecord, 'kind' | 'fileDigest'> & { lines: MatchedLine[] },
  ): Promise<{ id: string }> {
    const id = randomUUID();
    const now = clock.now();
    const row = {
      id,
      batchId: batch.id,
      kind,
      status: 'OPEN',
      fileDigest,
      importedBy: caller.staffId,
    } as const;
    await returns.add(tx, { ...row, importedAt: now }).catch((error: unknown) => {
      if (brokenConstraint(error) === 'bank_returns_one_waits') refuse('ILLEGAL_TRANSITION');
      if (brokenConstraint(error) === 'bank_returns_file_once') {
        refuse('CONDITION_NOT_MET', [{ path: 'file', code: 'MUST_DIFFER' }]);
      }
      throw error;
    });
    await returns.addLines(
      tx,
      lines.map((line) => ({ returnId: id, ...line })),
    );
    const good = lines.filter(({ problem }) => problem === null).length;
    await audit.append(tx, {
      actor: caller.actor,
      act: 'bankReturn.bring',
      subject: { kind: 'BATCH', id: batch.id },
      facts: { items: lines.length, good, ...(fileDigest ? { digest: fileDigest } : {}) },
      at: now,
    });
    await notices.tell(
      tx,
      { template: 'PAYMENT_TURN', path: `/finance/payments/${batch.id}`, roles: ['PAYMENT_CHECKER'] },
      now,
    );
    return { id };
  }

  async function decided(
    tx: Tx,
    caller: Caller,
    answer: ReturnRecord,
    status: 'CONFIRMED' | 'DROPPED',
    at: Date,
  ) {
    await returns.decide(tx, answer.id, { status, decidedBy: caller.staffId, decidedAt: at });
  }

  return {
    /**
     * The bank's file, read by the batch's own form and held against it, line by line.
     * @throws Refusal NOT_FOUND, KEY_MISSING; BAD_REQUEST at `file` or `lines.<n>` for what can't be read; ILLEGAL_TRANSITION
     * while another answer waits or before the release; CONDITION_NOT_MET for a file that was brought before
     */
    async bring(caller: Caller, batchId: string, file: string): Promise<{ id: string }> {
      const bytes = Buffer.from(file, 'base64');
      const table = await deps.readTable(bytes);
      return inTransaction(async (tx) => {
        const batch = (await payouts.lockBatch(tx, batchId)) ?? refuse('NOT_FOUND');
        mayBringReturn(batch);
        const items: AnsweredItem[] = [];
        for await (const some of accounts.all(tx, caller, batch, 'account.match', clock.now())) {
          items.push(
            ...some.map((each) => ({
              id: each.item.id,
              closed: !each.item.open,
              lineNo: each.item.lineNo,
              amountFen: each.item.amountFen,
              // What was answered before is not opened again: its line number is known by the batch.
              accountNo: each.item.open ? paymentOf(each).account.accountNo : '',
            })),
          );
        }
        const template = batch.template ?? SHIPPED_TEMPLATES[DEFAULT_TEMPLATE];
        if (!template) throw new Error('no shipped form');
        const lines = matchReturn(template.answer, batch.number, table, items);
        mustHold(['file', lines.length > 0, 'NOT_ENOUGH']);
        const fileDigest = createHash('sha256').update(bytes).digest('hex');
        return lay(tx, caller, batch, { kind: 'FILE', fileDigest, lines });
      });
    },

    /** One late line off the bank's slip; another person confirms it. @throws Refusal NOT_FOUND, ILLEGAL_TRANSITION */
    line: (
      caller: Caller,
      batchId: string,
      { lineNo, outcome, bankReference }: Line,
    ): Promise<{ id: string }> =>
      inTransaction(async (tx) => {
        const batch = (await payouts.lockBatch(tx, batchId)) ?? refuse('NOT_FOUND');
        mayBringReturn(batch);
        const item = await payouts.itemAt(tx, batchId, lineNo);
        mustHold(
          ['lineNo', item !== undefined, 'NOT_IN_LIST'],
          ['lineNo', item?.open !== false, 'NOT_ALLOWED'],
          ['bankReference', bankReference.trim() !== ''],
        );
        const reference = bankReference.trim();
        const line = { line: 1, itemId: item?.id ?? null, outcome, bankReference: reference, problem: null };
        return lay(tx, caller, batch, { kind: 'LINE', fileDigest: null, lines: [line] });
      }),

    /**
     * A checker lets it take effect: what was paid is paid (R17), what came back asks its reporter for another account
     * (R18); with the last answer the batch is settled. Accounts close as they are answered.
     * @throws Refusal NOT_FOUND; as mayConfirmReturn; RECUSED; as decideReward
     */
    confirm: (caller: Caller, batchId: string, returnId: string): Promise<{ ok: true }> =>
      inTransaction(async (tx) => {
        const batch = (await payouts.lockBatch(tx, batchId)) ?? refuse('NOT_FOUND');
        const answer = (await returns.lock(tx, batchId, returnId)) ?? refuse('NOT_FOUND');
        mayConfirmReturn(batch, answer, { staffId: caller.staffId, roles: caller.actor.roles });
        const good = await returns.good(tx, returnId);
        mustHold(['lines', good.length > 0, 'NOT_ENOUGH']);
        const now = clock.now();
        const days = await readOfficeDays(tx, district);
        await decided(tx, caller, answer, 'CONFIRMED', now);
        await payouts.answerItems(tx, returnId, { checkedBy: caller.staffId, checkedAt: now });
        const lineOf = new Map(good.map(({ rewardId, line }) => [rewardId, line]));
        const leadIds: string[] = [];
        await rounds.each(tx, [...lineOf.keys()], async (held) => {
          const leads = held.map(({ row }) => row.leadId);
          await rounds.mayHandle(tx, caller.staffId, leads);
          await rounds.take(tx, held, ({ row }) => {
            const line = lineOf.get(row.id);
            const documentNo = line?.bankReference ?? '';
            const command =
              line?.outcome === 'PAID'
                ? ({ verb: 'confirmPaid', bankReceiptRef: documentNo } as const)
                : ({ verb: 'reportReturned', returnRef: documentNo } as const);
            return { command, actor: caller.actor, now, days, documentNo };
          });
          leadIds.push(...leads);
        });
        await deps.compartments.takeBackPayments(tx, leadIds);
        const open = await payouts.openItems(tx, batchId);
        if (open === 0) await payouts.saveBatch(tx, batchId, { status: 'SETTLED', settledAt: now });
        await audit.append(tx, {
          actor: caller.actor,
          act: 'batch.settle',
          subject: { kind: 'BATCH', id: batchId },
          facts: { results: good.length, open },
          at: now,
        });
        return { ok: true };
      }),

    /** Puts an answer aside that doesn't fit; whoever brought it, or a checker. @throws Refusal NOT_FOUND, ILLEGAL_TRANSITION */
    drop: (caller: Caller, batchId: string, returnId: string): Promise<{ ok: true }> =>
      inTransaction(async (tx) => {
        if (!(await payouts.lockBatch(tx, batchId))) refuse('NOT_FOUND');
        const answer = (await returns.lock(tx, batchId, returnId)) ?? refuse('NOT_FOUND');
        if (answer.status !== 'OPEN') refuse('ILLEGAL_TRANSITION');
        const now = clock.now();
        await decided(tx, caller, answer, 'DROPPED', now);
        await audit.append(tx, {
          actor: caller.actor,
          act: 'bankReturn.drop',
          subject: { kind: 'BATCH', id: batchId },
          at: now,
        });
        return { ok: true };
      }),
  };
}
export type BankReturns = ReturnType<typeof makeBankReturns>;
