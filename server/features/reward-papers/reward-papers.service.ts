import type { Clock } from '../../adapters/clock.ts';
import type { MakeOfficeFile } from '../../adapters/office-file/office-file.ts';
import type { Tx } from '../../db/connection.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { localDate } from '../../domain/calendar.ts';
import { type CodeItem, REWARD_REASONS, itemOf } from '../../domain/code-lists.ts';
import { refuse } from '../../domain/errors.ts';
import {
  APPROVAL_NEEDS,
  EXCLUSIONS,
  EXCLUSION_GROUNDS,
  HANDS,
  HAND_OF,
  type Hand,
  REWARD_TRANSITIONS,
} from '../../domain/reward.ts';
import {
  type RewardPaper,
  type RewardPaperFacts,
  papersOf,
  rewardPaper,
} from '../../domain/reward-papers.ts';
import { explainZh } from '../../domain/scheme.ts';
import { TRIGGERS_ZH } from '../../domain/scheme-words-zh.ts';
import type { Paper } from '../../domain/transfer-papers.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import type { DistrictStore } from '../district/district.store.ts';
import type { EligibilityStore } from '../exclusions/eligibility.store.ts';
import { standingOf } from '../exclusions/standing.ts';
import type { Gate } from '../gate.ts';
import type { LaterReportsStore } from '../later-reports/later-reports.store.ts';
import type { LeadsStore } from '../leads/leads.store.ts';
import type { RewardRecord, RewardStepRecord, RewardsStore } from '../rewards/rewards.store.ts';
import type { SchemesStore } from '../rewards/schemes.store.ts';
import type { StaffStore } from '../staff/staff.store.ts';

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  audit: AuditStore;
  rewards: Pick<RewardsStore, 'find' | 'stepsOf'>;
  leads: Pick<LeadsStore, 'find' | 'isKeptAway'>;
  schemes: Pick<SchemesStore, 'find'>;
  staff: Pick<StaffStore, 'namesOf'>;
  district: Pick<DistrictStore, 'units'>;
  eligibility: EligibilityStore;
  later: Pick<LaterReportsStore, 'ofAward'>;
  makeOfficeFile: MakeOfficeFile;
  /** How many files are made at once; whoever comes next is told to come back. */
  gate: Gate;
};

const HAND_NAMES: Record<Hand, string> = {
  clerk: '经办',
  reviewer: '复核',
  approver: '审批',
  finance: '财政',
  maker: '制单',
  checker: '核对',
};
const ANSWERS = { NO: '否', YES: '是', UNKNOWN: '现在不能确定' } as const;
const REASONS: readonly CodeItem[] = Object.values(REWARD_REASONS).flat();
const zhOf = (list: readonly CodeItem[], code: string | null): string =>
  code ? (itemOf(list, code)?.zh ?? code) : '';
const yuan = (fen: number | null): string =>
  fen === null ? '' : `${(fen / 100).toLocaleString('zh-CN', { minimumFractionDigits: 2 })}元`;
const dayOf = (at: Date | null | undefined): string => (at ? localDate(at) : '');

/** What the stages that made it are called; a stage of the measure's own code where the trace names none. */
const stagesOf = ({ trace, stageId }: RewardRecord): string =>
  trace
    .flatMap((step) => (step.kind === 'STAGE' && step.fired ? [TRIGGERS_ZH[step.trigger]] : []))
    .join('、') || stageId;

/** When each hand last signed. */
function signatures(row: RewardRecord, steps: readonly RewardStepRecord[], names: Map<string, string>) {
  const by: Record<Hand, string | null> = {
    clerk: row.clerkId,
    reviewer: row.reviewerId,
    approver: row.approverId,
    finance: row.financeId,
    maker: row.makerId,
    checker: row.checkerId,
  };
  return HANDS.flatMap((hand) => {
    const person = by[hand];
    const signed = steps.findLast(({ transition, staffId }) => {
      const verb = REWARD_TRANSITIONS.find(({ id }) => id === transition)?.verb;
      return verb !== undefined && HAND_OF[verb] === hand && staffId === person;
    });
    return person ? [{ hand: HAND_NAMES[hand], name: names.get(person) ?? '', on: dayOf(signed?.at) }] : [];
  });
}

/** The award's confidential papers, on the screen and as files: the same words, and nobody's name but the office's. */
export function makeRewardPapers(deps: Deps) {
  const { inTransaction, clock, audit, rewards, leads, schemes, staff, district, eligibility, later } = deps;

  async function factsOf(tx: Tx, row: RewardRecord): Promise<RewardPaperFacts> {
    const lead = (await leads.find(tx, row.leadId)) ?? refuse('NOT_FOUND');
    const scheme = (await schemes.find(tx, row.schemeId)) ?? refuse('NOT_FOUND');
    const steps = await rewards.stepsOf(tx, [row.id]);
    const about = { rewardId: row.id, steps, lead, scheme: scheme.body };
    const { answers } = await standingOf(tx, eligibility, about);
    const people = [row.clerkId, row.reviewerId, row.approverId, row.financeId, row.makerId, row.checkerId];
    const names = await staff.namesOf(tx, people);
    const agency = (await district.units(tx)).find(({ code }) => code === 'LEAD_AGENCY');
    return {
      agency: agency?.nameZh ?? '',
      reference: row.reference,
      leadReference: lead.reference,
      scheme: `${scheme.body.title}（第${scheme.version}版）`,
      grade: lead.grade,
      stage: row.shareOfId ? '后来举报人的分享' : stagesOf(row),
      amount: yuan(row.amountFen),
      arithmetic: explainZh(row.trace).join(''),
      discretion: zhOf(REASONS, row.discretionReason),
      approvals: row.approvals.map(({ code, reference }) => ({
        name: zhOf(APPROVAL_NEEDS, code),
        reference,
      })),
      exclusions: EXCLUSIONS.flatMap(({ code, zh }) => {
        const given = answers.get(code);
        return given
          ? [{ name: zh, answer: ANSWERS[given.answer], ground: zhOf(EXCLUSION_GROUNDS, given.ground) }]
          : [];
      }),
      signatures: signatures(row, steps, names),
      reason: zhOf(REASONS, row.reason),
      decidedOn: dayOf(steps.findLast(({ to }) => to === row.status)?.at ?? row.statusSince),
      claimUntil: dayOf(row.claimUntil),
      joint:
        lead.joint ||
        (await later.ofAward(tx, row.id)).some(
          ({ confirmedBy, reason }) => confirmedBy !== null && reason === 'SIGNED_TOGETHER',
        ),
    };
  }

  /** Each reading is on the log before it is shown. @throws Refusal NOT_FOUND, ILLEGAL_TRANSITION before there is one */
  const read = (
    caller: Caller,
    rewardId: string,
    paper: RewardPaper,
  ): Promise<Paper & { reference: string }> =>
    inTransaction(async (tx) => {
      const row = (await rewards.find(tx, rewardId)) ?? refuse('NOT_FOUND');
      if (await leads.isKeptAway(tx, row.leadId, caller.staffId)) refuse('NOT_FOUND');
      if (!papersOf(row).includes(paper)) refuse('ILLEGAL_TRANSITION');
      await audit.append(tx, {
        actor: caller.actor,
        act: 'reward.paper',
        subject: { kind: 'REWARD', id: row.id },
        facts: { paper },
        at: clock.now(),
      });
      return { ...rewardPaper(paper, await factsOf(tx, row)), reference: row.reference };
    });

  return {
    read,
    /** As DOCX. Throws as {@link read}; BUSY where too many are being made. */
    async take(
      caller: Caller,
      rewardId: string,
      paper: RewardPaper,
    ): Promise<{ name: string; body: Buffer }> {
      const { reference, ...letter } = await read(caller, rewardId, paper);
      const mark = `密件 ${letter.organ} ${reference}`;
      const at = clock.now().toISOString();
      const body = await deps.gate.run(() =>
        deps.makeOfficeFile({ kind: 'LETTER', letter: { ...letter, mark, by: letter.organ, at } }),
      );
      return { name: `密件-${reference}-${letter.title}.docx`, body };
    },
  };
}
export type RewardPapers = ReturnType<typeof makeRewardPapers>;
