import { randomUUID } from 'node:crypto';
import type { Static } from 'typebox';
import type { draftDetermination, signDetermination } from '../../contract/determinations.ts';
import type { Tx } from '../../db/connection.ts';
import {
  type DeterminationDraft,
  type DeterminationOutcome,
  type DeterminationSnapshot,
  type LeadGrade,
  decideDraft,
  decideSignature,
  mustSayWhyUnproven,
} from '../../domain/determination.ts';
import { refuse } from '../../domain/errors.ts';
import { meetingOfDetermination } from '../../domain/meeting.ts';
import { isSaid } from '../../domain/facts.ts';
import { isJointUnit } from '../../domain/lead-turn.ts';
import type { JointUnit } from '../../domain/units.ts';
import type { Caller } from '../caller.ts';
import type { Drawers } from '../compartments/drawers.ts';
import type { LeadActs } from '../leads/lead-acts.ts';
import type { Standing } from '../leads/lead-snapshot.ts';
import type { DeterminationSheet, SignatureSheet } from '../leads/lead-words.ts';
import type { MeetingsStore } from '../meetings/meetings.store.ts';
import type { DeterminationsStore } from './determinations.store.ts';

type Deps = {
  determinations: DeterminationsStore;
  meetings: Pick<MeetingsStore, 'ofLead'>;
  drawers: Drawers;
  acts: LeadActs;
};
type Draft = Static<typeof draftDetermination.schema.body>;
type Signature = Static<typeof signDetermination.schema.body>;

const DONE = { ok: true } as const;
const ISSUED_BY = {
  SUBSTANTIATED: 'verify',
  UNSUBSTANTIATED: 'findUnsubstantiated',
  FALSE_REPORT: 'findFalse',
} as const satisfies Record<DeterminationOutcome, string>;

export function makeDeterminationsService({ determinations, meetings, drawers, acts }: Deps) {
  /** The category that was drafted: issued, it stands in the clear on the step, for the reporter to read. */
  async function unprovenOf(tx: Tx, caller: Caller, leadId: string, sheetId: string) {
    const brief = (await drawers.open(tx, caller.ring, leadId, 'brief')) ?? refuse('KEY_MISSING');
    const sheets = await drawers.sheets<DeterminationSheet>(tx, brief, 'DETERMINATION');
    return sheets.find(({ id }) => id === sheetId)?.body.unproven ?? null;
  }

  return {
    /**
     * Puts a determination before the three units, on the strength of a meeting; another draft in the same round drops
     * their signatures.
     */
    draft: (caller: Caller, leadId: string, body: Draft) =>
      acts.on(caller, { leadId, version: body.version }, async (scene) => {
        const { tx, actor, now, lead, standing, days } = scene;
        const { signatures: _none, ...draft } = decideDraft(lead.status, draftOf(body), actor);
        const { unproven = null } = body;
        mustSayWhyUnproven(draft.outcome, unproven);
        const { meetingUnits } = days.settings;
        const meeting = meetingOfDetermination(
          await meetings.ofLead(tx, leadId),
          standing.round,
          meetingUnits,
        );
        const brief = (await drawers.open(tx, caller.ring, leadId, 'brief')) ?? refuse('KEY_MISSING');
        const reasonsId = await drawers.put(tx, brief, {
          kind: 'DETERMINATION',
          author: 'OFFICE',
          staffId: caller.staffId,
          body: { reasons: body.reasons, unproven },
          at: now,
        });
        const row = {
          ...draft,
          meetingId: meeting?.id ?? null,
          reasonsId,
          draftedBy: caller.staffId,
          draftedAt: now,
        };
        if (standing.determination) {
          await determinations.dropSignatures(tx, standing.determination.id);
          await determinations.save(tx, standing.determination.id, row);
        } else {
          await determinations.add(tx, { id: randomUUID(), leadId, round: standing.round, ...row });
        }
        const facts = { outcome: draft.outcome, grade: draft.leadGrade, class: draft.dispositionClass };
        await acts.settle(scene, {}, { act: 'determination.draft', facts });
        return DONE;
      }),

    /** A unit signs, once; one that disagrees signs too, with its dissent on record. */
    sign: (caller: Caller, leadId: string, { dissents, note }: Signature) =>
      acts.on(caller, { leadId }, async (scene) => {
        const { tx, actor, now, lead, standing } = scene;
        const found = standing.determination;
        if (lead.status !== 'DETERMINING' || !found) refuse('ILLEGAL_TRANSITION');
        const { unit } = caller.actor;
        if (!isJointUnit(unit)) refuse('NOT_YOUR_STEP');
        const { signature } = decideSignature(snapshotOf(found), { unit, dissents }, actor);
        await determinations.addSignature(tx, { determinationId: found.id, ...signature, signedAt: now });
        if (note !== undefined && isSaid(note)) {
          const brief = (await drawers.open(tx, caller.ring, leadId, 'brief')) ?? refuse('KEY_MISSING');
          const body: SignatureSheet = { determination: found.id, unit, text: note };
          const sheet = { kind: 'NOTE' as const, author: 'OFFICE' as const, staffId: caller.staffId };
          await drawers.put(tx, brief, { ...sheet, body, at: now });
        }
        await acts.settle(scene, {}, { act: 'determination.sign', facts: { unit, dissents } });
        return DONE;
      }),

    /** Issues what three units signed: L18 (head alone), L19 or L20. */
    issue: (caller: Caller, leadId: string, version: number) =>
      acts.on(caller, { leadId, version }, async (scene) => {
        const found = scene.standing.determination;
        const reason = found ? await unprovenOf(scene.tx, caller, leadId, found.reasonsId) : null;
        await acts.step(scene, { verb: ISSUED_BY[found?.outcome ?? 'SUBSTANTIATED'] }, { reason });
        return DONE;
      }),
  };
}
export type DeterminationsService = ReturnType<typeof makeDeterminationsService>;

function draftOf({ outcome, leadGrade, dispositionClass, legalReview }: Draft): DeterminationDraft {
  return {
    outcome,
    leadGrade: (leadGrade ?? null) as LeadGrade | null,
    dispositionClass: dispositionClass ?? null,
    legalReview: legalReview ?? false,
  };
}

function snapshotOf(found: NonNullable<Standing['determination']>): DeterminationSnapshot {
  return {
    outcome: found.outcome,
    leadGrade: found.leadGrade as LeadGrade | null,
    dispositionClass: found.dispositionClass,
    legalReview: found.legalReview,
    signatures: found.signatures.map(({ unit, staffId, dissents }) => ({
      unit: unit as JointUnit,
      staffId,
      dissents,
    })),
  };
}
