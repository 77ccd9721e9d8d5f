import type { DistrictProfile } from '$contract/district.ts';
import type { Locale, Words } from './index.ts';

type Own = Pick<DistrictProfile, 'texts' | 'units'>;
type Tree = { [name: string]: string | Tree };

/**
 * The portal's words with the district's own in their places: sentences that it worded itself, and what people call the
 * three units there. The catalogue itself stays as it is, for the next visitor may be another district's test.
 */
export function districtWords(words: Partial<Words>, own: Own | null, locale: Locale): Partial<Words> {
  if (!own) return words;
  const language = locale === 'en' ? 'en' : 'zh';
  const said = Object.entries(own.texts).map(([key, text]) => [key, text[language]] as const);
  const called = own.units.map(({ code, shortZh, shortEn }) => {
    return [`labels.jointUnit.${code}`, language === 'en' ? shortEn : shortZh] as const;
  });
  let tree = words as Tree;
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
