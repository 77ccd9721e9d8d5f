import type { Mailer } from '../../adapters/mailer.ts';
import type { Texter } from '../../adapters/texter.ts';
import { openRecord, sealRecord } from '../../crypto/record.ts';
import type { Tx } from '../../db/connection.ts';
import { type ContactWay, CONTACT_WAYS, coveredAddress } from '../../domain/contact-way.ts';
import type { QueueStore } from '../../jobs/queue.store.ts';
import { orBrokenSeal } from '../compartments/broken-seal.ts';
import type { ContactRow, ContactsStore } from './contacts.store.ts';

/** One message a day, however much happens. */
export const QUIET_MS = 24 * 3_600_000;

export const contactPlace = (leadId: string) => ({
  table: 'reporter_contacts',
  row: leadId,
  column: 'sealed_address',
});

type Deps = {
  rows: ContactsStore;
  queue: QueueStore;
  mailer: Pick<Mailer, 'connected'>;
  texter: Pick<Texter, 'connected'>;
  contactKey: Buffer;
};

/** The mail addresses and numbers that reporters left. They lie under a key of the server's, and of nobody's desk. */
export function makeContacts({ rows, queue, mailer, texter, contactKey }: Deps) {
  const connected: Record<ContactWay, boolean> = { MAIL: mailer.connected, SMS: texter.connected };

  const addressIn = ({ leadId, sealedAddress }: ContactRow): string =>
    orBrokenSeal({ kind: 'LEAD', id: leadId }, { drawer: 'contact' }, () =>
      openRecord(contactKey, sealedAddress, contactPlace(leadId)),
    ).toString('utf8');

  async function newsOf(tx: Tx, leadIds: readonly string[]): Promise<void> {
    for (const { leadId, toldAt } of await rows.of(tx, leadIds)) {
      const notBefore = toldAt ? new Date(toldAt.getTime() + QUIET_MS) : undefined;
      await queue.add(tx, 'tell-reporter', { leadId }, leadId, notBefore);
    }
  }

  return {
    addressIn,
    connected,
    sealed: (leadId: string, address: string): Buffer =>
      sealRecord(contactKey, address, contactPlace(leadId)),

    /** What the reporter's own page shows of it: enough to know it again, too little to be read over a shoulder. */
    async shown(tx: Tx, leadId: string): Promise<{ ways: ContactWay[]; address: string | null }> {
      const row = await rows.find(tx, leadId);
      const ways = CONTACT_WAYS.filter((way) => connected[way]);
      return { ways, address: row ? coveredAddress(addressIn(row)) : null };
    },

    /** Something changed on the reporter's page: a message leaves where they asked for it, a day after the last. */
    news: async (tx: Tx, leadId: string): Promise<void> => newsOf(tx, [leadId]),
    /** The same on the pages of many. */
    newsOf,
  };
}
export type Contacts = ReturnType<typeof makeContacts>;
