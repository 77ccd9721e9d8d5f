import type { InTransaction } from '../../db/transaction.ts';
import { SETTING_AREAS } from '../../domain/audit-subjects.ts';
import type { LogRowsStore } from './log-rows.store.ts';
import { rowsOf } from './log-rows.ts';

const PAGE = 30;

type Deps = { inTransaction: InTransaction; rows: LogRowsStore };

/** What the log tells of the settings alone: no lead, no award, nobody's account. */
export function makeSettingsHistory({ inTransaction, rows }: Deps) {
  return {
    /** Newest first, below the place `before`; `area` is the code of a {@link SETTING_AREAS}. */
    read: ({ area, before }: { area?: string; before?: number }) =>
      inTransaction(async (tx) => {
        // A district file changes many areas at once: it stands in the history of each.
        const subjects = area === undefined ? SETTING_AREAS.map(({ code }) => code) : [area, 'district'];
        const found = await rows.page(
          tx,
          { subjects, subjectKind: 'SETTINGS' },
          { limit: PAGE + 1, ...(before === undefined ? {} : { before }) },
        );
        const shown = found.slice(0, PAGE);
        return {
          entries: await rowsOf(tx, rows, shown),
          next: found.length > PAGE ? (shown.at(-1)?.position ?? null) : null,
        };
      }),
  };
}
export type SettingsHistory = ReturnType<typeof makeSettingsHistory>;
