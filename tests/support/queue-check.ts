import { isDeepStrictEqual } from 'node:util';
import type { Tx } from '../../server/db/connection.ts';
import { leads } from '../../server/db/tables/index.ts';
import { placeInTrays } from '../../server/domain/lead-trays.ts';
import { determinationsStore } from '../../server/features/determinations/determinations.store.ts';
import { readStandings, snapshotOf } from '../../server/features/leads/lead-snapshot.ts';
import { leadsStore } from '../../server/features/leads/leads.store.ts';
import { tasksStore } from '../../server/features/tasks/tasks.store.ts';
import type { Office } from '../../server/wiring.ts';

type Rows = <T extends object>(text: string, values?: unknown[]) => Promise<T[]>;

/** The lines that the queue must have: each tray of a lead for each desk that holds a key to its brief. */
const LINES = `
  select l.id, g.desk_id, t.tray, l.urgency = 'URGENT',
    case when t.tray like 'LATER %' then l.turn_later_at else l.due_at end, l.received_seq
  from leads l join compartments c on c.lead_id = l.id and c.kind = 'brief'
    join grants g on g.compartment_id = c.id cross join lateral unnest(l.trays) as t(tray)`;
const KEPT = 'select lead_id, desk_id, tray, urgent, by_at, received_seq from queue_lines';

/**
 * What of the queue is not as the rules and the keys have it: leads whose kept turn or trays differ, and lines too many
 * or too few. Whoever writes a lead past the acts is found here.
 */
export async function crookedQueue(office: Pick<Office, 'inTransaction'>, rows: Rows): Promise<string[]> {
  const stores = { leads: leadsStore, tasks: tasksStore, determinations: determinationsStore };
  const misplaced = await office.inTransaction(async (tx: Tx) => {
    const all = await tx.select().from(leads);
    const ids = all.map(({ id }) => id);
    const standings = await readStandings(tx, stores, ids);
    return all.filter((lead) => {
      const standing = standings.get(lead.id);
      if (!standing) return true;
      const { screening, dueAt, turn, turnLater, turnLaterAt, trays } = lead;
      const placed = placeInTrays({ ...snapshotOf(lead, standing), screening, dueAt });
      return !isDeepStrictEqual({ turn, turnLater, turnLaterAt, trays }, placed);
    });
  });
  const lines = await rows<{ tray: string; wrong: string }>(
    `(select 'missing' as wrong, * from (${LINES} except ${KEPT}) a(lead_id, desk_id, tray))
     union all (select 'left over', * from (${KEPT} except ${LINES}) b(lead_id, desk_id, tray))`,
  );
  return [
    ...misplaced.map(({ id, status }) => `lead ${id} in ${status} is not where the rules place it`),
    ...lines.map((line) => `a line is ${JSON.stringify(line)}`),
  ];
}
