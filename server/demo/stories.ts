import { CALL, type Came, LETTER, TRANSFER } from './came.ts';
import { type DemoFile, aContract, aNote, aPhotograph, aPicture, aRecording } from './evidence.ts';
import { filedByPolice, ordered, planned, resolved, transferred, warned } from './disposed.ts';
import { type Beat, determined, signedFor, takenUp, unitSigns } from './joint.ts';
import { type DemoReport, REPORTS } from './reports.ts';
import type { Award } from './award.ts';

/** What happens to the award, told as the tip's own beats are. */
export type AwardBeat = readonly [
  workingDaysAgo: number,
  time: string,
  act: (award: Award) => Promise<unknown>,
];

export type Story = {
  /** For the file of demo receipts: where this tip stands. */
  zh: string;
  report: DemoReport;
  files?: readonly DemoFile[];
  /** Where it came by telephone, letter or transfer. */
  came?: Came;
  beats: readonly Beat[];
  award?: readonly AwardBeat[];
};

const substantiated = (leadGrade: number, dispositionClass: 'A' | 'B' | 'C') =>
  ({
    outcome: 'SUBSTANTIATED',
    leadGrade,
    dispositionClass,
    reasons: '三方核查结果一致：未经许可，承诺还本付息，向不特定对象吸收资金。',
  }) as const;

/** From the clerk to the money locked in the fund: five working days, five people. */
const approvedAndFunded = (day: number): AwardBeat[] => [
  [day, '09:15', (award) => award.step('clerk', 'start')],
  [day - 1, '10:20', (award) => award.step('clerk', 'propose')],
  [day - 2, '09:50', (award) => award.step('reviewer', 'review')],
  [day - 3, '15:05', (award) => award.step('approver', 'approve')],
  [day - 4, '10:40', (award) => award.step('finance', 'fund')],
];

/** The demo's tips, oldest first; each stands at another place of the way. */
export const STORIES: readonly Story[] = [
  {
    zh: '已查实，奖金已由银行支付',
    report: REPORTS.careHome,
    files: [
      aContract('养老床位卡合同.pdf'),
      aPhotograph('现场照片.jpg', 1),
      aRecording('推介会录音.wav'),
      aPicture('收据.png', 2),
      aNote('经过说明.txt', '示例材料：交款时间、地点和经手人的说明。\n'),
    ],
    beats: [
      ...takenUp(38, '反映某公司以“养老床位卡”预收老年人资金，承诺年返利12%、三年退本，现已停止返利。'),
      ...determined(36, substantiated(1, 'C')),
      [36, '10:45', (tip) => tip.showFiles()],
      ...transferred(26),
      ...filedByPolice(23, 3_862_000_00, 214),
    ],
    award: [
      ...approvedAndFunded(25),
      [19, '11:30', (award) => award.claimByBank('示例甲')],
      [18, '14:50', (award) => award.payByBank()],
      [17, '09:25', (award) => award.confirmByBank('示例回单-0001')],
    ],
  },
  {
    zh: '匿名举报，凭领奖码在窗口领取',
    report: REPORTS.stockClub,
    files: [aPicture('手写收条.png', 3)],
    beats: [
      ...takenUp(35, '反映某工作室以“内部原始股”名义收取资金，承诺一年翻倍。'),
      ...determined(33, substantiated(2, 'B')),
      ...resolved(19, 96_000_00),
      [
        14,
        '16:10',
        (tip) => tip.step('coordinator', { verb: 'closeDisposed', reason: '已引导清退，处置完毕。' }),
      ],
    ],
    award: [
      ...approvedAndFunded(22),
      [17, '12:10', (award) => award.claimAtCounter()],
      [16, '10:15', (award) => award.payAtCounter('示例密封凭证-0001')],
    ],
  },
  {
    zh: '奖励待领取',
    report: REPORTS.orchard,
    beats: [
      ...takenUp(30, '反映某合作社以“认养果树”名义吸收资金，每棵年返600元。'),
      ...determined(28, substantiated(2, 'B')),
      [17, '14:30', (tip) => tip.step('coordinator', { verb: 'dispose' })],
      [16, '09:50', (tip) => planned(tip)],
      [9, '16:30', (tip) => tip.inCase('coordinator', { act: 'figures', repaidFen: 120_000_00 })],
    ],
    award: approvedAndFunded(17),
  },
  {
    zh: '已申领，等待支付',
    report: REPORTS.tutoring,
    files: [aPicture('教育合作协议.png', 4)],
    beats: [
      ...takenUp(27, '反映某培训机构向家长借款，年息15%并抵扣学费，涉嫌变相吸收资金。'),
      ...determined(25, substantiated(3, 'A')),
      [14, '15:10', (tip) => tip.step('coordinator', { verb: 'dispose' })],
      [13, '10:20', (tip) => warned(tip)],
      [12, '11:00', (tip) => ordered(tip)],
    ],
    award: [...approvedAndFunded(15), [2, '20:15', (award) => award.claimByBank('示例乙')]],
  },
  {
    zh: '奖励评定中，等待复核',
    report: REPORTS.preSale,
    files: [aPicture('认购书.png', 5)],
    beats: [
      ...takenUp(16, '反映某公司拆零销售商铺，承诺包租回购。'),
      ...determined(14, substantiated(2, 'C')),
      ...transferred(3),
    ],
    award: [
      [4, '09:30', (award) => award.step('clerk', 'start')],
      [3, '10:45', (award) => award.step('clerk', 'propose')],
    ],
  },
  {
    zh: '刚刚查实，等待启动奖励',
    report: REPORTS.coin,
    beats: [
      ...takenUp(14, '反映某APP充值返利、拉人头奖励，提现受阻。'),
      ...determined(12, substantiated(3, 'C')),
    ],
  },
  {
    zh: '三部门会商认定中，一个单位已签字',
    report: REPORTS.cattle,
    files: [aPicture('代养合同.png', 6)],
    beats: [
      ...takenUp(11, '反映某牧业公司以“代养肉牛”名义吸收资金，返利已逾期。'),
      ...determined(9, substantiated(2, 'C')).filter(([day, time]) => day > 1 || time === '10:10'),
    ],
  },
  {
    zh: '核查中，一个单位已签署核查意见',
    report: REPORTS.lender,
    beats: [
      ...takenUp(8, '反映某服务部一边放贷、一边向群众收取存款。'),
      ...signedFor(6),
      ...unitSigns('MARKET_REG', 4),
      [
        3,
        '11:05',
        (tip) => tip.write('coordinator', '您好，请问他们收款时给什么凭证？收款人是公司还是个人？'),
      ],
      [3, '21:40', (tip) => tip.answer('给一张盖章的纸，钱转到老板个人的账户。')],
      [1, '10:15', (tip) => tip.askForOriginal('police1', '简报没有写明收款日期，需与银行流水核对。')],
    ],
  },
  {
    zh: '已分派，等待三部门签收',
    report: REPORTS.wealthShop,
    files: [aPicture('传单.png', 7), aPicture('门店照片.png', 8)],
    beats: [
      [4, '19:25', (tip) => tip.submit()],
      [2, '09:10', (tip) => tip.accept('反映某中心销售“保本保息委托理财”，资金进入个人账户。')],
      [1, '14:20', (tip) => tip.assign()],
      [1, '16:30', (tip) => tip.signFor('POLICE')],
    ],
  },
  {
    zh: '已受理，等待分派',
    report: REPORTS.membership,
    files: [aPicture('转账记录.png', 9)],
    beats: [
      [2, '13:15', (tip) => tip.submit()],
      [1, '10:05', (tip) => tip.accept('反映某健身连锁推销“合伙人卡”，承诺返利并原价回购。')],
    ],
  },
  {
    zh: '请举报人补充材料（来电登记）',
    report: REPORTS.vague,
    came: CALL,
    beats: [
      [6, '15:45', (tip) => tip.submit()],
      [
        4,
        '10:25',
        (tip) =>
          tip.step('intake', {
            verb: 'requestSupplement',
            items: ['NAME', 'ADDRESS', 'LEAFLET'],
            note: '您从谁那里听说的？是亲友、邻居，还是推销的人？',
          }),
      ],
      [3, '09:05', (tip) => tip.keepAway('intake2')],
    ],
  },
  {
    zh: '不予受理（来信，不属于非法集资）',
    report: REPORTS.landlord,
    came: LETTER,
    beats: [
      [9, '08:50', (tip) => tip.submit()],
      [7, '11:10', (tip) => tip.step('intake', { verb: 'reject', propose: true, reason: 'NOT_FUNDRAISING' })],
      [6, '09:35', (tip) => tip.step('supervisor', { verb: 'reject' })],
    ],
  },
  {
    zh: '未查实（12345转办）',
    report: REPORTS.rumour,
    came: TRANSFER,
    beats: [
      ...takenUp(22, '反映某商贸公司私下收取股东资金并按月分红。'),
      ...determined(20, {
        outcome: 'UNSUBSTANTIATED',
        unproven: 'NOT_UNLAWFUL',
        reasons: '经三方核查，未发现向不特定对象吸收资金。',
      }),
    ],
  },
  {
    zh: '紧急线索，已当场分派',
    report: REPORTS.fleeing,
    beats: [
      [1, '16:10', (tip) => tip.submit()],
      [1, '16:35', (tip) => tip.assignUrgently('反映某公司负责人转移资金、准备跑路，现场有客户聚集。')],
      [1, '16:50', (tip) => tip.signFor('POLICE')],
    ],
  },
  {
    zh: '刚刚提交，与一条已查实的线索像是同一对象',
    report: REPORTS.coinAgain,
    beats: [[1, '18:35', (tip) => tip.submit()]],
  },
];

/** Handed in while you read this: it waits in the urgent lane. */
export const JUST_NOW: Story = { zh: '刚刚收到的紧急线索', report: REPORTS.gathering, beats: [] };
