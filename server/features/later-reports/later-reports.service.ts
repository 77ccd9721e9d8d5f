import { randomUUID } from 'node:crypto';
import type { Static } from 'typebox';
import type { Clock } from '../../adapters/clock.ts';
import type { LaterReportsView, judgeLaterReport } from '../../contract/later-reports.ts';
import type { Tx } from '../../db/connection.ts';
import type { InTransaction } from '../../db/transaction.ts';
import type { Actor } from '../../domain/actor.ts';
import { Refusal, refuse } from '../../domain/errors.ts';
import {
  LATER_REASONS,
  type LaterFinding,
  decideLaterConfirmation,
  decideLaterDrop,
  decideLaterProposal,
} from '../../domain/later-report.ts';
import { laterMayShare, laterShare } from '../../domain/scheme.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import type { LeadRecord, LeadsStore } from '../leads/leads.store.ts';
import type { Notices } from '../notifications/notices.ts';
import type { Candidates } from '../rewards/candidates.ts';
import type { RewardActs } from '../rewards/reward-acts.ts';
import type { RewardRecord, RewardsStore } from '../rewards/rewards.store.ts';
import type { SchemesStore } from '../rewards/schemes.store.ts';
import type { StaffStore } from '../staff/staff.store.ts';
import type { JoinedStore } from '../targets/joined.store.ts';
import type { LaterReportRecord, LaterReportsStore } from './later-reports.store.ts';

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  audit: AuditStore;
  notices: Notices;
  leads: Pick<LeadsStore, 'find' | 'isKeptAway'>;
  joined: Pick<JoinedStore, 'together'>;
  schemes: Pick<SchemesStore, 'find'>;
  staff: Pick<StaffStore, 'namesOf'>;
  rewards: Pick<RewardsStore, 'find'>;
  acts: Pick<RewardActs, 'lock'>;
  candidates: Pick<Candidates, 'addShare'>;
  later: LaterReportsStore;
};

const allowed = (decide: () => void): boolean => {
  try {
    decide();
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
};

/** Several reporters of one case (handbook 2.4): the first is paid; what the others were worth two people say. */
export function makeLaterReports(deps: Deps) {
  const { inTransaction, clock, audit, notices, leads, joined, schemes, staff, rewards, acts, later } = deps;

  async function scene(tx: Tx, row: RewardRecord, lead: LeadRecord) {
    const company = await joined.together(tx, lead);
    const scheme = (await schemes.find(tx, row.schemeId)) ?? refuse('NOT_FOUND');
    const found = new Map((await later.ofAward(tx, row.id)).map((each) => [each.leadId, each]));
    return { company, scheme: scheme.body, found };
  }

  const proposing = (row: RewardRecord, finding: LaterFinding | null, mayShare: boolean, actor: Actor) =>
    allowed(() =>
      decideLaterProposal(
        { status: row.status, shareOf: row.shareOfId },
        finding,
        { verdict: 'NOT_HELPFUL', reason: LATER_REASONS.NOT_HELPFUL[0].code, mayShare },
        actor,
      ),
    );

  /** What a confirmed finding sets going. */
  async function confirm(
    tx: Tx,
    caller: Caller,
    row: RewardRecord,
    lead: LeadRecord,
    found: LaterReportRecord,
  ) {
    const { actor, staffId: confirmedBy } = caller;
    decideLaterConfirmation(found, actor);
    const confirmedAt = clock.now();
    const awardId =
      found.verdict === 'HELPFUL'
        ? await deps.candidates.addShare(tx, { first: row, lead, actor, now: confirmedAt })
        : null;
    await later.save(tx, found.id, { confirmedBy, confirmedAt, awardId });
  }

  return {
    /** @throws Refusal NOT_FOUND */
    list: (caller: Caller, rewardId: string): Promise<LaterReportsView> =>
      inTransaction(async (tx) => {
        const row = (await rewards.find(tx, rewardId)) ?? refuse('NOT_FOUND');
        if (await leads.isKeptAway(tx, row.leadId, caller.staffId)) refuse('NOT_FOUND');
        const lead = (await leads.find(tx, row.leadId)) ?? refuse('NOT_FOUND');
        const { company, scheme, found } = await scene(tx, row, lead);
        const first = row.shareOfId ? await rewards.find(tx, row.shareOfId) : undefined;
        const people = [...found.values()].flatMap((each) => [each.proposedBy, each.confirmedBy]);
        const names = await staff.namesOf(tx, people);
        const mayShare = laterMayShare(scheme);
        const { actor } = caller;
        const firstFen = row.amountFen ?? 0;
        const limit = laterShare(scheme, row.stageId, { firstFen, laterFen: 0 }).highFen;
        return {
          shareOf: first ? { id: first.id, reference: first.reference } : null,
          mayShare,
          limitFen: mayShare && firstFen > 0 ? limit : null,
          reports: company.map((one, index) => {
            const finding = found.get(one.id) ?? null;
            const other = one.id !== row.leadId;
            return {
              leadId: one.id,
              leadReference: one.reference,
              place: index + 1,
              first: index === 0,
              verdict: finding?.verdict ?? null,
              reason: finding?.reason ?? null,
              byName: finding && (names.get(finding.proposedBy) ?? '—'),
              confirmedByName: finding?.confirmedBy ? (names.get(finding.confirmedBy) ?? '—') : null,
              awardId: finding?.awardId ?? null,
              mayPropose: other && proposing(row, finding, mayShare, actor),
              mayConfirm: allowed(() => decideLaterConfirmation(finding, actor)),
              mayDrop: allowed(() => decideLaterDrop(finding, actor)),
            };
          }),
        };
      }),

    /**
     * Says what a later report was worth; a reviewer's yes to a helpful one makes its candidate (R01).
     * @throws Refusal NOT_FOUND, RECUSED, and as the rule; CONDITION_NOT_MET where nothing is left to share
     */
    judge: (
      caller: Caller,
      rewardId: string,
      { leadId, act, verdict, reason = '' }: Static<typeof judgeLaterReport.schema.body>,
    ): Promise<{ ok: true }> =>
      inTransaction(async (tx) => {
        const { row, lead } = await acts.lock(tx, rewardId);
        if (await leads.isKeptAway(tx, lead.id, caller.staffId)) refuse('RECUSED');
        const { company, scheme, found } = await scene(tx, row, lead);
        const one = company.find(({ id }) => id === leadId && id !== row.leadId) ?? refuse('NOT_FOUND');
        if (await leads.isKeptAway(tx, one.id, caller.staffId)) refuse('RECUSED');
        const finding = found.get(one.id) ?? null;
        const { actor, staffId: proposedBy } = caller;
        const at = clock.now();
        if (act === 'PROPOSE') {
          const said = verdict ?? refuse('CONDITION_NOT_MET', [{ path: 'verdict', code: 'REQUIRED' }]);
          const standing = { status: row.status, shareOf: row.shareOfId };
          const mayShare = laterMayShare(scheme);
          decideLaterProposal(standing, finding, { verdict: said, reason, mayShare }, actor);
          const ids = { id: randomUUID(), rewardId: row.id, leadId: one.id };
          await later.add(tx, { ...ids, verdict: said, reason, proposedBy, proposedAt: at });
          const path = `/finance/rewards/${row.id}`;
          await notices.tell(tx, { template: 'REWARD_TURN', path, roles: ['REWARD_REVIEWER'] }, at);
        } else if (act === 'CONFIRM') {
          await confirm(tx, caller, row, one, finding ?? refuse('ILLEGAL_TRANSITION'));
        } else {
          decideLaterDrop(finding, actor);
          if (finding) await later.drop(tx, finding.id);
        }
        await audit.append(tx, {
          actor,
          act: `later.${act.toLowerCase()}`,
          subject: { kind: 'REWARD', id: row.id },
          facts: { laterLead: one.reference, finding: verdict ?? finding?.verdict ?? null },
          at,
        });
        return { ok: true };
      }),
  };
}
export type LaterReports = ReturnType<typeof makeLaterReports>;
