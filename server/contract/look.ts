import { type Static, Type } from 'typebox';
import { Done, type Endpoint, Nullable, Strict, Version, Words } from './endpoint.ts';

const SYS = ['SYS_ADMIN'] as const;

/** A sheet or picture is named by what it shows, so that a browser may keep it for good. */
const Colour = Type.String({ pattern: '^[0-9a-f]{6}$' });
const Digest = Type.String({ pattern: '^[0-9a-f]{16}$' });

export const readLookSheet = {
  method: 'GET',
  url: '/api/public/look/:colour',
  allow: 'ANYBODY',
  schema: {
    summary: 'The style sheet of a leading colour (six hexadecimal digits), for day, night and large type',
    tags: ['public'],
    params: Strict({ colour: Colour }),
    produces: ['text/css'],
    response: { 200: Type.String() },
  },
} as const satisfies Endpoint;

export const readEmblem = {
  method: 'GET',
  url: '/api/public/emblem/:digest/:size',
  allow: 'ANYBODY',
  schema: {
    summary: 'The district’s emblem as a PNG of 32, 64, 180 or 512 pixels',
    tags: ['public'],
    params: Strict({ digest: Digest, size: Type.String({ pattern: '^(32|64|180|512)$' }) }),
    produces: ['image/png'],
    response: { 200: Type.Unsafe<Buffer>(Type.String({ format: 'binary' })) },
  },
} as const satisfies Endpoint;

const Name = (max: number) => Words(max, 0);

/** Who the district is and how its pages look. */
export const DistrictLook = Strict({
  nameZh: Name(20),
  nameEn: Name(40),
  cityZh: Name(20),
  cityEn: Name(40),
  regionZh: Name(20),
  regionEn: Name(40),
  leadColour: Words(7, 0),
});
export type DistrictLook = Static<typeof DistrictLook>;

export const readLook = {
  method: 'GET',
  url: '/api/admin/look',
  allow: SYS,
  schema: {
    summary: 'The district’s name, colour and emblem',
    tags: ['admin'],
    response: {
      200: Strict({ version: Version, code: Type.String(), look: DistrictLook, emblem: Nullable(Digest) }),
    },
  },
} as const satisfies Endpoint;

export const saveLook = {
  method: 'PUT',
  url: '/api/admin/look',
  allow: SYS,
  schema: {
    summary: 'Change the district’s name and leading colour; one that can’t be read is refused',
    tags: ['admin'],
    body: Strict(
      { version: Version, look: DistrictLook },
      {
        examples: [
          {
            version: 1,
            look: {
              nameZh: '示例区',
              nameEn: 'Example District',
              cityZh: '示例市',
              cityEn: 'Example City',
              regionZh: '示例省',
              regionEn: 'Example Province',
              leadColour: '#0b5d66',
            },
          },
        ],
      },
    ),
    response: { 200: Done },
  },
} as const satisfies Endpoint;

export const saveEmblem = {
  method: 'PUT',
  url: '/api/admin/emblem',
  allow: SYS,
  maxBodyBytes: 800 * 1024,
  schema: {
    summary: 'Take an SVG or PNG (base64, at most 512 KB) for the emblem; null goes back to the neutral seal',
    tags: ['admin'],
    body: Strict(
      {
        version: Version,
        picture: Nullable(Type.String({ maxLength: 700_000, pattern: '^[A-Za-z0-9+/]*=*$' })),
      },
      { examples: [{ version: 1, picture: null }] },
    ),
    response: { 200: Done },
  },
} as const satisfies Endpoint;
