import type { Static } from 'typebox';
import type { Clock } from '../../adapters/clock.ts';
import type { SecondFactor, addPasskey, renewTotp } from '../../contract/security.ts';
import { unlockPrivateKey } from '../../crypto/password.ts';
import { newTotpSecret, sealTotpSecret, totpStepOf, totpUri } from '../../crypto/totp.ts';
import type { Tx } from '../../db/connection.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { refuse } from '../../domain/errors.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import type { Gate } from '../gate.ts';
import type { StaffStore } from '../staff/staff.store.ts';
import type { Passkeys } from './passkeys.ts';
import type { PasskeysStore } from './passkeys.store.ts';
import type { IsSecondFactor } from './second-factor.ts';
import type { SessionsStore } from './sessions.store.ts';
import type { SignInAttempts } from './sign-in-attempts.ts';

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  passwords: Gate;
  totpKey: Buffer;
  staff: StaffStore;
  sessions: SessionsStore;
  attempts: SignInAttempts;
  passkeys: Passkeys;
  passkeyRows: PasskeysStore;
  isSecondFactor: IsSecondFactor;
  audit: AuditStore;
};

/** What a person does for the safety of their own account: passkeys and the authenticator. */
export function makeSecurityService(deps: Deps) {
  const { inTransaction, clock, staff, sessions, attempts, passkeys, passkeyRows, audit } = deps;
  const counterOf = (staffId: string) => `factor ${staffId}`;

  const log = (tx: Tx, caller: Caller, act: string) =>
    audit.append(tx, {
      actor: caller.actor,
      act,
      subject: { kind: 'STAFF', id: caller.staffId },
      at: clock.now(),
    });

  /** The person, locked, once their second factor is right. @throws Refusal SIGN_IN_FAILED (`code`) */
  async function proven(tx: Tx, caller: Caller, factor: SecondFactor) {
    const person = (await staff.lock(tx, caller.staffId)) ?? refuse('NOT_SIGNED_IN');
    if (!(await deps.isSecondFactor(tx, person, factor, caller.staffId)))
      refuse('SIGN_IN_FAILED', [{ path: 'code', code: 'BAD_FORMAT' }]);
    await attempts.clear(tx, counterOf(caller.staffId));
    return person;
  }

  return {
    /** For somebody who is about to sign in. */
    ask: () => inTransaction(async (tx) => ({ challenge: await passkeys.challenge(tx, null) })),

    askMine: (caller: Caller) =>
      inTransaction(async (tx) => {
        const person = (await staff.find(tx, caller.staffId)) ?? refuse('NOT_SIGNED_IN');
        const user = {
          id: Buffer.from(person.id.replaceAll('-', ''), 'hex').toString('base64url'),
          name: person.username,
          displayName: person.name,
        };
        const known = (await passkeyRows.of(tx, person.id)).map(({ id }) => id);
        return { challenge: await passkeys.challenge(tx, person.id), user, known };
      }),

    list: (caller: Caller) =>
      inTransaction(async (tx) => ({
        passkeys: (await passkeyRows.of(tx, caller.staffId)).map(({ id, name, createdAt, lastUsedAt }) => ({
          id,
          name,
          createdAt: createdAt.toISOString(),
          lastUsedAt: lastUsedAt?.toISOString() ?? null,
        })),
      })),

    /** @throws Refusal SIGN_IN_FAILED (`code`), SIGN_IN_SLOWED, PASSKEY_REFUSED */
    async add(caller: Caller, typed: Static<typeof addPasskey.schema.body>): Promise<void> {
      await attempts.reserve(counterOf(caller.staffId));
      await inTransaction(async (tx) => {
        await proven(tx, caller, { code: typed.code });
        await passkeys.add(tx, caller.staffId, typed.name, typed.registration);
        await log(tx, caller, 'passkey.add');
      });
    },

    /** @throws Refusal SIGN_IN_FAILED (`code`), SIGN_IN_SLOWED, NOT_FOUND */
    async remove(caller: Caller, { id, ...factor }: { id: string } & SecondFactor): Promise<void> {
      await attempts.reserve(counterOf(caller.staffId));
      await inTransaction(async (tx) => {
        await proven(tx, caller, factor);
        if (!(await passkeyRows.remove(tx, caller.staffId, id))) refuse('NOT_FOUND');
        await log(tx, caller, 'passkey.remove');
      });
    },

    /** Another authenticator's secret, which counts once {@link renewTotp} takes it. */
    offerTotp: (caller: Caller) =>
      inTransaction(async (tx) => {
        const person = (await staff.find(tx, caller.staffId)) ?? refuse('NOT_SIGNED_IN');
        const totpSecret = newTotpSecret();
        return { totpSecret, totpUri: totpUri(totpSecret, person.username) };
      }),

    /** @throws Refusal SIGN_IN_FAILED (`password`, `code`), SIGN_IN_SLOWED, BAD_REQUEST (`totpCode`) */
    async renewTotp(caller: Caller, typed: Static<typeof renewTotp.schema.body>): Promise<void> {
      const { password, totpSecret, totpCode, ...factor } = typed;
      const person = (await inTransaction((tx) => staff.find(tx, caller.staffId))) ?? refuse('NOT_SIGNED_IN');
      await attempts.reserve(person.username);
      const opened = await deps.passwords.run(() =>
        unlockPrivateKey(password, person.lockedPrivateKey, person),
      );
      if (!opened) refuse('SIGN_IN_FAILED', [{ path: 'password', code: 'BAD_FORMAT' }]);
      await inTransaction(async (tx) => {
        await proven(tx, caller, factor);
        const sealed = sealTotpSecret(deps.totpKey, totpSecret, person.id);
        const step = totpStepOf(deps.totpKey, sealed, person.id, totpCode, clock.now());
        if (step === null) return refuse('BAD_REQUEST', [{ path: 'totpCode', code: 'BAD_FORMAT' }]);
        await staff.save(tx, person.id, { totpSecret: sealed, totpStep: step });
        await sessions.endAllOf(tx, person.id, clock.now(), caller.sessionId);
        await attempts.clear(tx, person.username);
        await log(tx, caller, 'staff.renew-totp');
      });
    },
  };
}
export type SecurityService = ReturnType<typeof makeSecurityService>;
