import type { FieldError } from './errors.ts';
import { checkPredicate, type FactSort } from './predicate-check.ts';
import { factOf } from './scheme-facts.ts';
import { TRIGGERS } from './scheme-types.ts';
import { eachOf, isIn, isShape, isText, isWhole, problemWhere, repeats } from './shape.ts';

/** What a reward rule may compare a fact with. */
export function sortOfFact(name: string): FactSort | undefined {
  const fact = factOf(name);
  if (!fact) return undefined;
  if (fact.kind === 'BOOLEAN') return { sort: 'BOOLEAN' };
  if (fact.kind !== 'CODE') return { sort: 'NUMBER' };
  return fact.values ? { sort: 'CODE', codes: fact.values.map((value) => value.code) } : { sort: 'CODE' };
}

export function checkStage(stage: unknown, path: string): FieldError[] {
  if (!isShape(stage)) return problemWhere(true, path, 'BAD_FORMAT');
  const { stage_id, trigger, cumulative, select, bands } = stage;
  const badFlag = cumulative !== undefined && typeof cumulative !== 'boolean';
  return [
    ...problemWhere(!isText(stage_id), `${path}.stage_id`, 'REQUIRED'),
    ...problemWhere(!isIn(TRIGGERS, trigger), `${path}.trigger`, 'NOT_IN_LIST'),
    ...problemWhere(badFlag, `${path}.cumulative`, 'BAD_FORMAT'),
    ...problemWhere(select !== undefined && !isIn(['first', 'max'], select), `${path}.select`, 'NOT_IN_LIST'),
    ...eachOf(bands, `${path}.bands`, checkBand),
    ...repeats(bands, `${path}.bands`, 'id'),
    ...(select === 'max' ? [] : unreachable(bands, `${path}.bands`)),
  ];
}

function checkBand(band: unknown, path: string): FieldError[] {
  if (!isShape(band)) return problemWhere(true, path, 'BAD_FORMAT');
  return [
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
  if (type === 'none') return [];
  if (type === 'fixed') return problemWhere(!isWhole(fen, 0), `${path}.fen`, 'OUT_OF_RANGE');
  if (type === 'range') {
    return [
      ...problemWhere(!isWhole(min, 0), `${path}.min_fen`, 'OUT_OF_RANGE'),
      ...problemWhere(max !== null && !isWhole(max, Number(min)), `${path}.max_fen`, 'OUT_OF_RANGE'),
    ];
  }
  if (type !== 'percent') return problemWhere(true, `${path}.type`, 'NOT_IN_LIST');
  const isMoney = typeof base === 'string' && factOf(base)?.kind === 'MONEY';
  const leastMax = isWhole(min, 0) ? min : 0;
  return [
    ...problemWhere(!isMoney, `${path}.base`, 'NOT_IN_LIST'),
    ...problemWhere(!isWhole(ppm, 1) || ppm > 1_000_000, `${path}.ppm`, 'OUT_OF_RANGE'),
    ...problemWhere(min !== undefined && !isWhole(min, 0), `${path}.min_fen`, 'OUT_OF_RANGE'),
    ...problemWhere(max !== undefined && !isWhole(max, leastMax), `${path}.max_fen`, 'OUT_OF_RANGE'),
  ];
}
