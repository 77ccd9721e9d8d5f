import hcaptcha from 'hcaptcha';
import { createHash } from 'node:crypto';
import { type Proof, proofOf } from '../crypto/puzzle.ts';

/** What tells a person's browser from a machine that fills in forms. */
export type Captcha = {
  /** Where somebody else's widget asks: the key that it shows. Undefined where the page solves a puzzle of ours. */
  siteKey?: string;
  /** What the token of a form proves; null where it proves nothing, or nobody can be asked. */
  verify(token: string, now: Date): Promise<Proof | null>;
};

/** A puzzle that the browser solves by itself: nobody outside learns who opened the form. */
export function puzzleCaptcha(puzzleKey: Buffer): Captcha {
  return { verify: (token, now) => proofOf(puzzleKey, token, now) };
}

const PATIENCE_MS = 5_000;
const LONGEST_TOKEN = 16_000;
/** hCaptcha itself forgets a token after minutes and takes it once. */
const TOKEN_MS = 60 * 60_000;

type Verify = (secret: string, token: string, ip?: string, siteKey?: string) => Promise<{ success: boolean }>;

/**
 * hCaptcha, by the office's own keys. The visitor's address is not passed on. Where hCaptcha doesn't answer in time,
 * the token proves nothing: the report then waits among the unverified ones and is not lost.
 */
export function hcaptchaCaptcha(
  { siteKey, secret }: { siteKey: string; secret: string },
  verify: Verify = hcaptcha.verify,
  patienceMs = PATIENCE_MS,
): Captcha {
  return {
    siteKey,
    async verify(token, now) {
      if (token.length > LONGEST_TOKEN) return null;
      const answer = verify(secret, token, undefined, siteKey).catch(() => ({ success: false }));
      const told = await Promise.race([answer, after(patienceMs)]);
      if (told.success !== true) return null;
      return {
        tag: createHash('sha256').update(token).digest(),
        expiresAt: new Date(now.getTime() + TOKEN_MS),
      };
    },
  };
}

const after = (ms: number): Promise<{ success: boolean }> =>
  new Promise((resolve) => setTimeout(() => resolve({ success: false }), ms).unref());
