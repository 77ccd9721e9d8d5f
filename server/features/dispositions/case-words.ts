import type { KeyRing } from '../../crypto/key-ring.ts';
import type { Tx } from '../../db/connection.ts';
import { refuse } from '../../domain/errors.ts';
import type { Caller } from '../caller.ts';
import type { Drawers } from '../compartments/drawers.ts';
import type { Findings } from '../tasks/findings.ts';

/** What an event says in words, and the number of its document. */
export type EventSheet = { event: string; words: string; documentNo: string };

/**
 * Two drawers a case: the three units read what is done about the target; of a case that the police filed, its numbers
 * and reasons are theirs alone and the others learn the outcome (handbook F, row 8).
 */
export function makeCaseWords({ drawers, findings }: { drawers: Drawers; findings: Findings }) {
  async function drawerOf(tx: Tx, ring: KeyRing, leadId: string, policeOnly: boolean, now: Date) {
    const { LEAD_AGENCY, POLICE, MARKET_REG } = await findings.jointDesks(tx);
    const ownDesk = policeOnly ? POLICE : LEAD_AGENCY;
    if (await drawers.exists(tx, leadId, 'case', ownDesk.id))
      return (await drawers.open(tx, ring, leadId, 'case', ownDesk.id)) ?? refuse('KEY_MISSING');
    const desks = policeOnly ? [] : [POLICE, MARKET_REG];
    return drawers.make(tx, { leadId, kind: 'case', ownDesk, desks }, now);
  }

  return {
    /** Seals what was said; an event without words leaves no sheet. */
    async keep(
      tx: Tx,
      caller: Caller,
      leadId: string,
      { policeOnly, ...body }: EventSheet & { policeOnly: boolean },
      at: Date,
    ): Promise<void> {
      if (body.words.trim() === '' && body.documentNo.trim() === '') return;
      const drawer = await drawerOf(tx, caller.ring, leadId, policeOnly, at);
      await drawers.put(tx, drawer, {
        kind: 'EVENT',
        author: 'OFFICE',
        staffId: caller.staffId,
        body: { ...body, words: body.words.trim(), documentNo: body.documentNo.trim() },
        at,
      });
    },

    /** What the person's keys open of it, by the event's id. */
    async read(tx: Tx, ring: KeyRing, leadId: string): Promise<Map<string, EventSheet>> {
      const { LEAD_AGENCY, POLICE } = await findings.jointDesks(tx);
      const found = new Map<string, EventSheet>();
      for (const desk of [LEAD_AGENCY, POLICE]) {
        const drawer = await drawers.openKept(tx, ring, leadId, 'case', desk.id);
        const sheets = drawer ? await drawers.sheets<EventSheet>(tx, drawer, 'EVENT') : [];
        for (const { body } of sheets) found.set(body.event, body);
      }
      return found;
    },
  };
}
export type CaseWords = ReturnType<typeof makeCaseWords>;
