import { Type, type Static } from 'typebox';
import { PUBLIC_CHANNEL_KINDS } from '../domain/district.ts';
import { Done, type Endpoint, Strict, Version, Words } from './endpoint.ts';

const SYS = ['SYS_ADMIN'] as const;

export const ChannelBody = Strict({
  kind: Type.Enum(PUBLIC_CHANNEL_KINDS),
  // Whether it is empty, too, the rules say, so that a form hears of everything at once.
  value: Words(200, 0),
  hoursZh: Words(100, 0),
  hoursEn: Words(100, 0),
  unitCode: Words(40),
});
export type ChannelBody = Static<typeof ChannelBody>;

export const readChannels = {
  method: 'GET',
  url: '/api/admin/channels',
  allow: SYS,
  schema: {
    summary: 'The published ways to report, in their order',
    tags: ['admin'],
    response: { 200: Strict({ version: Version, channels: Type.Array(ChannelBody) }) },
  },
} as const satisfies Endpoint;

export const saveChannels = {
  method: 'PUT',
  url: '/api/admin/channels',
  allow: SYS,
  schema: {
    summary: 'Replace the published ways to report; the public pages show them at once',
    tags: ['admin'],
    body: Strict(
      { version: Version, channels: Type.Array(ChannelBody, { maxItems: 50 }) },
      {
        examples: [
          {
            version: 1,
            channels: [
              {
                kind: 'PHONE',
                value: '0953-000 0000',
                hoursZh: '工作日 8:30–18:00',
                hoursEn: 'Working days 8:30–18:00',
                unitCode: 'LEAD_AGENCY',
              },
            ],
          },
        ],
      },
    ),
    response: { 200: Done },
  },
} as const satisfies Endpoint;
