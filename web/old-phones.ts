import type { Plugin } from 'vite';

/** Phones of 2020 and WeChat's own browser on them: decision 0024. */
export const OLDEST_BROWSERS = ['chrome86', 'safari14'];

/**
 * Makes the style sheets read for browsers that drop whatever lies in a cascade layer (Chromium before 99) or behind
 * `:where()` (before 88), or is spaced by both sides at once (before 87). The sheet lists its layers in their order, so
 * that the later rule still wins without them.
 */
export function readOnOldPhones(): Plugin {
  return {
    name: 'read-on-old-phones',
    enforce: 'post',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'asset' && file.fileName.endsWith('.css'))
          file.source = sideBySide(withoutWhere(withoutLayers(String(file.source))));
      }
    },
  };
}

/** `@layer base{a{…}}` as `a{…}`, and without the line that orders them. */
export function withoutLayers(css: string): string {
  let out = '';
  let at = 0;
  while (at < css.length) {
    const layer = /^@layer\s+[^{;]*([{;])/.exec(css.slice(at, at + 200));
    if (!layer) {
      const next = css.indexOf('@layer', at + 1);
      out += css.slice(at, next < 0 ? css.length : next);
      at = next < 0 ? css.length : next;
      continue;
    }
    const from = at + layer[0].length;
    const end = layer[1] === ';' ? from : closing(css, from);
    out += layer[1] === ';' ? '' : withoutLayers(css.slice(from, end));
    at = layer[1] === ';' ? from : end + 1;
  }
  return out;
}

/** Where the block that begins at `from` closes; braces within quotes are no braces. */
function closing(css: string, from: number): number {
  let depth = 1;
  let quote = '';
  for (let at = from; at < css.length; at += 1) {
    const sign = css[at] ?? '';
    if (sign === '\\') at += 1;
    else if (quote) quote = sign === quote ? '' : quote;
    else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '{') depth += 1;
    else if (sign === '}' && --depth === 0) return at;
  }
  throw new Error('a style sheet has a layer without an end');
}

/** `:where(a>b)` as `a>b`; what lists several stays, and is lost on the oldest only. */
export function withoutWhere(css: string): string {
  let out = css;
  for (let at = out.indexOf(':where('); at >= 0; at = out.indexOf(':where(', at)) {
    const from = at + ':where('.length;
    let depth = 1;
    let end = from;
    let several = false;
    for (; depth > 0 && end < out.length; end += 1) {
      if (out[end] === '(') depth += 1;
      else if (out[end] === ')') depth -= 1;
      else if (out[end] === ',' && depth === 1) several = true;
    }
    if (several) at = end;
    else out = out.slice(0, at) + out.slice(from, end - 1) + out.slice(end);
  }
  return out;
}

const SIDES = { inline: ['left', 'right'], block: ['top', 'bottom'] } as const;
const ALL_SIDES = ['top', 'right', 'bottom', 'left'] as const;
// One value, with whatever brackets it has.
const ONE = String.raw`((?:[^;{}()\s]|\((?:[^()]|\([^()]*\))*\))+)(?=[;}])`;
const SPACED = new RegExp(`(?<=[{;])(padding|margin)-(inline|block):${ONE}`, 'g');
const INSET = new RegExp(`(?<=[{;])inset:${ONE}`, 'g');

/** `padding-inline:1px` as left and right, `inset` as all four: nothing here is written from the right. */
export function sideBySide(css: string): string {
  return css
    .replace(SPACED, (_, what: string, way: 'inline' | 'block', value: string) =>
      SIDES[way].map((side) => `${what}-${side}:${value}`).join(';'),
    )
    .replace(INSET, (_, value: string) => ALL_SIDES.map((side) => `${side}:${value}`).join(';'));
}
