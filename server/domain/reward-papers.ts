import { dateZh, type Paper, type PaperBlock } from './transfer-papers.ts';
import type { RewardStatus } from './reward-transitions.ts';

/** The award's papers: 审批表, 领奖通知书, 不予奖励决定书, 撤销奖励决定书, 退回奖金通知书. */
export const REWARD_PAPERS = ['approval', 'notice', 'refusal', 'revocation', 'return'] as const;
export type RewardPaper = (typeof REWARD_PAPERS)[number];

/** All that they may say: the award's number, and nothing that could name its reporter. Dates as `YYYY-MM-DD`, or ''. */
export type RewardPaperFacts = {
  agency: string;
  reference: string;
  /** On the form that stays in the office's own file only. */
  leadReference: string;
  scheme: string;
  grade: number | null;
  stage: string;
  amount: string;
  arithmetic: string;
  discretion: string;
  approvals: readonly { name: string; reference: string }[];
  exclusions: readonly { name: string; answer: string; ground: string }[];
  signatures: readonly { hand: string; name: string; on: string }[];
  reason: string;
  decidedOn: string;
  claimUntil: string;
  joint: boolean;
};

type Standing = {
  status: RewardStatus;
  amountFen: number | null;
  notifiedAt: Date | null;
};

/** Which of them an award has by now. */
export function papersOf({ status, amountFen, notifiedAt }: Standing): RewardPaper[] {
  const has: Record<RewardPaper, boolean> = {
    approval: amountFen !== null,
    notice: notifiedAt !== null,
    refusal: status === 'INELIGIBLE',
    revocation: status === 'REVOKED',
    return: ['CLAWBACK', 'RECOVERED', 'WRITTEN_OFF'].includes(status),
  };
  return REWARD_PAPERS.filter((paper) => has[paper]);
}

const TITLES: Record<RewardPaper, string> = {
  approval: '举报奖励审批表',
  notice: '领奖通知书',
  refusal: '不予奖励决定书',
  revocation: '撤销奖励决定书',
  return: '退回奖金通知书',
};
const text = (words: string): PaperBlock => ({ kind: 'text', text: words });
const heading = (words: string): PaperBlock => ({ kind: 'heading', text: words });
const table = (title: string, columns: string[], rows: (string | null)[][]): PaperBlock => ({
  kind: 'table',
  sheet: { title, columns, rows },
});

/** One of the papers. Every one is 密件. */
export function rewardPaper(paper: RewardPaper, facts: RewardPaperFacts): Paper {
  const { agency, reference, decidedOn } = facts;
  const body = { approval: form, notice, refusal, revocation, return: giveBack }[paper](facts);
  return {
    organ: agency,
    title: TITLES[paper],
    documentNo: `密件　　奖励编号 ${reference}`,
    blocks: [
      ...body,
      { kind: 'signed', text: `${agency}（印章）` },
      { kind: 'signed', text: dateZh(decidedOn) },
      {
        kind: 'note',
        text: '本件为密件，不得复制、转发或者公开。本件不记载举报人的姓名、联系方式和举报内容。',
      },
    ],
  };
}

function form(facts: RewardPaperFacts): PaperBlock[] {
  const { grade } = facts;
  return [
    table(
      '基本情况',
      ['项目', '内容'],
      [
        ['奖励编号', facts.reference],
        ['线索编号', facts.leadReference],
        ['线索等级', grade === null ? '未定级' : `${'一二三四'[grade - 1] ?? grade}级`],
        ['奖励办法', facts.scheme],
        ['奖励环节', facts.stage],
        ['奖励金额', facts.amount],
        [
          '领取方式',
          facts.joint ? '联名举报，一笔奖励，由代表人（未指定的为第一署名人）领取' : '由持有回执的举报人领取',
        ],
      ],
    ),
    heading('计算依据'),
    text(facts.arithmetic),
    ...(facts.discretion ? [text(`裁量理由：${facts.discretion}。`)] : []),
    table(
      '排除情形核对',
      ['情形', '是否适用', '依据'],
      facts.exclusions.map(({ name, answer, ground }) => [name, answer, ground]),
    ),
    ...(facts.approvals.length
      ? [
          table(
            '按金额须附的文件',
            ['文件', '文号'],
            facts.approvals.map(({ name, reference }) => [name, reference]),
          ),
        ]
      : []),
    table(
      '签字',
      ['岗位', '签字人', '日期'],
      facts.signatures.map(({ hand, name, on }) => [hand, name, on ? dateZh(on) : null]),
    ),
  ];
}

const notice = ({ reference, amount, claimUntil, joint }: RewardPaperFacts): PaperBlock[] => [
  text('举报人：'),
  text(
    `您的举报经查证属实，依照奖励办法，决定给予奖励，奖励编号 ${reference}，金额${amount}。请于${dateZh(claimUntil)}前领取，逾期视为放弃；有正当理由的，可以申请恢复。`,
  ),
  text(
    '领取时请凭回执码在网站“查询进度”页面办理，可以填写收款账户，也可以领取一次性领奖码到柜台领取。办理机关不会打电话索要回执码，也不会要求先交费用。',
  ),
  ...(joint
    ? [text('联名举报合并为一笔奖励，由代表人（未指定的为第一署名人）领取，其他署名人自行分配。')]
    : []),
];

const refusal = ({ reference, reason }: RewardPaperFacts): PaperBlock[] => [
  text('举报人：'),
  text(`奖励编号 ${reference}，经审查，决定不予奖励。理由：${reason || '见卷宗'}。`),
  text(
    '对本决定有异议的，可以自告知之日起15日内，凭回执码在网站“查询进度”页面申请复核；复核由作出本决定以外的人员办理。',
  ),
];

const revocation = ({ reference, reason }: RewardPaperFacts): PaperBlock[] => [
  text('举报人：'),
  text(`奖励编号 ${reference}，经核查，决定撤销原奖励决定，奖金不再发放。理由：${reason || '见卷宗'}。`),
];

const giveBack = ({ reference, reason, amount }: RewardPaperFacts): PaperBlock[] => [
  text('领奖人：'),
  text(
    `奖励编号 ${reference}，经核查应当追回。理由：${reason || '见卷宗'}。请自告知之日起30日内，将奖金${amount}退回财政专户，凭缴款书到办理机关核销；逾期不退的，依法追缴。`,
  ),
];
