import type { CodeItem } from './code-lists/code-item.ts';

/** HELPFUL: earns a share; NOT_HELPFUL: nothing; JOINT: one report by several, for which the first signatory collects. */
export const LATER_VERDICTS = ['HELPFUL', 'NOT_HELPFUL', 'JOINT'] as const;
export type LaterVerdict = (typeof LATER_VERDICTS)[number];

const ON_FILE = {
  code: 'SEE_PAPER_FILE',
  zh: '其他情形（详见纸质卷宗）',
  en: 'Another reason, set out in the paper file',
} as const;

/** Why, by verdict: codes only, for an award stands in the clear. */
export const LATER_REASONS = {
  HELPFUL: [
    { code: 'NEW_EVIDENCE', zh: '提供了新的证据', en: 'It brought new evidence' },
    { code: 'NEW_FACTS', zh: '提供了新的人员、账户或者地点', en: 'It named new people, accounts or places' },
    { code: 'WIDER_CASE', zh: '使查明的范围扩大', en: 'It widened what was found' },
    ON_FILE,
  ],
  NOT_HELPFUL: [
    { code: 'NOTHING_NEW', zh: '内容与在先举报相同', en: 'It says what was reported before' },
    { code: 'NO_CONTRIBUTION', zh: '所举报内容对查处没有作用', en: 'It did not help the case' },
    ON_FILE,
  ],
  JOINT: [
    {
      code: 'SIGNED_TOGETHER',
      zh: '几个人联名举报，分开递交',
      en: 'Several reported together and handed in apart',
    },
    {
      code: 'SAME_PERSON',
      zh: '同一人向几个部门或者几次举报',
      en: 'One person reported several times or to several offices',
    },
    ON_FILE,
  ],
} as const satisfies Record<LaterVerdict, readonly CodeItem[]>;
