type Group = { kind: 'month' | 'quarter' | 'year'; codes: string[] };

/** What can be chosen: the last thirteen months, five quarters and three years, the newest first. `today`: `2026-11-24`. */
export function periodsUntil(today: string): Group[] {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const back = <T>(count: number, of: (step: number) => T): T[] =>
    Array.from({ length: count }, (_, step) => of(step));
  const months = year * 12 + month - 1;
  const quarters = Math.floor(months / 3);
  return [
    {
      kind: 'month',
      codes: back(13, (step) => {
        const at = months - step;
        return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
      }),
    },
    {
      kind: 'quarter',
      codes: back(5, (step) => `${Math.floor((quarters - step) / 4)}-Q${((quarters - step) % 4) + 1}`),
    },
    { kind: 'year', codes: back(3, (step) => String(year - step)) },
  ];
}
