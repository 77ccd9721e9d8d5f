import { type Static, Type } from 'typebox';
import { Done, type Endpoint, LARGE_BODY_BYTES, Strict, Version, Words } from './endpoint.ts';

const SYS = ['SYS_ADMIN'] as const;

const row = { code: Words(40, 0), zh: Words(40, 0), en: Words(80, 0), active: Type.Boolean() };
const Place = Strict(row);
const UnitPlace = Strict({ ...row, shortZh: Words(20, 0), shortEn: Words(40, 0) });

/** What residents and rules choose from, in the order of the forms; inactive rows are retired. */
export const PlaceLists = Strict({
  sectors: Type.Array(Place, { maxItems: 100 }),
  townships: Type.Array(Place, { maxItems: 400 }),
  units: Type.Array(UnitPlace, { maxItems: 600 }),
});
export type PlaceLists = Static<typeof PlaceLists>;

export const readPlaces = {
  method: 'GET',
  url: '/api/admin/places',
  allow: SYS,
  schema: {
    summary: 'Sectors, townships and units, the retired ones too',
    tags: ['admin'],
    response: { 200: Strict({ version: Version, lists: PlaceLists }) },
  },
} as const satisfies Endpoint;

export const savePlaces = {
  method: 'PUT',
  url: '/api/admin/places',
  allow: SYS,
  maxBodyBytes: LARGE_BODY_BYTES,
  schema: {
    summary: 'Add, rename, order and retire sectors, townships and units; codes stay for good',
    tags: ['admin'],
    body: Strict(
      { version: Version, lists: PlaceLists },
      {
        examples: [
          {
            version: 1,
            lists: {
              sectors: [{ code: 'OTHER', zh: '其他或不清楚', en: 'Other or not known', active: true }],
              townships: [{ code: '990101100', zh: '示例镇', en: 'Example Town', active: true }],
              units: [
                {
                  ...{ code: 'POLICE', zh: '公安分局', en: 'Police', active: true },
                  ...{ shortZh: '公安', shortEn: 'police' },
                },
              ],
            },
          },
        ],
      },
    ),
    response: { 200: Done },
  },
} as const satisfies Endpoint;
