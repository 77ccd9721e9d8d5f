import type { Mailer } from '../../adapters/mailer.ts';
import { openRecord, sealRecord } from '../../crypto/record.ts';
import type { Tx } from '../../db/connection.ts';
import type { QueueStore } from '../../jobs/queue.store.ts';
import { orBrokenSeal } from '../compartments/broken-seal.ts';
import type { ContactRow, ContactsStore } from './contacts.store.ts';

/** One mail a day, however much happens. */
export const QUIET_MS = 24 * 3_600_000;

const placeOf = (leadId: string) => ({
  table: 'reporter_contacts',
  row: leadId,
  column: 'sealed_address',
});

type Deps = {
  rows: ContactsStore;
  queue: QueueStore;
  mailer: Pick<Mailer, 'connected'>;
  contactKey: Buffer;
};

/** The mail addresses that reporters left. They lie under a key of the server's, and of nobody's desk. */
export function makeContacts({ rows, queue, mailer, contactKey }: Deps) {
  const addressIn = ({ leadId, sealedAddress }: ContactRow): string =>
    orBrokenSeal({ kind: 'LEAD', id: leadId }, { drawer: 'contact' }, () =>
      openRecord(contactKey, sealedAddress, placeOf(leadId)),
    ).toString('utf8');

  return {
    addressIn,
    sealed: (leadId: string, address: string): Buffer => sealRecord(contactKey, address, placeOf(leadId)),

    /** What the reporter's own page shows of it: enough to know it again, too little to be read over a shoulder. */
    async shown(tx: Tx, leadId: string): Promise<{ offered: boolean; address: string | null }> {
      const row = await rows.find(tx, leadId);
      return { offered: mailer.connected, address: row ? covered(addressIn(row)) : null };
    },

    /** Something changed on the reporter's page: a mail leaves where they asked for it, a day after the last. */
    async news(tx: Tx, leadId: string): Promise<void> {
      const row = await rows.find(tx, leadId);
      if (!row) return;
      const notBefore = row.toldAt ? new Date(row.toldAt.getTime() + QUIET_MS) : undefined;
      await queue.add(tx, 'tell-reporter', { leadId }, leadId, notBefore);
    },
  };
}
export type Contacts = ReturnType<typeof makeContacts>;

/** `someone@example.com` → `s•••@e•••.com` */
function covered(address: string): string {
  const [name = '', domain = ''] = address.split('@');
  return `${name.slice(0, 1)}•••@${domain.slice(0, 1)}•••${domain.slice(domain.lastIndexOf('.'))}`;
}
