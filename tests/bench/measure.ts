/** Runs `work` `count` times, `width` at once; answers how many were done a second. */
export async function perSecond(
  count: number,
  width: number,
  work: (index: number) => Promise<unknown>,
): Promise<number> {
  let next = 0;
  const started = performance.now();
  const lane = async () => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: width }, lane));
  return (count * 1000) / (performance.now() - started);
}

export type Line = { name: string; ours: number; bound: number; unit: string };

/** The medians of `rounds` rounds in which ours and the bound take turns, so that a slow minute hits both. */
export async function against(
  name: string,
  unit: string,
  rounds: number,
  ours: () => Promise<number>,
  bound: () => Promise<number>,
): Promise<Line> {
  const pairs: [number, number][] = [];
  for (let round = 0; round < rounds; round += 1) pairs.push([await ours(), await bound()]);
  const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  return { name, unit, ours: median(pairs.map(([a]) => a)), bound: median(pairs.map(([, b]) => b)) };
}

/** A table on the console: what we do, what the same machine could do at best, and the share of it; of a time, the bound's share of ours. */
export function print(lines: readonly Line[]): void {
  const figure = (value: number) => (value >= 100 ? value.toFixed(0) : value.toFixed(1));
  for (const { name, ours, bound, unit } of lines) {
    const share = `${((unit === 'ms' ? bound / ours : ours / bound) * 100).toFixed(0)} %`;
    console.log(
      `${name.padEnd(58)} ${figure(ours).padStart(8)} ${unit.padEnd(8)} bound ${figure(bound).padStart(8)}  = ${share}`,
    );
  }
}
