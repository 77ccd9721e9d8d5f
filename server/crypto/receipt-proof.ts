import { createHash } from 'node:crypto';
import { type Checkpoint, readCheckpoint } from './checkpoint.ts';
import { leafHash } from './merkle.ts';
import { isIncluded } from './merkle-verify.ts';
import type { NoteVerifier } from './signed-note.ts';

export const PROOF_FORMAT = 'tipward-receipt-proof/1';

/** What may be wrong with a proof, in the order in which it is looked at. */
export const PROOF_PROBLEMS = ['SIGNATURE', 'ENTRY', 'COMMITMENT', 'PLACE'] as const;
export type ProofProblem = (typeof PROOF_PROBLEMS)[number];

type Proof = {
  entry: string;
  position: number;
  path: readonly string[];
  checkpoint: string;
  salt: string;
  digest: string;
};
export type ProofFinding =
  { problem: ProofProblem } | { problem: null; receivedAt: Date; checkpoint: Checkpoint };

/** Stands in the log for a report: whoever lacks the salt can't even guess at the digest. Hex. */
export function commitmentOf(salt: Buffer, digest: Buffer): string {
  return createHash('sha256').update(salt).update(digest).digest('hex');
}

/** Whether a proof holds by the public key alone: no log and no network is needed. */
export function checkProof(verifier: NoteVerifier, proof: Proof): ProofFinding {
  const checkpoint = readCheckpoint(verifier, proof.checkpoint);
  if (!checkpoint) return { problem: 'SIGNATURE' };
  const entry = submissionIn(proof.entry);
  if (!entry) return { problem: 'ENTRY' };
  const commitment = commitmentOf(Buffer.from(proof.salt, 'base64'), Buffer.from(proof.digest, 'hex'));
  if (entry.commitment !== commitment) return { problem: 'COMMITMENT' };
  const path = proof.path.map((hash) => Buffer.from(hash, 'base64'));
  const leaf = leafHash(Buffer.from(proof.entry));
  if (!isIncluded(leaf, proof.position, checkpoint.size, path, checkpoint.root)) return { problem: 'PLACE' };
  return { problem: null, receivedAt: entry.at, checkpoint };
}

function submissionIn(text: string): { at: Date; commitment: string } | null {
  try {
    const { act, at, facts } = JSON.parse(text) as {
      act?: unknown;
      at?: unknown;
      facts?: { report?: unknown };
    };
    const time = new Date(String(at));
    if (act !== 'lead.submit' || typeof facts?.report !== 'string' || Number.isNaN(time.getTime()))
      return null;
    return { at: time, commitment: facts.report };
  } catch {
    return null;
  }
}
