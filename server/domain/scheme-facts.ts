import type { CodeItem } from './code-lists/code-item.ts';

export type FactKind = 'GRADE' | 'MONEY' | 'COUNT' | 'BOOLEAN' | 'CODE';
type FactItem = CodeItem & { readonly kind: FactKind; readonly values?: readonly CodeItem[] };

/** Everything a reward rule may ask about a case, with the words for its trace. Money facts are integer fen. */
export const FACTS = [
  { code: 'lead_grade', kind: 'GRADE', zh: '线索等级', en: 'lead grade' },
  {
    code: 'evidence',
    kind: 'CODE',
    zh: '证据',
    en: 'evidence',
    values: [
      { code: 'DIRECT', zh: '直接证据', en: 'direct' },
      { code: 'PARTIAL', zh: '部分证据', en: 'partial' },
      { code: 'NONE', zh: '无证据', en: 'none' },
    ],
  },
  {
    code: 'match',
    kind: 'CODE',
    zh: '与查办事实',
    en: 'match with the facts found',
    values: [
      { code: 'FULL', zh: '完全相符', en: 'full' },
      { code: 'MATCH', zh: '相符', en: 'matching' },
      { code: 'BASIC', zh: '基本相符', en: 'basic' },
    ],
  },
  { code: 'case_amount_fen', kind: 'MONEY', zh: '涉案金额', en: 'case amount' },
  { code: 'unpaid_amount_fen', kind: 'MONEY', zh: '未兑付金额', en: 'unpaid amount' },
  { code: 'penalty_fen', kind: 'MONEY', zh: '罚没款', en: 'fines and confiscations' },
  { code: 'suspected_crime', kind: 'BOOLEAN', zh: '涉嫌犯罪', en: 'suspected crime' },
  {
    code: 'severity',
    kind: 'CODE',
    zh: '情节',
    en: 'severity',
    values: [
      { code: 'LIGHT', zh: '较轻', en: 'light' },
      { code: 'SERIOUS', zh: '严重', en: 'serious' },
    ],
  },
  { code: 'amount_extra_huge', kind: 'BOOLEAN', zh: '数额特别巨大', en: 'extra-huge amount' },
  { code: 'major_impact', kind: 'BOOLEAN', zh: '有重大影响', en: 'major impact' },
  {
    code: 'contribution',
    kind: 'CODE',
    zh: '贡献',
    en: 'contribution',
    values: [
      { code: 'SOME', zh: '一定作用', en: 'some' },
      { code: 'IMPORTANT', zh: '重要作用', en: 'important' },
      { code: 'MAJOR', zh: '重大作用', en: 'major' },
      { code: 'EXCEPTIONAL', zh: '特别重大作用', en: 'exceptional' },
    ],
  },
  {
    code: 'outcome',
    kind: 'CODE',
    zh: '处理结果',
    en: 'outcome',
    values: [
      { code: 'ADMIN_DISPOSED', zh: '行政处置', en: 'administrative disposal' },
      { code: 'CRIMINAL_FILED', zh: '公安立案', en: 'criminal case filed' },
      { code: 'CRIMINAL_DECLINED', zh: '公安不予立案', en: 'criminal case declined' },
    ],
  },
  { code: 'fundraising_occurred', kind: 'BOOLEAN', zh: '已发生集资', en: 'funds were raised' },
  { code: 'insider', kind: 'BOOLEAN', zh: '内部人员举报', en: 'reported by an insider' },
  { code: 'participants', kind: 'COUNT', zh: '参与人数', en: 'participants' },
] as const satisfies readonly FactItem[];

export type FactName = (typeof FACTS)[number]['code'];
export type MoneyFact = Extract<(typeof FACTS)[number], { kind: 'MONEY' }>['code'];

/** The entry of a fact, or undefined where no rule may name it. */
export function factOf(name: string): FactItem | undefined {
  return FACTS.find((fact) => fact.code === name);
}
