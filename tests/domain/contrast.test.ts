import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Colour, contrast, leastContrast } from '../../server/domain/contrast.ts';
import {
  GROUNDS,
  LEAST,
  PALETTES,
  READINGS,
  type Reading,
  canLead,
  checkLead,
  leadColours,
  nearestLead,
} from '../../server/domain/look.ts';

type Tokens = Record<string, Colour>;

const theme = readFileSync('web/src/theme.css', 'utf8');

/** The colours between a place in the sheet and the next brace that closes. */
function tokensAfter(from: string): Tokens {
  const start = theme.indexOf(from);
  if (start < 0) throw new Error(`web/src/theme.css has no ${from}`);
  const block = theme.slice(start, theme.indexOf('}', start));
  return Object.fromEntries(
    [...block.matchAll(/--color-([a-z-]+):\s*(#[0-9a-f]{6});/g)].map(([, name = '', colour]) => [
      name,
      colour as Colour,
    ]),
  );
}

const day = tokensAfter('@theme {');
const large = tokensAfter("\n  [data-elderly='true'] {");
const nightAt = '/* Night,';
const night = tokensAfter(`${nightAt}`);
const largeNight = tokensAfter(
  theme.slice(theme.indexOf("[data-elderly='true'] {\n    @variant night"), theme.length).slice(0, 60),
);

/** What each reading shows, as the browser puts the sheet's rules over one another. */
const SHOWN: Record<Reading, Tokens> = {
  light: day,
  elderly: { ...day, ...large },
  dark: { ...day, ...night },
  elderlyDark: { ...day, ...large, ...night, ...largeNight },
};

const inColour = (reading: Reading, colour: Colour): Tokens => {
  const { lead, deep, wash, on } = leadColours(colour, reading);
  return { ...SHOWN[reading], teal: lead, 'teal-deep': deep, 'teal-wash': wash, 'on-teal': on };
};

/** Every pair of text and ground that the pages draw. */
const PAIRS: readonly (readonly [text: string, grounds: readonly string[]])[] = [
  ['ink', ['paper', 'raised', 'sunk', 'teal-wash', 'vermilion-wash', 'amber-wash', 'green-wash']],
  ['quiet', ['paper', 'raised', 'sunk', 'teal-wash']],
  ['teal', ['paper', 'raised', 'sunk', 'teal-wash']],
  ['teal-deep', ['paper', 'raised', 'sunk', 'teal-wash']],
  ['vermilion', ['paper', 'raised', 'sunk', 'vermilion-wash']],
  ['amber', ['paper', 'raised', 'sunk', 'amber-wash']],
  ['green', ['paper', 'raised', 'sunk', 'green-wash']],
  ['on-teal', ['teal', 'teal-deep']],
  ['on-vermilion', ['vermilion']],
];
/** Edges of what is typed into, and the focus ring (WCAG 1.4.11). */
const EDGES: typeof PAIRS = [
  ['edge', ['paper', 'raised']],
  ['teal', ['paper', 'raised', 'sunk']],
];

const tooClose = (shown: Tokens, pairs: typeof PAIRS, least: number): string[] =>
  pairs.flatMap(([text, grounds]) =>
    grounds.flatMap((ground) => {
      const ratio = contrast(shown[text]!, shown[ground]!);
      return ratio < least ? [`${text} on ${ground}: ${ratio.toFixed(2)}`] : [];
    }),
  );

describe('contrast', () => {
  it('is reckoned as WCAG does', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
    expect(contrast('#0b5d66', '#0b5d66')).toBe(1);
  });
});

describe.each(READINGS)('the pages as %s', (reading) => {
  it('keep every text apart from every ground it stands on', () => {
    expect(tooClose(SHOWN[reading], PAIRS, LEAST[reading])).toEqual([]);
    expect(tooClose(SHOWN[reading], EDGES, 3)).toEqual([]);
  });

  it.each(PALETTES.map(({ code, colour }) => [code, colour] as const))('do so in %s too', (_, colour) => {
    expect(tooClose(inColour(reading, colour), PAIRS, LEAST[reading])).toEqual([]);
    expect(tooClose(inColour(reading, colour), EDGES, 3)).toEqual([]);
  });

  it('stand on the grounds that the rules reckon with', () => {
    const { paper, raised, sunk } = SHOWN[reading];
    expect({ paper, raised, sunk }).toEqual(GROUNDS[reading]);
  });
});

describe('a leading colour of a district’s own', () => {
  const colours = fc
    .tuple(fc.nat(255), fc.nat(255), fc.nat(255))
    .map((rgb): Colour => `#${rgb.map((value) => value.toString(16).padStart(2, '0')).join('')}`);

  it('is read by day, by night and in large type wherever it was taken', () => {
    fc.assert(
      fc.property(colours.filter(canLead), (colour) => {
        for (const reading of READINGS) {
          const { lead, deep, wash, on } = leadColours(colour, reading);
          const grounds = [...Object.values(GROUNDS[reading]), wash];
          expect(leastContrast(lead, grounds)).toBeGreaterThanOrEqual(LEAST[reading]);
          expect(leastContrast(deep, grounds)).toBeGreaterThanOrEqual(LEAST[reading]);
          expect(contrast(on, lead)).toBeGreaterThanOrEqual(LEAST[reading]);
          expect(contrast(SHOWN[reading]['ink']!, wash)).toBeGreaterThanOrEqual(LEAST[reading]);
          expect(contrast(SHOWN[reading]['quiet']!, wash)).toBeGreaterThanOrEqual(LEAST[reading]);
        }
      }),
    );
  });

  it('is refused where it is too light, and the nearest that can be read is named', () => {
    expect(checkLead('#ffcc00', 'lead')).toEqual([{ path: 'lead', code: 'OUT_OF_RANGE' }]);
    expect(nearestLead('#ffcc00')).toBe('#826800');
    fc.assert(fc.property(colours, (colour) => checkLead(nearestLead(colour), 'lead').length === 0));
  });

  it.each(['red', '#0B5D66', '#fff', '', 7, null])('is refused where it is none: %s', (value) => {
    expect(checkLead(value, 'lead')).toEqual([{ path: 'lead', code: 'BAD_FORMAT' }]);
  });
});
