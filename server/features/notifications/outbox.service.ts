import type { Clock } from '../../adapters/clock.ts';
import type { Mailer } from '../../adapters/mailer.ts';
import type { Tx } from '../../db/connection.ts';
import type { InTransaction } from '../../db/transaction.ts';
import type { QueueStore } from '../../jobs/queue.store.ts';
import { type Digest, digestWords } from '../digests/digest-words.ts';
import type { NoticeTexts } from '../../domain/notice-texts.ts';
import { withDefaults } from '../../domain/settings.ts';
import type { DistrictStore } from '../district/district.store.ts';
import { noticeWords } from './notice-words.ts';
import type { MailsStore } from './mails.store.ts';

const MAILS_A_PAGE = 50;
/** As often as the queue tries: with its growing pauses nearly two days. */
const GIVE_UP_AFTER = 12;
/** A turn this old is no news any more; the queue's page tells it better than a late mail. */
const STALE_AFTER_MS = 3 * 24 * 3_600_000;

export function makeOutboxService(deps: {
  inTransaction: InTransaction;
  clock: Clock;
  mails: MailsStore;
  queue: QueueStore;
  mailer: Mailer;
  publicOrigin: string;
  district: DistrictStore;
}) {
  const { inTransaction, clock, mails, queue, mailer, publicOrigin, district } = deps;
  /** A link and no content; the daily mail carries numbers and references beside it. */
  const wordsOf = (mail: { template: string; link: string }, digest: Digest | null, own: NoticeTexts) =>
    digest
      ? digestWords(digest, publicOrigin + mail.link, own)
      : noticeWords(mail.template, publicOrigin + mail.link, own);
  /** What the district has its mail say; nothing before it is set up. */
  const ownWords = async (tx: Tx): Promise<NoticeTexts> =>
    withDefaults((await district.find(tx))?.settings ?? {}).notices;
  const oldestNews = () => new Date(clock.now().getTime() - STALE_AFTER_MS);

  return {
    /** Sends a mail that waits. Throws where the server refuses it, so that the queue tries again later. */
    async send(mailId: string): Promise<void> {
      if (!mailer.connected) return;
      const failure = await inTransaction(async (tx) => {
        const found = await mails.find(tx, mailId);
        if (!found?.email || !found.active || found.mail.status !== 'WAITING') return null;
        if (found.mail.createdAt < oldestNews()) return null;
        const attempts = found.mail.attempts + 1;
        const own = await ownWords(tx);
        try {
          await mailer.send({
            to: found.email,
            ...wordsOf(found.mail, found.digest, own),
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

    /** Queues what waited for a mail server, now that there is one; answers how many. */
    async resume(): Promise<number> {
      if (!mailer.connected) return 0;
      return inTransaction(async (tx) => {
        const waiting = await mails.waitingSince(tx, oldestNews());
        for (const { id } of waiting) await queue.add(tx, 'send-mail', { mailId: id }, id);
        return waiting.length;
      });
    },

    /** One page of the mails as they read, newest first, for the administrator. */
    list: (page = 1) =>
      inTransaction(async (tx) => {
        const own = await ownWords(tx);
        return {
          smtp: mailer.connected,
          total: await mails.count(tx),
          page,
          pageSize: MAILS_A_PAGE,
          mails: (await mails.newest(tx, MAILS_A_PAGE, (page - 1) * MAILS_A_PAGE)).map(
            ({ mail, name, digest }) => {
              const { subject, text } = wordsOf(mail, digest, own);
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
            },
          ),
        };
      }),
  };
}
export type OutboxService = ReturnType<typeof makeOutboxService>;
