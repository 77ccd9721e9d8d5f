import { createHmac } from 'node:crypto';
import type { TargetTagKind } from '../domain/target-tags.ts';

/**
 * What is indexed; each kind has its own space, so that a phone never matches a credit code. `bigram`: a pair of
 * characters of a brief, which stands in `search_words`, cut short.
 */
export type BlindIndexKind = 'name' | 'bigram' | TargetTagKind;

/**
 * The 16-byte mark under which a sealed value can be found again: HMAC-SHA256, cut. `value` comes normalised (see
 * `domain/target-name.ts`, `domain/target-contact.ts` and `domain/target-tags.ts`). It shows equality and frequency to whoever has both the
 * database and the key, and nothing to whoever has only one.
 */
export function blindIndex(key: Buffer, kind: BlindIndexKind, value: string): Buffer {
  return createHmac('sha256', key).update(`${kind}\0${value}`, 'utf8').digest().subarray(0, 16);
}
