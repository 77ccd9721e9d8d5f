import { createHmac } from 'node:crypto';

/**
 * The keys a tag is made under, oldest first, 32 bytes each: the first makes it from the words, each later one makes it
 * anew from the tag before. So a tag can be moved to a new key without the words, which the server keeps nowhere; of a
 * receipt's code they stand on paper (decision 0039).
 */
export type LayeredKey = readonly [Buffer, ...Buffer[]];

/** The tag of `words` under all layers, `size` bytes long: what is searched for, and what a row keeps. */
export function layeredTag(key: LayeredKey, words: Buffer | string, size = 32): Buffer {
  const [first, ...later] = key;
  return later.reduce(retagged, hmac(first, words, size));
}

/** The same tag under one layer more, as long as it was. */
export const retagged = (tag: Buffer, layer: Buffer): Buffer => hmac(layer, tag, tag.length);

const hmac = (key: Buffer, words: Buffer | string, size: number): Buffer =>
  createHmac('sha256', key).update(words).digest().subarray(0, size);
