import { JOINT_DESKS } from './compartments.ts';

/** A township's unit is its code with a letter before it (`T640302100`). */
const TOWNSHIP_UNIT = /^T\d+$/;

/** The desk at which a unit reads what it is given of a lead. */
export function deskOfUnit(unit: string): string {
  if (isJoint(unit)) return unit;
  return TOWNSHIP_UNIT.test(unit) ? `TOWNSHIP:${unit.slice(1)}` : `REGULATOR:${unit}`;
}

/**
 * The desks that get no key to a lead, from the units that its reporter named. Where one of the three joint units is
 * named the lead can't be verified here, so the other two have no need to know of it either; the coordinator's desk
 * keeps its key, unless it was named itself, because somebody must see that the lead has to be referred.
 */
export function avoidedDesks(avoid: readonly string[]): string[] {
  const named = avoid.map(deskOfUnit);
  const others = avoid.some(isJoint) ? JOINT_DESKS.filter((desk) => desk !== 'LEAD_AGENCY') : [];
  return [...new Set<string>([...named, ...others])];
}

/** Whether the three units can verify it together (五(三)): none of them may be named. */
export function verifiableHere(avoid: readonly string[]): boolean {
  return !avoid.some(isJoint);
}

function isJoint(unit: string): boolean {
  return JOINT_DESKS.some((desk) => desk === unit);
}
