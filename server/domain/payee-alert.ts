const YEAR_MS = 365 * 24 * 3_600_000;

type Award = { leadId: string; at: Date };
export type PayeeAlert = 'TWO_REPORTS' | 'OFTEN';

/**
 * What stands out about the awards that went to one account, or null: `often` or more within twelve months, or awards of
 * several reports. One reporter of several leads looks like several: it is a question for a person, not an answer.
 */
export function payeeAlert(awards: readonly Award[], often: number): PayeeAlert | null {
  const times = awards.map(({ at }) => at.getTime()).toSorted((a, b) => a - b);
  const many = times.some((start, first) => {
    const last = times[first + often - 1];
    return last !== undefined && last - start <= YEAR_MS;
  });
  if (many) return 'OFTEN';
  return new Set(awards.map(({ leadId }) => leadId)).size > 1 ? 'TWO_REPORTS' : null;
}
