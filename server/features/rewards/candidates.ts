import { randomBytes, randomUUID } from 'node:crypto';
import type { Tx } from '../../db/connection.ts';
import type { Actor } from '../../domain/actor.ts';
import { type Granted, alreadyOpened } from '../../domain/award-once.ts';
import { Refusal } from '../../domain/errors.ts';
import { mustHold } from '../../domain/facts.ts';
import { modeAtReport } from '../../domain/naming.ts';
import { encodeCrockford } from '../../domain/receipt-code.ts';
import { decideReward, owedRewardStep } from '../../domain/reward.ts';
import {
  type Evaluation,
  type RewardScheme,
  type SchemeFacts,
  type Trigger,
  evaluateScheme,
  firesStage,
  laterMayShare,
  laterShare,
  schemeAdmits,
} from '../../domain/scheme.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { DistrictStore } from '../district/district.store.ts';
import { readOfficeDays } from '../district/office-days.ts';
import type { LeadRecord } from '../leads/leads.store.ts';
import type { JoinedStore } from '../targets/joined.store.ts';
import type { Notices } from '../notifications/notices.ts';
import type { RewardRecord, RewardsStore } from './rewards.store.ts';
import type { SchemesStore } from './schemes.store.ts';

const SYSTEM: Actor = { kind: 'SYSTEM' };
/** Awards that never were, or were taken back: they count against nothing. */
const VOID = new Set(['INELIGIBLE', 'REVOKED', 'RECOVERED']);

type Deps = {
  rewards: RewardsStore;
  joined: Pick<JoinedStore, 'together'>;
  schemes: SchemesStore;
  district: DistrictStore;
  audit: AuditStore;
  notices: Notices;
};

export type TriggerEvent = {
  lead: LeadRecord;
  trigger: Trigger;
  facts: SchemeFacts;
  /** Whose step it was; the candidate itself is made by the system. */
  actor: Actor;
  now: Date;
  /** It happened before and was heard then; now a figure has come that was missing. What still comes to nothing is no news. */
  again?: true;
};

/** What a candidate comes of: a trigger of the scheme, or a share of the first reporter's award. */
type NewCandidate = Pick<TriggerEvent, 'lead' | 'actor' | 'now'> & {
  trigger: Trigger | null;
  shareOfId?: string;
};

/** Makes reward candidates (R01) when something on a lead fires a stage of the scheme of its day. */
export function makeCandidates(deps: Deps) {
  const { rewards, joined, schemes, district, audit, notices } = deps;

  async function passOver(tx: Tx, event: TriggerEvent, why: string): Promise<null> {
    if (event.again) return null;
    await audit.append(tx, {
      actor: event.actor,
      act: 'reward.none',
      subject: { kind: 'LEAD', id: event.lead.id },
      facts: { trigger: event.trigger, why },
      at: event.now,
    });
    return null;
  }

  async function add(tx: Tx, event: NewCandidate, schemeId: string, result: Evaluation, stageId: string) {
    const { lead, trigger, actor, now, shareOfId = null } = event;
    const step = decideReward(
      null,
      {
        verb: 'create',
        reporterWaived: lead.rewardWaived,
        withdrawn: lead.withdrawnAt !== null,
        engine: { lowFen: result.lowFen, highFen: result.highFen },
      },
      SYSTEM,
      now,
    );
    const owed = owedRewardStep(step.to);
    const days = await readOfficeDays(tx, district);
    const id = randomUUID();
    await rewards.add(tx, {
      id,
      reference: newReference(),
      leadId: lead.id,
      schemeId,
      stageId,
      status: step.to,
      statusSince: now,
      dueAt: owed?.clock ? days.due(owed.clock, now) : null,
      lowFen: result.lowFen,
      highFen: result.highFen,
      trace: result.trace,
      shareOfId,
      createdAt: now,
    });
    await rewards.addStep(tx, {
      rewardId: id,
      transition: step.transition,
      from: null,
      to: step.to,
      actorKind: SYSTEM.kind,
      at: now,
    });
    await audit.append(tx, {
      actor,
      act: 'reward.create',
      subject: { kind: 'REWARD', id },
      facts: {
        ...(trigger ? { trigger } : { shareOf: shareOfId }),
        stageId,
        lowFen: result.lowFen,
        highFen: result.highFen,
      },
      at: now,
    });
    await notices.tell(
      tx,
      { template: 'REWARD_TURN', path: `/finance/rewards/${id}`, roles: ['REWARD_CLERK'] },
      now,
    );
    return id;
  }

  /** Each award with the measure that it was made by: of merged leads each has that of its own day. */
  async function grantedBy(tx: Tx, awards: readonly RewardRecord[]): Promise<Granted[]> {
    const granted: Granted[] = [];
    for (const { stageId, schemeId } of awards) {
      const scheme = (await schemes.find(tx, schemeId))?.body;
      if (scheme) granted.push({ stageId, scheme });
    }
    return granted;
  }

  return {
    /**
     * Called inside the lead's own transaction, the lead locked. Answers the candidate's id, or null where none is
     * due: no scheme, waived or withdrawn, anonymous where the scheme pays none, no stage, nothing to pay, a missing
     * fact, or an award of that stage already there. Each null is on the audit log with its reason.
     *
     * Of leads that were merged the first by `received_seq` earns it (measures: 奖励最先举报人), by the measure of its
     * own day; that the others reported too stays on record.
     */
    async onTrigger(tx: Tx, asked: TriggerEvent): Promise<string | null> {
      const together = await joined.together(tx, asked.lead);
      const [first = asked.lead, ...later] = together;
      const lead = first.id === asked.lead.id ? asked.lead : first;
      const event = { ...asked, lead };
      for (const one of later) await passOver(tx, { ...asked, lead: one }, 'NOT_FIRST');
      const { trigger, facts } = event;
      const row = lead.schemeId ? await schemes.find(tx, lead.schemeId) : undefined;
      if (!row) return passOver(tx, event, 'NO_SCHEME');
      if (lead.rewardWaived) return passOver(tx, event, 'WAIVED');
      // Decree 737 art. 17: a village committee or an official who reports does what they must.
      if (lead.byDuty) return passOver(tx, event, 'BY_DUTY');
      if (lead.withdrawnAt) return passOver(tx, event, 'WITHDRAWN');
      if (!schemeAdmits(row.body, lead.identityMode, modeAtReport(lead)))
        return passOver(tx, event, 'MODE_NOT_ADMITTED');
      if (!firesStage(row.body, trigger)) return passOver(tx, event, 'NO_STAGE');
      const earlier: RewardRecord[] = [];
      for (const one of together) earlier.push(...(await rewards.ofLead(tx, one.id)));
      if (alreadyOpened(trigger, await grantedBy(tx, earlier))) return passOver(tx, event, 'ALREADY_THERE');
      const result = evaluated(row.body, facts, trigger, earlier);
      if (typeof result === 'string') return passOver(tx, event, result);
      const stageId = result.stages
        .filter((stage) => stage.bandId !== null && !stage.replaced)
        .map((stage) => stage.stageId)
        .join('+');
      if (stageId === '' || result.highFen === 0) return passOver(tx, event, 'NOTHING_DUE');
      return add(tx, event, row.id, result, stageId);
    },

    /**
     * A later reporter of the case whose report helped gets a part of the first one's award, at the office's discretion
     * (handbook 2.4). Called in the transaction that confirms it, both leads locked or steady.
     * @throws Refusal CONDITION_NOT_MET at `verdict`: no share in the measure, or none for this reporter; at `share`: none left
     */
    async addShare(
      tx: Tx,
      { first, lead, actor, now }: Pick<TriggerEvent, 'lead' | 'actor' | 'now'> & { first: RewardRecord },
    ): Promise<string> {
      const scheme = await schemes.find(tx, first.schemeId);
      if (!scheme) throw new Error('a reward without a scheme');
      mustHold(
        ['verdict', laterMayShare(scheme.body), 'NOT_ALLOWED'],
        ['verdict', !lead.rewardWaived && !lead.byDuty && lead.withdrawnAt === null, 'NOT_ALLOWED'],
        ['verdict', schemeAdmits(scheme.body, lead.identityMode, modeAtReport(lead)), 'NOT_ALLOWED'],
      );
      const company = await joined.together(tx, lead);
      const awards: RewardRecord[] = [];
      for (const one of company) awards.push(...(await rewards.ofLead(tx, one.id)));
      const standing = awards.filter((one) => !VOID.has(one.status));
      const result = laterShare(
        scheme.body,
        first.stageId,
        {
          firstFen: first.amountFen ?? 0,
          laterFen: sumOf(standing.filter(({ shareOfId }) => shareOfId === first.id)),
        },
        {
          toReporterFen: sumOf(standing.filter(({ leadId }) => leadId === lead.id)),
          toOthersFen: sumOf(standing.filter(({ leadId }) => leadId !== lead.id)),
        },
      );
      mustHold(['share', result.highFen !== 0, 'NOT_ENOUGH']);
      const event = { lead, actor, now, trigger: null, shareOfId: first.id };
      return add(tx, event, first.schemeId, result, first.stageId);
    },
  };
}
export type Candidates = ReturnType<typeof makeCandidates>;

/** What they come to; one that is still being assessed at its upper end, so that no two together pass a cap. */
const sumOf = (awards: readonly RewardRecord[]): number =>
  awards.reduce((total, one) => total + (one.amountFen ?? one.highFen ?? one.lowFen), 0);

function evaluated(
  scheme: RewardScheme,
  facts: SchemeFacts,
  trigger: Trigger,
  earlier: readonly RewardRecord[],
): Evaluation | string {
  const standing = earlier.filter((one) => !VOID.has(one.status));
  const toReporterFen = sumOf(standing.filter(({ shareOfId }) => shareOfId === null));
  const toOthersFen = sumOf(standing) - toReporterFen;
  try {
    return evaluateScheme(scheme, facts, [trigger], { toReporterFen, toOthersFen });
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'FACT_MISSING') throw error;
    return `FACT_MISSING ${error.fields.map((field) => field.path).join(' ')}`;
  }
}

/** `J-4QX7-2M9K`, drawn at random so that it tells no order. */
function newReference(): string {
  const code = encodeCrockford(randomBytes(5));
  return `J-${code.slice(0, 4)}-${code.slice(4)}`;
}
