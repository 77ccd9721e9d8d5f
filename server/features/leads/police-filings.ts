import type { Tx } from '../../db/connection.ts';
import type { Caller } from '../caller.ts';
import type { Drawers } from '../compartments/drawers.ts';
import type { Findings } from '../tasks/findings.ts';

/** The number under which the police filed a case: theirs to read, the others learn the outcome. */
export function makePoliceFilings({ drawers, findings }: { drawers: Drawers; findings: Findings }) {
  return {
    async keep(tx: Tx, caller: Caller, leadId: string, filingNo: string, at: Date): Promise<void> {
      const drawer = await findings.drawerOf(tx, caller.ring, leadId, 'POLICE', at);
      const sheet = { kind: 'NOTE' as const, author: 'OFFICE' as const, staffId: caller.staffId };
      await drawers.put(tx, drawer, { ...sheet, body: { filingNo }, at });
    },
  };
}
export type PoliceFilings = ReturnType<typeof makePoliceFilings>;
