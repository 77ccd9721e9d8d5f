import type { CheckpointFolder } from '../../adapters/checkpoint-folder.ts';
import { growingTree } from '../../crypto/growing-tree.ts';
import { CHAIN_START, chainHash, entryHash } from '../../crypto/log-entry.ts';
import { type NodeName, completedBy, nodeKey } from '../../crypto/merkle.ts';
import type { NoteVerifier } from '../../crypto/signed-note.ts';
import type { Tx } from '../../db/connection.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { type Pledge, checkCheckpoints } from './checkpoint-check.ts';
import type { Breach } from './log-breach.ts';
import type { LogStore } from './log.store.ts';

export type LogVerdict = { size: number; waiting: number; checkpoints: number; breaches: Breach[] };
type Placed = Awaited<ReturnType<LogStore['stretch']>>[number];

const STRETCH = 1_000;
/** One lie at the beginning shows at every place after it: nobody reads a million lines of the same. */
const ENOUGH = 50;

/**
 * Reckons the whole log anew: every entry's hash, the chain, the tree, and the signed checkpoints inside and outside
 * the database. Constant memory; the breaches come in the order of the log, those of the checkpoints last.
 */
export function makeLogCheck(deps: {
  inTransaction: InTransaction;
  log: LogStore;
  verifier: NoteVerifier;
  folder: CheckpointFolder;
}) {
  const { inTransaction, log, verifier, folder } = deps;

  async function nodesFilledBy(tx: Tx, from: number, until: number) {
    const names: NodeName[] = [];
    for (let position = from; position < until; position += 1) names.push(...completedBy(position));
    return new Map((await log.nodes(tx, names)).map((node) => [nodeKey(node), node.hash]));
  }

  /** Walks the places from the first on; each link is judged by itself, so that the first broken one is named. */
  async function walk(tx: Tx, size: number, pledges: readonly Pledge[], breaches: Breach[]) {
    const tree = growingTree();
    let head: Buffer = CHAIN_START;
    const holdTo = (reached: number) => {
      for (const { size: at, root, head: end, detail } of pledges)
        if (at === reached && !(root.equals(tree.root()) && end.equals(head)))
          breaches.push({ code: 'REWRITTEN', at: at === 0 ? null : at - 1, detail });
    };
    holdTo(0);
    for (let from = 0; from < size && breaches.length < ENOUGH; from += STRETCH) {
      const until = Math.min(from + STRETCH, size);
      const rows = new Map((await log.stretch(tx, from, until)).map((row) => [row.link.position, row]));
      const stored = await nodesFilledBy(tx, from, until);
      for (let position = from; position < until; position += 1) {
        const row = rows.get(position);
        if (!row) {
          breaches.push({ code: 'PLACE_MISSING', at: position });
          return; // nothing after a gap can be bound to what was before it
        }
        const leaf = judgeLink(row, head, breaches);
        head = row.link.chainHash;
        for (const { hash, ...name } of tree.add(leaf)) {
          const kept = stored.get(nodeKey(name));
          if (kept?.equals(hash)) continue;
          const code = kept ? 'NODE_CHANGED' : 'NODE_MISSING';
          breaches.push({ code, at: position, detail: nodeKey(name) });
        }
        holdTo(position + 1);
      }
    }
  }

  return {
    verify: async (): Promise<LogVerdict> => {
      // First the files: a checkpoint that is written meanwhile must not seem to promise more than there is.
      const files = await folder.list();
      return inTransaction(async (tx) => {
        await log.freeze(tx);
        const rows = await log.checkpoints(tx);
        const { pledges, breaches: ofCheckpoints } = checkCheckpoints(verifier, rows, files);
        const last = await log.last(tx);
        const size = last ? last.position + 1 : 0;
        const breaches: Breach[] = [];
        await walk(tx, size, pledges, breaches);
        for (const { level, index } of await log.strayNodes(tx, size, ENOUGH))
          breaches.push({ code: 'NODE_STRAY', at: null, detail: `${level}/${index}` });
        for (const pledge of pledges)
          if (pledge.size > size) breaches.push({ code: 'TAIL_CUT', at: size, detail: pledge.detail });
        for (const { id } of await log.unplaced(tx, ENOUGH))
          breaches.push({ code: 'NEVER_PLACED', at: null, entryId: id });
        for (const { id } of await log.vanished(tx, ENOUGH))
          breaches.push({ code: 'VANISHED', at: null, entryId: id });
        return {
          size,
          waiting: await log.waitingCount(tx),
          checkpoints: rows.length,
          breaches: [...breaches, ...ofCheckpoints],
        };
      });
    },
  };
}
export type LogCheck = ReturnType<typeof makeLogCheck>;

/**
 * Judges one link and answers the leaf that the chain vouches for: the chain holds the hash twice, so it tells whether
 * the entry was changed, or the hash that was kept of it.
 */
function judgeLink({ link, entry }: Placed, head: Buffer, breaches: Breach[]): Buffer {
  const say = (code: Breach['code']) => breaches.push({ code, at: link.position, entryId: link.entryId });
  const own = entry && entryHash(entry);
  const bound = (leaf: Buffer) => chainHash(head, leaf).equals(link.chainHash);
  if (!own) say('ENTRY_MISSING');
  if (own?.equals(link.leafHash)) {
    if (!bound(own)) say('CHAIN_BROKEN');
    return own;
  }
  if (own && bound(own)) {
    say('LEAF_CHANGED');
    return own;
  }
  if (own) say('ENTRY_CHANGED');
  if (!bound(link.leafHash)) say('CHAIN_BROKEN');
  return link.leafHash;
}
