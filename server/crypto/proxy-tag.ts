import { timingSafeEqual } from 'node:crypto';
import { type LayeredKey, layeredTag } from './layered-key.ts';

type Collector = { name: string; idTail: string };

/**
 * What the server keeps of who collects an award in its reporter's place: a digest under the pepper, so that the counter
 * learns yes or no, and neither it nor a stolen database a name. Both parts in one spelling.
 */
export function proxyTag(rewardId: string, { name, idTail }: Collector, pepper: LayeredKey): Buffer {
  const words = JSON.stringify(['tipward proxy v1', rewardId, name, idTail]);
  return layeredTag(pepper, words);
}

export function isProxy(kept: Buffer | null, rewardId: string, who: Collector, pepper: LayeredKey): boolean {
  return kept !== null && timingSafeEqual(kept, proxyTag(rewardId, who, pepper));
}
