import type { Clock } from '../../adapters/clock.ts';
import type { ServerKeys } from '../../crypto/server-keys.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { refuse } from '../../domain/errors.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Drawers } from '../compartments/drawers.ts';
import type { LeadsStore } from '../leads/leads.store.ts';
import type { MessageFiles } from '../messages/message-files.ts';
import { keysOfCode } from './code-keys.ts';

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  serverKeys: ServerKeys;
  leads: LeadsStore;
  drawers: Drawers;
  messageFiles: MessageFiles;
  audit: AuditStore;
};

/** A reporter fetches a file that the office sent them. @throws Refusal RECEIPT_UNKNOWN, NOT_FOUND, ERASED */
export function makeReporterFetch(deps: Deps) {
  const { inTransaction, clock, serverKeys, leads, drawers, messageFiles, audit } = deps;
  return async (code: string, fileId: string) => {
    const { lookupTag, wrappingKey } = keysOfCode(code, serverKeys.pepper);
    const file = await inTransaction(async (tx) => {
      const lead = (await leads.findByReceipt(tx, lookupTag)) ?? refuse('RECEIPT_UNKNOWN');
      const talk =
        (await drawers.openByReceipt(tx, wrappingKey, lead.id, 'talk')) ?? refuse('RECEIPT_UNKNOWN');
      const found = (await messageFiles.open(tx, talk, fileId)) ?? refuse('NOT_FOUND');
      await audit.append(tx, {
        actor: { kind: 'REPORTER' },
        act: 'message.file',
        subject: { kind: 'LEAD', id: lead.id },
        facts: { fileId },
        at: clock.now(),
      });
      return found;
    });
    return { name: file.name, size: file.size, content: await file.content() };
  };
}
export type ReporterFetch = ReturnType<typeof makeReporterFetch>;
