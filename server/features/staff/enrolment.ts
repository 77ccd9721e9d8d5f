import type { Clock } from '../../adapters/clock.ts';
import { generateKeyPair } from '../../crypto/hpke.ts';
import { keyMac, staffHolder } from '../../crypto/key-mac.ts';
import { type PasswordCost, lockPrivateKey } from '../../crypto/password.ts';
import { newTotpSecret, sealTotpSecret, totpStepOf, totpUri } from '../../crypto/totp.ts';
import type { Tx } from '../../db/connection.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { helpTrouble } from '../../domain/account-help.ts';
import { refuse } from '../../domain/errors.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Gate } from '../gate.ts';
import type { Notices } from '../notifications/notices.ts';
import type { RecoveryStore } from '../recovery/recovery.store.ts';
import type { PasskeysStore } from '../sessions/passkeys.store.ts';
import type { SessionsStore } from '../sessions/sessions.store.ts';
import type { SignInAttempts } from '../sessions/sign-in-attempts.ts';
import type { AccountCodes } from './account-codes.ts';
import type { AccountHelpsStore } from './account-helps.store.ts';
import type { DeskKeys } from './desk-keys.ts';
import type { StaffStore } from './staff.store.ts';

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  passwords: Gate;
  passwordCost: PasswordCost;
  totpKey: Buffer;
  keyMacKey: Buffer;
  staff: StaffStore;
  helps: AccountHelpsStore;
  codes: AccountCodes;
  keys: DeskKeys;
  recovery: RecoveryStore;
  passkeys: PasskeysStore;
  sessions: SessionsStore;
  attempts: SignInAttempts;
  notices: Notices;
  audit: AuditStore;
};

type Typed = { username: string; code: string };
type Chosen = Typed & { password: string; totpSecret: string; totpCode: string };

/** A person with a one-time code sets their own password and authenticator; nobody else ever knows either. */
export function makeEnrolment(deps: Deps) {
  const { inTransaction, clock, staff, helps, codes, keys, attempts, notices, audit } = deps;
  // Counted beside the sign-in, so that guessing codes never slows down the true owner's password.
  const counterOf = (username: string) => `help ${username}`;
  const nameOf = (typed: Typed) => typed.username.trim().toLowerCase();

  /** The person and the help that this code is for. @throws Refusal HELP_CODE_REFUSED, HELP_NOT_CONFIRMED */
  async function redeem(tx: Tx, typed: Typed) {
    const found = await staff.findByUsername(tx, nameOf(typed));
    const person = found && (await staff.lock(tx, found.id));
    const help = person?.active ? await helps.lockOpenOf(tx, person.id) : undefined;
    if (!person || !help || !codes.fits(help, typed.code)) return refuse('HELP_CODE_REFUSED');
    const trouble = helpTrouble(help, clock.now());
    if (trouble) refuse(trouble === 'GONE' ? 'HELP_CODE_REFUSED' : 'HELP_NOT_CONFIRMED');
    await attempts.clear(tx, counterOf(person.username));
    return { person, help };
  }

  /** Seats at the person's desks: a desk without a key gets one; at the others a colleague lets them in. */
  async function takeSeats(tx: Tx, owner: { id: string; publicKey: Buffer }, now: Date): Promise<void> {
    const seats = (await staff.memberships(tx, owner.id)).toSorted((a, b) => (a.code < b.code ? -1 : 1));
    for (const { membership, code } of seats) {
      const desk = await staff.lockDesk(tx, code);
      if (!desk) continue;
      await staff.reseal(tx, desk.id, owner.id, null);
      if (!(await keys.seat(tx, desk, owner, { now, seated: true }))) continue;
      const holders = (await staff.membersOf(tx, membership.deskId)).filter(
        (each) => each.membership.sealedDeskKey && each.member.active,
      );
      const people = holders.map(({ member }) => member.id);
      await notices.tellPeople(tx, { template: 'DESK_WAITING', path: '/office/desks', people }, now);
    }
  }

  return {
    /** Whose code it is, and a fresh authenticator secret to set up. */
    async open(typed: Typed) {
      await attempts.reserve(counterOf(nameOf(typed)));
      const { person, help } = await inTransaction((tx) => redeem(tx, typed));
      const totpSecret = newTotpSecret();
      const { name, username } = person;
      return { name, reason: help.reason, totpSecret, totpUri: totpUri(totpSecret, username) };
    },

    /**
     * Takes the password and the authenticator: with them come a new key pair and new sessions only. A seat that was
     * sealed to the old key waits until a colleague lets the person in again.
     * @throws Refusal HELP_CODE_REFUSED, HELP_NOT_CONFIRMED, SIGN_IN_SLOWED, BAD_REQUEST (totpCode)
     */
    async finish(typed: Chosen): Promise<void> {
      await attempts.reserve(counterOf(nameOf(typed)));
      const { person } = await inTransaction((tx) => redeem(tx, typed));
      const { id, username } = person;
      const totpSecret = sealTotpSecret(deps.totpKey, typed.totpSecret, id);
      const totpStep = totpStepOf(deps.totpKey, totpSecret, id, typed.totpCode, clock.now());
      if (totpStep === null) return refuse('BAD_REQUEST', [{ path: 'totpCode', code: 'BAD_FORMAT' }]);
      const { publicKey, privateKey } = generateKeyPair();
      const owner = { id, publicKey };
      const lockedPrivateKey = await deps.passwords.run(() =>
        lockPrivateKey(typed.password, privateKey, deps.passwordCost, owner),
      );
      await inTransaction(async (tx) => {
        const now = clock.now();
        const { help } = await redeem(tx, typed);
        await staff.save(tx, id, {
          publicKey,
          keyMac: keyMac(deps.keyMacKey, staffHolder({ ...owner, username })),
          lockedPrivateKey,
          totpSecret,
          totpStep,
          enrolled: true,
        });
        await helps.save(tx, help.id, { usedAt: now, endedAt: now });
        await deps.sessions.endAllOf(tx, id, now);
        await deps.passkeys.removeAllOf(tx, id);
        await deps.recovery.dropSealedOf(tx, id);
        await takeSeats(tx, owner, now);
        await attempts.clear(tx, username);
        await audit.append(tx, {
          actor: { kind: 'STAFF', staffId: id, roles: person.roles, unit: person.unitCode },
          act: help.reason === 'NEW' ? 'staff.enrol' : 'help.finish',
          subject: { kind: 'STAFF', id },
          at: now,
        });
      });
    },
  };
}
export type Enrolment = ReturnType<typeof makeEnrolment>;
