import { createHash, randomUUID } from 'node:crypto';
import type { Clock } from '../../adapters/clock.ts';
import type { TableLine } from '../../adapters/table-file/table-file.ts';
import { FINANCE_OFFICER } from '../../contract/fund-readers.ts';
import type { ReconciliationView } from '../../contract/fund-months.ts';
import { type InTransaction, brokenConstraint } from '../../db/transaction.ts';
import { isOneOf } from '../../domain/acting.ts';
import { readStatement } from '../../domain/bank-statement.ts';
import { refuse } from '../../domain/errors.ts';
import { mustHold } from '../../domain/facts.ts';
import { periodOf } from '../../domain/ledger.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import type { ReconciliationStore } from './reconciliation.store.ts';

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  audit: AuditStore;
  reconciliations: ReconciliationStore;
  readTable: (bytes: Buffer) => Promise<TableLine[]>;
};

/** Books against bank, month by month, under somebody's name. */
export function makeReconciliation({ inTransaction, clock, audit, reconciliations, readTable }: Deps) {
  return {
    read: (caller: Caller, period: string): Promise<ReconciliationView> =>
      inTransaction(async (tx) => {
        const books = await reconciliations.open(tx, period, 'BOOKS');
        const bank = await reconciliations.open(tx, period, 'BANK');
        const signed = await reconciliations.signed(tx, period);
        return {
          period,
          ...(await reconciliations.sums(tx, period)),
          openInBooks: books.rows,
          openAtBank: bank.rows,
          openCounts: { books: books.count, bank: bank.count },
          signed: signed
            ? {
                byName: signed.byName,
                at: signed.reconciliation.signedAt.toISOString(),
                reason: signed.reconciliation.reason,
                bankFen: signed.reconciliation.bankFen,
              }
            : null,
          maySign: !signed && period < periodOf(clock.now()) && isOneOf(caller.actor, FINANCE_OFFICER),
        };
      }),

    /**
     * Reads in a statement; of what it names, days, amounts and references are kept.
     * @throws Refusal BAD_REQUEST naming each line or the `file`; CONDITION_NOT_MET for a statement read in before
     */
    async take(caller: Caller, file: string): Promise<{ lines: number; skipped: number }> {
      const bytes = Buffer.from(file, 'base64');
      const { movements, skipped, wrong } = readStatement(await readTable(bytes));
      if (wrong.length) refuse('BAD_REQUEST', wrong);
      const twice = () => refuse('CONDITION_NOT_MET', [{ path: 'file', code: 'MUST_DIFFER' }]);
      const work = inTransaction(async (tx) => {
        if (await reconciliations.known(tx, movements)) twice();
        const now = clock.now();
        const id = randomUUID();
        const sha256 = createHash('sha256').update(bytes).digest('hex');
        const lines = movements.length;
        await reconciliations.addStatement(
          tx,
          { id, sha256, lines, importedBy: caller.staffId, importedAt: now },
          movements,
        );
        await audit.append(tx, {
          actor: caller.actor,
          act: 'fund.importStatement',
          subject: { kind: 'FUND', id },
          facts: { digest: sha256, rows: lines },
          at: now,
        });
        return { lines, skipped };
      });
      return work.catch((error: unknown) => {
        if (brokenConstraint(error) === 'bank_statements_once') twice();
        throw error;
      });
    },

    /**
     * Signs a month that is over. @throws Refusal CONDITION_NOT_MET for one that runs, without a reason for what stays
     * open or with one where nothing does; STALE_VERSION where it is signed
     */
    async sign(caller: Caller, period: string, reason: string | undefined): Promise<{ ok: true }> {
      const work = inTransaction(async (tx): Promise<{ ok: true }> => {
        const now = clock.now();
        mustHold(['period', period < periodOf(now), 'NOT_ALLOWED']);
        const { bookFen, bankFen, matched } = await reconciliations.sums(tx, period);
        const books = await reconciliations.open(tx, period, 'BOOKS');
        const bank = await reconciliations.open(tx, period, 'BANK');
        const isOpen = books.count + bank.count > 0;
        mustHold(['reason', !isOpen || reason !== undefined], ['reason', isOpen || !reason, 'NOT_ALLOWED']);
        await reconciliations.sign(tx, {
          period,
          bookFen,
          bankFen,
          matched,
          openInBooks: books.count,
          openAtBank: bank.count,
          reason: reason ?? null,
          signedBy: caller.staffId,
          signedAt: now,
        });
        await audit.append(tx, {
          actor: caller.actor,
          act: 'fund.reconcile',
          subject: { kind: 'FUND', id: period },
          facts: { period, open: books.count + bank.count, ...(reason ? { why: reason } : {}) },
          at: now,
        });
        return { ok: true };
      });
      return work.catch((error: unknown) => {
        if (brokenConstraint(error) === 'reconciliations_pkey') refuse('STALE_VERSION');
        throw error;
      });
    },
  };
}
export type Reconciliation = ReturnType<typeof makeReconciliation>;
