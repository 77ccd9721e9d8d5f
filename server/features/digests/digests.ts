import { randomUUID } from 'node:crypto';
import type { Clock } from '../../adapters/clock.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { localDate } from '../../domain/calendar.ts';
import { turnsOf } from '../../domain/lead-trays.ts';
import type { QueueStore } from '../../jobs/queue.store.ts';
import type { BoardStore } from '../board/board.store.ts';
import { dueWindowsAt } from '../board/due-windows.ts';
import type { DistrictStore } from '../district/district.store.ts';
import { readOfficeDays } from '../district/office-days.ts';
import type { MailsStore } from '../notifications/mails.store.ts';
import type { RewardDuesStore } from '../rewards/reward-dues.store.ts';
import { turnOf } from '../rewards/reward-turns.ts';
import type { RobotPosts } from '../robots/robot-posts.ts';
import { MOST_REFERENCES } from './digest-words.ts';
import type { DigestsStore, DueFor } from './digests.store.ts';

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  district: DistrictStore;
  digests: DigestsStore;
  mails: MailsStore;
  queue: QueueStore;
  board: Pick<BoardStore, 'total' | 'mostOverdue'>;
  robotPosts: Pick<RobotPosts, 'say'>;
  rewardDues: Pick<RewardDuesStore, 'dueFor'>;
};
type Person = Awaited<ReturnType<DigestsStore['unsettled']>>[number];

const HOUR = 3_600_000;

/** The day on whose morning people are told, once it has come; null on a day off, and before the office opens. */
export function digestDay(
  now: Date,
  { hour, isWorkingDay }: { hour: number; isWorkingDay: (day: string) => boolean },
): string | null {
  const day = localDate(now);
  const opened = localDate(new Date(now.getTime() - hour * HOUR)) === day;
  return opened && isWorkingDay(day) ? day : null;
}

/** On each working day, one mail to everybody with something due: numbers and references. */
export function makeDigests(deps: Deps) {
  const { inTransaction, clock, district, digests, mails, queue, board, robotPosts, rewardDues } = deps;

  /** The mail, its job and the word that it was written commit together: whoever looks a second time finds them. */
  const settle = (person: Person, day: string): Promise<boolean> =>
    inTransaction(async (tx) => {
      const now = clock.now();
      const actor = { kind: 'STAFF' as const, staffId: person.id, roles: person.roles, unit: person.unit };
      const whose = { staffId: person.id, turns: turnsOf(actor) };
      const windows = dueWindowsAt(now);
      const leadsDue = await digests.dueFor(tx, whose, windows, MOST_REFERENCES);
      const awards = { staffId: person.id, turn: turnOf(actor) };
      const awardsDue = await rewardDues.dueFor(tx, awards, windows, MOST_REFERENCES);
      const due = bothOf(leadsDue, awardsDue);
      const mailId = due.overdue + due.week > 0 ? randomUUID() : null;
      if (mailId) {
        // Whoever owes no lead goes to the page that lists whatever waits for them.
        const link = leadsDue.overdue + leadsDue.week > 0 ? '/verification?tray=MY_TURN' : '/office';
        const mail = { id: mailId, staffId: person.id, template: 'DAILY_DIGEST', link };
        await mails.add(tx, [{ ...mail, status: 'WAITING', createdAt: now }]);
      }
      const { references, ...numbers } = due;
      const language = person.language ?? 'zh-CN';
      const row = { staffId: person.id, day, mailId, language, ...numbers, leadReferences: references };
      // Two processes at one moment: the second takes its mail back with its transaction.
      if (!(await digests.settle(tx, row))) throw new Settled();
      if (mailId) await queue.add(tx, 'send-mail', { mailId }, mailId);
      return mailId !== null;
    }).catch((error: unknown) => {
      if (error instanceof Settled) return false;
      throw error;
    });

  /** The groups hear of the same morning: each robot once a day, whatever happens. */
  const sayInGroups = (day: string): Promise<void> =>
    inTransaction(async (tx) => {
      const now = clock.now();
      const windows = dueWindowsAt(now);
      const total = await board.total(tx, windows);
      if (total.overdue + total.week > 0) await robotPosts.say(tx, 'DAILY', day, total, now);
      if (total.overdue === 0) return;
      const references = await board.mostOverdue(tx, windows, MOST_REFERENCES);
      await robotPosts.say(tx, 'OVERDUE', day, { overdue: total.overdue, references }, now);
    });

  return {
    /** Run again it writes nobody twice; run late in the day it still writes. Answers how many mails it wrote. */
    async run(): Promise<number> {
      const found = await inTransaction(async (tx) => {
        if (!(await district.find(tx))) return null;
        const { settings, calendar } = await readOfficeDays(tx, district);
        const day = digestDay(clock.now(), { hour: settings.officeHour, ...calendar });
        return day === null ? null : { day, people: await digests.unsettled(tx, day) };
      });
      if (!found) return 0;
      let written = 0;
      for (const person of found.people) written += (await settle(person, found.day)) ? 1 : 0;
      await sayInGroups(found.day);
      return written;
    },
  };
}
export type Digests = ReturnType<typeof makeDigests>;

/** One mail tells of leads and awards: numbers together, the leads' references first. */
function bothOf(leads: DueFor, awards: DueFor): DueFor {
  return {
    overdue: leads.overdue + awards.overdue,
    today: leads.today + awards.today,
    week: leads.week + awards.week,
    references: [...leads.references, ...awards.references].slice(0, MOST_REFERENCES),
  };
}

class Settled extends Error {}
