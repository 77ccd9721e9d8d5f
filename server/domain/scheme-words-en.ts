import { formatYuan } from './money.ts';
import { factOf } from './scheme-facts.ts';
import type { Amount, FactUsed, TraceReader, TraceStep } from './scheme-types.ts';

const ROUNDING = { DOWN: 'down', UP: 'up', HALF_UP: 'half up' };
const CAPS = { CASE: 'one case', REPORTER_YEAR: 'one reporter in a year' };
/** What each trigger is called. */
export const TRIGGERS_EN = {
  LEAD_GRADED: 'lead graded',
  PRELIM_INVESTIGATION_OPENED: 'preliminary investigation opened',
  LEAD_VERIFIED: 'lead verified',
  ADMIN_OR_JUDICIAL_DISPOSAL: 'administrative or judicial disposal',
  CRIMINAL_FILED: 'criminal case filed',
  CASE_CONCLUDED: 'case concluded',
  JUDGMENT_EFFECTIVE: 'judgment effective',
};

/** One step of an award's trace as an English sentence, as `wordsZh` has it. */
export function wordsEn(step: TraceStep, reader: TraceReader = 'OFFICE'): string {
  switch (step.kind) {
    case 'SCHEME': {
      const version = step.version === null ? '' : `, version ${step.version}`;
      return `Reckoned by “${step.title}”${version}${step.status === 'DRAFT' ? ' (draft, for demonstration only)' : ''}.`;
    }
    case 'GRADE':
      return `With ${step.facts.map(factEn).join(' and ')}, the lead is of grade ${step.grade}.`;
    case 'STAGE':
      return step.fired ? `The stage “${TRIGGERS_EN[step.trigger]}” is reached.` : '';
    case 'BAND': {
      const facts = step.facts.map(factEn).join(', ');
      const band = reader === 'PUBLIC' ? '' : `band “${step.bandId}”, `;
      return `${facts === '' ? '' : `With ${facts}: `}${band}${amountEn(step.amount)}.`;
    }
    case 'NO_BAND':
      return 'No band applies, so this stage adds nothing.';
    case 'ARITHMETIC':
      return `${percent(step.ppm)} of the ${labelEn(step.base)} ${yuan(step.baseFen)} = ${yuan(step.resultFen)}.`;
    case 'FLOOR':
      return `Below the band's floor, so ${yuan(step.toFen)}.`;
    case 'CEILING':
      return `Above the band's ceiling, so ${yuan(step.toFen)}.`;
    case 'REPLACED':
      return `This stage takes the place of the earlier ${spanEn(step)}; they do not add up.`;
    case 'SUM':
      return `All stages together: ${spanEn(step)}.`;
    case 'UPLIFT':
      return `Uplift${nameOf(step, reader)} of ${percent(step.bp * 100)}: ${spanEn(step)}.`;
    case 'DISCRETION':
      return `${step.known ? 'An' : 'If it applies, an'} uplift${nameOf(step, reader)} allows more at discretion; not counted here.`;
    case 'ROUNDING':
      return `Rounded ${ROUNDING[step.mode]} to ${yuan(step.unitFen)}: ${spanEn(step)}.`;
    case 'CAP': {
      // What others of the case were given is nobody else's.
      const used = step.usedFen > 0 && reader === 'OFFICE' ? `, of which ${yuan(step.usedFen)} is used` : '';
      return `The cap for ${CAPS[step.cap]} is ${yuan(step.capFen)}${used}: ${spanEn(step)}.`;
    }
    case 'ALREADY_AWARDED':
      return `Less ${yuan(step.fen)} awarded before: ${spanEn(step)}.`;
    case 'SHARE':
      if (reader === 'PUBLIC')
        return 'Not the first report, but it helped: an award at the office’s discretion.';
      return `Later reporters who helped share at most ${percent(step.ppm)} of the first one’s ${yuan(step.firstFen)}, ${yuan(step.limitFen)}${
        step.laterFen > 0 ? `, of which ${yuan(step.laterFen)} is given` : ''
      }: ${spanEn(step)} at discretion.`;
    case 'RESULT':
      return `To award: ${spanEn(step)}${step.lowFen === step.highFen ? '' : '; the clerk proposes a sum within it and says why'}.`;
  }
}

const nameOf = ({ upliftId }: { upliftId: string }, reader: TraceReader): string =>
  reader === 'PUBLIC' ? '' : ` “${upliftId}”`;

export function amountEn(amount: Amount): string {
  if (amount.type === 'fixed') return `a fixed ${yuan(amount.fen)}`;
  if (amount.type === 'range') return spanEn({ lowFen: amount.min_fen, highFen: amount.max_fen });
  if (amount.type === 'percent') return `${percent(amount.ppm)} of the ${labelEn(amount.base)}`;
  return 'no reward';
}

export function factEn({ fact, value }: FactUsed): string {
  const kind = factOf(fact)?.kind;
  return `${labelEn(fact)}${kind === 'BOOLEAN' || kind === 'CODE' ? ':' : ''} ${valueEn(fact, value)}`;
}

/** What a fact is, without its name: 1, ¥5,000.00, direct. */
export function valueEn(fact: string, value: FactUsed['value']): string {
  const item = factOf(fact);
  if (item?.kind === 'MONEY') return yuan(Number(value));
  if (item?.kind === 'BOOLEAN') return value === true ? 'yes' : 'no';
  return item?.values?.find(({ code }) => code === value)?.en ?? String(value);
}

export function labelEn(fact: string): string {
  return factOf(fact)?.en ?? fact;
}

function spanEn({ lowFen, highFen }: { lowFen: number; highFen: number | null }): string {
  if (highFen === null) return `${yuan(lowFen)} or more`;
  return lowFen === highFen ? yuan(lowFen) : `${yuan(lowFen)} to ${yuan(highFen)}`;
}

export function yuan(fen: number): string {
  return `¥${formatYuan(fen)}`;
}

export function percent(ppm: number): string {
  return `${ppm / 10_000}%`;
}
