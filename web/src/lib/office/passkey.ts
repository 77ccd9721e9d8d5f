import { startAuthentication, startRegistration } from '@simplewebauthn/browser';
import { askMyPasskey, askPasskey, type PasskeyAnswer } from '$contract/security.ts';
import { call } from '../api.ts';

const FIVE_MINUTES = 300_000;
/** ES256, Ed25519, RS256: what the office verifies. */
const ALGORITHMS = [-7, -8, -257];

/** Whether this browser, at this address, has passkeys at all. */
export const hasPasskeys = (): boolean =>
  typeof window !== 'undefined' && window.isSecureContext && 'PublicKeyCredential' in window;

/** A passkey's answer; for signing in, or for an act of somebody signed in. Null where it did not come about. */
export async function answerOf(purpose: 'sign-in' | 'act'): Promise<PasskeyAnswer | null> {
  const asked = purpose === 'sign-in' ? await call(fetch, askPasskey) : await call(fetch, askMyPasskey);
  if (!asked.ok) return null;
  try {
    const { id, response } = await startAuthentication({
      optionsJSON: {
        challenge: asked.data.challenge,
        rpId: location.hostname,
        timeout: FIVE_MINUTES,
        userVerification: 'preferred',
      },
    });
    const { clientDataJSON, authenticatorData, signature } = response;
    return { id, clientDataJSON, authenticatorData, signature };
  } catch {
    // The person closed the window, or no passkey is here: the one-time code is still there.
    return null;
  }
}

/** A new passkey of the person who is signed in; null where it did not come about. */
export async function newPasskey(office: string) {
  const asked = await call(fetch, askMyPasskey);
  if (!asked.ok) return null;
  const { challenge, user, known } = asked.data;
  try {
    const { id, response } = await startRegistration({
      optionsJSON: {
        challenge,
        user,
        rp: { id: location.hostname, name: office },
        pubKeyCredParams: ALGORITHMS.map((alg) => ({ alg, type: 'public-key' })),
        excludeCredentials: known.map((each) => ({ id: each, type: 'public-key' })),
        authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
        attestation: 'none',
        timeout: FIVE_MINUTES,
      },
    });
    return { id, clientDataJSON: response.clientDataJSON, attestationObject: response.attestationObject };
  } catch {
    return null;
  }
}
