import { randomUUID } from 'node:crypto';
import type { Tx } from '../../db/connection.ts';
import type { Role } from '../../domain/roles.ts';
import type { QueueStore } from '../../jobs/queue.store.ts';
import type { MailsStore } from './mails.store.ts';

/** What a mail is about, in the only words it has: it carries a link and no content. */
export type NoticeTemplate =
  | 'LEAD_TURN'
  | 'LEAD_URGENT'
  | 'LEAD_OVERDUE'
  | 'HOLD_ENDS'
  | 'DAILY_DIGEST'
  | 'REWARD_TURN'
  | 'SCHEME_TURN'
  | 'PAYMENT_TURN'
  | 'DESK_WAITING'
  | 'DESK_KEY_DUE'
  | 'ACCOUNT_HELP'
  | 'RECOVERY_SHARE'
  | 'RECOVERY_USED'
  | 'UNSEAL_TURN'
  | 'UNSEAL_ANSWERED'
  | 'UNSEAL_ALERT'
  | 'LOG_ALERT'
  | 'LOW_BUDGET'
  | 'FUND_TURN'
  | 'PAYEE_ALERT'
  | 'RETENTION_TURN';

export type Notice = {
  template: NoticeTemplate;
  path: string;
  roles: readonly Role[];
  unitCode?: string;
  /** Who brought it about, and needs no mail of it. */
  except?: string;
};

/** A mail that has waited longer than this may never be sent. */
const STILL_NEWS_MS = 24 * 3_600_000;

/** Tells the staff whose turn it is: their mail is written and its sending queued in the caller's transaction. */
export function makeNotices(deps: { mails: MailsStore; queue: QueueStore }) {
  async function tellPeople(
    tx: Tx,
    notice: { template: NoticeTemplate; path: string; people: readonly string[] },
    now: Date,
  ): Promise<void> {
    const since = new Date(now.getTime() - STILL_NEWS_MS);
    const { people, template, path: link } = notice;
    // One mail that waits says as much as twenty: whoever makes something happen again and again sends no flood.
    // An alarm stands for each time it was raised.
    const told =
      template === 'LOW_BUDGET'
        ? new Set<string>()
        : await deps.mails.waitingWith(tx, { people, template, link }, since);
    const rows = people
      .filter((id) => !told.has(id))
      .map((staffId) => ({
        id: randomUUID(),
        staffId,
        template,
        link,
        status: 'WAITING' as const,
        createdAt: now,
      }));
    await deps.mails.add(tx, rows);
    for (const row of rows) await deps.queue.add(tx, 'send-mail', { mailId: row.id }, row.id);
  }

  return {
    /** Those who hold one of the roles, in one unit where it is named. */
    async tell(tx: Tx, notice: Notice, now: Date): Promise<void> {
      const { template, path, except } = notice;
      const people = (await deps.mails.readersWith(tx, notice.roles, notice.unitCode)).map(({ id }) => id);
      await tellPeople(tx, { template, path, people: people.filter((id) => id !== except) }, now);
    },

    /** These people, by their staff ids. */
    tellPeople,
  };
}
export type Notices = ReturnType<typeof makeNotices>;
