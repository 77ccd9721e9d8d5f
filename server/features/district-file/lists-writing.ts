import type { DistrictFile } from '../../contract/district-file.ts';
import type { Tx } from '../../db/connection.ts';
import { localDate } from '../../domain/calendar.ts';
import { CHOSEN_ROBOT_EVENTS } from '../../domain/robot.ts';
import type { DutyStore } from '../duty/duty.store.ts';
import type { LicencesStore } from '../licences/licences.store.ts';
import type { RobotsStore } from '../robots/robots.store.ts';
import type { StaffStore } from '../staff/staff.store.ts';
import type { VillagesStore } from '../villages/villages.store.ts';

export type ListStores = {
  villages: VillagesStore;
  licences: LicencesStore;
  duty: DutyStore;
  robots: RobotsStore;
  staff: Pick<StaffStore, 'list'>;
};
export type Lists = Pick<DistrictFile, 'villages' | 'licences' | 'duty' | 'robots'>;

/** Villages, institutions, roster and robots as a file has them. What opens a group stays where it is. */
export async function listsOf(tx: Tx, stores: ListStores, now: Date): Promise<Lists> {
  return {
    villages: (await stores.villages.all(tx)).map(({ code, nameZh, nameEn }) => ({
      ...{ code, zh: nameZh, en: nameEn },
    })),
    ...(await licencesOf(tx, stores)),
    duty: await dutyOf(tx, stores, now),
    robots: (await stores.robots.list(tx)).map(({ kind, name, events, active }) => ({
      ...{ kind, name, active },
      events: CHOSEN_ROBOT_EVENTS.filter((event) => events.includes(event)),
    })),
  };
}

async function licencesOf(tx: Tx, { licences }: ListStores): Promise<Pick<Lists, 'licences'>> {
  const list = await licences.published(tx);
  if (!list) return {};
  const entries = await licences.entries(tx, list.id);
  return {
    licences: {
      ...{ source: list.source, asOf: list.asOf },
      entries: entries.map(({ name, creditCode, kind, licenceNo, validUntil }) => ({
        name,
        ...(creditCode ? { creditCode } : {}),
        ...(kind ? { kind } : {}),
        ...(licenceNo ? { licenceNo } : {}),
        ...(validUntil ? { validUntil } : {}),
      })),
    },
  };
}

/** From today on; who was on duty before is history, and no setting. */
async function dutyOf(tx: Tx, { duty, staff }: ListStores, now: Date): Promise<NonNullable<Lists['duty']>> {
  const names = new Map((await staff.list(tx)).map(({ id, username }) => [id, username]));
  const rows = await duty.since(tx, localDate(now));
  const shifts = Map.groupBy(rows, ({ day, unitCode }) => `${day} ${unitCode}`);
  return [...shifts.values()].flatMap((shift) => {
    const [first] = shift;
    if (!first) return [];
    const people = shift.flatMap(({ staffId }) => names.get(staffId) ?? []).toSorted();
    return [{ day: first.day, unit: first.unitCode, people }];
  });
}
