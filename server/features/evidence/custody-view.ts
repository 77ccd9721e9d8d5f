import type { EvidenceItem } from '../../contract/evidence.ts';
import type { CustodyRecord } from './custody.store.ts';

/** `original`: the keyed digest of the file as it was handed in, where the reader may know it. */
export const entryOf =
  (original: string | null) =>
  ({ act, at, byName, actorKind, facts }: CustodyRecord): EvidenceItem['custody'][number] => {
    const detail = facts['verdict'] ?? facts['reason'] ?? facts['signature'] ?? facts['channel'] ?? null;
    const compared = original !== null && facts['of'] === 'ORIGINAL';
    return {
      act,
      at: at.toISOString(),
      byName,
      byKind: actorKind,
      detail: typeof detail === 'string' ? detail : null,
      matches: compared ? facts['digest'] === original : null,
    };
  };
