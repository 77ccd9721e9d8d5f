import type { LEAD_TRAYS, LeadRow } from '../../contract/leads.ts';
import type { Tx } from '../../db/connection.ts';
import { LEAD_STATUSES, type LeadStatus, TERMINAL_LEAD_STATUSES } from '../../domain/lead.ts';
import {
  ARCHIVE_LEAD_STATUSES,
  ENDED_LEAD_STATUSES,
  WAITING_LEAD_STATUSES,
  isTurnOf,
} from '../../domain/lead-turn.ts';
import type { Caller } from '../caller.ts';
import type { DeterminationsStore } from '../determinations/determinations.store.ts';
import type { OfficeDays } from '../district/office-days.ts';
import type { TasksStore } from '../tasks/tasks.store.ts';
import { rowOf } from './lead-row.ts';
import { type LeadScene, sceneOf } from './lead-scene.ts';
import { readStandings } from './lead-snapshot.ts';
import type { LeadFilter, LeadRecord, LeadsStore } from './leads.store.ts';

export const LEADS_A_PAGE = 20;
type Tray = (typeof LEAD_TRAYS)[number];
type Deps = { leads: LeadsStore; tasks: TasksStore; determinations: DeterminationsStore };
type Around = Pick<LeadScene, 'tx' | 'actor' | 'now' | 'days'>;

const OVERDUE_STATUSES = LEAD_STATUSES.filter(
  (status) => !ENDED_LEAD_STATUSES.includes(status) && !WAITING_LEAD_STATUSES.includes(status),
);

/** Statuses of leads in which it can be this person's turn. */
function statusesFor(caller: Caller): LeadStatus[] {
  const never = caller.actor.roles.includes('ARCHIVIST') ? [] : ARCHIVE_LEAD_STATUSES;
  return LEAD_STATUSES.filter(
    (status) => !TERMINAL_LEAD_STATUSES.includes(status) && !never.includes(status),
  );
}

/** The trays of a queue: all over the leads whose brief the person's ring opens, and no others. */
export function makeLeadTrays(deps: Deps) {
  const { leads } = deps;

  async function scenes(around: Around, records: readonly LeadRecord[]): Promise<LeadScene[]> {
    const ids = records.map((record) => record.id);
    const standings = await readStandings(around.tx, deps, ids);
    return records.flatMap((record) => {
      const standing = standings.get(record.id);
      return standing ? [sceneOf(around, record, standing)] : [];
    });
  }

  /** The rules say whose turn it is, not a query, so the leads under way are looked at one by one: some hundreds. */
  async function myTurn(around: Around, caller: Caller): Promise<LeadScene[]> {
    const filter = { ring: caller.ring, statuses: statusesFor(caller), unverified: false };
    const records = await leads.listAll(around.tx, filter);
    const all = await scenes(around, records);
    return all.filter((scene) => isTurnOf(scene.turn, scene.snapshot, scene.actor));
  }

  return {
    /** One page of a tray, with how many lie in each. */
    async page(tx: Tx, caller: Caller, days: OfficeDays, now: Date, tray: Tray, page: number) {
      const { ring } = caller;
      const filters: Record<Exclude<Tray, 'MY_TURN'>, LeadFilter> = {
        UNVERIFIED: { ring, unverified: true },
        OVERDUE: { ring, statuses: OVERDUE_STATUSES, overdueAt: now },
        OPEN: { ring, notStatuses: ENDED_LEAD_STATUSES },
        ALL: { ring },
      };
      const around: Around = { tx, actor: caller.actor, now, days };
      const mine = await myTurn(around, caller);
      const counts = {
        myTurn: mine.length,
        myOverdue: mine.filter(({ lead }) => lead.dueAt !== null && lead.dueAt < now).length,
        unverified: await leads.count(tx, filters.UNVERIFIED),
        overdue: await leads.count(tx, filters.OVERDUE),
        open: await leads.count(tx, filters.OPEN),
        all: await leads.count(tx, filters.ALL),
      };
      const offset = (page - 1) * LEADS_A_PAGE;
      const shown =
        tray === 'MY_TURN'
          ? mine.slice(offset, offset + LEADS_A_PAGE)
          : await scenes(around, await leads.list(tx, filters[tray], { limit: LEADS_A_PAGE, offset }));
      const total: Record<Tray, number> = {
        MY_TURN: counts.myTurn,
        UNVERIFIED: counts.unverified,
        OVERDUE: counts.overdue,
        OPEN: counts.open,
        ALL: counts.all,
      };
      const rows: LeadRow[] = shown.map(rowOf);
      return { rows, total: total[tray], page, pageSize: LEADS_A_PAGE, counts };
    },
  };
}
export type LeadTrays = ReturnType<typeof makeLeadTrays>;
