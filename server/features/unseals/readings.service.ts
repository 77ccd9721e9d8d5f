import type { Static } from 'typebox';
import type { Clock } from '../../adapters/clock.ts';
import type { openRaw } from '../../contract/leads.ts';
import type { Person, openIdentity } from '../../contract/unseals.ts';
import type { Tx } from '../../db/connection.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { refuse } from '../../domain/errors.ts';
import { leadReference } from '../../domain/lead-reference.ts';
import { keeperOf } from '../../domain/unseal.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import type { Drawers } from '../compartments/drawers.ts';
import type { LeadContent } from '../leads/lead-content.ts';
import type { Purposes } from './purposes.ts';
import type { UnsealsStore } from './unseals.store.ts';

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  unseals: UnsealsStore;
  drawers: Drawers;
  content: LeadContent;
  purposes: Purposes;
  audit: AuditStore;
};
type Why = { reason: string; purpose: string };

/** Openings by those whose desk holds the key: each with a typed purpose, on the log before anything is shown. */
export function makeReadingsService(deps: Deps) {
  const { inTransaction, clock, unseals, drawers, content, purposes, audit } = deps;

  /** Seals the words of it and writes the code and the sheet's id into the log. */
  async function record(
    tx: Tx,
    caller: Caller,
    leadId: string,
    kind: 'raw' | 'identity',
    why: Why,
    at: Date,
  ) {
    const { reason, purpose } = why;
    const body = { reason, text: purpose.trim() };
    const sheet = { from: keeperOf(kind), kind: 'PURPOSE' as const, body, at };
    const purposeId = await purposes.write(tx, caller, leadId, sheet);
    await audit.append(tx, {
      actor: caller.actor,
      act: `${kind}.open`,
      subject: { kind: 'LEAD', id: leadId },
      facts: { reason, purposeId },
      at,
    });
  }

  return {
    /** @throws Refusal NOT_FOUND, KEY_MISSING, ERASED */
    openRaw: (caller: Caller, leadId: string, why: Static<typeof openRaw.schema.body>) =>
      inTransaction(async (tx) => {
        if (!(await unseals.mayKnow(tx, leadId, caller.staffId))) refuse('NOT_FOUND');
        const drawer = (await drawers.open(tx, caller.ring, leadId, 'raw')) ?? refuse('KEY_MISSING');
        await record(tx, caller, leadId, 'raw', why, clock.now());
        return (await content.rawIn(tx, drawer)) ?? refuse('NOT_FOUND');
      }),

    /** Who reported; null where they stayed anonymous. @throws Refusal NOT_FOUND, KEY_MISSING, ERASED */
    openIdentity: (caller: Caller, { reference, ...why }: Static<typeof openIdentity.schema.body>) =>
      inTransaction(async (tx) => {
        const now = clock.now();
        const called = leadReference(reference);
        const lead = (await unseals.leadCalled(tx, called, caller.staffId)) ?? refuse('NOT_FOUND');
        const drawer = (await drawers.open(tx, caller.ring, lead.id, 'identity')) ?? refuse('KEY_MISSING');
        await record(tx, caller, lead.id, 'identity', why, now);
        // Whoever named themselves later left a second sheet.
        const sheet = (await drawers.sheets<Static<typeof Person>>(tx, drawer, 'PERSON')).at(-1);
        return { reference: called, openedAt: now.toISOString(), person: sheet?.body ?? null };
      }),
  };
}
export type ReadingsService = ReturnType<typeof makeReadingsService>;
