import { localDate } from '../domain/calendar.ts';
import type { Stage } from './stage.ts';

const DAY_MS = 86_400_000;
/** Who takes turns, in each unit. */
const TURNS: Readonly<Record<string, readonly string[]>> = {
  LEAD_AGENCY: ['intake', 'intake2'],
  POLICE: ['police1', 'police2'],
  MARKET_REG: ['market1', 'market2'],
};
const BEFORE = 7;
const AHEAD = 21;

/** Somebody of each unit is on duty every day, for an urgent tip waits for no working day. */
export async function layOutRoster({ office, as, profile }: Stage, now: Date): Promise<void> {
  const known = new Set(profile.units.map(({ code }) => code));
  const lines = Object.entries(TURNS)
    .filter(([unit]) => known.has(unit))
    .flatMap(([unit, people]) =>
      Array.from({ length: BEFORE + AHEAD }, (_, index) => {
        const day = localDate(new Date(now.getTime() + (index - BEFORE) * DAY_MS));
        return `${day},${unit},${people[index % people.length] ?? ''}`;
      }),
    );
  await office.duty.import(await as('coordinator'), lines.join('\n'));
}
