import type { TargetTagKind } from '../domain/target-tags.ts';
import { type LayeredKey, layeredTag } from './layered-key.ts';

/**
 * What is indexed; each kind has its own space, so that a phone never matches a credit code. `bigram`: a pair of
 * characters of a brief, which stands in `search_words`, cut short.
 */
export type BlindIndexKind = 'name' | 'bigram' | TargetTagKind;

/**
 * The mark of `size` bytes under which a sealed value can be found again: HMAC-SHA256, cut. `value` comes normalised (see
 * `domain/target-name.ts`, `domain/target-contact.ts` and `domain/target-tags.ts`). It shows equality and frequency to whoever has both the
 * database and the key, and nothing to whoever has only one.
 */
export function blindIndex(key: LayeredKey, kind: BlindIndexKind, value: string, size = 16): Buffer {
  return layeredTag(key, `${kind}\0${value}`, size);
}
