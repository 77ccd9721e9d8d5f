import { limitZh } from './limit-words.ts';
import type { ConditionLanguage } from './predicate-words.ts';
import type { OutlineWords } from './scheme-outline-words.ts';
import { amountZh, factZh, labelZh, percent, TRIGGERS_ZH, valueZh, yuan } from './scheme-words-zh.ts';

const CONDITION: ConditionLanguage = {
  name: labelZh,
  value: (fact, value) => factZh({ fact, value }),
  amount: valueZh,
  orders: { gte: '不低于', gt: '高于', lte: '不高于', lt: '低于' },
  gap: '',
  and: '，且',
  or: '或',
  not: (inner) => `不符合（${inner}）`,
  bracket: (inner) => `（${inner}）`,
  always: '所有情形',
};

const MODES = { NAMED: '实名', ANON: '匿名', CODE_ANON: '凭码匿名' };
const ROUNDING = { DOWN: '舍去尾数', UP: '尾数进位', HALF_UP: '四舍五入' };
const NEEDS: Record<string, string> = {
  MEETING_MINUTES: '会议纪要',
  FINANCE_CO_DECISION: '财政部门会商',
  FINANCE_CONSENT: '财政部门同意',
};

/** A reward measure's outline in Chinese. */
export const OUTLINE_ZH: OutlineWords = {
  condition: CONDITION,
  otherwise: '其他情形',
  stage: (trigger) => TRIGGERS_ZH[trigger],
  amount(amount) {
    if (amount.type !== 'percent') return amountZh(amount);
    const floor = amount.min_fen === undefined ? '' : `，不低于${yuan(amount.min_fen)}`;
    const ceiling = amount.max_fen === undefined ? '' : `，不超过${yuan(amount.max_fen)}`;
    return amountZh(amount) + floor + ceiling;
  },
  modes: (modes) => `可以领奖的举报：${modes.map((mode) => MODES[mode]).join('、')}`,
  grade: (grade, when) => `线索定为${grade}级：${when}`,
  uplift: (when, bp) => `加奖（${when}）：${bp === null ? '另行酌定' : `上浮${percent(bp * 100)}`}`,
  rounding: (mode, unitFen) => `按${yuan(unitFen)}取整，${ROUNDING[mode]}`,
  cap: (cap, fen) => `${cap === 'CASE' ? '单案' : '同一举报人一年'}奖励上限${yuan(fen)}`,
  approval: (fromFen, needs) =>
    `${yuan(fromFen)}以上须有：${needs.map((need) => NEEDS[need] ?? need).join('、')}`,
  claim: (anonymous, limit) => `${anonymous ? '匿名' : '实名'}举报人领取期限${limitZh(limit)}`,
};
