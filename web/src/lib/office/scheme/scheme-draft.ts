import { type Amount, factOf, type Predicate, type Trigger } from '$contract/scheme-words.ts';
import { fenOf, type Line, linesOf, percentText, ppmOfText, whenOf, yuanText } from './condition-lines.ts';

/** A measure as the editor's boxes hold it: everything that is typed is text until it is sent. */
export type AmountBoxes = {
  type: Amount['type'];
  least: string;
  most: string;
  base: string;
  percent: string;
};
export type TierBoxes = { key: number; id: string; lines: Line[] | null; json: string; amount: AmountBoxes };
export type StageBoxes = {
  key: number;
  id: string;
  trigger: Trigger;
  adds: boolean;
  best: boolean;
  /** What the boxes don't show of a stage, such as its clock. */
  rest: Record<string, unknown>;
  tiers: TierBoxes[];
};
export type Boxes = {
  schemeId: string;
  title: string;
  stages: StageBoxes[];
  capCase: string;
  capYear: string;
  laterShare: string;
  rest: string;
};

let keys = 0;
const nextKey = (): number => (keys += 1);
type Shape = Record<string, unknown>;
const isShape = (value: unknown): value is Shape =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const shapes = (value: unknown): Shape[] => (Array.isArray(value) ? value.filter(isShape) : []);

/** A document as boxes; what it says in no box goes into the last one, as JSON. */
export function boxesOf(document: Shape): Boxes {
  const { scheme_id, title, stages, caps, multi_reporter, version: _v, status: _s, ...rest } = document;
  const { per_case_fen, per_reporter_year_fen } = isShape(caps) ? caps : {};
  const { later_total_max_ppm, ...several } = isShape(multi_reporter) ? multi_reporter : {};
  const more = Object.keys(several).length > 0 ? { ...rest, multi_reporter: several } : rest;
  return {
    schemeId: String(scheme_id ?? ''),
    title: String(title ?? ''),
    stages: shapes(stages).map(stageBoxes),
    capCase: yuanText(per_case_fen),
    capYear: yuanText(per_reporter_year_fen),
    laterShare: percentText(later_total_max_ppm),
    rest: JSON.stringify(more, null, 2),
  };
}

function stageBoxes({ stage_id, trigger, cumulative, select, bands, ...rest }: Shape): StageBoxes {
  return {
    ...{ key: nextKey(), id: String(stage_id ?? ''), trigger: trigger as Trigger, rest },
    ...{ adds: cumulative === true, best: select === 'max', tiers: shapes(bands).map(tierBoxes) },
  };
}

function tierBoxes({ id, when, amount }: Shape): TierBoxes {
  const lines = isShape(when) ? linesOf(when as Predicate) : [];
  const { type, fen, min_fen, max_fen, base, ppm } = isShape(amount) ? amount : {};
  return {
    ...{ key: nextKey(), id: String(id ?? ''), lines, json: JSON.stringify(when ?? {}) },
    amount: {
      type: (type as Amount['type']) ?? 'fixed',
      least: yuanText(type === 'fixed' ? fen : min_fen),
      most: yuanText(max_fen),
      base: String(base ?? 'case_amount_fen'),
      percent: percentText(ppm),
    },
  };
}

export const newTier = (id: string): TierBoxes => tierBoxes({ id, when: {}, amount: { type: 'fixed' } });
export const newStage = (count: number): StageBoxes =>
  stageBoxes({
    stage_id: `STAGE_${count}`,
    trigger: 'CRIMINAL_FILED',
    cumulative: true,
    bands: [{ id: 'A', when: {}, amount: { type: 'fixed' } }],
  });

/** The document that the boxes make; a box with JSON in it that can't be read is named. */
export function documentOfBoxes(boxes: Boxes): { document: Shape } | { broken: string } {
  try {
    const rest: unknown = JSON.parse(boxes.rest.trim() || '{}');
    if (!isShape(rest)) return { broken: '{ … }' };
    const caps = given({ per_case_fen: fenOf(boxes.capCase), per_reporter_year_fen: fenOf(boxes.capYear) });
    const share = boxes.laterShare.trim() === '' ? {} : { later_total_max_ppm: ppmOfText(boxes.laterShare) };
    const several = { ...(isShape(rest['multi_reporter']) ? rest['multi_reporter'] : {}), ...share };
    if ('later_total_max_ppm' in share)
      Object.assign(several, { later_helpful: (several as Shape)['later_helpful'] ?? 'DISCRETION' });
    const document: Shape = {
      ...{ scheme_id: boxes.schemeId.trim(), title: boxes.title.trim() },
      ...rest,
      stages: boxes.stages.map(stageOf),
      ...(Object.keys(caps).length > 0 ? { caps } : {}),
      ...(Object.keys(several).length > 0 ? { multi_reporter: several } : {}),
    };
    return { document };
  } catch (error) {
    return { broken: error instanceof Error ? error.message : String(error) };
  }
}

function stageOf({ id, trigger, adds, best, rest, tiers }: StageBoxes): Shape {
  return {
    ...{ stage_id: id, trigger, cumulative: adds, select: best ? 'max' : 'first', ...rest },
    bands: tiers.map((tier) => ({
      id: tier.id.trim(),
      when: tier.lines ? whenOf(tier.lines) : JSON.parse(tier.json),
      amount: amountOf(tier.amount),
    })),
  };
}

function amountOf({ type, least, most, base, percent }: AmountBoxes): Shape {
  if (type === 'none') return { type };
  if (type === 'fixed') return { type, fen: fenOf(least) ?? null };
  if (type === 'range') return { type, min_fen: fenOf(least) ?? 0, max_fen: fenOf(most) ?? null };
  return { type, base, ppm: ppmOfText(percent), ...given({ min_fen: fenOf(least), max_fen: fenOf(most) }) };
}

const given = (fields: Shape): Shape =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/** The facts that a measure asks for anywhere, so that an example shows these boxes and no others. */
export function factsAsked(document: Shape): string[] {
  const found = new Set<string>();
  const walk = (value: unknown, inCondition: boolean): void => {
    if (Array.isArray(value)) for (const one of value) walk(one, inCondition);
    else if (isShape(value))
      for (const [key, inner] of Object.entries(value)) {
        if (inCondition) found.add(key);
        if (key === 'base' && typeof inner === 'string') found.add(inner);
        walk(inner, key === 'when' || key === 'grade_rule' || inCondition);
      }
  };
  walk(document, false);
  return [...found].filter((name) => factOf(name) !== undefined);
}
