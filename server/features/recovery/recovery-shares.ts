import { orBrokenSeal } from '../compartments/broken-seal.ts';
import type { Clock } from '../../adapters/clock.ts';
import { isVouchedFor, keyMac, recoveryHolder, staffHolder } from '../../crypto/key-mac.ts';
import { sealTo } from '../../crypto/hpke.ts';
import { newRecoveryKey } from '../../crypto/recovery.ts';
import type { Tx } from '../../db/connection.ts';
import type { InTransaction } from '../../db/transaction.ts';
import type { JointDesk } from '../../domain/compartments.ts';
import { refuse } from '../../domain/errors.ts';
import {
  LAST_RECOVERY_KEY,
  RECOVERY_AGENCIES,
  SHARES_NEEDED,
  mayKeepShare,
  writeShare,
} from '../../domain/recovery.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import type { DistrictStore } from '../district/district.store.ts';
import type { Notices } from '../notifications/notices.ts';
import type { StaffStore } from '../staff/staff.store.ts';
import type { RecoveryStore } from './recovery.store.ts';

const INFO = 'tipward recovery share';
const placeOf = (generation: number, agency: string) => Buffer.from(`${generation} ${agency}`);

export type KeeperOf = { agency: JointDesk; staffId: string };

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  keyMacKey: Buffer;
  staff: StaffStore;
  district: DistrictStore;
  recovery: RecoveryStore;
  notices: Notices;
  audit: AuditStore;
};

/**
 * The making of a recovery key and the way of its shares to paper. Each share is sealed to its keeper at once: who asks
 * for the key sees none of them, and nobody but the three ever has one.
 */
export function makeRecoveryShares(deps: Deps) {
  const { inTransaction, clock, staff, district, recovery, notices, audit } = deps;

  /** The agencies' keepers, each of their own agency and with a key the server vouches for. @throws Refusal */
  async function keepersOf(tx: Tx, named: readonly KeeperOf[]) {
    const found = [];
    for (const agency of RECOVERY_AGENCIES) {
      const index = named.findIndex((each) => each.agency === agency);
      const person = await staff.lock(tx, named[index]?.staffId ?? '00000000-0000-0000-0000-000000000000');
      const vouched = person && isVouchedFor(deps.keyMacKey, staffHolder(person), person.keyMac);
      const deskCodes = person ? await staff.heldDesks(tx, person.id) : [];
      if (!person || !vouched || !mayKeepShare(agency, { ...person, deskCodes }))
        return refuse('CONDITION_NOT_MET', [{ path: `keepers.${Math.max(0, index)}`, code: 'NOT_ALLOWED' }]);
      found.push({ agency, person });
    }
    return found;
  }

  return {
    /** Answers the new key's generation. Desks are covered by it as their members sign in; until then the former holds. */
    make: (caller: Caller, named: readonly KeeperOf[]): Promise<number> =>
      inTransaction(async (tx) => {
        const now = clock.now();
        // Locked: of two keys made at one moment, the second counts on from the first.
        await district.lock(tx);
        const here = (await district.find(tx)) ?? refuse('NOT_FOUND');
        const keepers = await keepersOf(tx, named);
        const generation = ((await recovery.current(tx))?.generation ?? 0) + 1;
        if (generation > LAST_RECOVERY_KEY) refuse('TOO_LATE');
        const made = await newRecoveryKey(RECOVERY_AGENCIES.length, SHARES_NEEDED);
        const { publicKey, proof } = made;
        const mac = keyMac(deps.keyMacKey, recoveryHolder({ generation, publicKey }));
        await recovery.addKey(tx, {
          generation,
          publicKey,
          keyMac: mac,
          proof,
          madeBy: caller.staffId,
          madeAt: now,
        });
        await recovery.addShares(
          tx,
          keepers.map(({ agency, person }, index) => {
            const share = made.shares[index] ?? Buffer.alloc(0);
            const text = writeShare({ agency, generation, districtCode: here.code, share });
            const place = placeOf(generation, agency);
            const sealedShare = sealTo(person.publicKey, Buffer.from(text), INFO, place);
            return { generation, agency, keeperId: person.id, sealedShare };
          }),
        );
        await recovery.dropSealedBefore(tx, generation);
        const people = keepers.map(({ person }) => person.id);
        await notices.tellPeople(tx, { template: 'RECOVERY_SHARE', path: '/office/security', people }, now);
        await audit.append(tx, {
          actor: caller.actor,
          act: 'recovery.make',
          subject: { kind: 'SETTINGS', id: 'recovery' },
          facts: Object.fromEntries([
            ['generation', generation],
            ...keepers.map(({ agency, person }) => [agency, person.id]),
          ]),
          at: now,
        });
        return generation;
      }),

    mine: (caller: Caller) =>
      inTransaction(async (tx) => {
        const current = await recovery.current(tx);
        const share = current && (await recovery.shareFor(tx, current.generation, caller.staffId));
        if (!share) return { share: null };
        const { generation, sealedShare, takenAt } = share;
        const waiting = sealedShare !== null;
        return {
          share: {
            agency: share.agency as JointDesk,
            generation,
            waiting,
            takenAt: takenAt?.toISOString() ?? null,
          },
        };
      }),

    /** Opens my share with my own key; each showing is on the log. @throws Refusal NOT_FOUND; BrokenSeal */
    show: (caller: Caller) =>
      inTransaction(async (tx) => {
        const here = (await district.find(tx)) ?? refuse('NOT_FOUND');
        const current = (await recovery.current(tx)) ?? refuse('NOT_FOUND');
        const row = await recovery.shareFor(tx, current.generation, caller.staffId);
        const sealed = row?.sealedShare;
        if (!row || !sealed) return refuse('NOT_FOUND');
        const { generation } = row;
        const agency = row.agency as JointDesk;
        const opened = orBrokenSeal({ kind: 'SETTINGS', id: 'recovery' }, { agency }, () =>
          caller.ring.openOwn(sealed, INFO, placeOf(generation, agency)),
        );
        await log(tx, caller, 'recovery.show-share', agency);
        return { agency, generation, districtCode: here.code, share: opened.toString() };
      }),

    /** The keeper's word that the share is on paper; here it is destroyed. @throws Refusal NOT_FOUND */
    taken: (caller: Caller): Promise<void> =>
      inTransaction(async (tx) => {
        const current = (await recovery.current(tx)) ?? refuse('NOT_FOUND');
        const row = await recovery.shareFor(tx, current.generation, caller.staffId);
        if (!row?.sealedShare) return refuse('NOT_FOUND');
        await recovery.saveShare(tx, row, { sealedShare: null, takenAt: clock.now() });
        await log(tx, caller, 'recovery.take-share', row.agency);
      }),
  };

  function log(tx: Tx, caller: Caller, act: string, agency: string) {
    const subject = { kind: 'SETTINGS', id: 'recovery' } as const;
    return audit.append(tx, { actor: caller.actor, act, subject, facts: { agency }, at: clock.now() });
  }
}
export type RecoveryShares = ReturnType<typeof makeRecoveryShares>;
