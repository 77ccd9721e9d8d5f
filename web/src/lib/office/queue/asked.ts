import type { LeadFilter } from '$contract/lead-filter.ts';

/** The conditions that stand in the queue's address, in the order in which they are shown. */
export const CONDITIONS = [
  'status',
  'due',
  'unit',
  'assignee',
  'sector',
  'township',
  'mode',
  'amount',
  'channel',
  'from',
  'to',
  'target',
  'q',
] as const;
export type Condition = (typeof CONDITIONS)[number];
export type Asked = Partial<Record<Condition, string>>;
/** As the contract has it; what the address holds is checked there. */
export type AskedFilter = LeadFilter & { q?: string };

/** What of an address, or of a form's fields, narrows the queue; empty boxes don't. */
export function askedIn(fields: { get(name: string): unknown }): Asked {
  const asked: Asked = {};
  for (const name of CONDITIONS) {
    const value = fields.get(name);
    if (typeof value === 'string' && value.trim() !== '') asked[name] = value.trim();
  }
  return asked;
}

/** The queue's address with these conditions. */
export function queueHref(tray: string, asked: Asked = {}, page = 1): string {
  const query = new URLSearchParams({ tray, ...asked, ...(page > 1 ? { page: String(page) } : {}) });
  return `/verification?${query}`;
}
