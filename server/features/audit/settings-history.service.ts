import type { InTransaction } from '../../db/transaction.ts';
import { PEOPLE_ACTS } from '../../domain/audit-acts.ts';
import { SETTING_AREAS } from '../../domain/audit-subjects.ts';
import type { LogQuery, LogRowsStore } from './log-rows.store.ts';
import { rowsOf } from './log-rows.ts';

const PAGE = 30;

type Deps = { inTransaction: InTransaction; rows: LogRowsStore };

/** What the log tells of the settings alone: no lead, no award, nobody's account. */
export function makeSettingsHistory({ inTransaction, rows }: Deps) {
  const page = (query: LogQuery, before: number | undefined) =>
    inTransaction(async (tx) => {
      const bound = before === undefined ? {} : { before };
      const found = await rows.page(tx, query, { limit: PAGE + 1, ...bound });
      const shown = found.slice(0, PAGE);
      return {
        entries: await rowsOf(tx, rows, shown),
        next: found.length > PAGE ? (shown.at(-1)?.position ?? null) : null,
      };
    });

  return {
    /** Newest first, below the place `before`; `area` is the code of a {@link SETTING_AREAS}. */
    read: ({ area, before }: { area?: string; before?: number }) => {
      // A district file changes many areas at once: it stands in the history of each.
      const subjects = area === undefined ? SETTING_AREAS.map(({ code }) => code) : [area, 'district'];
      return page({ subjects, subjectKind: 'SETTINGS' }, before);
    },

    /** Who made, stopped and seated whom: accounts, roles and desks. */
    ofPeople: ({ before }: { before?: number }) => page({ acts: PEOPLE_ACTS }, before),
  };
}
export type SettingsHistory = ReturnType<typeof makeSettingsHistory>;
