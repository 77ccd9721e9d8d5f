import type { Clock } from '../../adapters/clock.ts';
import type { SecondFactor } from '../../contract/security.ts';
import { totpStepOf } from '../../crypto/totp.ts';
import type { Tx } from '../../db/connection.ts';
import type { StaffStore } from '../staff/staff.store.ts';
import type { Passkeys } from './passkeys.ts';

type Person = { id: string; totpSecret: Buffer; totpStep: number };

/** The second factor beside the password: a one-time code that was not used before, or a passkey. */
export function makeSecondFactor(deps: {
  clock: Clock;
  totpKey: Buffer;
  staff: StaffStore;
  passkeys: Passkeys;
}) {
  /**
   * Whether the factor is right, for a person whom the caller has locked; a right one is used up. `asked`: for whom the
   * passkey's challenge was given out, null for whoever signs in.
   */
  return async function isRight(
    tx: Tx,
    person: Person,
    { code, passkey }: SecondFactor,
    asked: string | null,
  ): Promise<boolean> {
    if (passkey) return deps.passkeys.answers(tx, person.id, passkey, asked);
    const step = code && totpStepOf(deps.totpKey, person.totpSecret, person.id, code, deps.clock.now());
    if (!step || step <= person.totpStep) return false;
    await deps.staff.save(tx, person.id, { totpStep: step });
    return true;
  };
}
export type IsSecondFactor = ReturnType<typeof makeSecondFactor>;
