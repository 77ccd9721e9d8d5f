/** What rules may ask of a lead, in the order of the form. */
export const ROUTING_FACT_NAMES = [
  'sector',
  'mode',
  'townshipCode',
  'urgency',
  'amountBand',
  'peopleBand',
  'targetKind',
] as const;
export type RoutingFactName = (typeof ROUTING_FACT_NAMES)[number];

/** How many rows the form shows; a condition that needs more is written as JSON. */
export const CONDITION_ROWS = 6;

type Condition = Record<string, unknown>;
export type ConditionRow = { fact: RoutingFactName; value: string };
export type ConditionForm =
  { kind: 'ALWAYS' } | { kind: 'ROWS'; rows: ConditionRow[] } | { kind: 'JSON'; json: string };

/** The simplest form that says the same: always, rows of "fact is value", or the JSON as it stands. */
export function conditionForm(when: Condition): ConditionForm {
  const entries = Object.entries(when);
  if (entries.length === 0) return { kind: 'ALWAYS' };
  const rows = entries.map(([fact, test]) => rowsOf(fact, test));
  const plain = rows.every((part) => part !== null);
  const all = plain ? rows.flat() : [];
  if (!plain || all.length > CONDITION_ROWS) return { kind: 'JSON', json: JSON.stringify(when, null, 2) };
  return { kind: 'ROWS', rows: all };
}

function rowsOf(name: string, test: unknown): ConditionRow[] | null {
  const fact = ROUTING_FACT_NAMES.find((known) => known === name);
  if (!fact) return null;
  if (typeof test === 'string') return [{ fact, value: test }];
  const listed = typeof test === 'object' && test !== null && Object.keys(test).length === 1 && 'in' in test;
  const values = listed && Array.isArray(test.in) ? (test.in as unknown[]) : null;
  if (!values?.every((value) => typeof value === 'string')) return null;
  return values.map((value) => ({ fact, value: value as string }));
}

/** Rows of one fact are alternatives; different facts must all hold. */
export function conditionFromRows(rows: readonly ConditionRow[]): Condition {
  const condition: Condition = {};
  for (const fact of ROUTING_FACT_NAMES) {
    const values = [...new Set(rows.filter((row) => row.fact === fact).map(({ value }) => value))];
    if (values.length > 0) condition[fact] = values.length === 1 ? values[0] : { in: values };
  }
  return condition;
}

/** `sector=BREEDING`, as the form's one select box a row says it. */
export function rowFromChoice(choice: string): ConditionRow | null {
  const [name = '', value = ''] = choice.split('=', 2);
  const fact = ROUTING_FACT_NAMES.find((known) => known === name);
  return fact && value ? { fact, value } : null;
}
