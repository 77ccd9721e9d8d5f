import { randomBytes } from 'node:crypto';
import { calendarFile } from '../../adapters/calendar-file.ts';
import type { Clock } from '../../adapters/clock.ts';
import type { Reminders } from '../../contract/reminders.ts';
import { type LayeredKey, layeredTag } from '../../crypto/layered-key.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { endOfLocalDay, localDate } from '../../domain/calendar.ts';
import { refuse } from '../../domain/errors.ts';
import { turnsOf } from '../../domain/lead-trays.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import type { RewardDuesStore } from '../rewards/reward-dues.store.ts';
import { turnOf } from '../rewards/reward-turns.ts';
import type { RemindersStore } from './reminders.store.ts';

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  reminders: RemindersStore;
  rewardDues: Pick<RewardDuesStore, 'dates'>;
  audit: AuditStore;
  pepper: LayeredKey;
  publicOrigin: string;
};

const MOST_DATES = 500;
const WORDS = {
  'zh-CN': {
    name: '线索和奖励到期',
    title: (reference: string) => `线索 ${reference} 到期`,
    award: (reference: string) => `奖励 ${reference} 到期`,
  },
  en: {
    name: 'Leads and awards due',
    title: (reference: string) => `Lead ${reference} is due`,
    award: (reference: string) => `Award ${reference} is due`,
  },
};

/** How a member of staff is reminded: the daily mail, and a calendar that their own program fetches. */
export function makeRemindersService(deps: Deps) {
  const { inTransaction, clock, reminders, rewardDues, audit, pepper, publicOrigin } = deps;
  const tagOf = (secret: string): Buffer => layeredTag(pepper, `calendar feed${secret}`);
  const host = new URL(publicOrigin).hostname;

  return {
    read: (caller: Caller) =>
      inTransaction(async (tx) => {
        const row = await reminders.find(tx, caller.staffId);
        const feed = await reminders.feedOf(tx, caller.staffId);
        return {
          digest: row?.digest ?? true,
          language: row?.language ?? ('zh-CN' as const),
          feed: feed
            ? { createdAt: feed.createdAt.toISOString(), readAt: feed.readAt?.toISOString() ?? null }
            : null,
        };
      }),

    save: (caller: Caller, { digest, language }: Reminders): Promise<void> =>
      inTransaction(async (tx) => {
        await reminders.save(tx, { staffId: caller.staffId, digest, language });
      }),

    /** A new link: whatever address was given out before opens nothing any more. */
    makeFeed: (caller: Caller): Promise<{ address: string }> =>
      inTransaction(async (tx) => {
        const secret = randomBytes(32).toString('base64url');
        const now = clock.now();
        await reminders.putFeed(tx, { staffId: caller.staffId, secretTag: tagOf(secret), createdAt: now });
        const { actor, staffId } = caller;
        await audit.append(tx, { actor, act: 'feed.make', subject: { kind: 'STAFF', id: staffId }, at: now });
        return { address: `${publicOrigin}/api/public/due/${secret}.ics` };
      }),

    endFeed: (caller: Caller): Promise<void> =>
      inTransaction(async (tx) => {
        if (!(await reminders.feedOf(tx, caller.staffId))) return;
        await reminders.endFeed(tx, caller.staffId);
        const { actor, staffId } = caller;
        const subject = { kind: 'STAFF', id: staffId } as const;
        await audit.append(tx, { actor, act: 'feed.end', subject, at: clock.now() });
      }),

    /** The calendar behind a secret. @throws Refusal NOT_FOUND for any other, and once its owner has left */
    feed: (secret: string): Promise<string> =>
      inTransaction(async (tx) => {
        const person = (await reminders.readerBy(tx, tagOf(secret))) ?? refuse('NOT_FOUND');
        const now = clock.now();
        const { id: staffId, roles, unit } = person;
        const actor = { kind: 'STAFF', staffId, roles, unit } as const;
        const dates = await reminders.dates(tx, staffId, turnsOf(actor), MOST_DATES);
        const awards = await rewardDues.dates(tx, { staffId, turn: turnOf(actor) }, MOST_DATES);
        await reminders.noteReading(tx, staffId, now);
        const { name, title, award } = WORDS[person.language ?? 'zh-CN'];
        const titled = [
          ...dates.map((one) => ({ ...one, title: title(one.reference) })),
          ...awards.map((one) => ({ ...one, title: award(one.reference) })),
        ];
        return calendarFile(
          name,
          titled.flatMap(({ id, title: called, dueAt, version }) =>
            dueAt ? [{ uid: `${id}@${host}`, title: called, sequence: version, ...whenOf(dueAt) }] : [],
          ),
          now,
        );
      }),
  };
}
export type RemindersService = ReturnType<typeof makeRemindersService>;

/** A limit that ends with its day is a day of the calendar; one in hours is a moment. */
function whenOf(dueAt: Date): { day: string; after: string } | { at: Date } {
  const day = localDate(dueAt);
  if (endOfLocalDay(day).getTime() !== dueAt.getTime()) return { at: dueAt };
  return { day, after: localDate(new Date(dueAt.getTime() + 1)) };
}
