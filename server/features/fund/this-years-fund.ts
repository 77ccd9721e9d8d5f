import { randomUUID } from 'node:crypto';
import type { Clock } from '../../adapters/clock.ts';
import type { Tx } from '../../db/connection.ts';
import { refuse } from '../../domain/errors.ts';
import { fiscalYearOf } from './fiscal-year.ts';
import type { FundRecord, LedgerStore } from './ledger.store.ts';

/** The fund that goes on with a line in a year: the one that is there, or a new one. Lock the fund before it first. */
export async function successorOf(
  tx: Tx,
  ledger: LedgerStore,
  last: FundRecord,
  fiscalYear: number,
  openedAt: Date,
): Promise<string> {
  const all = await ledger.funds(tx);
  const there =
    all.find((fund) => fund.previousId === last.id) ??
    all.find((fund) => fund.fiscalYear === fiscalYear && fund.budgetLine === last.budgetLine);
  if (there) return there.id;
  const id = randomUUID();
  const { budgetLine, title, source } = last;
  await ledger.addFund(tx, { id, fiscalYear, budgetLine, title, source, previousId: last.id, openedAt });
  return id;
}

/** This year's first fund. A new year's first appropriation opens it on the budget line of the last one. */
export function makeThisYearsFund({ ledger, clock }: { ledger: LedgerStore; clock: Clock }) {
  return async (tx: Tx): Promise<string> => {
    const year = fiscalYearOf(clock.now());
    const last = (await ledger.latestFund(tx, year)) ?? refuse('NOT_FOUND');
    if (last.fiscalYear === year) return last.id;
    // Two who appropriate first take turns on the old fund; the second one then finds the new.
    await ledger.lockFund(tx, last.id);
    return successorOf(tx, ledger, last, year, clock.now());
  };
}
export type ThisYearsFund = ReturnType<typeof makeThisYearsFund>;
