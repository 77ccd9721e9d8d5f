/** A colour as style sheets write it: `#0b5d66`, lower case. */
export type Colour = `#${string}`;

export const BLACK: Colour = '#000000';
export const WHITE: Colour = '#ffffff';

export function isColour(value: unknown): value is Colour {
  return typeof value === 'string' && /^#[0-9a-f]{6}$/.test(value);
}

/** How far two colours stand apart, 1 to 21, as WCAG 2.2 reckons it (relative luminance, sRGB). */
export function contrast(one: Colour, other: Colour): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** The least contrast of a colour with each of several grounds. */
export function leastContrast(colour: Colour, grounds: readonly Colour[]): number {
  return Math.min(...grounds.map((ground) => contrast(colour, ground)));
}

/** `share` of `other` mixed into `colour`, channel by channel: 0 leaves it, 1 replaces it. */
export function mixed(colour: Colour, other: Colour, share: number): Colour {
  const from = channels(colour);
  const to = channels(other);
  return colourOf(from.map((value, index) => value + ((to[index] ?? value) - value) * share));
}

/**
 * The colour itself where it already stands `ratio` apart from every ground, else the nearest mixture with `towards`
 * (black or white) that does; `towards` itself where none does.
 */
export function until(colour: Colour, towards: Colour, grounds: readonly Colour[], ratio: number): Colour {
  for (let share = 0; share < 1; share += 0.01) {
    const tried = mixed(colour, towards, share);
    if (leastContrast(tried, grounds) >= ratio) return tried;
  }
  return towards;
}

/** The same hue as bright as it gets below white: what a colour of the day turns into by night. */
export function bright(colour: Colour): Colour {
  const values = channels(colour);
  const highest = Math.max(...values);
  return highest === 0 ? WHITE : colourOf(values.map((value) => (value / highest) * 235));
}

function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channels(colour: Colour): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

function colourOf(values: readonly number[]): Colour {
  return `#${values.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;
}
