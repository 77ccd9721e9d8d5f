import type { CodeItem } from './code-lists/code-item.ts';
import { BLACK, type Colour, WHITE, bright, isColour, leastContrast, mixed, until } from './contrast.ts';
import type { FieldError } from './errors.ts';

/** How somebody may read the pages: by day or night, each also in large type. */
export const READINGS = ['light', 'elderly', 'dark', 'elderlyDark'] as const;
export type Reading = (typeof READINGS)[number];

/** What text keeps to every ground that it may stand on (WCAG 2.2: AA, and AAA in large type). */
export const LEAST: Record<Reading, number> = { light: 4.5, elderly: 7, dark: 4.5, elderlyDark: 7 };

/** The pages' own grounds, as `web/src/theme.css` draws them; a test holds the two together. */
export const GROUNDS: Record<Reading, { paper: Colour; raised: Colour; sunk: Colour }> = {
  light: { paper: '#fbf8f2', raised: '#ffffff', sunk: '#f3eee3' },
  elderly: { paper: '#fffdf8', raised: '#ffffff', sunk: '#f5f0e4' },
  dark: { paper: '#14181a', raised: '#1b2124', sunk: '#0f1315' },
  elderlyDark: { paper: '#0c0f10', raised: '#141a1c', sunk: '#070909' },
};

/** Palettes that were looked at on every page; any other colour may lead too, as long as it can be read. */
export const PALETTES = [
  { code: 'TEAL', zh: '青', en: 'Teal', colour: '#0b5d66' },
  { code: 'BLUE', zh: '蓝', en: 'Blue', colour: '#1f4f8f' },
  { code: 'GREEN', zh: '绿', en: 'Green', colour: '#1f6140' },
  { code: 'PLUM', zh: '紫', en: 'Plum', colour: '#6a3b78' },
  { code: 'CRIMSON', zh: '绛', en: 'Crimson', colour: '#8f1d3a' },
  { code: 'SLATE', zh: '灰', en: 'Slate', colour: '#44525e' },
] as const satisfies readonly (CodeItem & { colour: Colour })[];

/** The colour that `web/src/theme.css` is drawn in; a district that keeps it needs no sheet of its own. */
export const DEFAULT_LEAD: Colour = PALETTES[0].colour;

/** The leading colour and what goes with it: pressed, as a ground, and what is written on it. */
export type LeadColours = { lead: Colour; deep: Colour; wash: Colour; on: Colour };

/** The colours of one reading out of the colour that a district chose for the day. */
export function leadColours(chosen: Colour, reading: Reading): LeadColours {
  const { paper, raised, sunk } = GROUNDS[reading];
  const night = reading === 'dark' || reading === 'elderlyDark';
  const least = LEAST[reading];
  const towards = night ? WHITE : BLACK;
  // By night a pure colour glows and a whitened one greys: half of each is calm.
  const base = night ? mixed(bright(chosen), until(chosen, WHITE, [paper], 7), 0.5) : chosen;
  const wash = night ? mixed(raised, base, 0.12) : mixed(WHITE, chosen, 0.1);
  const lead = until(base, towards, [paper, raised, sunk, wash], least);
  const deep = mixed(lead, towards, night ? 0.35 : 0.25);
  return { lead, deep, wash, on: night ? until(mixed(chosen, BLACK, 0.5), BLACK, [lead], least) : WHITE };
}

/** Whether such a colour can lead: on every ground of the day it must be read, and white on it. */
export function canLead(colour: Colour): boolean {
  const { wash } = leadColours(colour, 'light');
  return leastContrast(colour, [...Object.values(GROUNDS.light), WHITE, wash]) >= LEAST.light;
}

/** The nearest colour, darker and of the same kind, that can lead. */
export function nearestLead(colour: Colour): Colour {
  for (let share = 0; share < 1; share += 0.01) {
    const tried = mixed(colour, BLACK, share);
    if (canLead(tried)) return tried;
  }
  return BLACK;
}

/** What is wrong with a leading colour: no colour, or too light to be read. `path` names its field. */
export function checkLead(value: unknown, path: string): FieldError[] {
  if (!isColour(value)) return [{ path, code: 'BAD_FORMAT' }];
  return canLead(value) ? [] : [{ path, code: 'OUT_OF_RANGE' }];
}
