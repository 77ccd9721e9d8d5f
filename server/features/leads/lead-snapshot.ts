import type { Tx } from '../../db/connection.ts';
import type { LeadChanges, LeadSnapshot, LeadTransitionId, LeadVerb } from '../../domain/lead.ts';
import type { LeadGrade } from '../../domain/determination.ts';
import type { JointUnit } from '../../domain/units.ts';
import type {
  DeterminationRecord,
  DeterminationsStore,
  SignatureRecord,
} from '../determinations/determinations.store.ts';
import type { TaskRecord, TasksStore } from '../tasks/tasks.store.ts';
import type { LeadRecord, LeadsStore, NewLead } from './leads.store.ts';

/** What stands beside a lead's own row: its tasks, and the determination of the round that it is in. */
export type Standing = {
  tasks: readonly TaskRecord[];
  round: number;
  /** Who took the steps that ended this round. */
  endedBy: readonly string[];
  determination: (DeterminationRecord & { signatures: readonly SignatureRecord[] }) | null;
};

type Stores = { leads: LeadsStore; tasks: TasksStore; determinations: DeterminationsStore };

/** Steps after which the joint meeting begins anew: what it determined before stays on file and counts no more. */
const BEGIN_A_ROUND: readonly LeadTransitionId[] = ['L16', 'L26', 'L27', 'L28'];

/** Steps that say how a round ended. */
const END_A_ROUND: readonly LeadTransitionId[] = ['L17', 'L18', 'L19', 'L20', 'L22', 'L23', 'L24', 'L25'];

/** The standing of each of these leads, in four queries whatever their number. */
export async function readStandings(
  tx: Tx,
  stores: Stores,
  leadIds: readonly string[],
): Promise<Map<string, Standing>> {
  const tasks = Map.groupBy(await stores.tasks.ofLeads(tx, leadIds), (task) => task.leadId);
  const turns = Map.groupBy(
    await stores.leads.stepsAmong(tx, leadIds, [...BEGIN_A_ROUND, ...END_A_ROUND]),
    ({ leadId }) => leadId,
  );
  const begins = ({ transition }: { transition: string }) => BEGIN_A_ROUND.some((id) => id === transition);
  const rounds = new Map(leadIds.map((id) => [id, 1 + (turns.get(id)?.filter(begins).length ?? 0)]));
  const endedBy = (id: string) => {
    const steps = turns.get(id) ?? [];
    const since = steps.slice(steps.findLastIndex(begins) + 1);
    return since.flatMap(({ staffId }) => (staffId ? [staffId] : []));
  };
  const drafts = (await stores.determinations.ofLeads(tx, leadIds)).filter(
    (draft) => draft.round === rounds.get(draft.leadId),
  );
  const signed = Map.groupBy(
    await stores.determinations.signatures(
      tx,
      drafts.map((draft) => draft.id),
    ),
    (signature) => signature.determinationId,
  );
  return new Map(
    leadIds.map((id) => {
      const draft = drafts.find((each) => each.leadId === id);
      const determination = draft ? { ...draft, signatures: signed.get(draft.id) ?? [] } : null;
      const round = rounds.get(id) ?? 1;
      return [id, { tasks: tasks.get(id) ?? [], round, endedBy: endedBy(id), determination }];
    }),
  );
}

/** The lead as the rules see it. */
export function snapshotOf(lead: LeadRecord, { tasks, endedBy, determination }: Standing): LeadSnapshot {
  return {
    id: lead.id,
    status: lead.status,
    urgency: lead.urgency,
    avoid: lead.avoid,
    supplementsAsked: lead.supplementsAsked,
    supplementDueAt: lead.supplementDueAt,
    returnedForProof: lead.returnedForProof,
    extensionUsed: lead.extensionUsed,
    proposal:
      lead.proposalVerb && lead.proposalBy
        ? { verb: lead.proposalVerb as LeadVerb, by: lead.proposalBy }
        : null,
    refusedBy: lead.refusedBy,
    endedBy,
    tasks: tasks.map((task) => ({
      unit: task.unit as JointUnit,
      status: task.status,
      officers: task.officers.length,
    })),
    determination: determination && {
      outcome: determination.outcome,
      signedBy: determination.signatures.map((signature) => signature.unit as JointUnit),
      draftedBy: determination.draftedBy,
      signers: determination.signatures.map((signature) => signature.staffId),
      leadGrade: determination.leadGrade as LeadGrade | null,
      dispositionClass: determination.dispositionClass,
      legalReview: determination.legalReview,
    },
    leadGrade: lead.grade as LeadGrade | null,
    dispositionClass: lead.dispositionClass,
    caseStatus: lead.caseStatus,
    policeConsent: lead.policeConsent,
    withdrawnAt: lead.withdrawnAt,
    reviewRequestedAt: lead.reviewRequestedAt,
    disclosureHoldUntil: lead.disclosureHoldUntil,
    statusSince: lead.statusSince,
  };
}

/** The columns in which a decision's changes are kept; tasks and determination have tables of their own. */
export function columnsOf(changes: LeadChanges): Partial<NewLead> {
  const { tasks, determination, proposal, leadGrade, ...same } = changes;
  return {
    ...same,
    ...(leadGrade === undefined ? {} : { grade: leadGrade }),
    ...(proposal === undefined
      ? {}
      : { proposalVerb: proposal?.verb ?? null, proposalBy: proposal?.by ?? null }),
    ...(proposal === null ? { proposalReason: null } : {}),
  };
}
