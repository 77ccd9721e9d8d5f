import { afterAll, beforeAll, expect, it } from 'vitest';
import { listLeads } from '../../server/contract/leads.ts';
import { type TestOffice, anOffice } from '../support/office.ts';
import { LONG, PATIENCE, SEED, chanceFrom, howMany, note } from './long-form.ts';
import type { Noted } from './weeks/noted.ts';
import { anOfficeLife } from './weeks/office-life.ts';
import { aSecondClock } from './weeks/second-clock.ts';
import { type Told, aSecondDigest } from './weeks/second-digest.ts';

const LEADS = howMany(24, 200);
const WEEKS = LONG ? 10 : 3;
/** The district's own days: a holiday within the first weeks and at New Year, and a Saturday at work. */
const RESTING = new Set(['2026-12-02', '2027-01-01']);
const WORKING = new Set(['2026-11-28']);
/** The hours at which the office works, and the street reports, on a day's wall clock. */
const HOURS = ['09:30', '15:10'];
/** Half an hour after the office has opened, and before anybody has done anything. */
const MORNING = '08:30';

let office: TestOffice;
beforeAll(async () => {
  office = await anOffice();
  for (const [kind, days] of [
    ['HOLIDAY', RESTING],
    ['WORKDAY', WORKING],
  ] as const)
    for (const day of days)
      await office.rows(`insert into calendar_days (day, kind, note) values ($1, $2, '')`, [day, kind]);
});
afterAll(() => office?.close());

type Row = { id: string; status: string; due_at: Date | null };

it(
  'keeps every promise’s date and every daily mail right over the weeks, whatever is done and left undone',
  { timeout: PATIENCE },
  async () => {
    const chance = chanceFrom(SEED);
    const second = aSecondClock(RESTING, WORKING);
    const life = anOfficeLife(office, chance, second);
    const leads: Noted[] = [];
    const start = office.clock.now();
    let day = second.dayOf(start);
    let acts = 0;
    let told = 0;
    for (let left = WEEKS * 7; left > 0; left -= 1, day = second.after(day)) {
      office.clock.set(new Date(`${day}T${MORNING}:00+08:00`));
      told += await everybodyIsTold(leads, day);
      for (const hour of HOURS) {
        office.clock.set(new Date(`${day}T${hour}:00+08:00`));
        const share = (WEEKS * 7 - left + 1) / (WEEKS * 7 * 0.8);
        while (leads.length < Math.min(LEADS, Math.ceil(LEADS * share))) leads.push(await life.arrive());
        if (!second.isAtWork(day)) continue;
        for (const lead of leads) {
          if (chance.share() > 0.45) continue;
          await life.goOn(lead);
          acts += 1;
        }
      }
      await everyDateIsRight(leads, second.dayOf(office.clock.now()));
    }
    await everyLeadHasAnOwner(leads);
    const states = Object.groupBy(leads, ({ status }) => status);
    note({
      what: 'weeks of an office',
      count: `${WEEKS} weeks, ${leads.length} leads, ${acts} turns of work, ${told} daily mails`,
      seed: SEED,
      found: Object.entries(states)
        .map(([status, list]) => `${status} ${list?.length ?? 0}`)
        .join(', '),
    });
    expect(told).toBeGreaterThan(WEEKS);
    expect(leads).toHaveLength(LEADS);
    expect(Object.keys(states).length).toBeGreaterThan(3);
  },
);

async function everyDateIsRight(leads: readonly Noted[], day: string): Promise<void> {
  const rows = await office.rows<Row>('select id, status, due_at from leads');
  const byId = new Map(rows.map((row) => [row.id, row]));
  const told = leads.map(({ leadId, acts }) => {
    const row = byId.get(leadId);
    return { day, acts: acts.join(' '), status: row?.status, due: row?.due_at?.toISOString() ?? null };
  });
  const reckoned = leads.map(({ acts, status, due }) => ({
    day,
    acts: acts.join(' '),
    status,
    due: due?.toISOString() ?? null,
  }));
  expect(told, `seed ${SEED}`).toEqual(reckoned);
}

/** Each working day's mail to each person, against the books kept by hand; nothing on a day off. Answers how many mails. */
async function everybodyIsTold(leads: readonly Noted[], day: string): Promise<number> {
  const second = aSecondClock(RESTING, WORKING);
  const written = await office.office.digests.run();
  const told = await office.rows<Told & { mailed: boolean }>(
    `select username as name, overdue, today, week, lead_references as references, mail_id is not null as mailed
     from daily_digests join staff on staff.id = staff_id where day = $1 order by username`,
    [day],
  );
  const expected = second.isAtWork(day)
    ? aSecondDigest(leads, office.clock.now(), second)
        .map((one) => ({ ...one, mailed: one.overdue + one.week > 0 }))
        .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    : [];
  expect({ day, told }, `seed ${SEED}`).toEqual({ day, told: expected });
  expect(written).toBe(expected.filter(({ mailed }) => mailed).length);
  return written;
}

/** As the queue tells everybody who looks: whose turn it is, and how many working days are left. */
async function everyLeadHasAnOwner(leads: readonly Noted[]): Promise<void> {
  const second = aSecondClock(RESTING, WORKING);
  const now = office.clock.now();
  const told = new Map<string, { owner: string; left: number | null }>();
  for (let page = 1; ; page += 1) {
    const { rows, pageSize } = await office.as('intake').do(listLeads, { query: { tray: 'ALL', page } });
    for (const { reference, turn, owed } of rows) {
      const units = turn.some((one) => ['LEAD_AGENCY', 'POLICE', 'MARKET_REG'].includes(one));
      told.set(reference, { owner: units ? 'UNITS' : turn.join(' '), left: owed?.workingDaysLeft ?? null });
    }
    if (rows.length < pageSize) break;
  }
  expect(told.size).toBe(leads.length);
  for (const lead of leads) {
    const late = lead.due !== null && now > lead.due;
    const { owner, left } = told.get(lead.reference)!;
    expect({ reference: lead.reference, owner, left }, `seed ${SEED}: ${lead.acts.join(', ')}`).toEqual({
      reference: lead.reference,
      owner: ownerNow(lead, late),
      left: lead.due === null ? null : second.left(now, lead.due),
    });
  }
}

/** Whose turn it has become by time alone. */
function ownerNow({ status, owner, proposed }: Noted, late: boolean): string {
  if (proposed === null && status === 'SUPPLEMENT') return late ? 'INTAKE_OFFICER' : 'REPORTER';
  if (status === 'UNSUBSTANTIATED' && owner === '') return late ? 'INTAKE_OFFICER' : '';
  if (status === 'REJECTED') return late ? 'ARCHIVIST' : '';
  return owner;
}
