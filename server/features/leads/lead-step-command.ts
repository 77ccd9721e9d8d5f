import type { Static } from 'typebox';
import type { stepLead } from '../../contract/lead-acts.ts';
import { type Catalogues, knownCodes, offeredCodes } from '../../domain/catalogues.ts';
import { type FieldError, Refusal, refuse } from '../../domain/errors.ts';
import { isSaid, mustHold } from '../../domain/facts.ts';
import type { LeadCommand } from '../../domain/lead.ts';
import { JOINT_UNITS } from '../../domain/units.ts';
import type { LeadScene } from './lead-scene.ts';

export type StepBody = Static<typeof stepLead.schema.body>;

/** What the rules call a thing, and what the form of a step calls it. */
const FIELD_IN_BODY: Record<string, string> = {
  items: 'note',
  newEvidence: 'note',
  finding: 'reason',
  because: 'note',
  receivingOrgan: 'referredTo',
  filingNo: 'documentNo',
  receiptRef: 'documentNo',
  leadGrade: 'grade',
};

/** Whether the second person confirms here what a first one has proposed. */
export function confirms(body: StepBody, { lead }: LeadScene): boolean {
  return !body.propose && lead.proposalVerb === body.verb;
}

/** The reasons that stand in the clear, for they are the office's words and nobody's own. */
const catalogue = (own: Catalogues): readonly string[] => [
  ...knownCodes('rejectReasons', own),
  'HONEST_ERROR',
  'MALICIOUS',
];

/** A reason of the catalogue stands in the clear; any other wording is somebody's words and gets sealed. */
export function reasonCode(body: StepBody, own: Catalogues): string | null {
  const code = body.reason?.trim() ?? '';
  return catalogue(own).includes(code) ? code : null;
}

/** The words of a step, to be sealed; '' where there are none. */
export function wordsOf(body: StepBody, own: Catalogues): string {
  const loose = reasonCode(body, own) === null ? body.reason : undefined;
  return [loose, body.note].filter(isSaid).join('\n');
}

/** The command that a step's form stands for. Throws a Refusal that names the form's own fields. */
export function commandOf(body: StepBody, scene: LeadScene): LeadCommand {
  const { verb, note = '', documentNo = '' } = body;
  const { lead, days, now } = scene;
  const own = days.settings.catalogues;
  const confirming = confirms(body, scene);
  // Whoever confirms, confirms what was proposed.
  const reason = confirming
    ? (lead.proposalReason ?? 'PROPOSED')
    : (reasonCode(body, own) ?? wordsOf(body, own));
  switch (verb) {
    // These bring more than a form of reasons can hold, and have doors of their own.
    case 'submit':
    case 'accept':
    case 'assign':
    case 'assignUrgent':
    case 'supply':
    case 'withdraw':
    case 'mergeAccepted':
    case 'mergeVerifying':
    case 'splitAccepted':
    case 'splitVerifying':
      return refuse('BAD_REQUEST', [{ path: 'verb', code: 'NOT_ALLOWED' }]);
    case 'requestSupplement': {
      const { maxSupplements } = days.settings;
      return {
        verb,
        items: [...(body.items ?? []), note],
        dueAt: days.due('supplement', now),
        maxSupplements,
      };
    }
    case 'reject':
    case 'rejectUnsupplied':
      if (!confirming) mustBeRejectReason(body, own);
      return { verb, reason };
    case 'referOut':
      return { verb, receivingOrgan: (confirming ? lead.referredTo : body.referredTo) ?? '' };
    case 'returnForProof':
      return { verb, reason, units: body.units ?? JOINT_UNITS };
    case 'verifyByFiling': {
      // Without a grade the scheme could not say what the report has earned.
      mustHold(['grade', body.grade !== undefined], ['documentNo', isSaid(documentNo)]);
      const leadGrade = body.grade as 1 | 2 | 3 | 4;
      return { verb, filingNo: documentNo, leadGrade, dispositionClass: body.dispositionClass ?? 'C' };
    }
    case 'closeUnsubstantiated':
    case 'archiveRejected':
      return { verb, reviewUntil: days.due('askReview', lead.statusSince) };
    case 'closeFalse':
      return { verb, finding: body.reason as 'HONEST_ERROR' | 'MALICIOUS', reason: note };
    case 'reopenUnsubstantiated':
      return { verb, reason, newEvidence: isSaid(note) };
    case 'archiveReferred':
      return { verb, receiptRef: documentNo };
    case 'returnToCoordinator':
    case 'closeVerified':
    case 'closeDisposed':
    case 'reopenRejected':
    case 'reopenClosed':
      return { verb, reason };
    default:
      return { verb };
  }
}

/** Runs a decision; its refusal names the fields as the form of a step does. */
export async function inFormWords<T>(decide: () => Promise<T>): Promise<T> {
  try {
    return await decide();
  } catch (error) {
    if (!(error instanceof Refusal) || !error.fields.length) throw error;
    const fields = error.fields.map(({ path, code }): FieldError => ({
      path: FIELD_IN_BODY[path] ?? path,
      code,
    }));
    return refuse(error.code, fields, error.retryAfter);
  }
}

function mustBeRejectReason(body: StepBody, own: Catalogues): void {
  const code = body.reason ?? '';
  const known = offeredCodes('rejectReasons', own).includes(code);
  mustHold(
    ['reason', known, code === '' ? 'REQUIRED' : 'NOT_IN_LIST'],
    ['note', code !== 'OTHER' || isSaid(body.note)],
  );
}
