import { type Captcha, puzzleCaptcha } from './adapters/captcha.ts';
import type { Clock } from './adapters/clock.ts';
import type { ServerKeys } from './crypto/server-keys.ts';
import type { InTransaction } from './db/transaction.ts';
import { districtStore as district } from './features/district/district.store.ts';
import { makeStreetLimits } from './features/district/street-limits.ts';
import { makeLookUps } from './features/receipts/look-ups.ts';
import { makeScreening } from './features/screening/screening.service.ts';
import { spentProofsStore as spentProofs } from './features/screening/spent-proofs.store.ts';

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  serverKeys: ServerKeys;
  /** Undefined: a puzzle of our own. */
  captcha: Captcha | undefined;
};

/** What stands between the street and the office: how often, and whether a person. */
export function wireStreet({ inTransaction, clock, serverKeys, captcha }: Deps) {
  const { puzzleKey } = serverKeys;
  const screening = makeScreening({
    inTransaction,
    clock,
    captcha: captcha ?? puzzleCaptcha(puzzleKey),
    puzzleKey,
    spentProofs,
  });
  return {
    screening,
    lookUps: makeLookUps({ clock, screening }),
    limits: makeStreetLimits({ inTransaction, clock, district }),
  };
}
