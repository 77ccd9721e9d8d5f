import { randomBytes } from 'node:crypto';
import type { Clock } from '../../adapters/clock.ts';
import type { PasskeyAnswer } from '../../contract/security.ts';
import { isSameMac, passkeyMac } from '../../crypto/key-mac.ts';
import type { Tx } from '../../db/connection.ts';
import { refuse } from '../../domain/errors.ts';
import type { PasskeysStore } from './passkeys.store.ts';

const GOOD_FOR_MS = 5 * 60_000;
const ES256 = -7;
const RS256 = -257;
const ED25519 = -8;
const PASSKEY_ALGORITHMS = [ES256, ED25519, RS256];

type Registration = { id: string; clientDataJSON: string; attestationObject: string };
type Deps = { clock: Clock; passkeys: PasskeysStore; publicOrigin: string; keyMacKey: Buffer };

/**
 * Passkeys (WebAuthn). The password is the first factor, so a passkey need only be present; it is bound to the address
 * that people type, and at the machine itself to `localhost`.
 */
export function makePasskeys({ clock, passkeys, publicOrigin, keyMacKey }: Deps) {
  /** The page's address by the browser's word, where it is one of ours; null for every other. */
  function originIn(clientDataJSON: string): URL | null {
    try {
      const { origin } = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString()) as {
        origin: string;
      };
      const at = new URL(origin);
      return at.origin === new URL(publicOrigin).origin || at.hostname === 'localhost' ? at : null;
    } catch {
      return null;
    }
  }

  /** Whether a challenge was given out to this person, or to somebody signing in (null); used up by asking. */
  const challengeFor = (tx: Tx, staffId: string | null) => (challenge: string) =>
    passkeys.useChallenge(tx, challenge, staffId, clock.now());

  return {
    async challenge(tx: Tx, staffId: string | null): Promise<string> {
      const now = clock.now();
      const challenge = randomBytes(32).toString('base64url');
      await passkeys.dropOldChallenges(tx, now);
      await passkeys.addChallenge(tx, {
        challenge,
        staffId,
        expiresAt: new Date(now.getTime() + GOOD_FOR_MS),
      });
      return challenge;
    },

    /** Keeps a new passkey. @throws Refusal PASSKEY_REFUSED */
    async add(tx: Tx, staffId: string, name: string, answer: Registration): Promise<void> {
      const { id, ...response } = answer;
      const origin = originIn(answer.clientDataJSON) ?? refuse('PASSKEY_REFUSED');
      const { verifyRegistrationResponse } = await import('@simplewebauthn/server');
      const checked = await verifyRegistrationResponse({
        response: { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response },
        expectedChallenge: challengeFor(tx, staffId),
        expectedOrigin: origin.origin,
        expectedRPID: origin.hostname,
        requireUserVerification: false,
        supportedAlgorithmIDs: PASSKEY_ALGORITHMS,
      }).catch(() => refuse('PASSKEY_REFUSED'));
      if (!checked.verified || (await passkeys.lock(tx, id))) return refuse('PASSKEY_REFUSED');
      const { credential } = checked.registrationInfo;
      const row = { id: credential.id, staffId, publicKey: Buffer.from(credential.publicKey) };
      await passkeys.add(tx, {
        ...row,
        name,
        counter: credential.counter,
        keyMac: passkeyMac(keyMacKey, row),
        createdAt: clock.now(),
      });
    },

    /**
     * Whether this is the person's own passkey answering a challenge that was given out for it: not used before, not
     * for another address, and with a counter that went on. `asked`: whom the challenge was for.
     */
    async answers(tx: Tx, staffId: string, answer: PasskeyAnswer, asked: string | null): Promise<boolean> {
      const { id, ...response } = answer;
      const origin = originIn(answer.clientDataJSON);
      const row = await passkeys.lock(tx, id);
      const own = row?.staffId === staffId && isSameMac(row.keyMac, passkeyMac(keyMacKey, row));
      if (!origin || !row || !own) return false;
      const { verifyAuthenticationResponse } = await import('@simplewebauthn/server');
      const checked = await verifyAuthenticationResponse({
        response: { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response },
        expectedChallenge: challengeFor(tx, asked),
        expectedOrigin: origin.origin,
        expectedRPID: origin.hostname,
        credential: { id, publicKey: new Uint8Array(row.publicKey), counter: row.counter },
        requireUserVerification: false,
      }).catch(() => null);
      if (!checked?.verified) return false;
      await passkeys.save(tx, id, {
        counter: checked.authenticationInfo.newCounter,
        lastUsedAt: clock.now(),
      });
      return true;
    },
  };
}
export type Passkeys = ReturnType<typeof makePasskeys>;
