import type { Clock } from '../../adapters/clock.ts';
import type { CatalogueRow } from '../../contract/catalogues.ts';
import type { Tx } from '../../db/connection.ts';
import type { InTransaction } from '../../db/transaction.ts';
import {
  CATALOGUES,
  CATALOGUE_NAMES,
  type CatalogueName,
  type Catalogues,
  catalogueOf,
  checkCatalogues,
  isLasting,
  ownItems,
} from '../../domain/catalogues.ts';
import { refuse } from '../../domain/errors.ts';
import { withDefaults } from '../../domain/settings.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import type { DistrictStore } from '../district/district.store.ts';
import { modesInRules } from './modes-in-rules.ts';

type Deps = { inTransaction: InTransaction; clock: Clock; district: DistrictStore; audit: AuditStore };

/** Modes and reasons as the administrator edits them. They share the district's version with its settings. */
export function makeCataloguesService({ inTransaction, clock, district, audit }: Deps) {
  const standing = async (tx: Tx) => {
    const row = (await district.find(tx)) ?? refuse('NOT_FOUND');
    return { version: row.version, settings: withDefaults(row.settings) };
  };

  return {
    read: () =>
      inTransaction(async (tx) => {
        const { version, settings } = await standing(tx);
        const lists = CATALOGUE_NAMES.map((list) => [list, rowsOf(list, settings.catalogues)] as const);
        return { version, lists: Object.fromEntries(lists) as Record<CatalogueName, CatalogueRow[]> };
      }),

    /** Leads keep what they carry. @throws Refusal BAD_REQUEST (`lists.modes.3.zh`), STALE_VERSION */
    save: (caller: Caller, version: number, typed: Catalogues): Promise<void> =>
      inTransaction(async (tx) => {
        const { settings } = await standing(tx);
        const wrong = checkCatalogues(typed, settings.catalogues, await modesInRules(tx, district));
        if (wrong.length > 0) {
          refuse(
            'BAD_REQUEST',
            wrong.map(({ path, code }) => ({ path: `lists.${path}`, code })),
          );
        }
        const catalogues = ownItems(typed);
        if (!(await district.save(tx, version, { settings: { ...settings, catalogues } })))
          refuse('STALE_VERSION');
        await audit.append(tx, {
          actor: caller.actor,
          act: 'catalogues.save',
          subject: { kind: 'SETTINGS', id: 'catalogues' },
          facts: { changed: changedCodes(settings.catalogues, catalogues).join(' ') },
          at: clock.now(),
        });
      }),
  };
}
export type CataloguesService = ReturnType<typeof makeCataloguesService>;

function rowsOf(list: CatalogueName, own: Catalogues): CatalogueRow[] {
  const said = new Map((own[list] ?? []).map((item) => [item.code, item]));
  const portal = new Map<string, { zh: string; en: string }>(
    CATALOGUES[list].map(({ code, zh, en }) => [code, { zh, en }]),
  );
  return catalogueOf(list, own).map(({ code, retired }) => ({
    ...{ code, retired, zh: said.get(code)?.zh ?? '', en: said.get(code)?.en ?? '' },
    portal: portal.get(code) ?? null,
    lasting: isLasting(list, code),
  }));
}

/** The codes whose words or standing changed; the words themselves stay out of the log. */
function changedCodes(before: Catalogues, after: Catalogues): string[] {
  return CATALOGUE_NAMES.flatMap((list) => {
    const was = new Map((before[list] ?? []).map((item) => [item.code, JSON.stringify(item)]));
    const is = new Map((after[list] ?? []).map((item) => [item.code, JSON.stringify(item)]));
    return [...new Set([...was.keys(), ...is.keys()])].filter((code) => was.get(code) !== is.get(code));
  });
}
