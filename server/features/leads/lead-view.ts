import type { LeadView } from '../../contract/leads.ts';
import { type LeadVerb, findLeadTransition, legalVerbs, proposableVerbs } from '../../domain/lead.ts';
import { JOINT_UNITS, type JointUnit, VERIFIER_OF } from '../../domain/units.ts';
import type { PlaceOf } from '../audit/log.store.ts';
import type { Caller } from '../caller.ts';
import type { Drawers, OpenDrawer, Sheet } from '../compartments/drawers.ts';
import type { LeadRetentions } from '../retention/lead-retention.ts';
import type { StaffStore } from '../staff/staff.store.ts';
import type { Findings } from '../tasks/findings.ts';
import type { LeadContent } from './lead-content.ts';
import { legalMarks } from './lead-marks.ts';
import { mayWriteToReporter } from './lead-messages.ts';
import { rowOf } from './lead-row.ts';
import type { LeadScene } from './lead-scene.ts';
import type { DeterminationSheet, NoteSheet, SignatureSheet } from './lead-words.ts';
import type { LeadsStore, StepRecord } from './leads.store.ts';

type Deps = {
  leads: LeadsStore;
  staff: StaffStore;
  drawers: Drawers;
  findings: Findings;
  content: LeadContent;
  retention: LeadRetentions;
  placeOf: PlaceOf;
};
type Names = Map<string, string>;
type Note = Sheet<NoteSheet>;

/** These ask for another lead, and are offered beside those that seem to be about the same target. */
const NOT_OFFERED: readonly LeadVerb[] = [
  'mergeAccepted',
  'mergeVerifying',
  'splitAccepted',
  'splitVerifying',
];

/** Puts together what a person sees of a lead: the clear facts, and what their keys open. */
export function makeLeadView({ leads, staff, drawers, findings, content, retention, placeOf }: Deps) {
  async function tasksOf(scene: LeadScene, caller: Caller, names: Names): Promise<LeadView['tasks']> {
    const { tx, standing, days, now, actor } = scene;
    if (!standing.tasks.length) return [];
    const desks = await findings.jointDesks(tx);
    const views: LeadView['tasks'] = [];
    for (const task of standing.tasks) {
      const unit = task.unit as JointUnit;
      const sheet = await findings.standing(tx, caller.ring, task, desks[unit].id);
      views.push({
        id: task.id,
        unit,
        status: task.status,
        mine: actor.kind === 'STAFF' && actor.unit === unit && actor.roles.includes(VERIFIER_OF[unit]),
        officers: task.officers.map((one) => ({ ...one, name: names.get(one.staffId) ?? '' })),
        owed: task.signedAt ? null : days.owed(task.dueAt, now),
        acceptedAt: task.acceptedAt?.toISOString() ?? null,
        signedAt: task.signedAt?.toISOString() ?? null,
        finding: sheet?.body.finding ?? null,
        written: sheet && {
          sheet: sheet.id,
          byName: names.get(sheet.staffId ?? '') ?? '',
          at: sheet.createdAt.toISOString(),
        },
      });
    }
    return views.sort((a, b) => unitOrder(a.unit) - unitOrder(b.unit));
  }

  async function determinationOf(
    { tx, standing }: LeadScene,
    brief: OpenDrawer | null,
    names: Names,
  ): Promise<LeadView['determination']> {
    const found = standing.determination;
    if (!found) return null;
    const sheets = brief ? await drawers.sheets<DeterminationSheet>(tx, brief, 'DETERMINATION') : [];
    const notes = brief ? await drawers.sheets<SignatureSheet>(tx, brief, 'NOTE') : [];
    const noteBy = (unit: string) =>
      notes.findLast(
        ({ body, createdAt }) =>
          body.determination === found.id && body.unit === unit && createdAt >= found.draftedAt,
      )?.body.text ?? null;
    const sheet = sheets.find(({ id }) => id === found.reasonsId)?.body;
    return {
      outcome: found.outcome,
      leadGrade: found.leadGrade,
      dispositionClass: found.dispositionClass,
      legalReview: found.legalReview,
      reasons: sheet?.reasons ?? null,
      unproven: sheet?.unproven ?? null,
      meetingId: found.meetingId,
      draftedByName: names.get(found.draftedBy) ?? '',
      draftedAt: found.draftedAt.toISOString(),
      signatures: found.signatures.map(({ unit, staffId, dissents, signedAt }) => ({
        unit,
        name: names.get(staffId) ?? '',
        dissents,
        note: noteBy(unit),
        signedAt: signedAt.toISOString(),
      })),
      issuedAt: found.issuedAt?.toISOString() ?? null,
    };
  }

  return {
    /** The whole of it; what is opened on the way is logged in the same transaction. */
    async of(scene: LeadScene, caller: Caller): Promise<LeadView> {
      const { tx, lead, standing, snapshot, actor, now } = scene;
      const steps = await leads.steps(tx, lead.id);
      const names = await staff.namesOf(tx, [
        lead.proposalBy,
        ...steps.map((step) => step.staffId),
        ...standing.tasks.flatMap((task) => task.officers.map((officer) => officer.staffId)),
        standing.determination?.draftedBy ?? null,
        ...(standing.determination?.signatures ?? []).map((signature) => signature.staffId),
      ]);
      const brief = await content.openBrief(tx, caller, lead.id, now);
      const notes = brief ? await drawers.sheets<NoteSheet>(tx, brief, 'NOTE') : [];
      const messages = await content.messages(tx, caller, lead.id);
      return {
        ...rowOf(scene),
        version: lead.version,
        place: await placeOf(tx, lead.id),
        identityMode: lead.identityMode,
        byDuty: lead.byDuty,
        stillRaising: lead.stillRaising,
        withdrawn: lead.withdrawnAt !== null,
        routing: { leadUnit: lead.leadUnit, assistUnits: lead.assistUnits, trace: lead.routingTrace },
        brief: brief && (await content.brief(tx, brief)),
        ...(await content.raw(tx, caller, lead, now)),
        avoid: lead.avoid,
        messages,
        reviewAsked: lead.reviewRequestedAt !== null,
        tasks: await tasksOf(scene, caller, names),
        determination: await determinationOf(scene, brief, names),
        grade: lead.grade,
        dispositionClass: lead.dispositionClass,
        proposal: proposalOf(scene, notes, names),
        history: steps.map((step, index) => ({
          transition: step.transition,
          to: step.to,
          byName: step.staffId ? (names.get(step.staffId) ?? null) : null,
          byKind: step.actorKind,
          reason: step.reason,
          note: noteOf(notes, step, steps[index - 1]),
          at: step.at.toISOString(),
        })),
        readers: await drawers.readersOf(tx, lead.id, 'brief'),
        may: legalVerbs(snapshot, actor, now).filter((verb) => !NOT_OFFERED.includes(verb)),
        mayPropose: proposableVerbs(snapshot, actor, now),
        mayMark: legalMarks(scene),
        disclosureHoldUntil: lead.disclosureHoldUntil?.toISOString() ?? null,
        retention: await retention.of(scene),
        mayMessage: messages !== null && mayWriteToReporter(caller.actor, lead.status),
      };
    },
  };
}
export type LeadViewer = ReturnType<typeof makeLeadView>;

function unitOrder(unit: string): number {
  return JOINT_UNITS.findIndex((one) => one === unit);
}

/** The words written for a step: with it, or with its proposal since the step before. */
function noteOf(notes: readonly Note[], step: StepRecord, before: StepRecord | undefined): string | null {
  const since = before?.at ?? new Date(0);
  const note = notes.findLast(
    ({ body, createdAt }) =>
      body.transition === step.transition && createdAt <= step.at && createdAt >= since,
  );
  return note?.body.text ?? null;
}

function proposalOf(
  { lead, snapshot, actor }: LeadScene,
  notes: readonly Note[],
  names: Names,
): LeadView['proposal'] {
  const { proposal } = snapshot;
  if (!proposal) return null;
  const transition = findLeadTransition(proposal.verb, lead.status)?.id;
  const note = notes.findLast(
    ({ body, createdAt }) => body.transition === transition && createdAt >= lead.statusSince,
  );
  return {
    verb: proposal.verb,
    byName: names.get(proposal.by) ?? '',
    mine: actor.kind === 'STAFF' && actor.staffId === proposal.by,
    reason: lead.proposalReason,
    note: note?.body.text ?? null,
  };
}
