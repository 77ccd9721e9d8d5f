import { mustBeAnother, nameOf } from './acting.ts';
import type { Actor } from './actor.ts';
import { endOfLocalDay, localDate } from './calendar.ts';
import type { Milestone } from './disposition-figures.ts';
import type { CaseChanges, CaseCommand, CaseSnapshot } from './disposition-snapshot.ts';
import type { CaseVerb } from './disposition-transitions.ts';
import { isSaid, mustHold } from './facts.ts';
import type { Rule } from './machine.ts';

type CaseRule = Rule<CaseSnapshot, CaseCommand, CaseChanges>;

/** Words and document numbers are only looked at for being there; the service seals them. */
const saysWhy: CaseRule = { given: ({ words }) => mustHold(['words', isSaid(words)]) };
const numbered: CaseRule = { given: ({ documentNo }) => mustHold(['documentNo', isSaid(documentNo)]) };

/** What is ordered is done by a day after that of the order. */
const mustSetDeadline = ({ deadline, on }: CaseCommand): void =>
  mustHold(
    ['deadline', deadline !== null],
    ['deadline', deadline === null || isDay(deadline), 'BAD_FORMAT'],
    ['deadline', deadline === null || deadline > on, 'OUT_OF_RANGE'],
  );

/** A plan says in words what is done, and by when how much is repaid. */
const planned: CaseRule = {
  given: ({ words, milestones }) =>
    mustHold(
      ['words', isSaid(words)],
      ['milestones', milestones.length > 0],
      ['milestones', milestones.every(isMilestone), 'BAD_FORMAT'],
      ['milestones', new Set(milestones.map(({ on }) => on)).size === milestones.length, 'MUST_DIFFER'],
    ),
  sets: () => ({ deadline: null }),
};

/** A case that goes another way leaves its deadline and its officers' report behind. */
const turning: CaseRule = { ...saysWhy, sets: () => ({ deadline: null, reportedBy: [] }) };

const decidedByAnother: Pick<CaseRule, 'stands'> = {
  stands: ({ reportedBy }, actor) => {
    for (const one of reportedBy) mustBeAnother(actor, one);
  },
};

export const CASE_RULES: { readonly [V in CaseVerb]?: CaseRule } = {
  warn: {
    given: (command) => {
      mustHold(['words', isSaid(command.words)]);
      mustSetDeadline(command);
    },
    sets: ({ deadline }) => ({ deadline }),
  },
  order: {
    given: (command) => {
      mustHold(['documentNo', isSaid(command.documentNo)], ['words', isSaid(command.words)]);
      mustSetDeadline(command);
    },
    sets: ({ deadline }) => ({ deadline }),
  },
  rectify: { ...saysWhy, sets: () => ({ deadline: null }) },
  lapse: {
    ...saysWhy,
    stands: ({ deadline }, _actor, now) =>
      mustHold(['deadline', deadline !== null && deadline < localDate(now), 'NOT_ALLOWED']),
  },
  toB: turning,
  toC: turning,
  guide: planned,
  replan: planned,
  resolve: saysWhy,
  reportTransfer: {
    ...saysWhy,
    sets: (_command, { proposal }, actor) => ({ reportedBy: bothReporters(proposal?.by, actor) }),
  },
  decideTransfer: decidedByAnother,
  refuseTransfer: { ...decidedByAnother, ...turning },
  deliver: numbered,
  file: numbered,
  // The police write back why (art. 8 of the same rules).
  declineFiling: {
    given: ({ documentNo, words }) => mustHold(['documentNo', isSaid(documentNo)], ['words', isSaid(words)]),
  },
  askReconsideration: saysWhy,
  uphold: saysWhy,
  backToA: turning,
  backToB: turning,
  judge: numbered,
  discontinue: saysWhy,
};

/** Whether it is a day of the calendar, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  try {
    endOfLocalDay(text);
    return true;
  } catch {
    return false;
  }
}

/** Nothing is written down before it happened. @throws Refusal CONDITION_NOT_MET */
export function mustBePossibleDay(on: string, now: Date): void {
  mustHold(['on', isDay(on), 'BAD_FORMAT']);
  mustHold(['on', on <= localDate(now), 'OUT_OF_RANGE']);
}

const isMilestone = ({ on, repayFen }: Milestone): boolean =>
  isDay(on) && Number.isSafeInteger(repayFen) && repayFen > 0;

const bothReporters = (first: string | undefined, second: Actor): string[] => [
  ...(first === undefined ? [] : [first]),
  nameOf(second),
];
