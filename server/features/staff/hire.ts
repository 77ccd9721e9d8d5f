import { randomUUID } from 'node:crypto';
import { generateKeyPair } from '../../crypto/hpke.ts';
import { keyMac, staffHolder } from '../../crypto/key-mac.ts';
import { type PasswordCost, lockPrivateKey } from '../../crypto/password.ts';
import { newTotpSecret, sealTotpSecret } from '../../crypto/totp.ts';
import type { Tx } from '../../db/connection.ts';
import { refuse } from '../../domain/errors.ts';
import type { Role } from '../../domain/roles.ts';
import type { DeskKeys } from './desk-keys.ts';
import type { StaffStore } from './staff.store.ts';

export type NewPerson = {
  username: string;
  name: string;
  email?: string | undefined;
  unitCode: string;
  roles: readonly Role[];
  deskCodes: readonly string[];
  certificateNo?: string | undefined;
  password: string;
  /** False: the password is thrown away, and the person sets their own by a one-time code. */
  enrolled?: boolean;
};

/** A person with their own key pair, ready to be added; `totpSecret` is shown once and kept sealed. */
export type Prepared = {
  person: NewPerson;
  id: string;
  publicKey: Buffer;
  lockedPrivateKey: Buffer;
  totpSecret: string;
};

/**
 * Adds people. The costly half (Argon2id) happens before the transaction. The first person at a desk brings its key
 * into being; everybody after them waits until a member lets them in, since nobody else holds that key.
 */
export function makeHire(deps: {
  staff: StaffStore;
  keys: DeskKeys;
  totpKey: Buffer;
  keyMacKey: Buffer;
  passwordCost: PasswordCost;
}) {
  const { staff, keys, totpKey, keyMacKey, passwordCost } = deps;
  return {
    async prepare(person: NewPerson): Promise<Prepared> {
      const { publicKey, privateKey } = generateKeyPair();
      const id = randomUUID();
      const owner = { id, publicKey };
      const lockedPrivateKey = await lockPrivateKey(person.password, privateKey, passwordCost, owner);
      return { person, ...owner, lockedPrivateKey, totpSecret: newTotpSecret() };
    },

    /** Answers the codes of the desks where the person now waits. @throws Refusal USERNAME_TAKEN, BAD_REQUEST */
    async add(
      tx: Tx,
      { person, id, publicKey, lockedPrivateKey, totpSecret }: Prepared,
      now: Date,
    ): Promise<string[]> {
      if (await staff.findByUsername(tx, person.username))
        refuse('USERNAME_TAKEN', [{ path: 'username', code: 'MUST_DIFFER' }]);
      await staff.add(tx, {
        id,
        username: person.username,
        name: person.name,
        email: person.email || null,
        unitCode: person.unitCode,
        roles: [...person.roles],
        certificateNo: person.certificateNo || null,
        publicKey,
        keyMac: keyMac(keyMacKey, staffHolder({ id, username: person.username, publicKey })),
        lockedPrivateKey,
        totpSecret: sealTotpSecret(totpKey, totpSecret, id),
        enrolled: person.enrolled ?? true,
        createdAt: now,
      });
      const waiting: string[] = [];
      for (const [index, code] of person.deskCodes.entries()) {
        const desk = await staff.lockDesk(tx, code);
        if (!desk) return refuse('BAD_REQUEST', [{ path: `deskCodes.${index}`, code: 'NOT_IN_LIST' }]);
        // Nothing is sealed to a key whose password nobody knows: the desk waits for the person's own.
        if (person.enrolled === false)
          await staff.addMembership(tx, { deskId: desk.id, staffId: id, askedAt: now });
        else if (await keys.seat(tx, desk, { id, publicKey }, { now, seated: false })) waiting.push(code);
      }
      return waiting;
    },
  };
}
export type Hire = ReturnType<typeof makeHire>;
