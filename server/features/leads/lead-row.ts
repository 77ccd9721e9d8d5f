import type { LeadRow } from '../../contract/leads.ts';
import { isTurnOf } from '../../domain/lead-turn.ts';
import { waitsUnverified } from '../../domain/screening.ts';
import type { LeadScene } from './lead-scene.ts';

/** A lead as a line of the queue: clear facts, whose turn it is and by when. */
export function rowOf({ lead, snapshot, turn, days, actor, now }: LeadScene): LeadRow {
  return {
    id: lead.id,
    reference: lead.reference,
    receivedAt: lead.receivedAt.toISOString(),
    channel: lead.channel,
    status: lead.status,
    urgent: lead.urgency === 'URGENT',
    unverified: waitsUnverified(lead),
    sector: lead.sector,
    mode: lead.mode,
    townshipCode: lead.townshipCode,
    amountBand: lead.amountBand,
    peopleBand: lead.peopleBand,
    evidenceCount: lead.evidenceCount,
    owed: days.owed(lead.dueAt, now),
    turn: [...turn],
    myTurn: isTurnOf(turn, snapshot, actor),
  };
}
