import { mustBeAnother } from './acting.ts';
import type { Actor } from './actor.ts';
import type { DeterminationOutcome } from './determination.ts';
import { LEAD_GRADES } from './determination.ts';
import { isSaid, mustHold } from './facts.ts';
import type { Condition } from './facts.ts';
import type { LeadRules } from './lead-rule.ts';
import type { LeadSnapshot } from './lead-snapshot.ts';
import { JOINT_UNITS } from './units.ts';

/** Decree 737 art. 21: whoever investigates comes in twos. */
export const OFFICERS_PER_TASK = 2;

/** What must hold of the joint determination before its outcome becomes the lead's: all three have signed it. */
function determinedAs(lead: LeadSnapshot, outcome: DeterminationOutcome): readonly Condition[] {
  const found = lead.determination;
  return [
    ['determination.outcome', found?.outcome === outcome, found === null ? 'REQUIRED' : 'NOT_ALLOWED'],
    ...JOINT_UNITS.map((unit): Condition => [
      `determination.signedBy.${unit}`,
      found?.signedBy.includes(unit) ?? false,
    ]),
  ];
}

/** Drafted, signed and issued by different people: one person's view must not become three units' word. */
function mustBeNoneOfTheirs({ determination }: LeadSnapshot, actor: Actor): void {
  if (!determination) return;
  for (const one of [determination.draftedBy, ...determination.signers]) mustBeAnother(actor, one);
}

type Verbs =
  | 'startVerifying'
  | 'convene'
  | 'returnForProof'
  | 'verifyByFiling'
  | 'verify'
  | 'findUnsubstantiated'
  | 'findFalse';

/** From the three units' acceptance to what they determine together. */
export const verificationRules: LeadRules<Verbs> = {
  startVerifying: {
    stands: ({ tasks }) =>
      mustHold(
        ...JOINT_UNITS.flatMap((unit): Condition[] => {
          const task = tasks.find((one) => one.unit === unit);
          return [
            [`tasks.${unit}.status`, task?.status === 'ACCEPTED'],
            [`tasks.${unit}.officers`, (task?.officers ?? 0) >= OFFICERS_PER_TASK, 'NOT_ENOUGH'],
          ];
        }),
      ),
  },
  convene: {
    stands: ({ tasks }) =>
      mustHold(
        ...JOINT_UNITS.map((unit): Condition => [
          `tasks.${unit}.status`,
          tasks.some((task) => task.unit === unit && task.status === 'SIGNED'),
        ]),
      ),
  },
  returnForProof: {
    stands: ({ returnedForProof }) => mustHold(['returnedForProof', !returnedForProof, 'NOT_ALLOWED']),
    given: ({ reason, units }) => mustHold(['reason', isSaid(reason)], ['units', units.length > 0]),
    // The units asked for more proof keep their officers and sign anew; nobody's signature outlives the meeting.
    sets: ({ units }, { tasks }) => ({
      returnedForProof: true,
      determination: null,
      tasks: tasks.map((task) => (units.includes(task.unit) ? { ...task, status: 'ACCEPTED' } : task)),
    }),
  },
  verifyByFiling: {
    given: ({ filingNo, leadGrade }) =>
      mustHold(
        ['filingNo', isSaid(filingNo)],
        ['leadGrade', leadGrade === undefined || LEAD_GRADES.includes(leadGrade), 'NOT_IN_LIST'],
      ),
    // A filed case is the police's already, which is what class C means.
    sets: ({ leadGrade, dispositionClass }) => ({
      leadGrade: leadGrade ?? null,
      dispositionClass: dispositionClass ?? 'C',
      caseStatus: 'FILED',
    }),
  },
  verify: {
    stands: (lead, actor) => {
      mustHold(
        ...determinedAs(lead, 'SUBSTANTIATED'),
        ['determination.leadGrade', LEAD_GRADES.some((grade) => grade === lead.determination?.leadGrade)],
        ['determination.dispositionClass', (lead.determination?.dispositionClass ?? null) !== null],
      );
      mustBeNoneOfTheirs(lead, actor);
    },
    sets: (_command, { determination }) => ({
      leadGrade: determination?.leadGrade ?? null,
      dispositionClass: determination?.dispositionClass ?? null,
    }),
  },
  findUnsubstantiated: {
    stands: (lead, actor) => {
      mustHold(...determinedAs(lead, 'UNSUBSTANTIATED'));
      mustBeNoneOfTheirs(lead, actor);
    },
  },
  findFalse: {
    stands: (lead, actor) => {
      mustHold(...determinedAs(lead, 'FALSE_REPORT'), [
        'determination.legalReview',
        lead.determination?.legalReview ?? false,
      ]);
      mustBeNoneOfTheirs(lead, actor);
    },
  },
};
