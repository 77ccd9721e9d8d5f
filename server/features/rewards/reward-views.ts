import { REWARD_READERS, type RewardRow, type RewardView } from '../../contract/rewards.ts';
import type { Tx } from '../../db/connection.ts';
import { isOneOf, nameOf } from '../../domain/acting.ts';
import type { StaffActor } from '../../domain/actor.ts';
import { Refusal, refuse } from '../../domain/errors.ts';
import {
  HANDS,
  type RewardSnapshot,
  type RewardVerb,
  dropRewardProposal,
  legalRewardVerbs,
  proposableRewardVerbs,
} from '../../domain/reward.ts';
import { papersOf } from '../../domain/reward-papers.ts';
import type { Role } from '../../domain/roles.ts';
import { type RewardScheme, explainEn, explainZh } from '../../domain/scheme.ts';
import type { Caller } from '../caller.ts';
import type { DistrictStore } from '../district/district.store.ts';
import { type OfficeDays, readOfficeDays } from '../district/office-days.ts';
import { fiscalYearOf } from '../fund/fiscal-year.ts';
import type { LedgerStore } from '../fund/ledger.store.ts';
import type { LeadRecord, LeadsStore } from '../leads/leads.store.ts';
import type { StaffStore } from '../staff/staff.store.ts';
import type { AppealViews } from './appeal-views.ts';
import { isHidden } from './reporter-rewards.ts';
import { DESK_VERBS } from './reward-orders.ts';
import { snapshotOf } from './reward-snapshot.ts';
import { owedOf } from './reward-turns.ts';
import type { RewardRecord, RewardStepRecord, RewardsStore } from './rewards.store.ts';
import type { SchemesStore } from './schemes.store.ts';

type Deps = {
  rewards: RewardsStore;
  leads: LeadsStore;
  schemes: SchemesStore;
  staff: StaffStore;
  district: DistrictStore;
  ledger: LedgerStore;
  appealViews: AppealViews;
};

/** A reward as a row of the desk's queue. */
export function rowView(
  row: RewardRecord,
  lead: LeadRecord,
  actor: StaffActor,
  days: OfficeDays,
  now: Date,
): RewardRow {
  const owed = owedOf(row, lead);
  return {
    id: row.id,
    reference: row.reference,
    leadReference: lead.reference,
    leadGrade: lead.grade,
    stageId: row.stageId,
    status: row.status,
    statusSince: row.statusSince.toISOString(),
    lowFen: row.lowFen,
    highFen: row.highFen,
    amountFen: row.amountFen,
    owed: days.owed(row.dueAt, now),
    turn: [...(owed?.by ?? [])],
    myTurn: owed !== null && isOneOf(actor, owed.by),
  };
}

/** Reads awards for those who decide on them. Nothing here says who the reporter is. */
export function makeRewardViews(deps: Deps) {
  const { rewards, leads, schemes, staff, district, ledger, appealViews } = deps;

  /** Money that is locked stays in its fund; new money comes out of one of this year's. */
  async function choicesOf(tx: Tx, row: RewardRecord, now: Date): Promise<RewardView['fund']['choices']> {
    const own = row.lockedFen > 0 && row.fundId ? await ledger.fund(tx, row.fundId) : undefined;
    const choices: RewardView['fund']['choices'] = [];
    for (const { id, title, budgetLine } of own ? [own] : await ledger.openFunds(tx, fiscalYearOf(now)))
      choices.push({ id, title, budgetLine, availableFen: (await ledger.balances(tx, id)).AVAILABLE });
    return choices;
  }

  return {
    /** @throws Refusal NOT_FOUND */
    async whole(tx: Tx, caller: Caller, rewardId: string, now: Date): Promise<RewardView> {
      const row = (await rewards.find(tx, rewardId)) ?? refuse('NOT_FOUND');
      if (await leads.isKeptAway(tx, row.leadId, caller.staffId)) refuse('NOT_FOUND');
      if (!maySee(row, caller.actor)) refuse('NOT_FOUND');
      const lead = (await leads.find(tx, row.leadId)) ?? refuse('NOT_FOUND');
      const scheme = (await schemes.find(tx, row.schemeId)) ?? refuse('NOT_FOUND');
      const steps = await rewards.stepsOf(tx, [row.id]);
      const snapshot = snapshotOf(row, steps);
      const { actor } = caller;
      const names = await staff.namesOf(tx, staffOf(snapshot, steps));
      const nameFor = (id: string) => names.get(id) ?? '—';
      const days = await readOfficeDays(tx, district);
      const choices = await choicesOf(tx, row, now);
      const verified = (await leads.steps(tx, lead.id)).findLast((step) => step.to === 'VERIFIED');
      const ofDesk = (verbs: readonly RewardVerb[]) =>
        verbs.filter((verb) => DESK_VERBS.some((d) => d === verb));
      return {
        ...rowView(row, lead, actor, days, now),
        version: row.version,
        leadVerifiedAt: verified?.at.toISOString() ?? null,
        dispositionClass: lead.dispositionClass,
        joint: lead.joint,
        schemeTitle: scheme.body.title,
        schemeVersion: scheme.version,
        schemeDraft: scheme.body.status === 'DRAFT' || scheme.status === 'DRAFT',
        explanationZh: explainZh(row.trace).join(''),
        explanationEn: explainEn(row.trace).join(' '),
        discretionReason: row.discretionReason,
        reason: row.reason,
        approvals: approvalsOf(row),
        approvalsNeeded: approvalsNeeded(scheme.body, row.amountFen),
        claimUntil: row.claimUntil?.toISOString() ?? null,
        claimChannel: row.claimChannel,
        appeal: await appealViews.of(tx, caller, { row, snapshot }, now),
        hands: HANDS.flatMap((hand) => {
          const id = snapshot.hands[hand];
          return id === null ? [] : [{ hand, name: nameFor(id), me: id === caller.staffId }];
        }),
        proposal: snapshot.proposal && {
          verb: snapshot.proposal.verb,
          byName: row.proposalBy && nameFor(row.proposalBy),
          mine: snapshot.proposal.by === nameOf(actor),
          mayDrop: mayDrop(snapshot, actor),
        },
        history: steps.map((step) => ({
          transition: step.transition,
          to: step.to,
          byName: step.staffId && nameFor(step.staffId),
          byKind: step.actorKind,
          reason: step.reason,
          at: step.at.toISOString(),
        })),
        fund: { availableFen: choices[0]?.availableFen ?? 0, choices },
        papers: papersOf(row),
        may: ofDesk(legalRewardVerbs(snapshot, actor, now)).filter(
          (verb) => verb !== 'notify' || !isHidden(row, lead, now),
        ),
        mayPropose: ofDesk(proposableRewardVerbs(snapshot, actor, now)),
      };
    },
  };
}
export type RewardViews = ReturnType<typeof makeRewardViews>;

function staffOf(snapshot: RewardSnapshot, steps: readonly RewardStepRecord[]): (string | null)[] {
  const proposer = snapshot.proposal?.by;
  return [
    ...HANDS.map((hand) => snapshot.hands[hand]),
    ...steps.map((step) => step.staffId),
    proposer === undefined || proposer === 'SYSTEM' ? null : proposer,
  ];
}

/** The head sees sums; of single awards those alone that are put to them, to be written off (handbook F, row 9). */
export function seesOnlyWriteOffs(actor: StaffActor): boolean {
  const desk: readonly Role[] = REWARD_READERS.filter((role) => role !== 'LEAD_AGENCY_HEAD');
  return !actor.roles.some((role) => desk.includes(role));
}

function maySee({ status, proposalVerb }: RewardRecord, actor: StaffActor): boolean {
  return !seesOnlyWriteOffs(actor) || proposalVerb === 'writeOff' || status === 'WRITTEN_OFF';
}

/** What the approver named; awards of before there was a matrix had minutes only. */
function approvalsOf({ approvals, minutesReference }: RewardRecord): RewardView['approvals'] {
  if (approvals.length || minutesReference === null) return approvals;
  return [{ code: 'MEETING_MINUTES', reference: minutesReference }];
}

/** What the scheme asks for beside the approver, each from its lowest amount on. */
function approvalsNeeded(scheme: RewardScheme, amountFen: number | null): RewardView['approvalsNeeded'] {
  const from = new Map<string, number>();
  for (const { from_fen, require } of scheme.approval_matrix ?? [])
    for (const code of require) from.set(code, Math.min(from_fen, from.get(code) ?? from_fen));
  return [...from].map(([code, fromFen]) => ({
    code,
    fromFen,
    now: amountFen !== null && amountFen >= fromFen,
  }));
}

function mayDrop(snapshot: RewardSnapshot, actor: StaffActor): boolean {
  try {
    dropRewardProposal(snapshot, actor);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
