import type { Static } from 'typebox';
import type { Clock } from '../../adapters/clock.ts';
import type { readRecovery } from '../../contract/recovery.ts';
import { deskHolder, isVouchedFor, recoveryHolder } from '../../crypto/key-mac.ts';
import { publicKeyOf } from '../../crypto/hpke.ts';
import { sealMembership } from '../../crypto/key-ring.ts';
import { combineShares, openForRecovery } from '../../crypto/recovery.ts';
import type { Tx } from '../../db/connection.ts';
import type { InTransaction } from '../../db/transaction.ts';
import type { JointDesk } from '../../domain/compartments.ts';
import { maySitAt, unitOfDesk } from '../../domain/desk-seats.ts';
import { refuse } from '../../domain/errors.ts';
import { RECOVERY_AGENCIES, mayKeepShare, readShare, shareTroubles } from '../../domain/recovery.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import { BrokenSeal, orBrokenSeal } from '../compartments/broken-seal.ts';
import type { DistrictStore } from '../district/district.store.ts';
import type { Notices } from '../notifications/notices.ts';
import type { DeskKeys } from '../staff/desk-keys.ts';
import type { DeskKeysStore } from '../staff/desk-keys.store.ts';
import type { DeskRotation } from '../staff/desk-rotation.ts';
import type { StaffStore } from '../staff/staff.store.ts';
import type { RecoveryStore } from './recovery.store.ts';

type State = Static<(typeof readRecovery.schema.response)[200]>;
const RECOVERY = { kind: 'SETTINGS', id: 'recovery' } as const;

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  keyMacKey: Buffer;
  staff: StaffStore;
  deskKeys: DeskKeysStore;
  keys: DeskKeys;
  rotation: DeskRotation;
  district: DistrictStore;
  recovery: RecoveryStore;
  notices: Notices;
  audit: AuditStore;
};

/** What two agencies do with their shares: a drill on any day, and a desk given back when all its members are lost. */
export function makeRecoveryService(deps: Deps) {
  const { inTransaction, clock, staff, deskKeys, keys, rotation, district, recovery, notices, audit } = deps;

  /** The recovery key that these shares make. @throws Refusal SHARES_REFUSED; BrokenSeal */
  async function combined(tx: Tx, typed: readonly string[]) {
    const here = (await district.find(tx)) ?? refuse('NOT_FOUND');
    const known = await recovery.keys(tx);
    const inUse = new Set((await recovery.covers(tx)).map((each) => each.recoveryGeneration));
    const last = known.at(-1)?.generation;
    // A former key is good as long as a desk is covered by nothing newer.
    const generations = known.map((key) => key.generation).filter((each) => each === last || inUse.has(each));
    const read = typed.map(readShare);
    const troubles = shareTroubles(read, { code: here.code, generations });
    if (troubles.length) refuse('SHARES_REFUSED', troubles);
    const shares = read.filter((share) => share !== null);
    const key = known.find(({ generation }) => generation === shares[0]?.generation) ?? refuse('NOT_FOUND');
    if (!isVouchedFor(deps.keyMacKey, recoveryHolder(key), key.keyMac)) throw new BrokenSeal(RECOVERY);
    const privateKey = await combineShares(
      shares.map(({ share }) => Buffer.from(share)),
      key,
    );
    const wrong = typed.map((_, index) => ({ path: `shares.${index}`, code: 'MUST_MATCH' as const }));
    if (!privateKey) return refuse('SHARES_REFUSED', wrong);
    return { privateKey, generation: key.generation, agencies: shares.map(({ agency }) => agency) };
  }

  /** The desk's present private key out of the recovery key; checked against the desk's own public key. */
  async function deskKeyFrom(tx: Tx, made: { privateKey: Buffer; generation: number }, deskId: string) {
    const desk = (await deskKeys.lockDesk(tx, deskId)) ?? refuse('NOT_FOUND');
    const cover = (await recovery.covers(tx, [deskId])).find(
      (each) => each.generation === desk.generation && each.recoveryGeneration === made.generation,
    );
    if (!cover) return refuse('CONDITION_NOT_MET', [{ path: 'deskId', code: 'NOT_ENOUGH' }]);
    const { publicKey } = desk;
    return orBrokenSeal({ kind: 'DESK', id: deskId }, {}, () => {
      const deskKey = openForRecovery(cover.sealedKey, cover, made.privateKey);
      const vouched =
        publicKey && isVouchedFor(deps.keyMacKey, deskHolder({ ...desk, publicKey }), desk.keyMac);
      if (!vouched || !publicKeyOf(deskKey).equals(publicKey))
        throw new BrokenSeal({ kind: 'DESK', id: deskId });
      return { desk, deskKey };
    });
  }

  return {
    state: (): Promise<State> =>
      inTransaction(async (tx) => {
        const current = await recovery.current(tx);
        const people = await staff.list(tx);
        const seats = await staff.memberships(tx);
        const covers = await recovery.covers(tx);
        const desks = (await staff.desks(tx)).filter((desk) => desk.publicKey !== null);
        const active = new Set(people.filter((each) => each.active).map(({ id }) => id));
        const held = (id: string) =>
          seats.flatMap(({ membership, code }) =>
            membership.staffId === id && membership.sealedDeskKey ? [code] : [],
          );
        const nameOf = new Map(people.map(({ id, name }) => [id, name]));
        return {
          key: current
            ? {
                generation: current.generation,
                madeAt: current.madeAt.toISOString(),
                drilledAt: current.drilledAt?.toISOString() ?? null,
                shares: (await recovery.sharesOf(tx, current.generation)).map((share) => ({
                  agency: share.agency as JointDesk,
                  keeper: nameOf.get(share.keeperId) ?? '',
                  takenAt: share.takenAt?.toISOString() ?? null,
                  lost: share.takenAt === null && share.sealedShare === null,
                })),
              }
            : null,
          desks: desks.map(({ id, code, generation }) => ({
            id,
            code,
            coveredBy:
              covers.findLast((each) => each.deskId === id && each.generation === generation)
                ?.recoveryGeneration ?? null,
            holders: seats.filter(
              ({ membership }) =>
                membership.deskId === id && membership.sealedDeskKey && active.has(membership.staffId),
            ).length,
          })),
          keepers: RECOVERY_AGENCIES.flatMap((agency) =>
            people
              .filter((person) => mayKeepShare(agency, { ...person, deskCodes: held(person.id) }))
              .map(({ id, name }) => ({ id, name, agency })),
          ),
          people: people
            .filter((person) => person.active && person.enrolled)
            .map(({ id, name, roles, unitCode }) => ({
              id,
              name,
              deskIds: desks
                .filter(({ code }) => maySitAt(code, roles) && unitOfDesk(code) === unitCode)
                .map((desk) => desk.id),
            }))
            .filter(({ deskIds }) => deskIds.length > 0),
        };
      }),

    /** Two shares make the key, or they don't; nothing that is sealed is opened. @throws Refusal SHARES_REFUSED */
    drill: (caller: Caller, shares: readonly string[]) =>
      inTransaction(async (tx) => {
        const { privateKey, generation, agencies } = await combined(tx, shares);
        privateKey.fill(0);
        const at = clock.now();
        await recovery.drilled(tx, generation, at);
        const facts = { generation, agencies: agencies.join(' ') };
        await audit.append(tx, { actor: caller.actor, act: 'recovery.drill', subject: RECOVERY, facts, at });
        return { generation, agencies };
      }),

    /**
     * Gives a desk's key to a person who may sit there; the auditor and whoever still sits there are told, and the key
     * is made anew when its members next sign in, since it has been in other hands.
     * @throws Refusal SHARES_REFUSED, NOT_FOUND, CONDITION_NOT_MET (`deskId` not covered, `staffId` may not sit there)
     */
    restore: (
      caller: Caller,
      typed: { shares: readonly string[]; deskId: string; staffId: string },
    ): Promise<void> =>
      inTransaction(async (tx) => {
        const at = clock.now();
        const { deskId, staffId } = typed;
        const made = await combined(tx, typed.shares);
        const { desk, deskKey } = await deskKeyFrom(tx, made, deskId);
        const person = (await staff.lock(tx, staffId)) ?? refuse('NOT_FOUND');
        const own = person.active && person.enrolled;
        const fits = maySitAt(desk.code, person.roles) && unitOfDesk(desk.code) === person.unitCode;
        if (!own || !fits) refuse('CONDITION_NOT_MET', [{ path: 'staffId', code: 'NOT_ALLOWED' }]);
        if (!keys.isOwnKey(person)) throw new BrokenSeal({ kind: 'STAFF', id: staffId });
        const seats = await staff.memberships(tx, staffId);
        if (!seats.some(({ membership }) => membership.deskId === deskId))
          await staff.addMembership(tx, { deskId, staffId, askedAt: at });
        await staff.reseal(tx, deskId, staffId, sealMembership(deskKey, deskId, person));
        made.privateKey.fill(0);
        await rotation.due(tx, deskId);
        await notices.tell(tx, { template: 'RECOVERY_USED', path: '/office', roles: ['AUDITOR'] }, at);
        await audit.append(tx, {
          actor: caller.actor,
          act: 'recovery.restore',
          subject: { kind: 'DESK', id: deskId },
          facts: { staffId, generation: made.generation, agencies: made.agencies.join(' ') },
          at,
        });
      }),
  };
}
export type RecoveryService = ReturnType<typeof makeRecoveryService>;
