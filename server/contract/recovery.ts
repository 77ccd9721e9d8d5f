import { Type } from 'typebox';
import { RECOVERY_AGENCIES, SHARES_NEEDED } from '../domain/recovery.ts';
import { Done, type Endpoint, Id, Moment, Nullable, Strict, Words } from './endpoint.ts';

export { RECOVERY_AGENCIES, SHARES_NEEDED };

const Agency = Type.Enum(RECOVERY_AGENCIES);
const ID = '2f1f0b52-6d9e-4a39-9d0c-0a6e4bb8b3b1';
const SHARE = '2009-HWFZ-0000-0000-0000-0000-0000-0000-0000-0000-0000-0000-0000-0000-0000-0000';
const Shares = Type.Array(Words(160), { minItems: SHARES_NEEDED, maxItems: SHARES_NEEDED });

export const readRecovery = {
  method: 'GET',
  url: '/api/admin/recovery',
  allow: ['SEC_ADMIN'],
  schema: {
    summary: 'The recovery key in use, who keeps its shares, which desks it covers, and the last drill',
    tags: ['admin'],
    response: {
      200: Strict({
        key: Nullable(
          Strict({
            generation: Type.Integer(),
            madeAt: Moment,
            drilledAt: Nullable(Moment),
            shares: Type.Array(
              Strict({
                agency: Agency,
                keeper: Type.String(),
                /** When the keeper had it on paper; null while it waits for them. */
                takenAt: Nullable(Moment),
                /** Neither taken nor waiting: the keeper's password was reset meanwhile. New shares are needed. */
                lost: Type.Boolean(),
              }),
            ),
          }),
        ),
        desks: Type.Array(
          Strict({
            id: Id,
            code: Type.String(),
            /** Which recovery key opens the desk's present key; null where none does yet. */
            coveredBy: Nullable(Type.Integer()),
            holders: Type.Integer(),
          }),
        ),
        /** Who may keep a share, by agency. */
        keepers: Type.Array(Strict({ id: Id, name: Type.String(), agency: Agency })),
        /** Who may be given a desk back, and which. */
        people: Type.Array(Strict({ id: Id, name: Type.String(), deskIds: Type.Array(Id) })),
      }),
    },
  },
} as const satisfies Endpoint;

export const makeRecoveryKey = {
  method: 'POST',
  url: '/api/admin/recovery/keys',
  allow: ['SEC_ADMIN'],
  schema: {
    summary: 'Make a recovery key; each agency’s keeper alone sees its share, and the administrator none',
    tags: ['admin'],
    body: Strict(
      {
        keepers: Type.Array(Strict({ agency: Agency, staffId: Id }), {
          minItems: RECOVERY_AGENCIES.length,
          maxItems: RECOVERY_AGENCIES.length,
        }),
      },
      { examples: [{ keepers: RECOVERY_AGENCIES.map((agency) => ({ agency, staffId: ID })) }] },
    ),
    response: { 201: Strict({ generation: Type.Integer() }) },
  },
} as const satisfies Endpoint;

export const drillRecovery = {
  method: 'POST',
  url: '/api/admin/recovery/drills',
  allow: ['SEC_ADMIN'],
  schema: {
    summary: 'A drill: prove that two shares make the recovery key, without touching any desk',
    tags: ['admin'],
    body: Strict({ shares: Shares }, { examples: [{ shares: [SHARE, SHARE] }] }),
    response: { 200: Strict({ generation: Type.Integer(), agencies: Type.Array(Agency) }) },
  },
} as const satisfies Endpoint;

export const restoreDesk = {
  method: 'POST',
  url: '/api/admin/recovery/restorations',
  allow: ['SEC_ADMIN'],
  schema: {
    summary: 'Give a desk’s key to a person by two agencies’ shares; the auditor is told',
    tags: ['admin'],
    body: Strict(
      { shares: Shares, deskId: Id, staffId: Id },
      { examples: [{ shares: [SHARE, SHARE], deskId: ID, staffId: ID }] },
    ),
    response: { 201: Done },
  },
} as const satisfies Endpoint;

export const myShare = {
  method: 'GET',
  url: '/api/office/recovery-share',
  allow: 'SIGNED_IN',
  schema: {
    summary: 'Whether a recovery share waits for me to put it on paper',
    tags: ['office'],
    response: {
      200: Strict({
        share: Nullable(
          Strict({
            agency: Agency,
            generation: Type.Integer(),
            waiting: Type.Boolean(),
            takenAt: Nullable(Moment),
          }),
        ),
      }),
    },
  },
} as const satisfies Endpoint;

export const showShare = {
  method: 'POST',
  url: '/api/office/recovery-share',
  allow: 'SIGNED_IN',
  schema: {
    summary: 'Show my share; it stays until I say that it is on paper',
    tags: ['office'],
    response: {
      200: Strict({
        agency: Agency,
        generation: Type.Integer(),
        districtCode: Type.String(),
        share: Type.String(),
      }),
    },
  },
} as const satisfies Endpoint;

export const shareIsOnPaper = {
  method: 'DELETE',
  url: '/api/office/recovery-share',
  allow: 'SIGNED_IN',
  schema: {
    summary: 'My share is on paper: destroy it here',
    tags: ['office'],
    response: { 200: Done },
  },
} as const satisfies Endpoint;
