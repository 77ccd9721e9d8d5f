import type { DistrictFile } from '../../contract/district-file.ts';
import type { Colour } from '../../domain/contrast.ts';
import { saidTexts } from '../../domain/district-texts.ts';
import { type DistrictProfile, type Unit, townshipUnit } from '../../domain/district.ts';
import { DEFAULT_SETTINGS } from '../../domain/settings.ts';
import type { Predicate } from '../../domain/predicate.ts';
import { settingsOf } from './file-settings.ts';

/** A district laid out from its file, which has been checked. What it retires is left out: nothing carries it yet. */
export function profileFrom(file: DistrictFile): DistrictProfile {
  const townships = file.townships.filter(({ retired }) => !retired);
  return {
    code: file.code,
    zh: file.name.zh,
    en: file.name.en,
    cityZh: file.city.zh,
    cityEn: file.city.en,
    regionZh: file.region?.zh ?? '',
    regionEn: file.region?.en ?? '',
    units: unitsOf(file).filter(({ townshipCode }) =>
      townshipCode === null ? true : townships.some(({ code }) => code === townshipCode),
    ),
    sectors: file.sectors
      .filter(({ retired }) => !retired)
      .map(({ code, zh, en, regulator }) => ({ sector: code, zh, en, regulator: regulator ?? null })),
    townships: townships.map(({ code, zh, en }) => ({ code, zh, en })),
    channels: file.channels.map(({ hoursZh = '', hoursEn = '', ...channel }) => ({
      ...channel,
      hoursZh,
      hoursEn,
    })),
    holidays: file.calendar?.holidays ?? [],
    workdays: file.calendar?.workdays ?? [],
    ...(file.look?.lead ? { leadColour: file.look.lead as Colour } : {}),
    texts: saidTexts(file.texts ?? {}),
    settings: settingsOf(file, DEFAULT_SETTINGS),
    ...(file.routing ? { routing: rulesOf(file.routing) } : {}),
  };
}

/** The bureaus as the file names them, and each township's government: under the file's name for it, or the usual one. */
export function unitsOf(file: DistrictFile): Unit[] {
  const named = new Map(file.units.map((unit) => [unit.code, unit]));
  const bureaus = file.units
    .filter(({ code, retired }) => !retired && !/^T\d/.test(code))
    .map(({ retired: _, ...unit }): Unit => ({ ...unit, kind: 'BUREAU', townshipCode: null }));
  const governments = file.townships.map(({ code, zh, en }): Unit => {
    const { zh: ownZh, en: ownEn } = named.get(townshipUnit(code)) ?? {};
    return {
      code: townshipUnit(code),
      zh: ownZh ?? `${zh}人民政府`,
      en: ownEn ?? `${en} Government`,
      kind: 'TOWNSHIP',
      townshipCode: code,
    };
  });
  return [...bureaus, ...governments];
}

export function rulesOf(rules: NonNullable<DistrictFile['routing']>) {
  return rules.map(({ title, when, then, active = true }) => ({
    title,
    when: when as Predicate,
    then,
    active,
  })) as NonNullable<DistrictProfile['routing']>;
}
