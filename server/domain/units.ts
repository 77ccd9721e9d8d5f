import { JOINT_DESKS } from './compartments.ts';
import type { JointDesk } from './compartments.ts';
import type { Role } from './role-list.ts';

/** The three units that verify a lead together: development and reform bureau, police, market regulation. */
export const JOINT_UNITS = JOINT_DESKS;
export type JointUnit = JointDesk;

/** The role in which a person of that unit verifies and signs. */
export const VERIFIER_OF: Record<JointUnit, Role> = {
  LEAD_AGENCY: 'VERIFIER_LEAD',
  POLICE: 'VERIFIER_POLICE',
  MARKET_REG: 'VERIFIER_MARKET',
};
