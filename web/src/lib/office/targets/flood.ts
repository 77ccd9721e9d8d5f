import type { Static } from 'typebox';
import type { FLOOD_ACTS, LeadBeside, handleFlood } from '$contract/targets.ts';

export type FloodAct = (typeof FLOOD_ACTS)[number];
export type FloodLine = Static<(typeof handleFlood)['schema']['response'][200]>['lines'][number];
/** What came back from a flood's form: a line a lead, or that none was picked. */
export type FloodAnswer = { flood?: FloodLine[]; nothingPicked?: boolean };

/** What this person may do with some of these; the office's rules decide about each. */
export function offeredFor(
  rows: readonly LeadBeside[],
  roles: readonly string[],
  into: string | null,
): FloodAct[] {
  const intake = roles.includes('INTAKE_OFFICER');
  const coordinator = roles.includes('LEAD_COORDINATOR');
  const some = (test: (row: LeadBeside) => boolean) => rows.some(test);
  return [
    ...(intake && some((row) => row.status === 'SUBMITTED' && !row.unverified) ? (['ACCEPT'] as const) : []),
    ...(intake && some((row) => row.unverified) ? (['CLEAR'] as const) : []),
    ...(coordinator && some((row) => row.status === 'ACCEPTED' || row.status === 'VERIFYING')
      ? (['MERGE'] as const)
      : []),
    ...(into !== null && (intake || coordinator) ? (['JOIN'] as const) : []),
  ];
}
