import { deriveKey } from './derive-key.ts';

/** The office's own keys, 32 bytes each. */
export type ServerKeys = {
  pepper: Buffer;
  blindIndexKey: Buffer;
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
  payeeKey: Buffer;
  /** Signs the puzzles that a person's browser solves. */
  puzzleKey: Buffer;
  /** The Ed25519 seed that signs the log's checkpoints; its public half is published. */
  checkpointSeed: Buffer;
};

/**
 * The server's keys from its one master secret, which lives outside the database.
 * @throws RangeError where the master has fewer than 32 bytes.
 */
export function deriveServerKeys(master: Buffer): ServerKeys {
  if (master.length < 32) throw new RangeError('the master secret needs at least 32 bytes');
  return {
    pepper: deriveKey(master, 'tipward server v1 pepper'),
    blindIndexKey: deriveKey(master, 'tipward server v1 blind index'),
    cookieKey: deriveKey(master, 'tipward server v1 cookie'),
    totpKey: deriveKey(master, 'tipward server v1 totp'),
    holdKey: deriveKey(master, 'tipward server v1 hold'),
    scanKey: deriveKey(master, 'tipward server v1 scan'),
    custodyKey: deriveKey(master, 'tipward server v1 custody'),
    uploadKey: deriveKey(master, 'tipward server v1 upload'),
    keyMacKey: deriveKey(master, 'tipward server v1 key mac'),
    contactKey: deriveKey(master, 'tipward server v1 contact'),
    robotKey: deriveKey(master, 'tipward server v1 robot'),
    payeeKey: deriveKey(master, 'tipward server v1 payee'),
    puzzleKey: deriveKey(master, 'tipward server v1 puzzle'),
    checkpointSeed: deriveKey(master, 'tipward server v1 checkpoint'),
  };
}
