import type { ReportForm } from '../contract/report.ts';

/** What somebody in the street hands in; the demo's tips differ from this one. */
const PLAIN = {
  identityMode: 'ANON',
  promotionWays: ['PROMOTION_MEETING'],
  amountBand: 'FROM_1M',
  peopleBand: 'UNDER_150',
  stillRaising: 'YES',
  urgentSituations: ['NONE'],
  rewardWaived: false,
  truthful: true,
  privacyRead: true,
} as const;

type Told = Pick<ReportForm, 'target' | 'sector' | 'mode' | 'narrative'> & Partial<ReportForm>;

export type DemoReport = Omit<ReportForm, 'submissionId'>;

const report = (told: Told): DemoReport => ({ ...structuredClone(PLAIN), ...told }) as unknown as DemoReport;

const company = (name: string, townshipCode: string, place?: string) =>
  ({ kind: 'COMPANY', name, townshipCode, ...(place ? { place } : {}) }) as const;

/** Reporters of the demo who gave a name: nobody's name, nobody's number. */
const reporter = (name: string, last: number) => ({ name, phone: `000-0000-000${last}` });

/** The demo's tips. Every company, building and amount is made up. */
export const REPORTS = {
  careHome: report({
    identityMode: 'NAMED',
    reporter: reporter('示例甲', 1),
    target: company('某某康养服务有限公司（示例）', '640302100', '示例商业广场二楼'),
    sector: 'ELDERLY_CARE',
    mode: 'ELDERLY_SERVICES',
    promisedReturn: '预存床位费，年返利12%，满三年退本',
    yearlyReturn: { from: 12 },
    promisedTerm: 'UP_TO_3_YEARS',
    period: { from: '2024-03' },
    amountBand: 'FROM_5M',
    peopleBand: 'FROM_150',
    source: 'WITNESSED',
    originals: 'FAMILY',
    ownMoney: 'LOST',
    ownAmountBand: 'FROM_50K',
    reportedElsewhere: 'YES',
    reportedWhere: '打过12345，说转给街道了',
    narrative:
      '我母亲去年在这家公司办了“养老床位卡”，交了六万元，说每年返百分之十二，三年后退本。业务员每周三在二楼请老人吃饭、讲课，现场刷卡。今年一月起不再返利，问就说总部在升级系统。我手里有合同和收据的照片。',
  }),
  stockClub: report({
    target: company('某某投资咨询工作室（示例）', '640302104', '示例公寓楼1203室'),
    sector: 'INVESTMENT_CONSULTING',
    mode: 'FALSE_SECURITIES',
    promisedReturn: '原始股，一年翻倍',
    narrative:
      '楼上这间工作室天天有人来交钱，说是买“内部原始股”，一份五万，保证一年翻倍，上市前可以原价退。交钱只给一张手写收条，不给发票。我在同一层上班，看见至少三四十人进出。',
  }),
  orchard: report({
    target: company('某某生态种植专业合作社（示例）', '640302106'),
    sector: 'FARMER_COOPERATIVE',
    mode: 'PLANTING_BREEDING',
    promisedReturn: '认养果树，每棵每年返600元',
    peopleBand: 'FROM_150',
    narrative:
      '合作社让大家“认养果树”，一棵交三千，每年返六百，五年后退三千。地里根本没有那么多树，我数过不到两百棵，听他们自己讲已经卖了一千多棵。返的钱就是后来人交的钱。',
  }),
  tutoring: report({
    identityMode: 'NAMED',
    reporter: reporter('示例乙', 2),
    target: company('某某教育咨询有限公司（示例）', '640302107', '示例大厦五层'),
    sector: 'SCHOOL_FUNDRAISING',
    mode: 'VIA_ORGANISATION',
    promisedReturn: '借款年息15%，学费抵扣',
    narrative:
      '这家培训机构以“扩建校区”为名向家长借钱，最少两万，年息百分之十五，可以抵学费。签的是“教育合作协议”。同班已有二十多位家长交了。机构没有办学许可证。',
  }),
  preSale: report({
    target: company('某某置业有限公司（示例）', '640302105'),
    sector: 'REAL_ESTATE',
    mode: 'PROPERTY_BUYBACK',
    promisedReturn: '售后包租，每年8%，十年回购',
    amountBand: 'FROM_50M',
    peopleBand: 'FROM_500',
    narrative:
      '售楼处把一层商铺切成小格子卖，每格十五万，没有产权，承诺每年返租金百分之八，十年后原价回购。售楼员说不用看房，房子是不是建好无所谓。宣传单和认购书我都有。',
  }),
  coin: report({
    target: {
      kind: 'WEBSITE_OR_APP',
      name: '某某链宝APP（示例）',
      townshipCode: '640302200',
      website: 'https://app.example',
    },
    sector: 'INTERNET_FINANCE',
    mode: 'ONLINE_LOAN_EQUITY_COIN',
    promisedReturn: '静态日息1%，拉人另有奖励',
    yearlyReturn: { from: 365 },
    promisedTerm: 'ANY_TIME',
    promotionWays: ['ONLINE', 'WORD_OF_MOUTH'],
    narrative:
      '微信群里推一个APP，充值换“宝币”，每天返百分之一，拉一个人奖励充值额的一成。群主说系统只涨不跌。提现从上周开始要排队，要先再充三成“解冻金”。',
  }),
  coinAgain: report({
    target: {
      kind: 'WEBSITE_OR_APP',
      name: '鏈寶app',
      townshipCode: '640302100',
      website: 'www.app.example',
    },
    sector: 'INTERNET_FINANCE',
    mode: 'ONLINE_LOAN_EQUITY_COIN',
    promisedReturn: '每天百分之一',
    promotionWays: ['WORD_OF_MOUTH'],
    narrative:
      '同事拉我下载一个叫链宝的软件，说充一万块每天给一百。我先充了两千，头几天确实到账，后来就提不出来了，客服让我再交保证金。拉我的同事自己也提不出来。',
  }),
  cattle: report({
    target: company('某某牧业有限公司（示例）', '640302101'),
    sector: 'BREEDING',
    mode: 'PLANTING_BREEDING',
    promisedReturn: '代养肉牛，每头每年返2400元',
    yearlyReturn: { from: 20 },
    promisedTerm: 'UP_TO_3_YEARS',
    period: { from: '2022', to: '2024-12' },
    stillRaising: 'NO',
    originals: 'REPORTER',
    narrative:
      '这家公司让人出钱“代养肉牛”，每头一万二，每年返两千四，三年还本。签合同不让看牛，只给看照片。去年的返利今年拖到现在没给，公司门口的牌子也摘了。',
  }),
  lender: report({
    target: company('某某小额贷款服务部（示例）', '640302103'),
    sector: 'MICRO_LOAN',
    mode: 'VIA_OTHER',
    promisedReturn: '存一万每月给150元',
    narrative:
      '街口这个服务部一边放贷一边收存款，存一万每月给一百五，随时可取。墙上贴着“国资背景”。我问有没有执照，他们不给看。',
  }),
  wealthShop: report({
    target: company('某某财富管理中心（示例）', '640302104', '示例写字楼806室'),
    sector: 'INVESTMENT_WEALTH',
    mode: 'ENTRUSTED_WEALTH_LEASING',
    promisedReturn: '三个月期5%，一年期14%',
    yearlyReturn: { from: 5, to: 14 },
    promisedTerm: 'UP_TO_1_YEAR',
    ownMoney: 'NONE',
    promotionWays: ['LEAFLET', 'PROMOTION_MEETING'],
    narrative:
      '小区门口天天发传单，进店送鸡蛋。店里卖“委托理财”，三个月百分之五，一年百分之十四，写着“保本保息”。钱打到一个人的账户，不是公司账户。',
  }),
  vague: report({
    target: { kind: 'OTHER', name: '不清楚名称的一家公司', townshipCode: '640302202' },
    sector: 'INVESTMENT_WEALTH',
    mode: 'OTHER_MODE',
    amountBand: 'UNKNOWN',
    peopleBand: 'UNKNOWN',
    stillRaising: 'UNKNOWN',
    source: 'HEARD',
    narrative: '听说有一家公司在收老人的钱，利息很高，在市场那边。具体叫什么不知道，请你们查一查。',
  }),
  landlord: report({
    target: { kind: 'PERSON', name: '房东某某（示例）', townshipCode: '640302100' },
    sector: 'REAL_ESTATE',
    mode: 'OTHER_MODE',
    amountBand: 'UNDER_1M',
    stillRaising: 'NO',
    narrative: '我租房的押金三千元房东一直不退，说我弄坏了门，其实门本来就是坏的。请帮我把押金要回来。',
  }),
  oldDeposit: report({
    target: { kind: 'PERSON', name: '店主某某（示例）', townshipCode: '640302101' },
    sector: 'OTHER',
    mode: 'OTHER_MODE',
    amountBand: 'UNDER_1M',
    stillRaising: 'NO',
    narrative:
      '我在这家理发店办了卡，店关门了，卡里还有八百元没有退。打电话也不接，请帮我联系店主把钱退给我。',
  }),
  oldWithdrawn: report({
    target: company('某某文化传播有限公司（示例）', '640302103'),
    sector: 'INVESTMENT_CONSULTING',
    mode: 'OTHER_MODE',
    narrative:
      '朋友说这家公司卖收藏品，三个月后加价收回。后来我问清楚了，他说的是别的城市的一家公司，不是这一家。',
  }),
  rumour: report({
    target: company('某某商贸有限公司（示例）', '640302102'),
    sector: 'FINANCING_INTERMEDIARY',
    mode: 'VIA_FINANCIAL_PRODUCT',
    narrative:
      '有人说这家商贸公司私下收股东的钱，按月给分红，数目不小。他们生意不大，车却换得很勤，钱从哪里来很可疑。',
  }),
  fleeing: report({
    target: company('某某信息服务有限公司（示例）', '640302105', '示例创业园三号楼'),
    sector: 'FINANCING_INTERMEDIARY',
    mode: 'VIA_FINANCIAL_PRODUCT',
    amountBand: 'FROM_5M',
    peopleBand: 'FROM_150',
    urgentSituations: ['RUNNING_AWAY', 'MOVING_ASSETS'],
    source: 'EMPLOYEE',
    narrative:
      '我在这家公司做前台。老板昨天让会计把账上的钱转走，今天上午开始搬电脑，说要“换地方办公”，没有告诉客户。三楼还有十几个客户在等兑付，情绪很激动。请尽快。',
  }),
  gathering: report({
    target: company('某某健康管理有限公司（示例）', '640302100', '示例酒店宴会厅'),
    sector: 'ELDERLY_CARE',
    mode: 'VIA_COMMERCE',
    urgentSituations: ['GATHERING'],
    narrative:
      '现在宴会厅里有两百多位老人，台上在讲“消费返利”，现场扫码交钱，交一万返一万三。门口有人收手机，不让拍照。我妈也在里面，她住示例小区3号楼2单元501室，我的电话是13800000000。',
  }),
  membership: report({
    identityMode: 'NAMED',
    reporter: reporter('示例丙', 3),
    target: company('某某健身连锁（示例）', '640302107'),
    sector: 'INVESTMENT_CONSULTING',
    mode: 'GOODS_BUYBACK',
    promisedReturn: '充值三万，每月返1000元，一年后全额回购会员卡',
    narrative:
      '健身房推“合伙人卡”，充三万，每月返一千，一年后原价回购。教练每人有任务，专找年纪大的会员。我有转账记录。',
  }),
} as const satisfies Record<string, DemoReport>;
