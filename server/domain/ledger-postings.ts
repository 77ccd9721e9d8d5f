import { LEDGER_OF } from './ledger-accounts.ts';
import type { Account, Ledger } from './ledger-accounts.ts';

/** Everything that moves a figure of the fund. */
export const LEDGER_EVENTS = [
  'APPROPRIATED', // budget approved or added
  'LOCKED', // reward FUNDED (or restored): only the difference to what is still locked
  'CLAIMED',
  'PAID',
  'RETURNED_LATE', // the bank sends back what was already paid
  'RELEASED', // forfeited, waived, revoked, or refused on a second look
  'CLAIM_REVERSED', // a hold is lifted: assessed anew, so no longer owed, but still locked
  'CLAWED_BACK',
  'RECOVERED',
  'WRITTEN_OFF',
  'LAPSED', // year-end: unused budget falls back
  'REDUCED', // budget taken back by a document
  'CARRIED_OUT', // year-end: unused budget leaves for the next year's fund
  'CARRIED_IN',
  'LOCK_CARRIED_OUT', // year-end: an award on its way leaves with its money
  'LOCK_CARRIED_IN',
  'REVERSED', // the mirror of one entry that should not have been
] as const;
export type LedgerEvent = (typeof LEDGER_EVENTS)[number];

/**
 * Amounts in fen. `wasClaimed`: RELEASED also reverses the payable, a carried lock takes it along. `sameYear`: RECOVERED
 * in the year of payment.
 */
export type LedgerFacts = {
  amountFen: number;
  wasClaimed?: boolean;
  sameYear?: boolean;
  previousLockedFen?: number;
};

/** One line of an entry; exactly one of the two amounts is above zero. */
export type Posting = { ledger: Ledger; account: Account; debitFen: number; creditFen: number };

type Move = readonly [debit: Account, credit: Account];

function movesOf(event: LedgerEvent, facts: LedgerFacts): readonly Move[] {
  switch (event) {
    case 'APPROPRIATED':
      return [['AVAILABLE', 'APPROVED']];
    case 'LOCKED':
      return [['LOCKED', 'AVAILABLE']];
    case 'CLAIMED':
      return [['REWARD_EXPENSE', 'REWARD_PAYABLE']];
    case 'PAID':
      return [
        ['SPENT', 'LOCKED'],
        ['REWARD_PAYABLE', 'TREASURY_PAYMENT'],
      ];
    case 'RETURNED_LATE':
      return [
        ['LOCKED', 'SPENT'],
        ['TREASURY_PAYMENT', 'REWARD_PAYABLE'],
      ];
    case 'RELEASED':
      return facts.wasClaimed
        ? [
            ['AVAILABLE', 'LOCKED'],
            ['REWARD_PAYABLE', 'REWARD_EXPENSE'],
          ]
        : [['AVAILABLE', 'LOCKED']];
    case 'CLAIM_REVERSED':
      return [['REWARD_PAYABLE', 'REWARD_EXPENSE']];
    case 'CLAWED_BACK':
      return [['CLAWBACK_RECEIVABLE', 'REWARD_EXPENSE']];
    case 'RECOVERED':
      // Money of an earlier year's budget is not ours to spend again: it is owed to the treasury.
      return facts.sameYear
        ? [
            ['AVAILABLE', 'SPENT'],
            ['TREASURY', 'CLAWBACK_RECEIVABLE'],
          ]
        : [
            ['TREASURY', 'CLAWBACK_RECEIVABLE'],
            ['REWARD_EXPENSE', 'DUE_TO_FINANCE'],
          ];
    case 'WRITTEN_OFF':
      // Nobody will pay it back: the claim goes, and the expense stands again.
      return [['REWARD_EXPENSE', 'CLAWBACK_RECEIVABLE']];
    case 'LAPSED':
    case 'REDUCED':
    case 'CARRIED_OUT':
      return [['APPROVED', 'AVAILABLE']];
    case 'CARRIED_IN':
      return [['AVAILABLE', 'APPROVED']];
    case 'LOCK_CARRIED_OUT':
      return facts.wasClaimed
        ? [
            ['APPROVED', 'LOCKED'],
            ['REWARD_PAYABLE', 'REWARD_EXPENSE'],
          ]
        : [['APPROVED', 'LOCKED']];
    case 'LOCK_CARRIED_IN':
      return facts.wasClaimed
        ? [
            ['LOCKED', 'APPROVED'],
            ['REWARD_EXPENSE', 'REWARD_PAYABLE'],
          ]
        : [['LOCKED', 'APPROVED']];
    case 'REVERSED':
      throw new RangeError('a reversal mirrors its entry: mirrorOf');
  }
}

/**
 * The lines of the entry that an event posts, each ledger balanced on its own. Empty when nothing moves (a second
 * approval of the same amount). Throws RangeError on an amount that is not a whole number of fen.
 */
export function postingsFor(event: LedgerEvent, facts: LedgerFacts): Posting[] {
  const amount = event === 'LOCKED' ? facts.amountFen - (facts.previousLockedFen ?? 0) : facts.amountFen;
  if (!Number.isSafeInteger(amount) || !Number.isSafeInteger(facts.amountFen) || facts.amountFen < 0) {
    throw new RangeError(`not a whole number of fen: ${facts.amountFen}`);
  }
  if (amount === 0) return [];
  return movesOf(event, facts).flatMap(([debit, credit]) => {
    // A smaller second approval gives back: the same accounts, the other way round.
    const [dr, cr] = amount > 0 ? [debit, credit] : [credit, debit];
    return [line(dr, Math.abs(amount), 0), line(cr, 0, Math.abs(amount))];
  });
}

/** The lines that take an entry back: the same accounts, each on its other side. */
export const mirrorOf = (lines: readonly Posting[]): Posting[] =>
  lines.map(({ ledger, account, debitFen, creditFen }) => ({
    ledger,
    account,
    debitFen: creditFen,
    creditFen: debitFen,
  }));

function line(account: Account, debitFen: number, creditFen: number): Posting {
  return { ledger: LEDGER_OF[account], account, debitFen, creditFen };
}
