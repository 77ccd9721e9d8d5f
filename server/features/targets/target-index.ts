import { chineseScript } from '../../adapters/chinese-script.ts';
import { blindIndex } from '../../crypto/blind-index.ts';
import type { LayeredKey } from '../../crypto/layered-key.ts';
import { normaliseTargetName } from '../../domain/target-name.ts';
import { type TargetFacts, type TargetTagKind, targetTags } from '../../domain/target-tags.ts';

/** A row of the blind index: `name` is what a member's declared ties are held against, the rest finds the same target. */
export type IndexRow = { leadId: string; kind: 'name' | TargetTagKind; tag: Buffer };

/** What the places around a district are called, for they stand before most firms' names. */
export function placesOf(
  district: { nameZh: string; cityZh: string; regionZh: string } | undefined,
  townships: readonly { nameZh: string }[],
): string[] {
  const { nameZh = '', cityZh = '', regionZh = '' } = district ?? {};
  return [regionZh, cityZh, nameZh, ...townships.map((each) => each.nameZh)].filter((name) => name !== '');
}

/** Keyed hashes by which the same target is found again, made while the plain words are at hand. */
export function indexRows(
  leadId: string,
  facts: TargetFacts,
  { key, places }: { key: LayeredKey; places: readonly string[] },
): IndexRow[] {
  const name = normaliseTargetName(facts.name);
  const tags = [
    ...(name ? [{ kind: 'name' as const, value: name }] : []),
    ...targetTags(facts, places, chineseScript),
  ];
  return tags.map(({ kind, value }) => ({ leadId, kind, tag: blindIndex(key, kind, value) }));
}
