import type { Clock } from '../../adapters/clock.ts';
import type { StaffRow } from '../../contract/staff.ts';
import type { Tx } from '../../db/connection.ts';
import type { AccountHelpsStore } from './account-helps.store.ts';
import type { StaffStore } from './staff.store.ts';

export function makeRoster(deps: { clock: Clock; staff: StaffStore; helps: AccountHelpsStore }) {
  const { clock, staff, helps } = deps;

  /** The people with their desks and live sessions, by unit and user name. */
  return async function roster(tx: Tx): Promise<StaffRow[]> {
    const seats = await staff.memberships(tx);
    const live = new Map((await staff.liveSessions(tx, clock.now())).map((row) => [row.staffId, row]));
    const open = new Map((await helps.openAt(tx, clock.now())).map((help) => [help.staffId, help]));
    const people = await staff.list(tx);
    const nameOf = new Map(people.map(({ id, name }) => [id, name]));
    return people.map((person) => ({
      id: person.id,
      username: person.username,
      name: person.name,
      email: person.email,
      unitCode: person.unitCode,
      roles: person.roles,
      desks: seats
        .filter(({ membership }) => membership.staffId === person.id)
        .map(({ membership: mine, code }) => ({
          id: mine.deskId,
          code,
          admitted: mine.sealedDeskKey !== null,
          alone: !seats.some(
            ({ membership }) =>
              membership.deskId === mine.deskId &&
              membership.staffId !== person.id &&
              membership.sealedDeskKey,
          ),
        })),
      active: person.active,
      enrolled: person.enrolled,
      help: helpOf(open.get(person.id), nameOf),
      liveSessions: live.get(person.id)?.live ?? 0,
      lastSeenAt: live.get(person.id)?.lastSeenAt?.toISOString() ?? null,
    }));
  };
}

type OpenHelp = Awaited<ReturnType<AccountHelpsStore['openAt']>>[number];
function helpOf(help: OpenHelp | undefined, nameOf: ReadonlyMap<string, string>): StaffRow['help'] {
  if (!help) return null;
  const { id, reason, startedBy, expiresAt, confirmedAt } = help;
  return {
    id,
    reason,
    startedBy: nameOf.get(startedBy) ?? '',
    expiresAt: expiresAt.toISOString(),
    confirmed: confirmedAt !== null,
  };
}
