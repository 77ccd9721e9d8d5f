import { randomUUID } from 'node:crypto';
import type { Tx } from '../../db/connection.ts';
import { itemOf } from '../../domain/code-lists/code-item.ts';
import { SECTORS } from '../../domain/code-lists.ts';
import { JOINT_DESKS } from '../../domain/compartments.ts';
import { defaultRouting } from '../../domain/default-routing.ts';
import type { DistrictProfile } from '../../domain/district.ts';
import { LASTING_SECTOR } from '../../domain/places.ts';
import { DEFAULT_SETTINGS } from '../../domain/settings.ts';
import type { DistrictStore } from '../district/district.store.ts';
import type { EmblemStore } from '../look/emblem.store.ts';
import type { Drawn } from '../look/drawn-emblem.ts';

/** Desks that every district has, with the unit each belongs to. */
const DESKS = [
  ...JOINT_DESKS.map((code) => ({ code, unitCode: code })),
  { code: 'INTAKE', unitCode: 'LEAD_AGENCY' },
  { code: 'REWARD', unitCode: 'LEAD_AGENCY' },
  { code: 'IDENTITY', unitCode: 'LEAD_AGENCY' },
  { code: 'PAYMENT', unitCode: 'FINANCE' },
  { code: 'FUND', unitCode: 'FINANCE' },
  { code: 'COUNTER', unitCode: 'FINANCE' },
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
    regionZh: profile.regionZh,
    regionEn: profile.regionEn,
    ...(profile.leadColour ? { leadColour: profile.leadColour } : {}),
    texts: profile.texts ?? {},
    demo: options.demo,
    settings: profile.settings ?? DEFAULT_SETTINGS,
    setUpAt: options.now,
  });
  await district.addUnits(
    tx,
    profile.units.map(({ code, kind, zh, en, shortZh = '', shortEn = '' }) => ({
      ...{ code, kind, nameZh: zh, nameEn: en },
      ...{ shortZh, shortEn },
    })),
  );
  await district.addSectors(
    tx,
    sectorsOf(profile).map(({ sector, zh, en }, position) => ({
      ...{ code: sector, nameZh: zh, nameEn: en },
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
  await district.replaceCalendarDays(tx, [
    ...profile.holidays.map((day) => ({ day, kind: 'HOLIDAY' as const, note: '' })),
    ...profile.workdays.map((day) => ({ day, kind: 'WORKDAY' as const, note: '' })),
  ]);
  const units = profile.units.map(({ code }) => code);
  await district.replaceRoutingRules(
    tx,
    (profile.routing ?? defaultRouting(profile.sectors, units)).map((rule, index) => ({
      id: randomUUID(),
      position: (index + 1) * 10,
      title: rule.title,
      when: rule.when,
      then: rule.then,
      active: rule.active,
    })),
  );
}

/** Gives a district that was just laid out its emblem. */
export async function layInEmblem(
  tx: Tx,
  stores: { district: DistrictStore; emblems: EmblemStore },
  drawn: Drawn,
): Promise<void> {
  await stores.district.save(tx, 1, { emblem: drawn.digest });
  await stores.emblems.replace(tx, drawn.pictures);
}

/** The district's sectors, and after them the one for residents who cannot tell. */
function sectorsOf({ sectors }: DistrictProfile) {
  if (sectors.some(({ sector }) => sector === LASTING_SECTOR)) return sectors;
  const { zh = LASTING_SECTOR, en = LASTING_SECTOR } = itemOf(SECTORS, LASTING_SECTOR) ?? {};
  return [...sectors, { sector: LASTING_SECTOR, zh, en, regulator: null }];
}

/** The fixed desks, one for each regulator, one for each township. */
function desksOf(profile: DistrictProfile) {
  const bureaus = profile.units.filter((unit) => unit.kind === 'BUREAU' && !JOINT.has(unit.code));
  return [
    ...DESKS.map((desk) => ({ ...desk, kind: desk.code as string })),
    ...bureaus.map((unit) => ({
      code: `REGULATOR:${unit.code}`,
      unitCode: unit.code,
      kind: 'REGULATOR',
    })),
    ...profile.townships.map((each) => ({
      code: `TOWNSHIP:${each.code}`,
      unitCode: `T${each.code}`,
      kind: 'TOWNSHIP',
    })),
  ].map((desk) => ({ id: randomUUID(), ...desk }));
}
