import { randomBytes } from 'node:crypto';
import { encodeCrockford, inGroups, normaliseCrockford } from '../domain/receipt-code.ts';
import { type LayeredKey, layeredTag } from './layered-key.ts';

const LENGTH = 12; // 60 random bits; it lives thirty days, and only a payout officer can try one

/** A pick-up code, shown once: `7K3M-9QX2-0ABC`. */
export function newClaimCode(random: (size: number) => Buffer = randomBytes): string {
  return inGroups(encodeCrockford(random(8)).slice(0, LENGTH));
}

/**
 * What the server keeps of a pick-up code: a tag under the pepper, so that a stolen database pays nobody. Null where
 * `code`, in whatever spelling, is no such code.
 */
export function claimCodeTag(code: string, pepper: LayeredKey): Buffer | null {
  const normal = normaliseCrockford(code, LENGTH);
  if (normal === null) return null;
  return layeredTag(pepper, `tipward claim code v1 ${normal}`);
}
