import { and, asc, gte, inArray, isNotNull, isNull, ne } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { dispositionCases, dispositionEvents, leads } from '../../db/tables/index.ts';

/** As many cases as are looked at; more than any district verifies in a year. */
const MOST = 20_000;

/** Graded leads with what became of them in figures: no reference, no word, no name. */
export const pastCasesStore = {
  async gradedSince(tx: Tx, since: Date) {
    const graded = await tx
      .select({ id: leads.id, grade: leads.grade, dispositionClass: leads.dispositionClass })
      .from(leads)
      .where(
        and(
          gte(leads.receivedAt, since),
          isNotNull(leads.grade),
          isNull(leads.mergedInto),
          ne(leads.rewardWaived, true),
        ),
      )
      .orderBy(asc(leads.receivedAt))
      .limit(MOST);
    const ids = graded.map(({ id }) => id);
    const cases =
      ids.length === 0
        ? []
        : await tx
            .select({
              id: dispositionCases.id,
              leadId: dispositionCases.leadId,
              status: dispositionCases.status,
            })
            .from(dispositionCases)
            .where(inArray(dispositionCases.leadId, ids))
            .orderBy(asc(dispositionCases.round));
    const events =
      cases.length === 0
        ? []
        : await tx
            .select()
            .from(dispositionEvents)
            .where(
              inArray(
                dispositionEvents.caseId,
                cases.map(({ id }) => id),
              ),
            )
            .orderBy(asc(dispositionEvents.seq));
    const caseOf = new Map(cases.map((one) => [one.leadId, one]));
    const eventsOf = Map.groupBy(events, ({ caseId }) => caseId);
    return graded.map(({ id, grade, dispositionClass }) => {
      const found = caseOf.get(id);
      const standing = found && { status: found.status, events: eventsOf.get(found.id) ?? [] };
      return { grade, dispositionClass, standing: standing ?? null };
    });
  },
};
export type PastCasesStore = typeof pastCasesStore;
