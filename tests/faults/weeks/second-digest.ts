import { type Unit, UNITS } from '../../api/verification/walk.ts';
import { type Name, NAMES, PEOPLE } from '../../support/people.ts';
import type { Noted } from './noted.ts';
import type { SecondClock } from './second-clock.ts';

/** What one person's daily mail holds: how many, and the first of them. */
export type Told = { name: Name; overdue: number; today: number; week: number; references: string[] };

/** Whose dates run for the reporter, until the supervisor owes them or a colleague an answer. */
const WITH_REPORTER = ['SUPPLEMENT', 'UNSUBSTANTIATED', 'REJECTED'];
/** Whose dates bind nobody in the office any more. */
const AT_REST = ['REFERRED_OUT', 'WITHDRAWN', 'CLOSED', 'ARCHIVED'];
/** A mail names so many at most. */
const NAMED = 20;

/**
 * Every person's mail of one morning, put together a second time from the books kept by hand: each lead asked one by one
 * whether it is theirs and when it is due. Sunday ends the week.
 */
export function aSecondDigest(leads: readonly Noted[], now: Date, second: SecondClock): Told[] {
  const today = second.dayOf(now);
  let nights = 0;
  for (let day = today; !isSunday(day); day = second.after(day)) nights += 1;
  const morning = new Date(`${today}T00:00:00+08:00`);
  const [night, week] = [second.inDays(now, 0), second.inDays(now, nights)];
  return NAMES.map((name) => {
    const theirs: { reference: string; due: Date }[] = [];
    for (const { status, due, reference, ...lead } of leads)
      if (due !== null && due <= week && binds(status, lead.owner) && isTheirs(name, { ...lead, status }))
        theirs.push({ reference, due });
    const awards = isClerk(name) ? awardsDue(leads, week) : [];
    const all = [...theirs, ...awards];
    const upTo = (end: Date) => all.filter(({ due }) => due >= morning && due <= end).length;
    // They stand in the order in which they came; what is due first goes before, and awards after all leads.
    const named = [...theirs.toSorted(byDate), ...awards.toSorted(byDate)];
    return {
      name,
      overdue: all.filter(({ due }) => due < now).length,
      today: upTo(night),
      week: upTo(week),
      references: named.slice(0, NAMED).map(({ reference }) => reference),
    };
  });
}

const byDate = (one: { due: Date }, other: { due: Date }) => one.due.getTime() - other.due.getTime();
const isClerk = (name: Name) => PEOPLE[name].roles.some((role) => role === 'REWARD_CLERK');

/** The awards to begin with; of one day in the order of their numbers in the book. */
const awardsDue = (leads: readonly Noted[], week: Date) =>
  leads
    .flatMap(({ award }) => (award !== null && award.due <= week ? [award] : []))
    .toSorted((one, other) => (one.id < other.id ? -1 : 1));

const binds = (status: string, owner: string) =>
  !AT_REST.includes(status) && (!WITH_REPORTER.includes(status) || owner === 'INTAKE_SUPERVISOR');

const isSunday = (day: string) => new Date(`${day}T12:00:00+08:00`).getUTCDay() === 0;

function isTheirs(
  name: Name,
  { status, owner, signed }: Pick<Noted, 'status' | 'owner' | 'signed'>,
): boolean {
  const { unitCode, roles } = PEOPLE[name];
  if (owner !== 'UNITS') return roles.some((role) => role === owner);
  const unit = UNITS.find((one) => one === unitCode && roles.some((role) => role.startsWith('VERIFIER_')));
  return unit !== undefined && owes(unit, status, signed);
}

/** Until all three have signed for a lead each of them is on it; afterwards whoever still owes a signature. */
const owes = (unit: Unit, status: string, signed: readonly Unit[]) =>
  status === 'ASSIGNED' || !signed.includes(unit);
