import type { Clock } from '../../adapters/clock.ts';
import { CannotOpen } from '../../crypto/cannot-open.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { Refusal } from '../../domain/errors.ts';
import type { AuditEntry, AuditStore } from '../audit/audit.store.ts';

/** Something sealed does not open, or a key is not vouched for, although the rows say it should be: SEAL_BROKEN. */
export class BrokenSeal extends Refusal {
  readonly subject: AuditEntry['subject'];
  readonly facts: Record<string, string>;

  constructor(subject: AuditEntry['subject'], facts: Record<string, string> = {}) {
    super('SEAL_BROKEN');
    this.name = 'BrokenSeal';
    this.subject = subject;
    this.facts = facts;
  }
}

/** Opens; what cannot be opened is a broken seal on that subject. @throws BrokenSeal */
export function orBrokenSeal<T>(
  subject: AuditEntry['subject'],
  facts: Record<string, string>,
  open: () => T,
): T {
  try {
    return open();
  } catch (error) {
    if (error instanceof CannotOpen) throw new BrokenSeal(subject, facts);
    throw error;
  }
}

/**
 * Transactions whose broken seals are on the log. The entry gets a transaction of its own once the first is over: what
 * was undone must not take it along, and it must not wait for a second connection while it holds one.
 */
export function noteBrokenSeals(
  inTransaction: InTransaction,
  { audit, clock }: { audit: AuditStore; clock: Clock },
): InTransaction {
  return async (work) => {
    try {
      return await inTransaction(work);
    } catch (error) {
      if (error instanceof BrokenSeal) {
        const { subject, facts } = error;
        const actor = { kind: 'SYSTEM' } as const;
        await inTransaction((tx) =>
          audit.append(tx, { actor, act: 'seal.broken', subject, facts, at: clock.now() }),
        );
      }
      throw error;
    }
  };
}
