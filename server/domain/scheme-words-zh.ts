import { formatYuan } from './money.ts';
import { factOf } from './scheme-facts.ts';
import type { Amount, FactUsed, TraceReader, TraceStep } from './scheme-types.ts';

const ROUNDING = { DOWN: '舍去尾数', UP: '尾数进位', HALF_UP: '四舍五入' };
const CAPS = { CASE: '单案', REPORTER_YEAR: '举报人年度' };
/** What each trigger is called. */
export const TRIGGERS_ZH = {
  LEAD_GRADED: '线索定级',
  PRELIM_INVESTIGATION_OPENED: '启动初步调查',
  LEAD_VERIFIED: '查证属实',
  ADMIN_OR_JUDICIAL_DISPOSAL: '行政或司法处置',
  CRIMINAL_FILED: '公安立案',
  CASE_CONCLUDED: '案件办结',
  JUDGMENT_EFFECTIVE: '判决生效',
};

/**
 * One step of an award's trace as a Chinese sentence; empty where the step alone says nothing to a reader. The codes by
 * which a measure names its own tiers are the office's, and nobody else's.
 */
export function wordsZh(step: TraceStep, reader: TraceReader = 'OFFICE'): string {
  switch (step.kind) {
    case 'SCHEME': {
      const version = step.version === null ? '' : `第${step.version}版`;
      return `依据《${step.title}》${version}${step.status === 'DRAFT' ? '（草案，仅供演示）' : ''}计算。`;
    }
    case 'GRADE':
      return `${step.facts.map(factZh).join('、')}，线索定为${step.grade}级。`;
    case 'STAGE':
      return step.fired ? `“${TRIGGERS_ZH[step.trigger]}”阶段的奖励条件已具备。` : '';
    case 'BAND': {
      const facts = step.facts.map((fact) => `${factZh(fact)}，`).join('');
      return `${facts}${reader === 'PUBLIC' ? '' : `对应“${step.bandId}”档，`}${amountZh(step.amount)}。`;
    }
    case 'NO_BAND':
      return '没有符合条件的奖励档次，本阶段不计奖励。';
    case 'ARITHMETIC':
      return `${labelZh(step.base)}${yuan(step.baseFen)}×${percent(step.ppm)}=${yuan(step.resultFen)}。`;
    case 'FLOOR':
      return `低于本档下限，按${yuan(step.toFen)}计。`;
    case 'CEILING':
      return `高于本档上限，按${yuan(step.toFen)}计。`;
    case 'REPLACED':
      return `本阶段奖励取代此前各阶段的${spanZh(step)}，不累加。`;
    case 'SUM':
      return `各阶段合计${spanZh(step)}。`;
    case 'UPLIFT':
      return `符合${ofUplift(step, reader)}加奖条件，上浮${percent(step.bp * 100)}，为${spanZh(step)}。`;
    case 'DISCRETION':
      return `${step.known ? '符合' : '如符合'}${ofUplift(step, reader) || '办法列明的'}情形，可另行酌定加奖，未计入本数。`;
    case 'ROUNDING':
      return `按${yuan(step.unitFen)}取整（${ROUNDING[step.mode]}），为${spanZh(step)}。`;
    case 'CAP': {
      // What others of the case were given is nobody else's.
      const used = step.usedFen > 0 && reader === 'OFFICE' ? `，已使用${yuan(step.usedFen)}` : '';
      return `${CAPS[step.cap]}奖励上限${yuan(step.capFen)}${used}，按${spanZh(step)}计。`;
    }
    case 'ALREADY_AWARDED':
      return `扣除此前已奖励的${yuan(step.fen)}，尚余${spanZh(step)}。`;
    case 'SHARE':
      if (reader === 'PUBLIC') return '不是最先举报，但提供的情况对查办有帮助，可以酌定奖励。';
      return `后续有帮助的举报人合计不超过最先举报人奖励${yuan(step.firstFen)}的${percent(step.ppm)}，即${yuan(step.limitFen)}${
        step.laterFen > 0 ? `，其中已给${yuan(step.laterFen)}` : ''
      }，可在${spanZh(step)}内酌定。`;
    case 'RESULT':
      return `应奖励${spanZh(step)}${step.lowFen === step.highFen ? '' : '，由经办人在此范围内提出并说明理由'}。`;
  }
}

/** The name of an uplift, to whom it says something. */
const ofUplift = ({ upliftId }: { upliftId: string }, reader: TraceReader): string =>
  reader === 'PUBLIC' ? '' : `“${upliftId}”`;

export function amountZh(amount: Amount): string {
  if (amount.type === 'fixed') return `固定奖励${yuan(amount.fen)}`;
  if (amount.type === 'range') return `奖励${spanZh({ lowFen: amount.min_fen, highFen: amount.max_fen })}`;
  if (amount.type === 'percent') return `按${labelZh(amount.base)}的${percent(amount.ppm)}奖励`;
  return '不予奖励';
}

export function factZh({ fact, value }: FactUsed): string {
  const kind = factOf(fact)?.kind;
  const runsOn = kind === 'GRADE' || kind === 'MONEY' || kind === 'COUNT';
  return `${labelZh(fact)}${runsOn ? '' : '：'}${valueZh(fact, value)}`;
}

/** What a fact is, without its name: 1级, ¥5,000.00, 直接证据. */
export function valueZh(fact: string, value: FactUsed['value']): string {
  const item = factOf(fact);
  if (item?.kind === 'GRADE') return `${value}级`;
  if (item?.kind === 'MONEY') return yuan(Number(value));
  if (item?.kind === 'COUNT') return `${value}人`;
  if (item?.kind === 'BOOLEAN') return value === true ? '是' : '否';
  return item?.values?.find(({ code }) => code === value)?.zh ?? String(value);
}

export function labelZh(fact: string): string {
  return factOf(fact)?.zh ?? fact;
}

function spanZh({ lowFen, highFen }: { lowFen: number; highFen: number | null }): string {
  if (highFen === null) return `${yuan(lowFen)}以上`;
  return lowFen === highFen ? yuan(lowFen) : `${yuan(lowFen)}至${yuan(highFen)}`;
}

export function yuan(fen: number): string {
  return `¥${formatYuan(fen)}`;
}

export function percent(ppm: number): string {
  return `${ppm / 10_000}%`;
}
