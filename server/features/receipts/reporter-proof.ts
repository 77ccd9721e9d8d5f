import type { Static } from 'typebox';
import type { Clock } from '../../adapters/clock.ts';
import type { readReceiptProof } from '../../contract/receipt.ts';
import type { ServerKeys } from '../../crypto/server-keys.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { refuse } from '../../domain/errors.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { ReceiptProofs } from '../audit/receipt-proofs.ts';
import type { Drawers } from '../compartments/drawers.ts';
import type { LeadsStore } from '../leads/leads.store.ts';
import type { RawSheet } from '../reports/report-facts.ts';
import { keysOfCode } from './code-keys.ts';

type Answer = Static<(typeof readReceiptProof)['schema']['response'][200]>;

/** What a reporter can show of their report's place in the log, by their receipt code and at any time. */
export function makeReporterProof(deps: {
  inTransaction: InTransaction;
  clock: Clock;
  serverKeys: ServerKeys;
  leads: LeadsStore;
  drawers: Drawers;
  audit: AuditStore;
  receiptProofs: ReceiptProofs;
}) {
  const { inTransaction, clock, serverKeys, leads, drawers, audit, receiptProofs } = deps;

  /**
   * Both are null for a report that came in before receipts could prove themselves.
   * @throws Refusal RECEIPT_UNKNOWN, ERASED
   */
  return async (code: string): Promise<Answer> => {
    const { lookupTag, wrappingKey } = keysOfCode(code, serverKeys.pepper);
    const { leadId, statement } = await inTransaction(async (tx) => {
      const lead = (await leads.findByReceipt(tx, lookupTag)) ?? refuse('RECEIPT_UNKNOWN');
      const raw = (await drawers.openByReceipt(tx, wrappingKey, lead.id, 'raw')) ?? refuse('RECEIPT_UNKNOWN');
      const [sheet] = await drawers.sheets<RawSheet>(tx, raw, 'REPORT');
      const subject = { kind: 'LEAD', id: lead.id } as const;
      await audit.append(tx, { actor: { kind: 'REPORTER' }, act: 'receipt.prove', subject, at: clock.now() });
      return { leadId: lead.id, statement: sheet?.body.statement };
    });
    if (!statement) return { proof: null, statement: null };
    return { proof: await receiptProofs.prove(leadId, statement), statement: statement.text };
  };
}
export type ReporterProof = ReturnType<typeof makeReporterProof>;
