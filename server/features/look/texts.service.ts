import type { Clock } from '../../adapters/clock.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { type DistrictTexts, checkTexts, saidTexts } from '../../domain/district-texts.ts';
import { refuse } from '../../domain/errors.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import type { DistrictStore } from '../district/district.store.ts';

type Deps = { inTransaction: InTransaction; clock: Clock; district: DistrictStore; audit: AuditStore };

/** The sentences that the district words itself. They share the district's version with its settings. */
export function makeTextsService({ inTransaction, clock, district, audit }: Deps) {
  return {
    read: () =>
      inTransaction(async (tx) => {
        const { version, texts } = (await district.find(tx)) ?? refuse('NOT_FOUND');
        return { version, texts };
      }),

    /** Shown to everybody at once. @throws Refusal BAD_REQUEST (`texts.<key>.zh`), STALE_VERSION */
    save: (caller: Caller, version: number, typed: DistrictTexts): Promise<void> =>
      inTransaction(async (tx) => {
        const wrong = checkTexts(typed);
        if (wrong.length) refuse('BAD_REQUEST', wrong);
        const texts = saidTexts(typed);
        const before = (await district.find(tx))?.texts ?? {};
        if (!(await district.save(tx, version, { texts }))) refuse('STALE_VERSION');
        const keys = new Set([...Object.keys(before), ...Object.keys(texts)]);
        const changed = [...keys].filter((key) => !same(before[key], texts[key]));
        await audit.append(tx, {
          actor: caller.actor,
          act: 'texts.save',
          subject: { kind: 'SETTINGS', id: 'texts' },
          facts: { texts: Object.keys(texts).length, changed: changed.join(' ') },
          at: clock.now(),
        });
      }),
  };
}
export type TextsService = ReturnType<typeof makeTextsService>;

function same(one: DistrictTexts[string] = {}, other: DistrictTexts[string] = {}): boolean {
  return one.zh === other.zh && one.en === other.en;
}
