/** The report's sentences. An office's report is read for its figures: one thing a sentence, the same order each month. */
const zh = {
  organ: (district: string) => `${district}处置非法集资牵头部门`,
  title: (year: number, month: number) => `关于${year}年${month}月非法集资线索办理情况的报告`,
  draft: '（送审稿，未签发）',
  opening: (year: number, month: number) => `现将${year}年${month}月非法集资线索办理情况报告如下。`,
  headings: {
    whole: '一、总体情况',
    time: '二、办理时效',
    overdue: '三、超期情况',
    spread: '四、分布情况',
    how: '五、统计口径',
  },
  counts: {
    received: '收到',
    accepted: '受理',
    rejected: '不予受理',
    referred: '移送其他机关',
    determined: '会商认定',
    verified: '查证属实',
    unsubstantiated: '未查实',
    closed: '办结',
  },
  month: (c: Record<string, number>) =>
    `本月收到举报线索${c['received']}件，受理${c['accepted']}件，不予受理${c['rejected']}件，移送其他机关${c['referred']}件；会商认定${c['determined']}件，其中查证属实${c['verified']}件，未查实${c['unsubstantiated']}件；办结${c['closed']}件。`,
  change: (name: string, by: number, percent: number | null) =>
    by === 0
      ? `${name}与上月持平`
      : `${name}比上月${by > 0 ? '增加' : '减少'}${Math.abs(by)}件${percent === null ? '' : `，${by > 0 ? '上升' : '下降'}${Math.abs(percent)}%`}`,
  changes: (parts: string[]) => `${parts.join('；')}。`,
  year: (month: number, c: Record<string, number>) =>
    `今年${month === 1 ? '1月' : `1至${month}月`}累计收到${c['received']}件，受理${c['accepted']}件，查证属实${c['verified']}件，办结${c['closed']}件。`,
  tables: {
    counts: '表1　线索办理情况（单位：件）',
    overdue: '表2　超期线索',
    township: '表3　按乡镇（单位：件）',
    sector: '表4　按行业（单位：件）',
    channel: '表5　按举报渠道（单位：件）',
  },
  countColumns: ['指标', '本月', '上月', '增减', '本年累计'],
  days: (accept: number | null, determine: number | null) =>
    [
      accept === null ? '本月没有受理的线索' : `受理用时中位数为${accept}个工作日`,
      determine === null ? '本月没有作出认定的线索' : `从受理到认定用时中位数为${determine}个工作日`,
    ].join('，') + '。',
  kept: {
    answer: ['应答复', '本月没有到期应答复的线索'],
    verify: ['应完成核查', '本月没有到期应完成核查的线索'],
    determine: ['应作出认定', '本月没有到期应作出认定的线索'],
  },
  keptText: (what: string, due: number, kept: number, percent: number) =>
    `${what}${due}件，按时${kept}件，按时率${percent}%`,
  open: (date: string, open: number, overdue: number) =>
    overdue === 0
      ? `截至${date}，在办线索${open}件，没有超期的线索。`
      : `截至${date}，在办线索${open}件，其中超期${overdue}件，责任单位和线索编号见表2。`,
  overdueColumns: ['责任单位', '件数', '线索编号'],
  more: (count: number) => `等，另有${count}件未列`,
  joined: '、',
  spread: '数目够大的分布列表如下。',
  noSpread: '本月各项数目小，为免让人猜出举报人，按乡镇、行业和举报渠道的分布不单列。',
  heads: { township: '乡镇', sector: '行业', channel: '渠道' },
  partColumns: ['收到', '受理', '查证属实'],
  small: '少于5件的，以及会让人推算出来的数目不单列，记作“—”，免得有人猜出举报人。',
  shownNone: '—',
  made: (name: string) => `经办：${name}`,
  signed: (name: string) => `签发：${name}`,
  date: (year: number, month: number, day: number) => `${year}年${month}月${day}日`,
  stop: '。',
  comma: '；',
};

const en: typeof zh = {
  organ: (district) => `Lead agency against illegal fund-raising, ${district}`,
  title: (year, month) =>
    `Report on leads of illegal fund-raising, ${year}-${String(month).padStart(2, '0')}`,
  draft: '(For signature; not issued)',
  opening: (year, month) =>
    `This reports how leads of illegal fund-raising were dealt with in ${year}-${String(month).padStart(2, '0')}.`,
  headings: {
    whole: '1. The whole',
    time: '2. Time taken',
    overdue: '3. Overdue',
    spread: '4. Where it came from',
    how: '5. How this is counted',
  },
  counts: {
    received: 'Received',
    accepted: 'Accepted',
    rejected: 'Not accepted',
    referred: 'Referred elsewhere',
    determined: 'Determined',
    verified: 'Verified',
    unsubstantiated: 'Not substantiated',
    closed: 'Closed',
  },
  month: (c) =>
    `In this month ${c['received']} leads were received, ${c['accepted']} accepted, ${c['rejected']} not accepted and ${c['referred']} referred elsewhere; ${c['determined']} were determined, of which ${c['verified']} were verified and ${c['unsubstantiated']} not substantiated; ${c['closed']} were closed. `,
  change: (name, by, percent) =>
    by === 0
      ? `${name}: as in the month before`
      : `${name}: ${Math.abs(by)} ${by > 0 ? 'more' : 'fewer'} than in the month before${percent === null ? '' : ` (${by > 0 ? '+' : '−'}${Math.abs(percent)}%)`}`,
  changes: (parts) => `${parts.join('; ')}. `,
  year: (_month, c) =>
    `Since New Year ${c['received']} were received, ${c['accepted']} accepted, ${c['verified']} verified and ${c['closed']} closed.`,
  tables: {
    counts: 'Table 1: Leads',
    overdue: 'Table 2: Overdue leads',
    township: 'Table 3: By township',
    sector: 'Table 4: By sector',
    channel: 'Table 5: By channel',
  },
  countColumns: ['Measure', 'This month', 'Month before', 'Change', 'Since New Year'],
  days: (accept, determine) =>
    [
      accept === null ? 'Nothing was accepted' : `The median to accept was ${accept} working days`,
      determine === null ? 'nothing was determined' : `from acceptance to the conclusion ${determine}`,
    ].join('; ') + '. ',
  kept: {
    answer: ['Answers due', 'No answer fell due'],
    verify: ['Findings due', 'no findings fell due'],
    determine: ['Conclusions due', 'no conclusion fell due'],
  },
  keptText: (what, due, kept, percent) => `${what}: ${due}, on time ${kept} (${percent}%)`,
  open: (date, open, overdue) =>
    overdue === 0
      ? `On ${date} ${open} leads were open, none of them overdue.`
      : `On ${date} ${open} leads were open, ${overdue} of them overdue: table 2 names the units and references.`,
  overdueColumns: ['Unit', 'Leads', 'References'],
  more: (count) => ` and ${count} more`,
  joined: ', ',
  spread: 'Where the numbers are large enough, they are listed.',
  noSpread:
    'The numbers are too small to be listed by township, sector or channel without a reporter being guessed.',
  heads: { township: 'Township', sector: 'Sector', channel: 'Channel' },
  partColumns: ['Received', 'Accepted', 'Verified'],
  small:
    'Numbers under 5, and those that would give one away, are not listed (“—”), lest a reporter be guessed.',
  shownNone: '—',
  made: (name) => `Prepared by: ${name}`,
  signed: (name) => `Issued by: ${name}`,
  date: (year, month, day) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
  stop: '.',
  comma: '; ',
};

export const REPORT_WORDS = { 'zh-CN': zh, en };
export type ReportWords = typeof zh;
