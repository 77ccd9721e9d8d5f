import { randomUUID } from 'node:crypto';
import type { Tx } from '../../db/connection.ts';
import { staffIdOf } from '../../domain/acting.ts';
import type { Actor } from '../../domain/actor.ts';
import { localDate } from '../../domain/calendar.ts';
import type { FieldError } from '../../domain/errors.ts';
import { licencesIn, villagesIn } from './lists-check.ts';
import { type ListStores, type Lists, listsOf } from './lists-writing.ts';

type By = { actor: Actor; now: Date };

/**
 * Takes the lists of a checked file. Answers what is left to do by hand: robots whose address must be typed anew
 * (`robots.0`, REQUIRED) and people on duty who have no account here (`duty.3.people.0`, NOT_IN_LIST).
 */
export async function takeLists(
  tx: Tx,
  stores: ListStores,
  file: Lists,
  { townships, ...by }: By & { townships: readonly string[] },
): Promise<FieldError[]> {
  if (file.villages) await stores.villages.replace(tx, villagesIn(file, townships).villages);
  if (file.licences) await takeLicences(tx, stores, file, by);
  return [...(await takeDuty(tx, stores, file, by)), ...(await takeRobots(tx, stores, file, by))];
}

/** A version of its own where it says anything else than the one that stands; a list that waits goes on waiting. */
async function takeLicences(tx: Tx, stores: ListStores, file: Lists, { actor, now }: By): Promise<void> {
  const standing = await listsOf(tx, stores, now);
  const { entries } = licencesIn(file);
  const { source = '', asOf = '' } = file.licences ?? {};
  const id = randomUUID();
  const by = staffIdOf(actor);
  const said = (list: Lists) =>
    JSON.stringify([list.licences?.source.trim(), list.licences?.asOf, licencesIn(list)]);
  if (standing.licences && said(standing) === said(file)) return;
  await stores.licences.add(
    tx,
    {
      ...{ id, source: source.trim(), asOf, entries: entries.length },
      ...{ uploadedBy: by, uploadedAt: now, publishedBy: by, publishedAt: now },
    },
    entries.map((entry) => ({ ...entry, line: entry.line + 1 })),
  );
}

/** Shift by shift; days that are over stay as they were, whatever the file says. */
async function takeDuty(
  tx: Tx,
  { duty, staff }: ListStores,
  file: Lists,
  { actor, now }: By,
): Promise<FieldError[]> {
  const here = (await staff.list(tx)).filter(({ active }) => active);
  const left: FieldError[] = [];
  const today = localDate(now);
  for (const [at, { day, unit, people }] of (file.duty ?? []).entries()) {
    if (day < today) continue;
    const staffIds = people.flatMap((username, place) => {
      const one = here.find((person) => person.username === username && person.unitCode === unit);
      if (!one) left.push({ path: `duty.${at}.people.${place}`, code: 'NOT_IN_LIST' });
      return one ? [one.id] : [];
    });
    const line = { day, unitCode: unit, staffIds: [...new Set(staffIds)] };
    if (staffIds.length > 0) await duty.replace(tx, line, { setBy: staffIdOf(actor), setAt: now });
  }
  return left;
}

/** One of that name keeps what opens its group; a new one waits, silent, until somebody types it. */
async function takeRobots(
  tx: Tx,
  { robots }: ListStores,
  file: Lists,
  { actor, now }: By,
): Promise<FieldError[]> {
  const standing = await robots.list(tx);
  const left: FieldError[] = [];
  for (const [at, { kind, name, events, active = true }] of (file.robots ?? []).entries()) {
    const one = standing.find((robot) => robot.kind === kind && robot.name === name.trim());
    if (!one || one.sealedAddress.length === 0) left.push({ path: `robots.${at}`, code: 'REQUIRED' });
    if (one) await robots.save(tx, one.id, { events, active });
    else {
      const opens = { sealedAddress: Buffer.alloc(0), sealedSecret: null };
      const by = { createdBy: staffIdOf(actor), createdAt: new Date(now.getTime() + at) };
      await robots.add(tx, { id: randomUUID(), kind, name: name.trim(), events, active, ...opens, ...by });
    }
  }
  return left;
}
