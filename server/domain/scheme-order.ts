/** The fields of a reward measure in the order in which people write and read them. */
const ORDER = [
  ...['scheme_id', 'version', 'status', 'title', 'verification', 'source', 'ambiguity', 'legal_basis'],
  ...['approved_by', 'effective_from', 'effective_to', 'eligibility', 'identity_modes', 'identity_at'],
  ...['grade_rule', 'stages', 'stage_id', 'trigger', 'cumulative', 'select', 'clock_after_trigger', 'bands'],
  ...['id', 'when', 'amount', 'type', 'base', 'ppm', 'fen', 'min_fen', 'max_fen', 'mode', 'bp', 'require'],
  ...['caps', 'rounding', 'uplifts', 'approval_matrix', 'multi_reporter', 'clocks', 'claim'],
];
const RANK = new Map(ORDER.map((name, rank) => [name, rank]));
const rankOf = (name: string): number => RANK.get(name) ?? ORDER.length;

/** The same document with its fields in that order, at every depth: a database keeps them in an order of its own. */
export function inReadingOrder<T>(value: T): T {
  if (Array.isArray(value)) return value.map(inReadingOrder) as T;
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).sort(([a], [b]) => rankOf(a) - rankOf(b));
  return Object.fromEntries(fields.map(([name, inner]) => [name, inReadingOrder(inner)])) as T;
}
