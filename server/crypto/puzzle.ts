import { type Challenge, type Solution, createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { createHash } from 'node:crypto';

/** A phone is busy for about a second with 256 tries of 4,000 rounds each; to check one costs us a millisecond. */
const EFFORT = { algorithm: 'PBKDF2/SHA-256', cost: 4_000, keyPrefix: '00' };
/** Long enough to write a report between two other things. */
export const PUZZLE_MS = 2 * 60 * 60_000;
/** A solved one is shorter than this. */
export const LONGEST_SOLUTION = 2_000;

/** What a solved puzzle is worth, once: `tag` is the same for every solution of one puzzle. */
export type Proof = { tag: Buffer; expiresAt: Date };

/**
 * A puzzle in ALTCHA's format, as JSON text, signed with `key` so that nothing about it need be kept. Its end stands in
 * its signed data and is judged by `now`, as every other time of the office.
 */
export async function newPuzzle(key: Buffer, now: Date): Promise<string> {
  const puzzle = await createChallenge({
    ...EFFORT,
    deriveKey,
    data: { until: now.getTime() + PUZZLE_MS },
    hmacSignatureSecret: key.toString('hex'),
  });
  return JSON.stringify(puzzle);
}

/** What a solution proves, or null: solved wrongly, run out, not a puzzle of ours, or no solution at all. */
export async function proofOf(key: Buffer, solution: string, now: Date): Promise<Proof | null> {
  const payload = solution.length <= LONGEST_SOLUTION ? parse(solution) : null;
  if (!payload) return null;
  const { verified } = await verifySolution({
    ...payload,
    deriveKey,
    hmacSignatureSecret: key.toString('hex'),
  }).catch(() => ({ verified: false }));
  const until = payload.challenge.parameters.data?.['until'];
  if (!verified || typeof until !== 'number' || until <= now.getTime()) return null;
  const tag = createHash('sha256').update(String(payload.challenge.signature)).digest();
  return { tag, expiresAt: new Date(until) };
}

function parse(text: string): { challenge: Challenge; solution: Solution } | null {
  try {
    const value = JSON.parse(Buffer.from(text, 'base64').toString('utf8')) as Partial<{
      challenge: Challenge;
      solution: Solution;
    }> | null;
    const { challenge, solution } = value ?? {};
    const whole = typeof challenge?.signature === 'string' && typeof challenge.parameters === 'object';
    return whole && challenge.parameters && solution ? { challenge, solution } : null;
  } catch {
    return null;
  }
}
