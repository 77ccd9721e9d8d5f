import { randomUUID } from 'node:crypto';
import type { Static } from 'typebox';
import type { Clock } from '../../adapters/clock.ts';
import type { EligibilityView, answerExclusions } from '../../contract/exclusions.ts';
import type { Tx } from '../../db/connection.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { refuse } from '../../domain/errors.ts';
import { mustHold } from '../../domain/facts.ts';
import {
  EXCLUSION_CODES,
  type ExclusionGround,
  type RewardSnapshot,
  legalRewardVerbs,
} from '../../domain/reward.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import type { LeadsStore } from '../leads/leads.store.ts';
import type { Notices } from '../notifications/notices.ts';
import type { HeldReward } from '../rewards/reward-act.ts';
import type { RewardActs } from '../rewards/reward-acts.ts';
import { snapshotOf } from '../rewards/reward-snapshot.ts';
import type { RewardsStore } from '../rewards/rewards.store.ts';
import type { SchemesStore } from '../rewards/schemes.store.ts';
import type { StaffStore } from '../staff/staff.store.ts';
import type { EligibilityStore } from './eligibility.store.ts';
import { standingOf } from './standing.ts';

const DONE = { ok: true } as const;

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  audit: AuditStore;
  notices: Notices;
  leads: Pick<LeadsStore, 'find' | 'isKeptAway'>;
  schemes: Pick<SchemesStore, 'find'>;
  staff: Pick<StaffStore, 'namesOf'>;
  rewards: Pick<RewardsStore, 'find' | 'stepsOf'>;
  acts: Pick<RewardActs, 'lock'>;
  eligibility: EligibilityStore;
};

/** The clerk's checklist before an amount is proposed (handbook 2.2). */
export function makeEligibilityService(deps: Deps) {
  const { inTransaction, clock, audit, notices, leads, schemes, staff, rewards, acts, eligibility } = deps;

  const mayWrite = (snapshot: RewardSnapshot, { actor }: Caller): boolean =>
    legalRewardVerbs(snapshot, actor, clock.now()).includes('propose');

  async function standing(tx: Tx, { row, lead }: Pick<HeldReward, 'row' | 'lead'>) {
    const scheme = (await schemes.find(tx, row.schemeId)) ?? refuse('NOT_FOUND');
    const steps = await rewards.stepsOf(tx, [row.id]);
    return standingOf(tx, eligibility, { rewardId: row.id, steps, lead, scheme: scheme.body });
  }

  /** The award, locked for the clerk whose turn it is. */
  async function held(tx: Tx, caller: Caller, rewardId: string): Promise<HeldReward> {
    const reward = await acts.lock(tx, rewardId);
    if (await leads.isKeptAway(tx, reward.lead.id, caller.staffId)) refuse('RECUSED');
    if (reward.row.status !== 'ELIGIBILITY') refuse('ILLEGAL_TRANSITION');
    if (!mayWrite(reward.snapshot, caller)) refuse('NOT_YOUR_STEP');
    return reward;
  }

  return {
    /** @throws Refusal NOT_FOUND */
    read: (caller: Caller, rewardId: string): Promise<EligibilityView> =>
      inTransaction(async (tx) => {
        const row = (await rewards.find(tx, rewardId)) ?? refuse('NOT_FOUND');
        if (await leads.isKeptAway(tx, row.leadId, caller.staffId)) refuse('NOT_FOUND');
        const lead = (await leads.find(tx, row.leadId)) ?? refuse('NOT_FOUND');
        const { answers, check, identityCheck } = await standing(tx, { row, lead });
        const names = await staff.namesOf(
          tx,
          [...answers.values()].map(({ staffId }) => staffId),
        );
        const snapshot = snapshotOf(row, await rewards.stepsOf(tx, [row.id]));
        const mayAnswer = row.status === 'ELIGIBILITY' && mayWrite(snapshot, caller);
        const anonymous = lead.identityMode === 'ANON';
        return {
          exclusions: EXCLUSION_CODES.map((code) => {
            const given = answers.get(code);
            return {
              code,
              answer: given?.answer ?? null,
              ground: (given?.ground as ExclusionGround | undefined) ?? null,
              byName: given ? (names.get(given.staffId) ?? '—') : null,
              at: given?.at.toISOString() ?? null,
            };
          }),
          mayAnswer,
          check: {
            state: identityCheck,
            askedAt: check?.askedAt.toISOString() ?? null,
            answeredAt: check?.answeredAt?.toISOString() ?? null,
            listed: check?.listed ?? null,
            mayAsk: mayAnswer && !anonymous && identityCheck !== 'WAITING',
            anonymous,
          },
        };
      }),

    /** @throws Refusal NOT_FOUND, RECUSED, ILLEGAL_TRANSITION, NOT_YOUR_STEP */
    answer: (
      caller: Caller,
      rewardId: string,
      { answers }: Static<typeof answerExclusions.schema.body>,
    ): Promise<typeof DONE> =>
      inTransaction(async (tx) => {
        const { row } = await held(tx, caller, rewardId);
        const at = clock.now();
        const { staffId, actor } = caller;
        await eligibility.answer(
          tx,
          answers.map((each) => ({ ...each, rewardId: row.id, staffId, at })),
        );
        await audit.append(tx, {
          actor,
          act: 'reward.exclusions',
          subject: { kind: 'REWARD', id: row.id },
          facts: { answered: answers.length },
          at,
        });
        return DONE;
      }),

    /**
     * Asks the vault. Whoever answers learns which lead it is about, and no amount.
     * @throws Refusal as {@link answer}; CONDITION_NOT_MET where the report is anonymous or a question waits
     */
    ask: (caller: Caller, rewardId: string): Promise<typeof DONE> =>
      inTransaction(async (tx) => {
        const reward = await held(tx, caller, rewardId);
        const { row, lead } = reward;
        const { identityCheck } = await standing(tx, reward);
        mustHold(
          ['identityMode', lead.identityMode === 'NAMED', 'NOT_ALLOWED'],
          ['identityCheck', identityCheck !== 'WAITING', 'NOT_ALLOWED'],
        );
        const at = clock.now();
        const { staffId: askedBy, actor } = caller;
        await eligibility.ask(tx, { id: randomUUID(), rewardId: row.id, askedBy, askedAt: at });
        await audit.append(tx, {
          actor,
          act: 'reward.askVault',
          subject: { kind: 'REWARD', id: row.id },
          at,
        });
        await notices.tell(
          tx,
          { template: 'UNSEAL_TURN', path: '/vault/checks', roles: ['IDENTITY_CUSTODIAN'] },
          at,
        );
        return DONE;
      }),
  };
}
export type EligibilityService = ReturnType<typeof makeEligibilityService>;
