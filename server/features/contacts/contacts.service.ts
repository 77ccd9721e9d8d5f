import type { Static } from 'typebox';
import type { Clock } from '../../adapters/clock.ts';
import type { Mailer } from '../../adapters/mailer.ts';
import type { Texter } from '../../adapters/texter.ts';
import type { keepContact } from '../../contract/receipt-acts.ts';
import type { ServerKeys } from '../../crypto/server-keys.ts';
import type { Tx } from '../../db/connection.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { wayOf } from '../../domain/contact-way.ts';
import { refuse } from '../../domain/errors.ts';
import { mustHold } from '../../domain/facts.ts';
import { withDefaults } from '../../domain/settings.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { DistrictStore } from '../district/district.store.ts';
import type { LeadRecord, LeadsStore } from '../leads/leads.store.ts';
import { keysOfCode } from '../receipts/code-keys.ts';
import { type Contacts, QUIET_MS } from './contacts.ts';
import type { ContactsStore } from './contacts.store.ts';
import { reporterMail, reporterText } from './reporter-words.ts';

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  serverKeys: ServerKeys;
  leads: LeadsStore;
  rows: ContactsStore;
  contacts: Contacts;
  audit: AuditStore;
  mailer: Mailer;
  texter: Texter;
  district: DistrictStore;
};

const REPORTER = { kind: 'REPORTER' } as const;
const DONE = { ok: true } as const;

/** A reporter leaves an address and takes it back; the office says "please look" to it, and nothing else. */
export function makeContactsService(deps: Deps) {
  const { inTransaction, clock, serverKeys, leads, rows, contacts, audit, mailer, texter, district } = deps;

  const byReceipt = (code: string, act: (tx: Tx, lead: LeadRecord) => Promise<'keep' | 'drop'>) =>
    inTransaction(async (tx) => {
      const { lookupTag } = keysOfCode(code, serverKeys.pepper);
      const lead = (await leads.lockByReceipt(tx, lookupTag)) ?? refuse('RECEIPT_UNKNOWN');
      const done = await act(tx, lead);
      const subject = { kind: 'LEAD', id: lead.id } as const;
      await audit.append(tx, { actor: REPORTER, act: `contact.${done}`, subject, at: clock.now() });
      return DONE;
    });

  return {
    /** @throws Refusal RECEIPT_UNKNOWN, CONDITION_NOT_MET where nothing sends there, or without the reader's word, TOO_LATE at the end */
    keep: ({ receiptCode, address, understood }: Static<typeof keepContact.schema.body>) =>
      byReceipt(receiptCode, async (tx, lead) => {
        mustHold(
          ['address', contacts.connected[wayOf(address)], 'NOT_ALLOWED'],
          ['understood', understood, 'MUST_ACCEPT'],
        );
        if (lead.status === 'ARCHIVED' || lead.status === 'WITHDRAWN') refuse('TOO_LATE');
        await rows.keep(tx, lead.id, contacts.sealed(lead.id, address), clock.now());
        return 'keep';
      }),

    /** Gone at once, whatever waits to be sent. @throws Refusal RECEIPT_UNKNOWN */
    drop: (receiptCode: string) =>
      byReceipt(receiptCode, async (tx, lead) => {
        await rows.drop(tx, lead.id);
        return 'drop';
      }),

    /**
     * Sends the one message there is, at most one a day; without an address, or a server or hook to send by, none.
     * Throws where that refuses it, so that the queue tries again; nobody hears of one that comes back.
     */
    send: (leadId: string): Promise<void> =>
      inTransaction(async (tx) => {
        const row = await rows.lock(tx, leadId);
        const now = clock.now();
        if (!row || (row.toldAt && now.getTime() - row.toldAt.getTime() < QUIET_MS)) return;
        const to = contacts.addressIn(row);
        const way = wayOf(to);
        if (!contacts.connected[way]) return;
        await rows.told(tx, leadId, now);
        const { notices } = withDefaults((await district.find(tx))?.settings ?? {});
        await (way === 'SMS'
          ? texter.send({ to, text: reporterText(notices) })
          : mailer.send({ to, ...reporterMail(notices) }));
      }),

    /** Tells those whose hold ran out by itself; answers how many. */
    tellAfterHolds: (): Promise<number> =>
      inTransaction(async (tx) => {
        const ids = await rows.holdEnded(tx, clock.now());
        for (const id of ids) await contacts.news(tx, id);
        return ids.length;
      }),
  };
}
export type ContactsService = ReturnType<typeof makeContactsService>;
