import { finishAccount, openAccount } from '../../server/contract/account-help.ts';
import { totpCode } from '../../server/crypto/totp.ts';
import { type Actor, actorOf } from './actor.ts';
import type { TestOffice } from './office.ts';
import { PASSWORD } from './people.ts';

/** A person who takes their one-time code to the sign-in page and sets their password and authenticator. */
export async function enrol(
  house: Pick<TestOffice, 'app' | 'clock' | 'stranger'>,
  username: string,
  code: string,
  password: string = PASSWORD,
): Promise<Actor & { totpSecret: string }> {
  const now = () => house.clock.now();
  const { totpSecret } = await house.stranger.do(openAccount, { body: { username, code } });
  const body = { username, code, password, totpSecret, totpCode: totpCode(totpSecret, now()) };
  await house.stranger.do(finishAccount, { body });
  // A code of the authenticator works once, and setting up took the present one.
  house.clock.set(new Date(now().getTime() + 30_000));
  const person = actorOf(house.app, house.clock, () => ({
    username,
    password,
    code: totpCode(totpSecret, now()),
  }));
  return { ...person, totpSecret };
}
