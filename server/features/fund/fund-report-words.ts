import type { FundSource } from '../../domain/ledger.ts';

const yuan = (fen: number): string =>
  (fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** The sentences of the yearly report on the fund's use. */
const zh = {
  organ: (district: string) => `${district}财政局`,
  title: (year: number) => `${year}年度线索举报奖励专项资金使用情况报告`,
  draft: '（报送稿）',
  yuan,
  opening: (year: number) => `现将${year}年度线索举报奖励专项资金使用情况报告如下。金额单位为元。`,
  headings: {
    whole: '一、总体情况',
    funds: '二、分资金情况',
    paid: '三、奖励支付',
    months: '四、分月支付',
    end: '五、年终处理',
    control: '六、账务控制',
  },
  whole: (f: { appropriated: string; spent: string; locked: string; available: string; rate: string }) =>
    `年度下达${f.appropriated}元，支付奖励${f.spent}元，年末在途锁定${f.locked}元，年末可用${f.available}元，支付进度${f.rate}。`,
  fundColumns: ['资金', '预算科目', '下达', '上年转入', '调减', '支付', '年末在途', '年末可用'],
  fundTable: '表1　各项资金（元）',
  stageTable: '表2　按奖励阶段',
  stageColumns: ['奖励阶段', '笔数', '金额（元）'],
  monthTable: '表3　按月',
  monthColumns: ['月份', '笔数', '金额（元）'],
  noPaid: '本年度没有支付奖励。',
  sum: '合计',
  others: (returned: string, released: string, clawed: string) =>
    `事后退汇冲回${returned}元，放弃、逾期和撤销释放额度${released}元，追回后恢复额度${clawed}元。`,
  open: (title: string) => `“${title}”尚未办理年终结账。`,
  running: (title: string) => `“${title}”预算年度尚未结束。`,
  closed: (title: string, day: string, decision: 'CARRY' | 'LAPSE', available: string, locked: string) =>
    `“${title}”于${day}结账：未用额度${available}元${decision === 'CARRY' ? '结转下年使用' : '按规定收回'}，在途奖励${locked}元随奖励转入下年。`,
  months: (closed: number, signed: number) => `本年度已结账${closed}个月，已签署银行对账${signed}个月。`,
  check: (day: string, entries: number, breaches: number) =>
    breaches === 0
      ? `${day}对全部${entries}笔分录重新核算，账簿、奖励、支付和日志一致。`
      : `${day}对全部${entries}笔分录重新核算，发现${breaches}处不符，正在核查。`,
  noCheck: '账簿尚未重新核算。',
  due: (day: string) => `本报告应于${day}前报送。`,
  made: (name: string) => `编制：${name}`,
  date: (year: number, month: number, day: number) => `${year}年${month}月${day}日`,
  sources: { DISTRICT: '本级', CITY: '市级', PROVINCE: '自治区级', CENTRAL: '中央', OTHER: '其他' } as Record<
    FundSource,
    string
  >,
};

const en: typeof zh = {
  organ: (district) => `Finance bureau, ${district}`,
  title: (year) => `Use of the special fund for rewards in ${year}`,
  draft: '(For submission)',
  yuan,
  opening: (year) =>
    `This reports how the special fund for rewards was used in ${year}. Amounts are in yuan.`,
  headings: {
    whole: '1. The whole',
    funds: '2. Each fund',
    paid: '3. Rewards paid',
    months: '4. By month',
    end: '5. The end of the year',
    control: '6. Control of the books',
  },
  whole: (f) =>
    `${f.appropriated} yuan were appropriated, ${f.spent} paid; at the end of the year ${f.locked} were locked for rewards on their way and ${f.available} available; ${f.rate} were used.`,
  fundColumns: [
    'Fund',
    'Budget line',
    'Appropriated',
    'Carried in',
    'Reduced',
    'Paid',
    'Locked at year-end',
    'Available at year-end',
  ],
  fundTable: 'Table 1: Funds (yuan)',
  stageTable: 'Table 2: By stage',
  stageColumns: ['Stage', 'Rewards', 'Amount (yuan)'],
  monthTable: 'Table 3: By month',
  monthColumns: ['Month', 'Rewards', 'Amount (yuan)'],
  noPaid: 'No reward was paid in this year.',
  sum: 'Sum',
  others: (returned, released, clawed) =>
    `Returned by the bank afterwards: ${returned} yuan; released by waivers, lapses and revocations: ${released}; budget regained by recoveries: ${clawed}.`,
  open: (title) => `The year of “${title}” is not closed yet.`,
  running: (title) => `The budget year of “${title}” still runs.`,
  closed: (title, day, decision, available, locked) =>
    `“${title}” was closed on ${day}: ${available} yuan unused ${decision === 'CARRY' ? 'were carried to the next year' : 'lapsed'}, ${locked} for rewards on their way went into the next year with them.`,
  months: (closed, signed) =>
    `${closed} months of the year are closed; ${signed} reconciliations with the bank are signed.`,
  check: (day, entries, breaches) =>
    breaches === 0
      ? `On ${day} all ${entries} entries were reckoned anew: books, rewards, payments and log agree.`
      : `On ${day} all ${entries} entries were reckoned anew: ${breaches} breaches were found and are being looked into.`,
  noCheck: 'The books have not been reckoned anew yet.',
  due: (day) => `This report is due by ${day}.`,
  made: (name) => `Prepared by: ${name}`,
  date: (year, month, day) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
  sources: { DISTRICT: 'district', CITY: 'city', PROVINCE: 'region', CENTRAL: 'central', OTHER: 'other' },
};

export const FUND_REPORT_WORDS = { 'zh-CN': zh, en };
export type FundReportWords = typeof zh;
