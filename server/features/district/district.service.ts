import type { DistrictProfile } from '../../contract/district.ts';
import type { InTransaction } from '../../db/transaction.ts';
import type { Limit } from '../../domain/calendar.ts';
import { DESKS_A_REPORT_NEEDS } from '../../domain/compartments.ts';
import type { Colour } from '../../domain/contrast.ts';
import { refuse } from '../../domain/errors.ts';
import { DEFAULT_LEAD } from '../../domain/look.ts';
import { type EvidenceLimits, withDefaults } from '../../domain/settings.ts';
import type { DistrictStore } from './district.store.ts';

const named = (row: { code: string; nameZh: string; nameEn: string }) => ({
  code: row.code,
  zh: row.nameZh,
  en: row.nameEn,
});

/** Where the pages fetch what isn't theirs from the start; each address names what it shows. */
const lookOf = ({ leadColour, emblem }: { leadColour: Colour; emblem: string | null }) => ({
  colour: leadColour,
  sheet: leadColour === DEFAULT_LEAD ? null : `/api/public/look/${leadColour.slice(1)}`,
  emblem: emblem && `/api/public/emblem/${emblem}`,
});

const inDays = (limit: Limit): number => Object.values(limit)[0] ?? 0;

export function makeDistrictService(deps: { inTransaction: InTransaction; district: DistrictStore }) {
  const { inTransaction, district } = deps;
  return {
    /** Whether the district has been set up; asks the database, so it also says whether that answers. */
    isThere: (): Promise<boolean> => inTransaction(async (tx) => (await district.find(tx)) !== undefined),

    /** What a report's files may weigh. NOT_FOUND before the district is set up. */
    evidenceLimits: (): Promise<EvidenceLimits> =>
      inTransaction(
        async (tx) => withDefaults(((await district.find(tx)) ?? refuse('NOT_FOUND')).settings).evidence,
      ),

    /** What the pages show of the district. NOT_FOUND before the first-run wizard has been through. */
    profile: (): Promise<DistrictProfile> =>
      inTransaction(async (tx) => {
        const row = (await district.find(tx)) ?? refuse('NOT_FOUND');
        const { evidence, clocks, pickUpCodeAllowed, retention, complaints, catalogues } = withDefaults(
          row.settings,
        );
        return {
          nameZh: row.nameZh,
          nameEn: row.nameEn,
          cityZh: row.cityZh,
          cityEn: row.cityEn,
          regionZh: row.regionZh,
          regionEn: row.regionEn,
          look: lookOf(row),
          texts: row.texts,
          demo: row.demo,
          open: (await district.unkeyedAmong(tx, DESKS_A_REPORT_NEEDS)).length === 0,
          acceptanceWorkingDays: inDays(clocks.acceptance),
          limits: {
            verifyWorkingDays: inDays(clocks.verify),
            determineWorkingDays: inDays(clocks.determine),
            payWorkingDays: inDays(clocks.pay),
            correctAccountDays: inDays(clocks.correctAccount),
            claimNamedDays: inDays(clocks.claimNamed),
            claimAnonDays: inDays(clocks.claimAnon),
          },
          retention,
          complaints,
          evidence,
          pickUpCodeAllowed,
          catalogues,
          sectors: (await district.sectors(tx)).map(named),
          townships: (await district.townships(tx)).map(named),
          units: (await district.units(tx)).map((unit) => ({
            ...named(unit),
            ...{ shortZh: unit.shortZh, shortEn: unit.shortEn },
          })),
          retired: {
            sectors: (await district.sectors(tx, false)).map(named),
            townships: (await district.townships(tx, false)).map(named),
            units: (await district.units(tx, false)).map(named),
          },
          channels: (await district.channels(tx)).map(({ channel, unitZh, unitEn }) => ({
            kind: channel.kind,
            value: channel.value,
            hoursZh: channel.hoursZh,
            hoursEn: channel.hoursEn,
            unitZh,
            unitEn,
          })),
        };
      }),
  };
}
export type DistrictService = ReturnType<typeof makeDistrictService>;
