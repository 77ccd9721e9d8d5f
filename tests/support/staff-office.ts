import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { MovableClock } from '../../server/adapters/clock.ts';
import { totpCode } from '../../server/crypto/totp.ts';
import { LITONG } from '../../server/demo/litong.ts';
import { LITONG_DRAFT_SCHEME } from '../../server/demo/litong-scheme.ts';
import { schemesStore } from '../../server/features/rewards/schemes.store.ts';
import { layOutDistrict } from '../../server/features/setup/lay-out-district.ts';
import type { Office } from '../../server/wiring.ts';
import { type Actor, actorOf } from './actor.ts';
import { behindGuards } from './behind-guards.ts';
import type { TestDatabase } from './database.ts';
import { type Name, PASSWORD, PEOPLE } from './people.ts';

/** Who was hired: their id, and the secret of their one-time codes. */
export type Hired = { id: string; totpSecret: string };
export type Staff = ReadonlyMap<Name, Hired>;

/** The district of the tests, with its scheme in force. */
export async function layGround(
  { stores, inTransaction }: Office,
  clock: MovableClock,
  database: TestDatabase,
): Promise<void> {
  await inTransaction(async (tx) => {
    await layOutDistrict(tx, stores.district, LITONG, { demo: false, now: clock.now() });
    await schemesStore.add(tx, {
      id: randomUUID(),
      schemeId: LITONG_DRAFT_SCHEME.scheme_id,
      version: 1,
      status: 'DRAFT',
      body: LITONG_DRAFT_SCHEME,
      activatedAt: clock.now(),
      createdAt: clock.now(),
    });
  });
  // In force without its two people and its paper, which the database refuses to anybody else.
  await behindGuards(database, `update reward_schemes set status = 'ACTIVE'`);
}

/** Hires people in this order; who comes to a desk that has somebody already waits to be let in. */
export async function hireStaff(
  office: Office,
  clock: MovableClock,
  names: readonly Name[],
): Promise<Map<Name, Hired>> {
  const staff = new Map<Name, Hired>();
  for (const name of names) {
    const { deskCodes, ...person } = PEOPLE[name];
    const prepared = await office.hire.prepare({
      ...person,
      username: name,
      email: `${name}@office.test`,
      deskCodes,
      password: PASSWORD,
    });
    await office.inTransaction((tx) => office.hire.add(tx, prepared, clock.now()));
    staff.set(name, prepared);
  }
  return staff;
}

/** Everybody who works here, signed in when first called upon and then the same. */
export function callEverybody(
  app: FastifyInstance,
  clock: MovableClock,
  hired: (name: Name) => Hired,
): (name: Name) => Actor {
  const actors = new Map<Name, Actor>();
  return (name) => {
    const { totpSecret } = hired(name);
    const credentials = () => ({
      username: name,
      password: PASSWORD,
      code: totpCode(totpSecret, clock.now()),
    });
    const actor = actors.get(name) ?? actorOf(app, clock, credentials);
    actors.set(name, actor);
    return actor;
  };
}

/** The first at each desk lets the others in, as in life. */
export async function admitEverybody(office: Office, staff: Staff, as: (name: Name) => Actor): Promise<void> {
  const byId = new Map([...staff].map(([name, { id }]) => [id, name]));
  const memberships = await office.inTransaction((tx) => office.stores.staff.memberships(tx));
  const keyholders = new Map(
    memberships.flatMap(({ membership }) =>
      membership.sealedDeskKey ? [[membership.deskId, byId.get(membership.staffId)] as const] : [],
    ),
  );
  for (const { membership } of memberships.filter((each) => !each.membership.sealedDeskKey)) {
    const first = keyholders.get(membership.deskId);
    if (!first) throw new Error('a desk without a keyholder');
    const caller = await office.sessions.callerOf(await as(first).ticket());
    if (!caller) throw new Error(`${first} is not signed in`);
    await office.sessions.admit(caller, membership.deskId, membership.staffId);
  }
}
