import type { PasswordCost } from './crypto/password.ts';
import type { ServerKeys } from './crypto/server-keys.ts';
import type { Clock } from './adapters/clock.ts';
import type { InTransaction } from './db/transaction.ts';
import type { AuditStore } from './features/audit/audit.store.ts';
import { districtStore as district } from './features/district/district.store.ts';
import { makeGate } from './features/gate.ts';
import type { Notices } from './features/notifications/notices.ts';
import { makeRecoveryService } from './features/recovery/recovery.service.ts';
import { makeRecoveryShares } from './features/recovery/recovery-shares.ts';
import { recoveryStore as recovery } from './features/recovery/recovery.store.ts';
import { makePasskeys } from './features/sessions/passkeys.ts';
import { passkeysStore as passkeyRows } from './features/sessions/passkeys.store.ts';
import { makeSecondFactor } from './features/sessions/second-factor.ts';
import { makeSecurityService } from './features/sessions/security.service.ts';
import { makeSessionsService } from './features/sessions/sessions.service.ts';
import { sessionsStore as sessions } from './features/sessions/sessions.store.ts';
import { makeSignIn } from './features/sessions/sign-in.ts';
import { makeSignInAttempts } from './features/sessions/sign-in-attempts.ts';
import { makeAccountCodes } from './features/staff/account-codes.ts';
import { makeAccountHelpService } from './features/staff/account-help.service.ts';
import { accountHelpsStore as helps } from './features/staff/account-helps.store.ts';
import { makeDeskKeys } from './features/staff/desk-keys.ts';
import { deskKeysStore as deskKeys } from './features/staff/desk-keys.store.ts';
import { makeDeskRotation } from './features/staff/desk-rotation.ts';
import { makeDeskSeats } from './features/staff/desk-seats.ts';
import { makeEnrolment } from './features/staff/enrolment.ts';
import { makeGrantReseal } from './features/staff/grant-reseal.ts';
import { makeHire } from './features/staff/hire.ts';
import { makeStaffService } from './features/staff/staff.service.ts';
import { staffStore as staff } from './features/staff/staff.store.ts';
import { queueStore as queue } from './jobs/queue.store.ts';

type Ground = {
  inTransaction: InTransaction;
  clock: Clock;
  serverKeys: ServerKeys;
  passwordCost: PasswordCost;
  notices: Notices;
  /** Scheme and host that people type; passkeys are bound to it. */
  publicOrigin: string;
  audit: AuditStore;
};

/** The people of the office: how they come, sign in, hold their desks' keys and leave. */
export function wireMembers(ground: Ground) {
  const { inTransaction, clock, serverKeys, passwordCost, notices, publicOrigin, audit } = ground;
  const { keyMacKey, holdKey, totpKey, pepper } = serverKeys;
  const base = { inTransaction, clock, audit };
  const keys = makeDeskKeys({ staff, deskKeys, recovery, keyMacKey });
  const hire = makeHire({ staff, keys, totpKey, keyMacKey, passwordCost });
  const attempts = makeSignInAttempts({ inTransaction, clock, pepper, sessions });
  const codes = makeAccountCodes({ helps, pepper });
  const rotation = makeDeskRotation({
    clock,
    staff,
    deskKeys,
    recovery,
    keys,
    notices,
    queue,
    audit,
    holdKey,
    keyMacKey,
  });
  // Argon2 keeps a thread and much memory busy: half of Node's threads stay free for files.
  const passwords = makeGate({ atOnce: 2, waiting: 40, retryAfter: 5 });
  const passkeys = makePasskeys({ clock, passkeys: passkeyRows, publicOrigin, keyMacKey });
  const isSecondFactor = makeSecondFactor({ clock, totpKey, staff, passkeys });
  const signIn = makeSignIn({ ...base, isSecondFactor, passwordCost, staff, sessions, attempts });

  return {
    hire,
    signIn: (typed: Parameters<typeof signIn>[0]) => passwords.run(() => signIn(typed)),
    sessions: makeSessionsService({
      ...base,
      passwords,
      passwordCost,
      keyMacKey,
      staff,
      deskKeys,
      keys,
      rotation,
      sessions,
      attempts,
      district,
    }),
    staff: makeStaffService({
      ...base,
      passwords,
      staff,
      sessions,
      attempts,
      district,
      hire,
      helps,
      codes,
      rotation,
      seats: makeDeskSeats({ ...base, staff, deskKeys, recovery, keys, rotation, notices }),
    }),
    security: makeSecurityService({
      ...base,
      passwords,
      totpKey,
      staff,
      sessions,
      attempts,
      passkeys,
      passkeyRows,
      isSecondFactor,
    }),
    helps: makeAccountHelpService({ ...base, staff, helps, codes, notices }),
    recovery: makeRecoveryService({
      ...base,
      keyMacKey,
      staff,
      deskKeys,
      keys,
      rotation,
      district,
      recovery,
      notices,
    }),
    recoveryShares: makeRecoveryShares({ ...base, keyMacKey, staff, district, recovery, notices }),
    enrolment: makeEnrolment({
      ...base,
      passwords,
      passwordCost,
      totpKey,
      keyMacKey,
      staff,
      helps,
      codes,
      keys,
      recovery,
      passkeys: passkeyRows,
      sessions,
      attempts,
      notices,
    }),
    grantReseal: makeGrantReseal({ ...base, deskKeys, holdKey, keyMacKey }),
  };
}
