import { randomBytes } from 'node:crypto';
import { type MovableClock, movableClock } from '../adapters/clock.ts';
import { LIGHT_COST } from '../crypto/password.ts';
import { totpCode } from '../crypto/totp.ts';
import { encodeCrockford, formatReceiptCode } from '../domain/receipt-code.ts';
import type { DistrictProfile } from '../domain/district.ts';
import type { Caller } from '../features/caller.ts';
import { layInEmblem, layOutDistrict } from '../features/setup/lay-out-district.ts';
import { type Ground, type Office, wire } from '../wiring.ts';
import type { DemoDistrict } from './district.ts';
import { type DemoPerson, peopleOf } from './people.ts';

/** A sign-in for whoever tries the demo. */
export type DemoAccount = {
  username: string;
  password: string;
  totpSecret: string;
  name: string;
  desk: string;
  roles: string[];
};

/** The office with a clock that the scenes move, and its people to act in it. */
export type Stage = {
  office: Office;
  clock: MovableClock;
  profile: DistrictProfile;
  idOf(username: string): string;
  /** The person, signed in at the scene's time; signed in anew when a session has run out. */
  as(username: string): Promise<Caller>;
  everybodyOut(): Promise<void>;
};

type Hired = { person: DemoPerson; id: string; account: DemoAccount };

/** Lays out the district and hires its people. `keep` writes the sign-ins down before anything is committed. */
export async function setTheStage(
  ground: Ground,
  start: Date,
  district: DemoDistrict,
  keep: (accounts: DemoAccount[]) => Promise<void>,
): Promise<Stage> {
  const clock = movableClock(start);
  // The sign-ins lie in a file beside the database: a costly password hash would only make the first start slow.
  const office = wire({ ...ground, clock, passwordCost: LIGHT_COST });
  const staff = await hireEverybody(office, clock, district, keep);
  const sessions = new Map<string, { caller: Caller; expiresAt: Date }>();

  const hired = (username: string): Hired => {
    const found = staff.get(username);
    if (!found) throw new Error(`${username} does not work in the demo`);
    return found;
  };

  async function as(username: string): Promise<Caller> {
    const session = sessions.get(username);
    if (session && session.expiresAt > clock.now()) return session.caller;
    const { password, totpSecret } = hired(username).account;
    const code = totpCode(totpSecret, clock.now());
    const { ticket, expiresAt } = await office.signIn({ username, password, code });
    const caller = await office.sessions.callerOf(ticket);
    if (!caller) throw new Error(`${username} could not be signed in`);
    await office.sessions.keepDesks(caller);
    sessions.set(username, { caller, expiresAt });
    return caller;
  }

  await admitEverybody(office, staff, as);
  return {
    office,
    clock,
    profile: district.profile,
    idOf: (username) => hired(username).id,
    as,
    async everybodyOut() {
      for (const { caller, expiresAt } of sessions.values()) {
        if (expiresAt > clock.now()) await office.sessions.signOut(caller);
      }
    },
  };
}

async function hireEverybody(
  office: Office,
  clock: MovableClock,
  { profile, emblem }: DemoDistrict,
  keep: (accounts: DemoAccount[]) => Promise<void>,
): Promise<Map<string, Hired>> {
  const password = formatReceiptCode(encodeCrockford(randomBytes(10))).toLowerCase();
  const people = peopleOf(profile);
  const prepared = await Promise.all(
    people.map((person) =>
      office.hire.prepare({
        ...person,
        email: `${person.username}@office.example`,
        password,
      }),
    ),
  );
  const staff = people.map((person, index): Hired => {
    const { id, totpSecret } = prepared[index]!;
    const { username, name, roles } = person;
    const desk = person.deskCodes[0] ?? person.unitCode;
    return { person, id, account: { username, password, totpSecret, name, desk, roles } };
  });
  await keep(staff.map(({ account }) => account));
  await office.inTransaction(async (tx) => {
    await layOutDistrict(tx, office.stores.district, profile, { demo: true, now: clock.now() });
    if (emblem) await layInEmblem(tx, office.stores, emblem);
    for (const each of prepared) await office.hire.add(tx, each, clock.now());
  });
  return new Map(staff.map((each) => [each.person.username, each]));
}

/** The first at each desk lets the others in. */
async function admitEverybody(office: Office, staff: Map<string, Hired>, as: Stage['as']): Promise<void> {
  const keyholders = new Map<string, string>();
  for (const { person, id } of staff.values()) {
    for (const code of person.deskCodes) {
      const keyholder = keyholders.get(code);
      if (!keyholder) {
        keyholders.set(code, person.username);
        continue;
      }
      const caller = await as(keyholder);
      const { desks } = await office.sessions.desks(caller);
      const desk = desks.find((each) => each.code === code);
      if (!desk) throw new Error(`${keyholder} does not sit at ${code}`);
      await office.sessions.admit(caller, desk.id, id);
    }
  }
}
