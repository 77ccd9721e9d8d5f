import type { Clock } from '../../adapters/clock.ts';
import type { Mailer } from '../../adapters/mailer.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { noticeWords } from './notice-words.ts';
import type { MailsStore } from './mails.store.ts';

const PAGE = 200;
const GIVE_UP_AFTER = 12;

export function makeOutboxService(deps: {
  inTransaction: InTransaction;
  clock: Clock;
  mails: MailsStore;
  mailer: Mailer;
  publicOrigin: string;
}) {
  const { inTransaction, clock, mails, mailer, publicOrigin } = deps;
  return {
    /** Sends a mail that waits. Throws where the server refuses it, so that the queue tries again later. */
    async send(mailId: string): Promise<void> {
      if (!mailer.connected) return;
      const failure = await inTransaction(async (tx) => {
        const found = await mails.find(tx, mailId);
        if (!found?.email || !found.active || found.mail.status === 'SENT') return null;
        const attempts = found.mail.attempts + 1;
        try {
          await mailer.send({
            to: found.email,
            ...noticeWords(found.mail.template, publicOrigin + found.mail.link),
          });
          await mails.save(tx, mailId, { status: 'SENT', attempts, sentAt: clock.now() });
          return null;
        } catch (error) {
          await mails.save(tx, mailId, {
            status: attempts >= GIVE_UP_AFTER ? 'FAILED' : 'WAITING',
            attempts,
          });
          return error;
        }
      });
      if (failure) throw new Error('the mail server did not take a mail', { cause: failure });
    },

    /** The newest mails as they read, for the administrator. */
    list: () =>
      inTransaction(async (tx) => ({
        smtp: mailer.connected,
        mails: (await mails.newest(tx, PAGE)).map(({ mail, name }) => {
          const { subject, text } = noticeWords(mail.template, publicOrigin + mail.link);
          return {
            id: mail.id,
            toName: name,
            template: mail.template,
            subject,
            body: text,
            status: mail.status,
            attempts: mail.attempts,
            createdAt: mail.createdAt.toISOString(),
            sentAt: mail.sentAt?.toISOString() ?? null,
          };
        }),
      })),
  };
}
export type OutboxService = ReturnType<typeof makeOutboxService>;
