import type { KeyRing } from '../crypto/key-ring.ts';
import type { StaffActor } from '../domain/actor.ts';

/** A signed-in person: who they are to the rules, and what their keys open. */
export type Caller = {
  actor: StaffActor;
  staffId: string;
  name: string;
  sessionId: string;
  sessionExpiresAt: Date;
  /** The session's own key, which the cookie holds, as long as the request lasts. */
  sessionKey: Buffer;
  ring: KeyRing;
  /** The desks at which they were let in, by their rows; whether the key opens, only the ring knows. */
  seats: readonly { deskId: string; code: string }[];
};
