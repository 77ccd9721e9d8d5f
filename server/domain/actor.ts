import type { Role } from './role-list.ts';

/** Who acts. `unit` is the organisation's code (LEAD_AGENCY, POLICE, …); `staffId` a UUID. */
export type StaffActor = { kind: 'STAFF'; staffId: string; roles: readonly Role[]; unit: string };
export type Actor = StaffActor | { kind: 'REPORTER' } | { kind: 'SYSTEM' };
