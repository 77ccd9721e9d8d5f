import type { LeadBeside } from '../../contract/targets.ts';
import { waitsUnverified } from '../../domain/screening.ts';
import type { LeadRecord } from '../leads/leads.store.ts';

/** A lead as it is shown beside another; `mains`: the references of those main leads that the person may read. */
export function besideOf(lead: LeadRecord, mains: ReadonlyMap<string, string>): LeadBeside {
  const { id, reference, version, status, sector, mode, townshipCode, amountBand, peopleBand, targetId } =
    lead;
  return {
    ...{ id, reference, version, status, sector, mode, townshipCode, amountBand, peopleBand, targetId },
    receivedAt: lead.receivedAt.toISOString(),
    unverified: waitsUnverified(lead),
    mergedInto: (lead.mergedInto && mains.get(lead.mergedInto)) || null,
  };
}
