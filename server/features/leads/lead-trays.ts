import { LEAD_TRAYS, type QueueRow } from '../../contract/leads.ts';
import type { Tx } from '../../db/connection.ts';
import { endOfLocalDay, localDate } from '../../domain/calendar.ts';
import { turnsOf } from '../../domain/lead-trays.ts';
import { LEADS_A_PAGE, QUEUE_COUNTS_TO } from '../../domain/queue.ts';
import type { Caller } from '../caller.ts';
import type { DeterminationsStore } from '../determinations/determinations.store.ts';
import type { OfficeDays } from '../district/office-days.ts';
import type { Narrowed, NarrowedQueueStore } from '../queue/narrowed-queue.store.ts';
import type { Lines, QueueLinesStore } from '../queue/queue-lines.store.ts';
import type { StaffStore } from '../staff/staff.store.ts';
import type { TasksStore } from '../tasks/tasks.store.ts';
import { rowOf } from './lead-row.ts';
import { type LeadScene, sceneOf } from './lead-scene.ts';
import { readStandings } from './lead-snapshot.ts';
import type { LeadsStore } from './leads.store.ts';

/** One more than is shown as a number. */
const MOST = QUEUE_COUNTS_TO + 1;

/** How many lines of a file are made at once. */
const STEP = 500;

export type Tray = (typeof LEAD_TRAYS)[number];
type Around = Pick<LeadScene, 'tx' | 'actor' | 'now' | 'days'>;
type Deps = {
  leads: LeadsStore;
  tasks: TasksStore;
  determinations: DeterminationsStore;
  staff: Pick<StaffStore, 'namesOf'>;
  lines: QueueLinesStore;
  narrowedQueue: NarrowedQueueStore;
};

/** The trays of a queue: look-ups over the lines of a person's desks, so that a million leads cost no more than a thousand. */
export function makeLeadTrays(deps: Deps) {
  const { leads, staff, lines, narrowedQueue } = deps;

  /** Which lines each tray is for this person. */
  async function traysFor(tx: Tx, caller: Caller, now: Date) {
    const without = await lines.keptFrom(tx, caller.staffId);
    const proposed = await lines.proposedBy(tx, caller.staffId);
    const own = turnsOf(caller.actor);
    const before = (trays: readonly string[], moment: Date) =>
      trays.map((tray) => ({ tray, before: moment }));
    const came = before(
      own.map((turn) => `LATER ${turn}`),
      now,
    );
    const of = (trays: readonly string[], passed: Lines['passed'] = []): Lines => {
      return { deskIds: caller.ring.deskIds, trays, passed, without };
    };
    // Nobody's turn is the second half of what they proposed themselves.
    const mine = { ...of(own, came), without: [...without, ...proposed] };
    const mineBefore = (moment: Date) => ({ ...mine, trays: [], passed: [...before(own, moment), ...came] });
    return {
      MY_TURN: mine,
      MY_OVERDUE: mineBefore(now),
      MY_TODAY: mineBefore(endOfLocalDay(localDate(now))),
      UNVERIFIED: of(['UNVERIFIED']),
      OVERDUE: of([], before(['OWED'], now)),
      OPEN: of(['OPEN']),
      ALL: of(['ALL']),
    };
  }

  /** The rows of some leads, in the order of their ids. */
  async function rows(around: Around, ids: readonly string[]): Promise<QueueRow[]> {
    const { tx } = around;
    const records = new Map((await leads.findAll(tx, ids)).map((record) => [record.id, record]));
    const standings = await readStandings(tx, deps, ids);
    const officers = [...standings.values()].flatMap(({ tasks }) => tasks.flatMap((task) => task.officers));
    const names = await staff.namesOf(
      tx,
      officers.map(({ staffId }) => staffId),
    );
    return ids.flatMap((id) => {
      const [record, standing] = [records.get(id), standings.get(id)];
      if (!record || !standing) return [];
      const on = standing.tasks.flatMap((task) => task.officers.map(({ staffId }) => names.get(staffId)));
      const known = on.filter((name) => name !== undefined);
      return [{ ...rowOf(sceneOf(around, record, standing)), officers: [...new Set(known)] }];
    });
  }

  const span = (page: number) => ({
    limit: LEADS_A_PAGE,
    offset: (page - 1) * LEADS_A_PAGE,
    most: MOST,
  });

  return {
    /** One page of a tray, narrowed or not, with how many lie in each tray. */
    async page(
      tx: Tx,
      caller: Caller,
      { days, now }: { days: OfficeDays; now: Date },
      { tray, page, narrowed }: { tray: Tray; page: number; narrowed: Narrowed | undefined },
    ) {
      const trays = await traysFor(tx, caller, now);
      const counted = await lines.counts(tx, trays, MOST);
      const { ids, total } = narrowed
        ? await narrowedQueue.page(tx, trays[tray], narrowed, span(page))
        : { ids: await lines.page(tx, trays[tray], span(page)), total: counted[tray] };
      const { actor } = caller;
      return {
        rows: await rows({ tx, actor, now, days }, ids),
        total,
        page,
        pageSize: LEADS_A_PAGE,
        counts: {
          myTurn: counted.MY_TURN,
          myOverdue: counted.MY_OVERDUE,
          myToday: counted.MY_TODAY,
          unverified: counted.UNVERIFIED,
          overdue: counted.OVERDUE,
          open: counted.OPEN,
          all: counted.ALL,
        },
      };
    },

    /**
     * One page of what a search found, among all that the person's desks hold a key to. `inOrder`: it was looked for
     * among those, and lies in the queue's order already.
     */
    async among(
      tx: Tx,
      caller: Caller,
      { days, now }: { days: OfficeDays; now: Date },
      found: { page: number; narrowed: Narrowed | undefined; among: readonly string[]; inOrder: boolean },
    ) {
      const { page, narrowed, among } = found;
      const { limit, offset, most } = span(page);
      const { actor } = caller;
      const { ids, total } =
        found.inOrder && !narrowed
          ? { ids: among.slice(offset, offset + limit), total: Math.min(among.length, most) }
          : await narrowedQueue.page(
              tx,
              (await traysFor(tx, caller, now)).ALL,
              { ...narrowed, among },
              span(page),
            );
      return {
        rows: await rows({ tx, actor, now, days }, ids),
        total,
        page,
        pageSize: LEADS_A_PAGE,
      };
    },

    /** The first lines of a tray, narrowed or not, for a file; some hundreds at a time, so that others get in between. */
    async first(
      tx: Tx,
      caller: Caller,
      { days, now }: { days: OfficeDays; now: Date },
      { tray, narrowed }: { tray: Tray; narrowed: Narrowed | undefined },
      limit: number,
    ): Promise<QueueRow[]> {
      const trays = await traysFor(tx, caller, now);
      const some = { limit, offset: 0, most: limit };
      const ids = narrowed
        ? (await narrowedQueue.page(tx, trays[tray], narrowed, some)).ids
        : await lines.page(tx, trays[tray], some);
      const found: QueueRow[] = [];
      for (let at = 0; at < ids.length; at += STEP)
        found.push(...(await rows({ tx, actor: caller.actor, now, days }, ids.slice(at, at + STEP))));
      return found;
    },

    /** The most urgent leads that a person may read, as ids. */
    async mostUrgent(tx: Tx, caller: Caller, now: Date, limit: number): Promise<string[]> {
      return lines.page(tx, (await traysFor(tx, caller, now)).ALL, { limit, offset: 0 });
    },
  };
}
export type LeadTrays = ReturnType<typeof makeLeadTrays>;
