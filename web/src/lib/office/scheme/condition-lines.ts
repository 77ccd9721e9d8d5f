import { factOf, FACTS, type Comparison, type Predicate, type Scalar } from '$contract/scheme-words.ts';
import { formatFen, parseYuan } from '#lib/money.ts';

/** How a line of the table compares a fact. */
export const ORDERS = ['is', 'in', 'gte', 'gt', 'lte', 'lt'] as const;
export type Order = (typeof ORDERS)[number];
/** One line of a condition as a clerk fills it in; `values` more than one only for `in`. */
export type Line = { fact: string; order: Order; values: string[] };

/** Which comparisons a fact has: codes and yes or no have no order. */
export function ordersOf(fact: string): readonly Order[] {
  const kind = factOf(fact)?.kind;
  if (kind === 'BOOLEAN') return ['is'];
  if (kind === 'CODE' || kind === 'GRADE') return ['is', 'in'];
  return ['gte', 'gt', 'lte', 'lt', 'is'];
}

/** A condition as lines that must all hold, or null where it says more than lines can. */
export function linesOf(when: Predicate): Line[] | null {
  const lines = Object.entries(when).map(([fact, test]): Line[] | null => {
    if (!FACTS.some(({ code }) => code === fact) || test === undefined) return null;
    if (typeof test !== 'object') return [{ fact, order: 'is', values: [textOf(fact, test)] }];
    const { in: list, ...orders } = test as Comparison;
    if (list) return [{ fact, order: 'in', values: list.map((one) => textOf(fact, one)) }];
    return Object.entries(orders).map(([order, bound]) => ({
      fact,
      order: order as Order,
      values: [textOf(fact, Number(bound))],
    }));
  });
  return lines.includes(null) ? null : lines.flatMap((some) => some ?? []);
}

/** The condition that lines make; what can't be read stays as text, for the check to name. */
export function whenOf(lines: readonly Line[]): Predicate {
  const when: Record<string, Scalar | Comparison> = {};
  for (const { fact, order, values } of lines) {
    const [first = ''] = values;
    const known = when[fact];
    if (order === 'is') when[fact] = valueOf(fact, first);
    else if (order === 'in') when[fact] = { in: values.map((one) => valueOf(fact, one) as string | number) };
    else
      when[fact] = { ...(typeof known === 'object' ? known : {}), [order]: valueOf(fact, first) as number };
  }
  return when;
}

/** A fact as the example's box holds it → its value; undefined where nothing was entered. */
export function factValue(fact: string, text: string): Scalar | undefined {
  return text.trim() === '' ? undefined : valueOf(fact, text);
}

function textOf(fact: string, value: Scalar): string {
  return factOf(fact)?.kind === 'MONEY' && typeof value === 'number' ? yuanText(value) : String(value);
}

function valueOf(fact: string, text: string): Scalar {
  const kind = factOf(fact)?.kind;
  if (kind === 'BOOLEAN') return text === 'true';
  if (kind === 'MONEY') return parseYuan(text) ?? text;
  if (kind === 'CODE') return text;
  return /^\d+$/.test(text.trim()) ? Number(text) : text;
}

/** `500000` (fen) → `5,000`, as somebody types it; anything else as it stands. */
export function yuanText(fen: unknown): string {
  return typeof fen === 'number' ? formatFen(fen).replace('¥', '').replace(/\.00$/, '') : String(fen ?? '');
}

/** What was typed as yuan → fen; undefined for nothing, the text itself for what is no amount, so that a check names it. */
export function fenOf(text: string): number | undefined {
  if (text.trim() === '') return undefined;
  return parseYuan(text) ?? (text as unknown as number);
}

/** `600` (parts per million) → `0.06`. */
export const percentText = (ppm: unknown): string =>
  typeof ppm === 'number' ? String(ppm / 10_000) : String(ppm ?? '');

/** `0.06` (per cent) → 600; the text itself where it is no share of at most four decimals. */
export function ppmOfText(text: string): number {
  const found = /^(\d{1,3})(?:\.(\d{1,4}))?$/.exec(text.trim().replace(/%$/, ''));
  return found
    ? Number(found[1]) * 10_000 + Number((found[2] ?? '').padEnd(4, '0'))
    : (text as unknown as number);
}
