import type { Transition } from './transition.ts';

/** What can be opened for a person whose desk holds no key to it. */
export const UNSEAL_KINDS = ['raw', 'identity'] as const;
export type UnsealKind = (typeof UNSEAL_KINDS)[number];

export const UNSEAL_STATUSES = ['ASKED', 'OPEN', 'REFUSED', 'WITHDRAWN', 'ENDED'] as const;
export type UnsealStatus = (typeof UNSEAL_STATUSES)[number];

/** Who may ask: whose work needs words that their desk holds no key to, and the auditor for samples. */
export const UNSEAL_ASKERS = [
  'VERIFIER_LEAD',
  'VERIFIER_POLICE',
  'VERIFIER_MARKET',
  'LEAD_COORDINATOR',
  'AUDITOR',
] as const;
/** Who may answer: the desks that hold the keys. */
export const UNSEAL_KEEPERS = ['INTAKE_OFFICER', 'INTAKE_SUPERVISOR', 'IDENTITY_CUSTODIAN'] as const;

/** The whole machine of an unseal: one asks, a second person of the desk that holds the key answers, time ends it. */
// prettier-ignore
export const UNSEAL_TRANSITIONS = [
  { id: 'U01', verb: 'request', from: null, to: 'ASKED', by: UNSEAL_ASKERS, zh: '申请启封' },
  { id: 'U02', verb: 'approve', from: 'ASKED', to: 'OPEN', by: UNSEAL_KEEPERS, zh: '同意启封' },
  { id: 'U03', verb: 'refuse', from: 'ASKED', to: 'REFUSED', by: UNSEAL_KEEPERS, zh: '不同意启封' },
  { id: 'U04', verb: 'withdraw', from: 'ASKED', to: 'WITHDRAWN', by: UNSEAL_ASKERS, zh: '撤回申请' },
  { id: 'U05', verb: 'close', from: 'OPEN', to: 'ENDED', by: UNSEAL_ASKERS, zh: '提前封回' },
  { id: 'U06', verb: 'expire', from: 'OPEN', to: 'ENDED', by: ['SYSTEM'], zh: '到期封回' },
] as const satisfies readonly Transition<UnsealStatus>[];
export type UnsealVerb = (typeof UNSEAL_TRANSITIONS)[number]['verb'];
