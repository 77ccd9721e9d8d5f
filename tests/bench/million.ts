import { listLeads, searchLeads } from '../../server/contract/leads.ts';
import type { Name } from '../support/people.ts';
import { type TestOffice, anOffice } from '../support/office.ts';
import { ASKED_OF_TARGETS, fillWithTargets } from './many-targets.ts';
import { brandOf, brandsAmong, fillWithLeads } from './many-leads.ts';

const FEW = 1_000;
const MANY = Number(process.env['BENCH_LEADS'] ?? 1_000_000);
/** Enough that the 95th percentile isn't one of the three slowest. */
const ROUNDS = 120;

type Ask = (office: TestOffice, round: number) => Promise<unknown>;

const tray = (name: Name, query: Record<string, string>): Ask => {
  return (office) => office.as(name).do(listLeads, { query: query as never });
};
const ofSector = (status: string) => ({ tray: 'ALL', sector: 'REAL_ESTATE', status });
/** A brand that both offices have. */
const known = (round: number): string => brandOf(round % brandsAmong(FEW));
const search = (words: (round: number) => string): Ask => {
  return (office, round) => office.as('police1').do(searchLeads, { body: { words: words(round) } });
};

/** What people ask of the queue, by what is told of it. */
const QUESTIONS: Record<string, Ask> = {
  'queue: what is my turn (intake)': tray('intake', {}),
  'queue: what is my turn (police)': tray('police1', {}),
  'queue: overdue': tray('coordinator', { tray: 'OVERDUE' }),
  'queue: open': tray('coordinator', { tray: 'OPEN' }),
  'queue: all': tray('coordinator', { tray: 'ALL' }),
  'queue: all, the tenth page': tray('coordinator', { tray: 'ALL', page: '10' }),
  'queue: one sector': tray('coordinator', { tray: 'ALL', sector: 'REAL_ESTATE' }),
  'queue: one sector, open': tray('coordinator', { tray: 'OPEN', sector: 'REAL_ESTATE' }),
  'queue: one sector, under way': tray('coordinator', ofSector('VERIFYING')),
  'queue: one sector, archived': tray('coordinator', ofSector('ARCHIVED')),
  'search: a company’s name': search(known),
  'search: a name and a common word': search((round) => `${known(round)} 养老`),
  'search: a word that a third of them hold': search(() => '养老'),
  'search: a word that nobody holds': search((round) => `${known(round)}驴`),
};

/**
 * The same questions put to an office with a thousand leads and to one with a million, in turn, in one run; answers a
 * line for each: the 95th percentiles in milliseconds and how many times longer the larger office takes.
 */
export async function aMillionLeads(): Promise<string[]> {
  const [few, many] = [await anOffice(), await anOffice()];
  try {
    const started = performance.now();
    await fillWithLeads(few, FEW);
    await fillWithLeads(many, MANY);
    await fillWithTargets(few);
    await fillWithTargets(many);
    const filled = Math.round((performance.now() - started) / 1000);
    const lines = [`an office of ${FEW} and one of ${MANY} leads, made in ${filled} s`];
    for (const [name, ask] of Object.entries({ ...QUESTIONS, ...ASKED_OF_TARGETS })) {
      const times: [number[], number[]] = [[], []];
      for (let round = -5; round < ROUNDS; round += 1) {
        for (const [side, office] of [few, many].entries()) {
          const before = performance.now();
          await ask(office, Math.abs(round));
          if (round >= 0) times[side as 0 | 1].push(performance.now() - before);
        }
      }
      const [small, large] = times.map(p95);
      lines.push(row(name, small ?? 0, large ?? 0));
    }
    return lines;
  } finally {
    await Promise.all([few.leave(), many.leave()]);
  }
}

const p95 = (times: number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0;

const row = (name: string, small: number, large: number): string =>
  `${name.padEnd(44)} p95 ${small.toFixed(1).padStart(7)} ms  ${large.toFixed(1).padStart(7)} ms  × ${(large / small).toFixed(2)}`;
