import type { FieldError } from './errors.ts';
import { checkPredicate } from './predicate-check.ts';
import { isSum, MOST_BANDS, strangers, tooMany } from './scheme-bounds.ts';
import { checkClock } from './scheme-check-terms.ts';
import { sortOfFact } from './scheme-fact-sorts.ts';
import { factOf } from './scheme-facts.ts';
import { TRIGGERS } from './scheme-types.ts';
import { eachOf, isIn, isShape, isText, isWhole, problemWhere, repeats } from './shape.ts';

const STAGE = ['stage_id', 'trigger', 'cumulative', 'select', 'clock_after_trigger', 'bands', 'note'];
const AMOUNT = {
  none: [],
  fixed: ['fen'],
  range: ['min_fen', 'max_fen'],
  percent: ['base', 'ppm', 'min_fen', 'max_fen'],
};

export function checkStage(stage: unknown, path: string): FieldError[] {
  if (!isShape(stage)) return problemWhere(true, path, 'BAD_FORMAT');
  const { stage_id, trigger, cumulative, select, bands, clock_after_trigger: clock } = stage;
  const badFlag = cumulative !== undefined && typeof cumulative !== 'boolean';
  return [
    ...strangers(stage, STAGE, path),
    ...problemWhere(!isText(stage_id), `${path}.stage_id`, 'REQUIRED'),
    ...problemWhere(!isIn(TRIGGERS, trigger), `${path}.trigger`, 'NOT_IN_LIST'),
    ...problemWhere(badFlag, `${path}.cumulative`, 'BAD_FORMAT'),
    ...problemWhere(select !== undefined && !isIn(['first', 'max'], select), `${path}.select`, 'NOT_IN_LIST'),
    ...(clock === undefined ? [] : checkClock(clock, `${path}.clock_after_trigger`)),
    ...tooMany(bands, `${path}.bands`, MOST_BANDS),
    ...eachOf(bands, `${path}.bands`, checkBand),
    ...repeats(bands, `${path}.bands`, 'id'),
    ...(select === 'max' ? [] : unreachable(bands, `${path}.bands`)),
  ];
}

function checkBand(band: unknown, path: string): FieldError[] {
  if (!isShape(band)) return problemWhere(true, path, 'BAD_FORMAT');
  return [
    ...strangers(band, ['id', 'when', 'amount', 'note'], path),
    ...problemWhere(!isText(band['id']), `${path}.id`, 'REQUIRED'),
    ...checkPredicate(band['when'], `${path}.when`, sortOfFact),
    ...checkAmount(band['amount'], `${path}.amount`),
  ];
}

/** A band after one that always holds would never be read: a mistake of order, not a rule. */
function unreachable(bands: unknown, path: string): FieldError[] {
  if (!Array.isArray(bands)) return [];
  const always = bands.findIndex(
    (band) => isShape(band) && isShape(band['when']) && Object.keys(band['when']).length === 0,
  );
  return problemWhere(always >= 0 && always < bands.length - 1, `${path}[${always + 1}]`, 'NOT_ALLOWED');
}

function checkAmount(amount: unknown, path: string): FieldError[] {
  if (!isShape(amount)) return problemWhere(true, path, amount === undefined ? 'REQUIRED' : 'BAD_FORMAT');
  const { type, fen, min_fen: min, max_fen: max, base, ppm } = amount;
  if (typeof type !== 'string' || !Object.hasOwn(AMOUNT, type))
    return problemWhere(true, `${path}.type`, 'NOT_IN_LIST');
  const known = strangers(amount, ['type', ...AMOUNT[type as keyof typeof AMOUNT]], path);
  if (type === 'none') return known;
  if (type === 'fixed') return [...known, ...problemWhere(!isSum(fen), `${path}.fen`, 'OUT_OF_RANGE')];
  if (type === 'range') {
    return [
      ...known,
      ...problemWhere(!isSum(min), `${path}.min_fen`, 'OUT_OF_RANGE'),
      ...problemWhere(max !== null && !isSum(max, Number(min)), `${path}.max_fen`, 'OUT_OF_RANGE'),
    ];
  }
  const isMoney = typeof base === 'string' && factOf(base)?.kind === 'MONEY';
  const leastMax = isWhole(min, 0) ? min : 0;
  return [
    ...known,
    ...problemWhere(!isMoney, `${path}.base`, 'NOT_IN_LIST'),
    ...problemWhere(!isWhole(ppm, 1) || ppm > 1_000_000, `${path}.ppm`, 'OUT_OF_RANGE'),
    ...problemWhere(min !== undefined && !isSum(min), `${path}.min_fen`, 'OUT_OF_RANGE'),
    ...problemWhere(max !== undefined && !isSum(max, leastMax), `${path}.max_fen`, 'OUT_OF_RANGE'),
  ];
}
