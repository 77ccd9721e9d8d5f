import { retagged } from '../../crypto/layered-key.ts';
import type { Layer } from '../../crypto/master-key.ts';
import type { ServerKeys } from '../../crypto/server-keys.ts';
import type { Held, KeyPlace } from './key-place.ts';

const newest = (keys: ServerKeys, name: keyof Layer): Buffer => keys[name].at(-1) ?? keys[name][0];

const tags = (name: keyof Layer, table: string, column: string): KeyPlace<Held> => ({
  ...{ kind: 'tags', table, column, type: 'bytea' },
  renewed: ({ value }, _, to) => retagged(value, newest(to, name)),
});

/** Of a million leads' pairs of characters most are the same few: each is made anew once. */
const MOST_KNOWN = 1_000_000;

function shortTags(table: string, column: string): KeyPlace<{ value: number[] }> {
  const known = new Map<number, number>();
  let layer: Buffer | undefined;
  const renew = (tag: number, key: Buffer): number => {
    const before = known.get(tag);
    if (before !== undefined) return before;
    const bytes = Buffer.alloc(4);
    bytes.writeInt32BE(tag);
    const fresh = retagged(bytes, key).readInt32BE(0);
    if (known.size < MOST_KNOWN) known.set(tag, fresh);
    return fresh;
  };
  return {
    ...{ kind: 'tags', table, column, type: 'integer[]' },
    renewed({ value }, _, to) {
      const key = newest(to, 'blindIndexKey');
      if (layer !== key) known.clear();
      layer = key;
      return value.map((tag) => renew(tag, key));
    },
  };
}

/** Every column by which something is found, or known again, without its words. */
export const TAG_PLACES: readonly KeyPlace[] = [
  tags('pepper', 'leads', 'receipt_tag'),
  tags('pepper', 'leads', 'submission_tag'),
  tags('pepper', 'rewards', 'claim_code_tag'),
  tags('pepper', 'rewards', 'proxy_tag'),
  tags('payeeKey', 'rewards', 'payee_tag'),
  tags('pepper', 'exclusion_tags', 'tag'),
  tags('pepper', 'calendar_feeds', 'secret_tag'),
  tags('pepper', 'account_helps', 'code_tag'),
  tags('pepper', 'sign_in_attempts', 'name_tag'),
  tags('blindIndexKey', 'blind_index', 'tag'),
  tags('blindIndexKey', 'ties', 'tag'),
  shortTags('search_words', 'tags'),
];
