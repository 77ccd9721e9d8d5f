import { randomUUID } from 'node:crypto';
import type { DistrictFile } from '../../contract/district-file.ts';
import type { Tx } from '../../db/connection.ts';
import { staffIdOf } from '../../domain/acting.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Colour } from '../../domain/contrast.ts';
import { saidTexts } from '../../domain/district-texts.ts';
import { type FieldError, refuse } from '../../domain/errors.ts';
import type { Place, Places, UnitPlace } from '../../domain/places.ts';
import { withDefaults } from '../../domain/settings.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import { type Drawn, drawnEmblem } from '../look/drawn-emblem.ts';
import { putPlaces, standingPlaces } from '../places/put-places.ts';
import { draftScheme } from './draft-scheme.ts';
import { settingsOf } from './file-settings.ts';
import { rulesOf, unitsOf } from './file-profile.ts';
import { takeLists } from './lists-taking.ts';
import type { FileStores } from './file-writing.ts';

/** What the calendar's history says of days that came or went with a file. */
const BY_FILE = '导入区县文件 · district file';

/** The file's emblem in all its sizes, or null. @throws Refusal BAD_REQUEST at `look.emblem` */
export async function emblemOf(file: DistrictFile): Promise<Drawn | null> {
  const data = file.look?.emblem?.split(',')[1];
  return data ? drawnEmblem(Buffer.from(data, 'base64'), 'look.emblem') : null;
}

/**
 * Takes a checked file over what stands. Places that it doesn't name stay; texts, channels, own days and rules that it
 * names take the place of all before. Answers what is left to do by hand.
 * @throws Refusal BAD_REQUEST naming what doesn't fit what stands, STALE_VERSION
 */
export async function takeFile(
  tx: Tx,
  stores: FileStores & { audit: AuditStore },
  file: DistrictFile,
  drawn: Drawn | null,
  by: { actor: Actor; now: Date; version?: number },
): Promise<FieldError[]> {
  const { district, emblems } = stores;
  const row = (await district.find(tx)) ?? refuse('NOT_FOUND');
  if (file.code !== row.code) refuse('BAD_REQUEST', [{ path: 'code', code: 'ELSEWHERE' }]);
  const settings = settingsOf(file, withDefaults(row.settings));
  const saved = await district.save(tx, by.version ?? row.version, {
    nameZh: file.name.zh,
    nameEn: file.name.en,
    cityZh: file.city.zh,
    cityEn: file.city.en,
    ...(file.region ? { regionZh: file.region.zh, regionEn: file.region.en } : {}),
    ...(file.look?.lead ? { leadColour: file.look.lead as Colour } : {}),
    ...(drawn ? { emblem: drawn.digest } : {}),
    ...(file.texts ? { texts: saidTexts(file.texts) } : {}),
    settings,
  });
  if (!saved) refuse('STALE_VERSION');
  if (drawn) await emblems.replace(tx, drawn.pictures);
  await district.replaceChannels(
    tx,
    file.channels.map(({ unit, hoursZh = '', hoursEn = '', ...channel }, position) => ({
      ...channel,
      ...{ id: randomUUID(), hoursZh, hoursEn, unitCode: unit, position },
    })),
  );
  if (file.calendar) {
    await takeDays(tx, stores, file.calendar, by);
  }
  if (file.routing) {
    await district.replaceRoutingRules(
      tx,
      rulesOf(file.routing).map((rule, index) => ({ ...rule, id: randomUUID(), position: (index + 1) * 10 })),
    );
  }
  const wrong = await putPlaces(tx, stores, merged(file, await standingPlaces(tx, stores)));
  if (wrong.length) refuse('BAD_REQUEST', wrong);
  const townships = (await standingPlaces(tx, stores)).townships.map(({ code }) => code);
  const left = await takeLists(tx, stores, file, { ...by, townships });
  if (file.rewardScheme) await draftScheme(tx, stores, by.actor, file.rewardScheme, by.now);
  await stores.audit.append(tx, {
    actor: by.actor,
    act: 'district.import',
    subject: { kind: 'SETTINGS', id: 'district' },
    facts: {
      ...{ code: file.code, townships: file.townships.length, sectors: file.sectors.length },
      ...(file.villages ? { villages: file.villages.length } : {}),
      ...(file.licences ? { entries: file.licences.entries.length } : {}),
      ...(file.duty ? { shifts: file.duty.length } : {}),
      ...(file.robots ? { robots: file.robots.length } : {}),
    },
    at: by.now,
  });
  return left;
}

/** The file's own days for those that stand, each change with a line in the calendar's history. */
async function takeDays(
  tx: Tx,
  { district, calendar }: Pick<FileStores, 'district' | 'calendar'>,
  { holidays, workdays, notes }: NonNullable<DistrictFile['calendar']>,
  { actor, now: at }: { actor: Actor; now: Date },
): Promise<void> {
  const standing = await district.calendarDays(tx);
  const noted = new Map(standing.map(({ day, kind, note }) => [`${kind} ${day}`, note]));
  const wanted = [
    ...holidays.map((day) => ({ day, kind: 'HOLIDAY' as const })),
    ...workdays.map((day) => ({ day, kind: 'WORKDAY' as const })),
  ].map((one) => ({ ...one, note: notes?.[one.day] ?? noted.get(`${one.kind} ${one.day}`) ?? '' }));
  const stays = new Set(wanted.map(({ day, kind }) => `${kind} ${day}`));
  const staffId = staffIdOf(actor);
  const line = (one: { day: string; kind: 'HOLIDAY' | 'WORKDAY' }, removed: boolean) => ({
    ...{ day: one.day, kind: one.kind, removed, at, staffId },
    reason: BY_FILE,
  });
  const changes = [
    ...standing.filter(({ day, kind }) => !stays.has(`${kind} ${day}`)).map((one) => line(one, true)),
    ...wanted.filter(({ day, kind }) => !noted.has(`${kind} ${day}`)).map((one) => line(one, false)),
  ];
  await district.replaceCalendarDays(tx, wanted);
  if (changes.length) await calendar.note(tx, changes);
}

/** The file's places in its order, then those that stand and that it doesn't name. */
function merged(file: DistrictFile, standing: Places): Places {
  const place = ({ code, zh, en, retired }: { code: string; zh: string; en: string; retired?: boolean }) => ({
    ...{ code, zh, en },
    active: retired !== true,
  });
  const over = <T extends Place>(named: readonly T[], stand: readonly T[]): T[] => [
    ...named,
    ...stand.filter(({ code }) => !named.some((each) => each.code === code)),
  ];
  const retired = new Set(file.units.filter((unit) => unit.retired).map(({ code }) => code));
  const units = [...unitsOf(file), ...file.units.filter(({ code }) => retired.has(code))].map(
    ({ code, zh, en, shortZh = '', shortEn = '' }): UnitPlace => ({
      ...{ code, zh, en, shortZh, shortEn },
      active: !retired.has(code),
    }),
  );
  const known = new Set(standing.units.map(({ code }) => code));
  return {
    sectors: over(file.sectors.map(place), standing.sectors),
    townships: over(file.townships.map(place), standing.townships),
    // A new township's government comes with it.
    units: over(
      units.filter(({ code }) => known.has(code) || !/^T\d/.test(code)),
      standing.units,
    ),
  };
}
