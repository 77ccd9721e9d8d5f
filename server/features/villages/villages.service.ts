import type { Clock } from '../../adapters/clock.ts';
import type { TableLine } from '../../adapters/table-file/table-file.ts';
import type { Village } from '../../contract/villages.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { refuse } from '../../domain/errors.ts';
import { readVillages } from '../../domain/villages.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import type { DistrictStore } from '../district/district.store.ts';
import type { VillagesStore } from './villages.store.ts';

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  district: DistrictStore;
  villages: VillagesStore;
  audit: AuditStore;
  readTable: (bytes: Buffer) => Promise<TableLine[]>;
};
type Row = { code: string; townshipCode: string; nameZh: string; nameEn: string };

const shown = ({ code, townshipCode, nameZh, nameEn }: Row): Village => ({
  code,
  townshipCode,
  zh: nameZh,
  en: nameEn,
});

/** The villages of each township, which the report's form offers. The list shares the district's version. */
export function makeVillagesService({ inTransaction, clock, district, villages, audit, readTable }: Deps) {
  return {
    offered: () => inTransaction(async (tx) => ({ villages: (await villages.offered(tx)).map(shown) })),

    read: () =>
      inTransaction(async (tx) => {
        const { version } = (await district.find(tx)) ?? refuse('NOT_FOUND');
        return { version, villages: (await villages.all(tx)).map(shown) };
      }),

    /**
     * Puts a new list in the old one's place; reports that named a village keep its name.
     * @throws Refusal BAD_REQUEST naming each line (`lines.7.code`) or the `file`, STALE_VERSION
     */
    async save(caller: Caller, version: number, file: string): Promise<void> {
      const lines = await readTable(Buffer.from(file, 'base64'));
      await inTransaction(async (tx) => {
        const townships = (await district.townships(tx)).map(({ code }) => code);
        const { villages: listed, wrong } = readVillages(lines, townships);
        if (wrong.length) refuse('BAD_REQUEST', wrong);
        if (!(await district.save(tx, version, {}))) refuse('STALE_VERSION');
        const before = new Set((await villages.all(tx)).map(({ code }) => code));
        const added = listed.filter(({ code }) => !before.has(code)).length;
        await villages.replace(tx, listed);
        await audit.append(tx, {
          actor: caller.actor,
          act: 'villages.save',
          subject: { kind: 'SETTINGS', id: 'villages' },
          facts: {
            villages: listed.length,
            added,
            removed: before.size - (listed.length - added),
          },
          at: clock.now(),
        });
      });
    },
  };
}
export type VillagesService = ReturnType<typeof makeVillagesService>;
