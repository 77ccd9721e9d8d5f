import { Type } from 'typebox';
import { SETTING_AREAS } from '../domain/audit-subjects.ts';
import { LogRow } from './audit.ts';
import { type Endpoint, Nullable, Strict } from './endpoint.ts';

export { SETTING_AREAS };
const codes = SETTING_AREAS.map(({ code }) => code);

const Before = Type.Optional(Type.Integer({ minimum: 0, maximum: 9_007_199_254_740_991 }));
const History = Strict({
  entries: Type.Array(LogRow),
  next: Nullable(Type.Integer({ description: 'What `before` is for the next page.' })),
});

export const readSettingsHistory = {
  method: 'GET',
  url: '/api/admin/history',
  allow: ['SYS_ADMIN', 'SEC_ADMIN', 'LEAD_AGENCY_HEAD', 'AUDITOR'],
  schema: {
    summary: 'Who changed what of the district’s settings, newest first; all of them or one area',
    tags: ['admin'],
    querystring: Strict({
      area: Type.Optional(Type.Enum(codes)),
      before: Before,
    }),
    response: { 200: History },
  },
} as const satisfies Endpoint;

export const readPeopleHistory = {
  method: 'GET',
  url: '/api/admin/staff/history',
  allow: ['SEC_ADMIN', 'AUDITOR'],
  schema: {
    summary: 'Who made, stopped and seated whom, newest first: accounts, roles and desks',
    tags: ['admin'],
    querystring: Strict({ before: Before }),
    response: { 200: History },
  },
} as const satisfies Endpoint;
