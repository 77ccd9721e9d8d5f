import { type LayeredKey, layeredTag } from './layered-key.ts';

/** A name, phone or identity number as the server keeps it of an exclusion list: a digest under the pepper, and no name. */
export function personTag(mark: string, pepper: LayeredKey): Buffer {
  return layeredTag(pepper, JSON.stringify(['tipward person v1', mark]));
}
