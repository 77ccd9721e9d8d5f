import type { DistrictProfile } from '../../../../server/contract/district.ts';
import type { Locale, Words } from './index.ts';

type Own = Pick<DistrictProfile, 'texts' | 'units'>;
type Tree = { [name: string]: string | Tree };

/** What the portal's sentences call the three units, the longest first. */
const CALLED: Record<string, Record<'zh' | 'en', readonly string[]>> = {
  LEAD_AGENCY: { zh: ['发展改革局', '发改局', '发改'], en: ['development and reform'] },
  POLICE: { zh: ['公安分局'], en: [] },
  MARKET_REG: { zh: ['市场监管分局'], en: [] },
};

/**
 * The portal's words with the district's own in their places: sentences that it worded itself, and what people call the
 * three units there. The catalogue itself stays as it is, for the next visitor may be another district's test.
 */
export function districtWords(words: Partial<Words>, own: Own | null, locale: Locale): Partial<Words> {
  if (!own) return words;
  const language = locale === 'en' ? 'en' : 'zh';
  const here = own.units.flatMap(({ code, shortZh, shortEn }) => {
    const short = language === 'en' ? shortEn : shortZh;
    return short ? (CALLED[code]?.[language] ?? []).map((name) => [name, short] as const) : [];
  });
  const said = Object.entries(own.texts).map(([key, text]) => [key, text[language]] as const);
  const called = own.units.map(({ code, shortZh, shortEn }) => {
    return [`labels.jointUnit.${code}`, language === 'en' ? shortEn : shortZh] as const;
  });
  let tree = here.length > 0 ? calledHere(words as Tree, here) : (words as Tree);
  for (const [key, text] of [...said, ...called]) if (text) tree = replaced(tree, key.split('.'), text);
  return tree as Partial<Words>;
}

/** A copy in which one sentence is another; a path at which no sentence stands changes nothing. */
function replaced(tree: Tree, [name = '', ...rest]: string[], text: string): Tree {
  const found = tree[name];
  if (found === undefined) return tree;
  if (typeof found === 'string') return rest.length === 0 ? { ...tree, [name]: text } : tree;
  return rest.length === 0 ? tree : { ...tree, [name]: replaced(found, rest, text) };
}

/** Every sentence with the units called what they are called in this district. */
function calledHere(tree: Tree, here: readonly (readonly [name: string, short: string])[]): Tree {
  const retold = (sentence: string): string =>
    here.reduce((text, [name, short]) => text.replace(new RegExp(name, 'gi'), short), sentence);
  return Object.fromEntries(
    Object.entries(tree).map(([name, value]) => [
      name,
      typeof value === 'string' ? retold(value) : calledHere(value, here),
    ]),
  );
}
