import { type WorkingCalendar, addWorkingDays, endOfLocalDay, localDate } from './calendar.ts';
import type { LeadSnapshot } from './lead-snapshot.ts';
import type { LeadStatus } from './lead-transitions.ts';
import { ENDED_LEAD_STATUSES, type Turn, WAITING_LEAD_STATUSES, isJointUnit, leadTurn } from './lead-turn.ts';
import { LEAD_STATUSES } from './lead-transitions.ts';
import type { Role } from './role-list.ts';
import type { Lane, Rung, RungSetting } from './ladder.ts';
import { JOINT_UNITS, type JointUnit } from './units.ts';

export * from './ladder.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** In these the date of a lead is the office's own to keep. */
export const OFFICE_DATE_STATUSES: readonly LeadStatus[] = LEAD_STATUSES.filter(
  (status) => !ENDED_LEAD_STATUSES.includes(status) && !WAITING_LEAD_STATUSES.includes(status),
);
/** In these it is the office's as soon as the reporter has asked for a review. */
export const REVIEWED_STATUSES: readonly LeadStatus[] = ['REJECTED', 'UNSUBSTANTIATED'];

/** The two-hour clock runs while intake has an urgent tip and nobody has proposed to end it. */
export function laneOf({
  status,
  urgency,
  proposal,
}: Pick<LeadSnapshot, 'status' | 'urgency' | 'proposal'>): Lane {
  return status === 'SUBMITTED' && urgency === 'URGENT' && proposal === null ? 'URGENT' : 'ORDINARY';
}

/** When a date that was missed reaches the rung; null where the rung is off. `hour`: when the office's day begins. */
export function rungAt(
  { on, workingDays, urgentMinutes }: RungSetting,
  { dueAt, lane }: { dueAt: Date; lane: Lane },
  { hour, calendar }: { hour: number; calendar: WorkingCalendar },
): Date | null {
  if (!on) return null;
  // Up to and with its last millisecond a limit is kept.
  if (lane === 'URGENT') return new Date(dueAt.getTime() + urgentMinutes * MINUTE + 1);
  return openingOf(addWorkingDays(dueAt, Math.max(1, workingDays), calendar), hour);
}

/**
 * The latest date whose rung is reached by now, so that a query can find those without looking at each; null where the
 * rung is off. It says the same as {@link rungAt}.
 */
export function latestMissed(
  { on, workingDays, urgentMinutes }: RungSetting,
  lane: Lane,
  { now, hour, calendar }: { now: Date; hour: number; calendar: WorkingCalendar },
): Date | null {
  if (!on) return null;
  if (lane === 'URGENT') return new Date(now.getTime() - urgentMinutes * MINUTE - 1);
  // Before the office opens, the working day has not begun.
  let day = endOfLocalDay(localDate(new Date(now.getTime() - hour * HOUR)));
  for (let left = Math.max(1, workingDays), walked = 0; left > 0; walked += 1) {
    if (walked > 366 + workingDays * 10) throw new RangeError('the calendar has no working days');
    if (calendar.isWorkingDay(localDate(day))) left -= 1;
    day = new Date(day.getTime() - DAY);
  }
  return day;
}

/** The moment at which the office opens on the day of `at`. */
function openingOf(at: Date, hour: number): Date {
  return new Date(endOfLocalDay(localDate(at)).getTime() + 1 - DAY + hour * HOUR);
}

/**
 * Who lets the date pass. Nearly whose turn it is, but a unit that has signed for its task owes nothing while another
 * has yet to do so; where nobody could act, the coordinator sees to it.
 */
export function owingNow(lead: LeadSnapshot, dueAt: Date | null, now: Date): readonly Turn[] {
  if (lead.status === 'ASSIGNED' && !lead.proposal) {
    const open = JOINT_UNITS.filter((unit) =>
      lead.tasks.some((task) => task.unit === unit && task.status === 'OPEN'),
    );
    if (open.length) return open;
  }
  const turn = leadTurn(lead, dueAt, now).filter((one) => one !== 'REPORTER');
  return turn.length ? turn : ['LEAD_COORDINATOR'];
}

/**
 * The unit whose own leaders hear of it too, in numbers: what a unit lets pass is first its own superiors' to see to;
 * null for whoever is no unit, and on the other rungs.
 */
export function ownSuperiors(rung: Rung, owedBy: Turn): JointUnit | null {
  return rung === 'SUPERVISOR' && isJointUnit(owedBy) ? owedBy : null;
}

/** Who is told that somebody's date has passed: the step's supervisor, then the head; the scorecard tells nobody. */
export function toldAbout(rung: Rung, owedBy: Turn): readonly Role[] {
  if (rung === 'SCORECARD') return [];
  if (rung === 'HEAD') return ['LEAD_AGENCY_HEAD'];
  if (owedBy === 'INTAKE_OFFICER') return ['INTAKE_SUPERVISOR'];
  if (isJointUnit(owedBy)) return ['LEAD_COORDINATOR'];
  return ['LEAD_AGENCY_HEAD'];
}
