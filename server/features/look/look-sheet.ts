import type { Colour } from '../../domain/contrast.ts';
import { type Reading, leadColours } from '../../domain/look.ts';

/** Where each reading holds, as `web/src/theme.css` has it; `html` before it wins whichever sheet comes first. */
const DAY: readonly [Reading, string][] = [
  ['light', 'html:root'],
  ['elderly', "html[data-elderly='true']"],
];
const NIGHT: readonly [Reading, string][] = [
  ['dark', 'html:root'],
  ['elderlyDark', "html[data-elderly='true']"],
];

/** The style sheet that leads the pages in another colour: by day, by night, each in large type. */
export function lookSheet(chosen: Colour): string {
  const rule = ([reading, place]: readonly [Reading, string], when = ''): string => {
    const { lead, deep, wash, on } = leadColours(chosen, reading);
    const colours = `--color-teal:${lead};--color-teal-deep:${deep};--color-teal-wash:${wash};--color-on-teal:${on}`;
    return `${place}${when}{${colours}}`;
  };
  const night = NIGHT.map((one) => rule(one, ":not([data-theme='light'])")).join('');
  return [
    ...DAY.map((one) => rule(one)),
    `@media (prefers-color-scheme:dark){${night}}`,
    ...NIGHT.map((one) => rule(one, "[data-theme='dark']")),
  ].join('\n');
}
