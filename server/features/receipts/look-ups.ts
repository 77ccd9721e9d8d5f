import { createHmac, randomBytes } from 'node:crypto';
import type { Clock } from '../../adapters/clock.ts';
import { Refusal, refuse } from '../../domain/errors.ts';
import { normaliseReceiptCode } from '../../domain/receipt-code.ts';
import type { Rates } from '../../plugins/rate-limits.ts';
import type { Screening } from '../screening/screening.service.ts';

/** A code that opened its receipt isn't doubted for so long: its owner is still about. */
const TRUSTED_MS = 60 * 60_000;
const MOST_TRUSTED = 10_000;

type Typed = { receiptCode: string; proof?: string };

/**
 * Slows down whoever tries out receipt codes, and locks no owner out. Only codes that open nothing count. Once too many
 * came from an address, each further try there costs a solved puzzle, which the page's own script brings; a code that
 * was right before needs none. The work per try is the same however much of a code is right: it is found by an HMAC
 * of the whole.
 */
export function makeLookUps({ clock, screening }: { clock: Clock; screening: Screening }) {
  const key = randomBytes(32);
  const trusted = new Map<string, number>();
  const tagOf = (code: string): string =>
    createHmac('sha256', key)
      .update(normaliseReceiptCode(code) ?? '')
      .digest('base64url');

  function trust(tag: string): void {
    trusted.delete(tag);
    trusted.set(tag, clock.now().getTime() + TRUSTED_MS);
    const [oldest] = trusted.keys();
    if (trusted.size > MOST_TRUSTED && oldest) trusted.delete(oldest);
  }

  return {
    /** Does what a receipt code was brought for. @throws Refusal PROOF_NEEDED, and whatever `work` refuses */
    async run<T>(rates: Rates, { receiptCode, proof }: Typed, work: () => Promise<T>): Promise<T> {
      const tag = tagOf(receiptCode);
      const doubted = (trusted.get(tag) ?? 0) <= clock.now().getTime();
      // Counted before the code is tried, so that a hundred at once don't all slip through.
      const counted = doubted && (await mayTry(rates, proof));
      try {
        const answer = await work();
        trust(tag);
        if (counted) rates.giveBack('lookUp');
        return answer;
      } catch (error) {
        const wrong = error instanceof Refusal && error.code === 'RECEIPT_UNKNOWN';
        if (counted && !wrong) rates.giveBack('lookUp');
        throw error;
      }
    },
  };

  /** True where the try was counted, false where a puzzle paid for it. */
  async function mayTry(rates: Rates, proof: string | undefined): Promise<boolean> {
    const seconds = await rates.tryTake('lookUp');
    if (!seconds) return true;
    if (!(await screening.spendPuzzle(proof))) refuse('PROOF_NEEDED', [], seconds);
    return false;
  }
}
export type LookUps = ReturnType<typeof makeLookUps>;
