import type { Tx } from '../../db/connection.ts';
import type { HeldWork } from '../../domain/succession.ts';
import type { SuccessionsStore } from './successions.store.ts';

type Store = Pick<SuccessionsStore, 'officerIn' | 'proposedIn' | 'reportedIn'>;

/** What a person holds, lead by lead. */
export async function heldWork(
  tx: Tx,
  successions: Store,
  staffId: string,
): Promise<Map<string, HeldWork[]>> {
  const found = new Map<string, HeldWork[]>();
  const add = (work: HeldWork, rows: readonly { leadId: string }[]) => {
    for (const { leadId } of rows) found.set(leadId, [...(found.get(leadId) ?? []), work]);
  };
  add('OFFICER', await successions.officerIn(tx, staffId));
  add('PROPOSAL', await successions.proposedIn(tx, staffId));
  add('CASE_REPORT', await successions.reportedIn(tx, staffId));
  return found;
}
