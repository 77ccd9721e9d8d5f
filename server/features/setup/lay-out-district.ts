import { randomUUID } from 'node:crypto';
import type { Tx } from '../../db/connection.ts';
import { SECTORS } from '../../domain/code-lists.ts';
import { JOINT_DESKS } from '../../domain/compartments.ts';
import { defaultRouting } from '../../domain/default-routing.ts';
import type { DistrictProfile } from '../../domain/district.ts';
import { DEFAULT_SETTINGS } from '../../domain/settings.ts';
import type { DistrictStore } from '../district/district.store.ts';

/** Desks that every district has, with the unit each belongs to. */
const DESKS = [
  ...JOINT_DESKS.map((code) => ({ code, unitCode: code })),
  { code: 'INTAKE', unitCode: 'LEAD_AGENCY' },
  { code: 'REWARD', unitCode: 'LEAD_AGENCY' },
  { code: 'IDENTITY', unitCode: 'LEAD_AGENCY' },
  { code: 'PAYMENT', unitCode: 'FINANCE' },
  { code: 'AUDIT', unitCode: 'LEAD_AGENCY' },
] as const;

const JOINT = new Set<string>(JOINT_DESKS);

/** Makes a district out of its profile: units, sectors, townships, channels, desks without members, routing, settings. */
export async function layOutDistrict(
  tx: Tx,
  district: DistrictStore,
  profile: DistrictProfile,
  options: { demo: boolean; now: Date },
): Promise<void> {
  await district.add(tx, {
    code: profile.code,
    nameZh: profile.zh,
    nameEn: profile.en,
    cityZh: profile.cityZh,
    cityEn: profile.cityEn,
    demo: options.demo,
    settings: DEFAULT_SETTINGS,
    setUpAt: options.now,
  });
  await district.addUnits(
    tx,
    profile.units.map((unit) => ({ code: unit.code, kind: unit.kind, nameZh: unit.zh, nameEn: unit.en })),
  );
  await district.addSectors(
    tx,
    SECTORS.map((sector, position) => ({
      code: sector.code,
      nameZh: sector.zh,
      nameEn: sector.en,
      position,
    })),
  );
  await district.addTownships(
    tx,
    profile.townships.map((each, position) => ({
      code: each.code,
      nameZh: each.zh,
      nameEn: each.en,
      position,
    })),
  );
  if (profile.channels.length) {
    await district.addChannels(
      tx,
      profile.channels.map(({ unit, ...channel }, position) => ({
        id: randomUUID(),
        ...channel,
        unitCode: unit,
        position,
      })),
    );
  }
  await district.addDesks(tx, desksOf(profile));
  await district.replaceRoutingRules(
    tx,
    defaultRouting(profile.sectors).map((rule) => ({
      id: randomUUID(),
      position: rule.order,
      title: rule.title,
      when: rule.when,
      then: rule.then,
      active: rule.active,
    })),
  );
}

/** The fixed desks, one for each regulator, one for each township. */
function desksOf(profile: DistrictProfile) {
  const bureaus = profile.units.filter((unit) => unit.kind === 'BUREAU' && !JOINT.has(unit.code));
  return [
    ...DESKS.map((desk) => ({ ...desk, kind: desk.code as string })),
    ...bureaus.map((unit) => ({
      code: `REGULATOR:${unit.code}`,
      unitCode: unit.code as string,
      kind: 'REGULATOR',
    })),
    ...profile.townships.map((each) => ({
      code: `TOWNSHIP:${each.code}`,
      unitCode: `T${each.code}`,
      kind: 'TOWNSHIP',
    })),
  ].map((desk) => ({ id: randomUUID(), ...desk }));
}
