import type { NoteSigner, NoteVerifier } from './signed-note.ts';
import { noteSigner, publicKeyOfSeed } from './signed-note.ts';

/** What a checkpoint says of the log: so many entries, this root over them, this end of the chain, at this time. */
export type Checkpoint = { origin: string; size: number; root: Buffer; head: Buffer; at: Date };

/**
 * The office's signer. Its name carries the key's beginning, so that it says the same whatever the portal's address
 * is, and a log under another key calls itself by another name.
 */
export function checkpointSigner(seed: Buffer): NoteSigner {
  return noteSigner(`tipward-log-${publicKeyOfSeed(seed).toString('hex').slice(0, 16)}`, seed);
}

/** A signed note as C2SP's tlog-checkpoint has it; chain and time follow as extension lines. */
export function writeCheckpoint(signer: NoteSigner, facts: Omit<Checkpoint, 'origin'>): string {
  const { size, root, head, at } = facts;
  const lines = [signer.verifier.name, String(size), root.toString('base64')];
  return signer.sign(
    [...lines, `chain ${head.toString('base64')}`, `time ${at.toISOString()}`, ''].join('\n'),
  );
}

/** What a checkpoint says, once its signature holds; null where it doesn't, or it is another log's. */
export function readCheckpoint(verifier: NoteVerifier, note: string): Checkpoint | null {
  const text = verifier.open(note);
  const [origin, size = '', root = '', chain = '', time = ''] = text?.split('\n') ?? [];
  const at = new Date(time.replace(/^time /, ''));
  const facts = {
    origin: verifier.name,
    size: Number(size),
    root: Buffer.from(root, 'base64'),
    head: Buffer.from(chain.replace(/^chain /, ''), 'base64'),
    at,
  };
  const isSound =
    origin === verifier.name &&
    /^(0|[1-9]\d{0,15})$/.test(size) &&
    facts.root.length === 32 &&
    facts.head.length === 32 &&
    !Number.isNaN(at.getTime());
  return isSound ? facts : null;
}
