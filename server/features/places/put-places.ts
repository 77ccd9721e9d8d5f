import { randomUUID } from 'node:crypto';
import type { Tx } from '../../db/connection.ts';
import { JOINT_DESKS } from '../../domain/compartments.ts';
import { townshipUnit } from '../../domain/district.ts';
import type { FieldError } from '../../domain/errors.ts';
import { type Place, type Places, type PlacesInUse, checkPlaces } from '../../domain/places.ts';
import type { DistrictStore } from '../district/district.store.ts';
import type { PlacesStore } from './places.store.ts';

type Stores = { district: DistrictStore; places: PlacesStore };

const WITHOUT_REGULATOR_DESK = new Set<string>(JOINT_DESKS);

/** The lists as they stand, the retired rows too. */
export async function standingPlaces(tx: Tx, { places }: Pick<Stores, 'places'>): Promise<Places> {
  const place = (row: { code: string; nameZh: string; nameEn: string; active: boolean }): Place => ({
    code: row.code,
    zh: row.nameZh,
    en: row.nameEn,
    active: row.active,
  });
  return {
    sectors: (await places.sectors(tx)).map(place),
    townships: (await places.townships(tx)).map(place),
    units: (await places.units(tx)).map((row) => ({
      ...place(row),
      shortZh: row.shortZh,
      shortEn: row.shortEn,
    })),
  };
}

/** What still points at places; a rule that is switched off points at nothing. */
async function inUse(tx: Tx, { district, places }: Stores): Promise<PlacesInUse> {
  const rules = (await district.routingRules(tx)).filter(({ active }) => active);
  const named = rules.map(({ when }) => JSON.stringify(when));
  const mentioned = (code: string) => named.some((when) => when.includes(`"${code}"`));
  const standing = await standingPlaces(tx, { places });
  const channels = await district.channels(tx);
  return {
    sectors: standing.sectors.map(({ code }) => code).filter(mentioned),
    townships: standing.townships.map(({ code }) => code).filter(mentioned),
    units: [
      ...(await places.staffedUnits(tx)),
      ...channels.map(({ channel }) => channel.unitCode),
      ...rules.flatMap(({ then }) => [then.leadUnit ?? '', ...(then.assistUnits ?? [])]),
    ],
  };
}

/**
 * Puts lists in the place of those that stand; a new township brings its government, a new unit its desk, and a retired
 * township takes its government along. Answers what is wrong, and then nothing is changed.
 */
export async function putPlaces(tx: Tx, stores: Stores, wanted: Places): Promise<FieldError[]> {
  const before = await standingPlaces(tx, stores);
  const after = withGovernments(wanted, before);
  const wrong = checkPlaces(after, before, await inUse(tx, stores));
  if (wrong.length > 0) return wrong;
  const row = ({ code, zh, en, active }: Place, position: number) => ({
    ...{ code, nameZh: zh.trim(), nameEn: en.trim() },
    ...{ active, position },
  });
  await stores.places.putSectors(tx, after.sectors.map(row));
  await stores.places.putTownships(tx, after.townships.map(row));
  const governments = new Set(after.townships.map(({ code }) => townshipUnit(code)));
  const kindOf = (code: string) => (governments.has(code) ? ('TOWNSHIP' as const) : ('BUREAU' as const));
  await stores.places.putUnits(
    tx,
    after.units.map(({ code, zh, en, active, shortZh, shortEn }) => ({
      ...{ code, kind: kindOf(code), nameZh: zh.trim(), nameEn: en.trim() },
      ...{ active, shortZh: shortZh.trim(), shortEn: shortEn.trim() },
    })),
  );
  const known = new Set(before.units.map(({ code }) => code));
  const fresh = after.units.filter(({ code }) => !known.has(code) && !WITHOUT_REGULATOR_DESK.has(code));
  await stores.places.putDesks(
    tx,
    fresh.map(({ code }) => {
      const kind = kindOf(code) === 'TOWNSHIP' ? 'TOWNSHIP' : 'REGULATOR';
      return { id: randomUUID(), code: `${kind}:${code.replace(/^T(?=\d)/, '')}`, kind, unitCode: code };
    }),
  );
  return [];
}

function withGovernments(wanted: Places, before: Places): Places {
  const known = new Set([...before.units, ...wanted.units].map(({ code }) => code));
  const active = new Map(wanted.townships.map((township) => [townshipUnit(township.code), township.active]));
  const fresh = wanted.townships
    .filter(({ code }) => /^\d{9,12}$/.test(code) && !known.has(townshipUnit(code)))
    .map(({ code, zh, en }) => ({
      ...{ code: townshipUnit(code), zh: `${zh}人民政府`, en: `${en} Government`, active: true },
      ...{ shortZh: '', shortEn: '' },
    }));
  return {
    ...wanted,
    units: [
      ...wanted.units.map((unit) => ({ ...unit, active: active.get(unit.code) ?? unit.active })),
      ...fresh,
    ],
  };
}
