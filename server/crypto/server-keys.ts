import type { LayeredKey } from './layered-key.ts';
import { type Layer, ownKey, readMasterKey } from './master-key.ts';

/** The office's own keys, 32 bytes each; the layered ones have a layer for every master there has been. */
export type ServerKeys = {
  pepper: LayeredKey;
  blindIndexKey: LayeredKey;
  cookieKey: Buffer;
  totpKey: Buffer;
  holdKey: Buffer;
  /** Opens files that wait for the virus scanner or for their working copy, and those only. */
  scanKey: Buffer;
  /** Digests in the custody trail, comparable to each other and to nothing outside. */
  custodyKey: Buffer;
  /** Half of what opens an upload under way; its sender holds the other half. */
  uploadKey: Buffer;
  /** Vouches for the public keys of desks and people. */
  keyMacKey: Buffer;
  /** Opens the mail addresses that reporters left, and nothing else: mail goes out while nobody is signed in. */
  contactKey: Buffer;
  /** Opens the addresses and secrets of group robots, and nothing else: they speak while nobody is signed in. */
  robotKey: Buffer;
  /** Digests of the accounts that awards are claimed to, comparable to each other and to nothing outside. */
  payeeKey: LayeredKey;
  /** Signs the puzzles that a person's browser solves. */
  puzzleKey: Buffer;
  /** The Ed25519 seed that signs the log's checkpoints; its public half is published. */
  checkpointSeed: Buffer;
};

/**
 * The server's keys from its master key, which lives outside the database (see `master-key.ts` for what it is made of).
 * @throws RangeError where the master is not of a length that a master has.
 */
export function deriveServerKeys(master: Buffer): ServerKeys {
  const { layers, roots, current } = readMasterKey(master);
  const layered = (name: keyof Layer): LayeredKey => {
    const [first, ...later] = layers;
    return [first[name], ...later.map((layer) => layer[name])];
  };
  return {
    pepper: layered('pepper'),
    blindIndexKey: layered('blindIndexKey'),
    payeeKey: layered('payeeKey'),
    ...roots,
    cookieKey: ownKey(current, 'cookie'),
    totpKey: ownKey(current, 'totp'),
    holdKey: ownKey(current, 'hold'),
    scanKey: ownKey(current, 'scan'),
    uploadKey: ownKey(current, 'upload'),
    keyMacKey: ownKey(current, 'key mac'),
    contactKey: ownKey(current, 'contact'),
    robotKey: ownKey(current, 'robot'),
    puzzleKey: ownKey(current, 'puzzle'),
  };
}
