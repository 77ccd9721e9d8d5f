import type { DistrictFile } from '../../contract/district-file.ts';
import { DISTRICT_FORMAT } from '../../contract/district-file.ts';
import type { Tx } from '../../db/connection.ts';
import { refuse } from '../../domain/errors.ts';
import { type ClockName, DEFAULT_CLOCKS, withDefaults } from '../../domain/settings.ts';
import type { DistrictStore } from '../district/district.store.ts';
import type { CalendarStore } from '../calendar/calendar.store.ts';
import type { EmblemStore } from '../look/emblem.store.ts';
import type { PlacesStore } from '../places/places.store.ts';
import { standingPlaces } from '../places/put-places.ts';
import { settingsInFile } from './file-settings.ts';
import { type ListStores, listsOf } from './lists-writing.ts';
import type { SchemesStore } from '../rewards/schemes.store.ts';

export type FileStores = ListStores & {
  district: DistrictStore;
  places: PlacesStore;
  emblems: EmblemStore;
  schemes: SchemesStore;
  calendar: Pick<CalendarStore, 'note'>;
};

const LARGEST_EMBLEM = 512;
const numberOf = (limit: object): number => Number(Object.values(limit)[0]);

/** The district as a file that makes the same one elsewhere. @throws Refusal NOT_FOUND before it is set up */
export async function fileOf(tx: Tx, stores: Omit<FileStores, 'calendar'>, now: Date): Promise<DistrictFile> {
  const { district, places, emblems, schemes } = stores;
  const row = (await district.find(tx)) ?? refuse('NOT_FOUND');
  const lists = await standingPlaces(tx, { places });
  const retired = ({ active }: { active: boolean }) => (active ? {} : { retired: true });
  const named = ({ code, zh, en }: { code: string; zh: string; en: string }) => ({ code, zh, en });
  const settings = withDefaults(row.settings);
  const { clocks } = settings;
  const emblem = row.emblem ? await emblems.find(tx, LARGEST_EMBLEM) : undefined;
  const days = await district.calendarDays(tx);
  const daysOf = (kind: string) => days.filter((day) => day.kind === kind).map(({ day }) => day);
  const [scheme] = (await schemes.list(tx)).filter(({ status }) => status !== 'RETIRED');
  return {
    format: DISTRICT_FORMAT,
    code: row.code,
    name: { zh: row.nameZh, en: row.nameEn },
    city: { zh: row.cityZh, en: row.cityEn },
    ...(row.regionZh && row.regionEn ? { region: { zh: row.regionZh, en: row.regionEn } } : {}),
    look: {
      lead: row.leadColour,
      ...(emblem ? { emblem: `data:image/png;base64,${emblem.toString('base64')}` } : {}),
    },
    units: lists.units.map((unit) => ({
      ...named(unit),
      ...(unit.shortZh ? { shortZh: unit.shortZh } : {}),
      ...(unit.shortEn ? { shortEn: unit.shortEn } : {}),
      ...retired(unit),
    })),
    townships: lists.townships.map((township) => ({ ...named(township), ...retired(township) })),
    sectors: lists.sectors.map((sector) => ({ ...named(sector), ...retired(sector) })),
    channels: (await district.channels(tx)).map(({ channel }) => ({
      kind: channel.kind,
      value: channel.value,
      hoursZh: channel.hoursZh,
      hoursEn: channel.hoursEn,
      unit: channel.unitCode,
    })),
    calendar: { holidays: daysOf('HOLIDAY'), workdays: daysOf('WORKDAY'), ...notesOf(days) },
    texts: row.texts,
    clocks: Object.fromEntries(
      (Object.keys(DEFAULT_CLOCKS) as ClockName[]).map((name) => [name, numberOf(clocks[name])]),
    ),
    ...settingsInFile(settings),
    ...(scheme ? { rewardScheme: { ...scheme.body, status: 'DRAFT' } } : {}),
    routing: (await district.routingRules(tx)).map(({ title, when, then, active }) => ({
      title,
      when: when as Record<string, unknown>,
      then: {
        ...(then.leadUnit ? { leadUnit: then.leadUnit } : {}),
        ...(then.assistUnits ? { assistUnits: [...then.assistUnits] } : {}),
        ...(then.urgency ? { urgency: then.urgency } : {}),
      },
      active,
    })),
    ...(await listsOf(tx, stores, now)),
  };
}

/** Why each of the district's own days is one, where somebody said. */
function notesOf(days: readonly { day: string; note: string }[]): { notes?: Record<string, string> } {
  const said = days.filter(({ note }) => note !== '').map(({ day, note }) => [day, note] as const);
  return said.length > 0 ? { notes: Object.fromEntries(said) } : {};
}
