import type { Clock } from './adapters/clock.ts';
import type { InTransaction } from './db/transaction.ts';
import { auditStore as audit } from './features/audit/audit.store.ts';
import { calendarStore as calendar } from './features/calendar/calendar.store.ts';
import { makeCataloguesService } from './features/catalogues/catalogues.service.ts';
import { districtStore as district } from './features/district/district.store.ts';
import { makeDistrictFileService } from './features/district-file/district-file.service.ts';
import { dutyStore as duty } from './features/duty/duty.store.ts';
import { licencesStore as licences } from './features/licences/licences.store.ts';
import { emblemStore as emblems } from './features/look/emblem.store.ts';
import { makeLookService } from './features/look/look.service.ts';
import { makeTextsService } from './features/look/texts.service.ts';
import { makeNoticeTextsService } from './features/notifications/notice-texts.service.ts';
import { placesStore as places } from './features/places/places.store.ts';
import { makePlacesService } from './features/places/places.service.ts';
import { robotsStore as robots } from './features/robots/robots.store.ts';
import { schemesStore as schemes } from './features/rewards/schemes.store.ts';
import { staffStore as staff } from './features/staff/staff.store.ts';
import { villagesStore as villages } from './features/villages/villages.store.ts';

/** What a district file is written from and taken into. */
export const DISTRICT_STORES = {
  ...{ district, places, emblems, schemes, calendar },
  ...{ villages, licences, duty, robots, staff },
};

/** What makes the portal one district's: its look, its words, its places, and the file that holds them all. */
export function wireDistrict(base: { inTransaction: InTransaction; clock: Clock }) {
  const deps = { ...base, audit, district };
  return {
    look: makeLookService({ ...deps, emblems }),
    texts: makeTextsService(deps),
    places: makePlacesService({ ...deps, places }),
    catalogues: makeCataloguesService(deps),
    noticeTexts: makeNoticeTextsService(deps),
    districtFile: makeDistrictFileService({ ...base, ...DISTRICT_STORES, audit }),
  };
}
