import { mustBeAnother, mustBeOneOf } from './acting.ts';
import type { Actor } from './actor.ts';
import { MEASURE_ITEMS, type Measure, type MeasureItem } from './code-lists/measures.ts';
import { refuse } from './errors.ts';
import { isSaid, mustHold } from './facts.ts';
import type { LeadStatus } from './lead-transitions.ts';
import { type TaskSnapshot, mustBeOfficer, verifierOf } from './task.ts';

export const MEASURES = MEASURE_ITEMS.map(({ code }) => code);
/** Those that nobody takes before the lead agency's head has said yes. */
export const MEASURES_TO_APPROVE = ['QUERY_ACCOUNTS', 'SEIZE', 'ORDER_RECOVERY'] as const satisfies Measure[];
export type MeasureToApprove = (typeof MEASURES_TO_APPROVE)[number];

/** ASKED: the head has yet to decide; APPROVED: the unit may go ahead; REFUSED; USED: what came of it is on record. */
export const APPROVAL_STATUSES = ['ASKED', 'APPROVED', 'REFUSED', 'USED'] as const;
export type ApprovalStatus = (typeof APPROVAL_STATUSES)[number];
export type ApprovalSnapshot = {
  id: string;
  unit: string;
  measure: MeasureToApprove;
  status: ApprovalStatus;
  askedBy: string;
};

/** A measure as the unit records it; `on` is the day, `2026-11-30`. */
export type MeasureTaken = {
  measure: Measure;
  on: string;
  officers: readonly string[];
  place: string;
  result: string;
  documentNo: string;
  approvalId: string | null;
};

type AtWork = { lead: { status: LeadStatus }; task: TaskSnapshot };

const itemOf = (code: string): MeasureItem | undefined => MEASURE_ITEMS.find((item) => item.code === code);

/** Only an officer whom the unit sends, while it verifies. @throws Refusal NOT_YOUR_STEP, ILLEGAL_TRANSITION */
function mustBeAtWork({ lead, task }: AtWork, actor: Actor): void {
  mustBeOfficer(task, verifierOf(task.unit, actor));
  if (lead.status !== 'VERIFYING' || task.status !== 'ACCEPTED') refuse('ILLEGAL_TRANSITION');
}

/** Asks for the head's word: what is to be looked into or seized, and why. @throws as {@link decideMeasure} */
export function askForMeasure(
  at: AtWork,
  words: { measure: string; subject: string; reason: string },
  actor: Actor,
): void {
  mustBeAtWork(at, actor);
  mustHold(
    ['measure', MEASURES_TO_APPROVE.some((code) => code === words.measure), 'NOT_IN_LIST'],
    ['subject', isSaid(words.subject)],
    ['reason', isSaid(words.reason)],
  );
}

/**
 * The head of the lead agency says yes, or no and why: art. 21 and 24 name 处置非法集资牵头部门主要负责人 and nobody else,
 * whichever unit asks. @throws Refusal NOT_YOUR_STEP, SECOND_PERSON_NEEDED, ILLEGAL_TRANSITION, CONDITION_NOT_MET
 */
export function decideApproval(
  approval: ApprovalSnapshot,
  answer: { approves: boolean; note: string },
  actor: Actor,
): { status: ApprovalStatus } {
  mustBeOneOf(actor, ['LEAD_AGENCY_HEAD']);
  mustBeAnother(actor, approval.askedBy);
  if (approval.status !== 'ASKED') refuse('ILLEGAL_TRANSITION');
  mustHold(['note', answer.approves || isSaid(answer.note)]);
  return { status: answer.approves ? 'APPROVED' : 'REFUSED' };
}

/**
 * Records a measure. At least two of the unit's officers took it (art. 21); one that the head must approve names the
 * approval, which it uses up. `today` is the day in China.
 * @throws Refusal NOT_YOUR_STEP, ILLEGAL_TRANSITION, CONDITION_NOT_MET with every field that is wrong
 */
export function decideMeasure(
  at: AtWork,
  taken: MeasureTaken,
  approvals: readonly ApprovalSnapshot[],
  actor: Actor,
  today: string,
): { uses: ApprovalSnapshot | null } {
  mustBeAtWork(at, actor);
  const item = itemOf(taken.measure);
  const sent = at.task.officers.map(({ staffId }) => staffId);
  const approval = approvals.find(({ id }) => id === taken.approvalId) ?? null;
  const fits =
    approval?.unit === at.task.unit && approval.measure === taken.measure && approval.status === 'APPROVED';
  mustHold(
    ['measure', item !== undefined, 'NOT_IN_LIST'],
    ['on', /^\d{4}-\d{2}-\d{2}$/.test(taken.on), taken.on === '' ? 'REQUIRED' : 'BAD_FORMAT'],
    ['on', taken.on <= today, 'OUT_OF_RANGE'],
    ['officers', new Set(taken.officers).size >= 2, 'NOT_ENOUGH'],
    ['officers', taken.officers.every((one) => sent.includes(one)), 'NOT_ALLOWED'],
    ['place', isSaid(taken.place)],
    ['result', isSaid(taken.result)],
    ['documentNo', item?.above !== true || isSaid(taken.documentNo)],
    ['approvalId', item?.approved !== true || taken.approvalId !== null],
    ['approvalId', item?.approved !== true || taken.approvalId === null || fits, 'NOT_ALLOWED'],
    ['approvalId', item?.approved === true || taken.approvalId === null, 'NOT_ALLOWED'],
  );
  return { uses: item?.approved ? approval : null };
}
