import type { Check, CheckResult, FindingConclusion } from './finding.ts';
import type { JointUnit } from './units.ts';

/** What goes to the police with a class C case (移送规定, art. 6): 移送书, 调查报告, 涉案物品清单. */
export const TRANSFER_PAPERS = ['letter', 'report', 'list'] as const;
export type TransferPaper = (typeof TRANSFER_PAPERS)[number];

type Table = {
  title: string;
  columns: readonly string[];
  rows: readonly (readonly (string | number | null)[])[];
};
/** A paper's parts in their order, for the screen and for the file alike. */
export type PaperBlock =
  { kind: 'heading' | 'text' | 'note' | 'signed'; text: string } | { kind: 'table'; sheet: Table };
export type Paper = { organ: string; title: string; documentNo: string; blocks: readonly PaperBlock[] };

/** One unit's part: who went, under which certificates, and what they found. */
export type UnitPart = {
  unit: JointUnit;
  name: string;
  officers: readonly { name: string; certificateNo: string }[];
  finding: {
    checks: Partial<Record<Check, { result: CheckResult; note: string }>>;
    conclusion: FindingConclusion;
    summary: string;
  } | null;
};

/** All that the papers may say. Nothing of the reporter is among it, nor a word of the report as written. */
export type TransferFacts = {
  reference: string;
  agency: string;
  police: string;
  documentNo: string;
  /** Dates as `YYYY-MM-DD`; '' where it has not come to that. */
  decidedOn: string;
  deliveredOn: string;
  target: { name: string; creditCode: string; personInCharge: string; place: string };
  /** What intake released. */
  account: string;
  units: readonly UnitPart[];
  determination: { reasons: string; grade: number | null; issuedOn: string };
  figures: { raised: string; repaid: string; participants: string };
  /** What the officers who reported for the transfer wrote. */
  opinions: readonly string[];
  evidence: readonly { number: number; receivedOn: string; kind: string; place: string }[];
  archives: readonly { documentNo: string; sha256: string; on: string }[];
};

const CHECKS: Record<Check, string> = {
  LICENCE: '证照',
  PUBLICITY: '宣传',
  PERSONNEL: '人员',
  BUSINESS: '业务',
  FUNDS: '资金',
};
const RESULTS: Record<CheckResult, string> = {
  NORMAL: '未见异常',
  SUSPICIOUS: '可疑',
  VIOLATION: '违规',
  NOT_CHECKED: '未查',
};
const CONCLUSIONS: Record<FindingConclusion, string> = {
  SUBSTANTIATED: '属实',
  UNSUBSTANTIATED: '未查实',
  FALSE: '不实',
};

/** `2026-12-01` → `2026年12月1日`; a line to write on where no date is known. */
export const dateZh = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number);
  return day === '' ? '　　年　　月　　日' : `${year}年${month}月${date}日`;
};
const orNone = (text: string): string => (text.trim() === '' ? '未掌握' : text);
const heading = (text: string): PaperBlock => ({ kind: 'heading', text });
const text = (words: string): PaperBlock => ({ kind: 'text', text: words });

/** One of the papers, in the district's own names. */
export function transferPaper(paper: TransferPaper, facts: TransferFacts): Paper {
  const whole = { organ: facts.agency, documentNo: facts.documentNo };
  if (paper === 'letter') return { ...whole, title: '涉嫌犯罪案件移送书', blocks: letterOf(facts) };
  if (paper === 'report') return { ...whole, title: '涉嫌犯罪案件调查报告', blocks: reportOf(facts) };
  return { ...whole, title: '涉案物品清单', blocks: listOf(facts) };
}

const signed = ({ agency, deliveredOn }: TransferFacts): PaperBlock[] => [
  { kind: 'signed', text: `${agency}（印章）` },
  { kind: 'signed', text: dateZh(deliveredOn) },
];

function letterOf(facts: TransferFacts): PaperBlock[] {
  const { police, agency, reference, target, determination, decidedOn } = facts;
  return [
    text(`${police}：`),
    text(
      `我单位会同公安、市场监管部门对${target.name}涉嫌非法集资一事（线索编号${reference}）进行了联合核查，经三方会商，于${dateZh(determination.issuedOn)}认定查证属实。办案人员两人提出书面移送报告，我单位主要负责人于${dateZh(decidedOn)}批准移送。`,
    ),
    text(
      '根据《防范和处置非法集资条例》第二十三条和《行政执法机关移送涉嫌犯罪案件的规定》第三条、第五条、第六条，现将该案移送你单位。请在移送书回执上签字，依法审查，自接受之日起3日内作出是否立案的决定，书面通知我单位；不予立案的，请说明理由并退回案卷材料。',
    ),
    text('附件：1．涉嫌犯罪案件调查报告；2．涉案物品清单；3．证据材料（加密移交包，见清单）。'),
    ...signed(facts),
    {
      kind: 'note',
      text: `回执：今收到${agency}移送的上述案件材料。接收单位（印章）　　　　接收人：　　　　　　年　　月　　日`,
    },
  ];
}

function reportOf(facts: TransferFacts): PaperBlock[] {
  const { target, units, determination, figures, opinions, account } = facts;
  return [
    heading('一、被调查对象'),
    text(
      `名称：${target.name}。统一社会信用代码：${orNone(target.creditCode)}。负责人：${orNone(target.personInCharge)}。地点：${orNone(target.place)}。`,
    ),
    heading('二、案件来源和反映的情况'),
    text(`群众举报，线索编号${facts.reference}。${account}`),
    heading('三、调查经过'),
    ...units.map(({ name, officers }) =>
      text(
        `${name}：${officers.map((one) => `${one.name}（执法证号${one.certificateNo}）`).join('、') || '未记录办案人员'}。`,
      ),
    ),
    heading('四、查明的事实'),
    ...units.flatMap(findingOf),
    heading('五、会商认定'),
    text(
      `${determination.grade === null ? '' : `线索等级：${determination.grade}级。`}${determination.reasons}`,
    ),
    heading('六、涉案金额和人数'),
    text(
      `涉案金额：${orNone(figures.raised)}。参与人数：${orNone(figures.participants)}。已清退：${orNone(figures.repaid)}。`,
    ),
    heading('七、处理建议'),
    ...(opinions.length ? opinions.map(text) : [text('涉嫌犯罪，建议移送公安机关依法处理。')]),
    ...signed(facts),
  ];
}

function findingOf({ name, finding }: UnitPart): PaperBlock[] {
  if (!finding) return [text(`${name}：核查结论未向本单位开放。`)];
  const checks = (Object.keys(CHECKS) as Check[]).flatMap((check) => {
    const found = finding.checks[check];
    return found ? [[CHECKS[check], RESULTS[found.result], found.note]] : [];
  });
  return [
    text(`${name}认为${CONCLUSIONS[finding.conclusion]}：${finding.summary}`),
    { kind: 'table', sheet: { title: `${name}五项核查`, columns: ['项目', '结果', '说明'], rows: checks } },
  ];
}

function listOf(facts: TransferFacts): PaperBlock[] {
  const { evidence, archives } = facts;
  const rows = evidence.map(({ number, kind, receivedOn, place }) => [
    number,
    `材料${number}`,
    kind,
    receivedOn,
    place,
  ]);
  return [
    text(
      `案件：${facts.target.name}涉嫌非法集资，线索编号${facts.reference}。电子材料${evidence.length}件。`,
    ),
    {
      kind: 'table',
      sheet: { title: '电子材料', columns: ['序号', '名称', '种类', '收到日期', '交付方式'], rows },
    },
    ...(archives.length
      ? [
          {
            kind: 'table' as const,
            sheet: {
              title: '加密移交包',
              columns: ['移送文号', '移交日期', 'SHA-256'],
              rows: archives.map((one) => [one.documentNo, one.on, one.sha256]),
            },
          },
        ]
      : []),
    text('逐件的SHA-256和保管记录见加密移交包内的证据清单、保管记录。'),
    ...signed(facts),
    { kind: 'note', text: '移交人：　　　　　　接收人：　　　　　　　　年　　月　　日' },
  ];
}
