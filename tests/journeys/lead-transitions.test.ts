import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LEAD_TRANSITIONS, type LeadTransition } from '../../server/domain/lead-transitions.ts';
import type { Role } from '../../server/domain/role-list.ts';
import { aBrowser } from '../support/browser.ts';
import { type TestOffice, anOffice } from '../support/office.ts';
import { NAMES, type Name, PEOPLE } from '../support/people.ts';
import { openToTheStreet } from '../support/visitor.ts';
import { CLOSING } from './transitions/closing.ts';
import { INTAKE } from './transitions/intake.ts';
import { type OfficeDay, anOfficeDay } from './transitions/office-day.ts';
import type { Lead } from './transitions/lead.ts';
import type { AtTheDesk, OnTheStreet, Told } from './transitions/passage.ts';

const STORIES = [...INTAKE, ...CLOSING];
const TABLE: readonly LeadTransition[] = LEAD_TRANSITIONS;
const rowOf = (id: string) => TABLE.find((row) => row.id === id)!;

/** One of each role whose desk opens the brief of every lead; whose next step it often is stands first. */
const AROUND: readonly Name[] = [
  'supervisor',
  'coordinator',
  'police1',
  'head',
  'intake',
  'reform1',
  'market1',
  'archivist',
];
/** How many of those who may not have their page looked at as well; all of them try the act. */
const LOOKED_AT = 2;
const REFUSED = ['FORBIDDEN', 'NOT_YOUR_STEP', 'SECOND_PERSON_NEEDED'];
/** No step tells the reporter of another report, of who works where, or of what somebody thinks of them. */
const NEVER_TOLD = ['并案', '他人', '别人举报', '诬告', '误告', '分派', '补证', '会商', '移交'];

let office: TestOffice;
let browser: Browser;
let day: OfficeDay;
beforeAll(async () => {
  office = await anOffice({ pages: true, people: [...NAMES, 'deputy'] });
  browser = await aBrowser();
  day = anOfficeDay(office, browser, await openToTheStreet(office, browser));
  // A second supervisor: whoever refused a report does not decide on its review.
  await office.rows(`update staff set roles = '{INTAKE_SUPERVISOR}' where id = $1`, [office.idOf('intake2')]);
});
afterAll(async () => {
  await browser?.close();
  await office?.close();
});

const mayNot = (roles: readonly string[]) =>
  AROUND.filter((name) => !PEOPLE[name].roles.some((role) => roles.includes(role)));

/** Nobody of these finds the form, and nothing comes of the act that they send all the same. */
async function isRefused(
  names: readonly Name[],
  lead: Lead,
  act: string,
  send: (name: Name) => Promise<{ status: number; error: { code: string } }>,
): Promise<void> {
  const before = await day.stands(lead);
  for (const name of names) {
    const { status, error } = await send(name);
    expect([name, status, REFUSED.includes(error.code)], `${act}: ${error.code}`).toEqual([name, 403, true]);
  }
  for (const name of names.slice(0, LOOKED_AT)) {
    expect([name, await day.offers(name, lead, act)], act).toEqual([name, false]);
  }
  expect(await day.stands(lead)).toEqual(before);
}

async function atTheDesk(passage: AtTheDesk, lead: Lead): Promise<void> {
  const { id, by, proposedBy } = passage;
  const fields = typeof passage.fields === 'function' ? passage.fields(lead) : (passage.fields ?? {});
  const row = rowOf(id);
  const { form = `step-${row.verb}`, call } = passage;
  const { grade, ...words } = fields;
  const body = { verb: row.verb, ...words, ...(grade ? { grade: Number(grade) } : {}) };
  const send = (more: object) => (name: Name) =>
    call ? call(day, name, lead) : day.walk.step(name, lead.leadId, { ...body, ...more });
  if (proposedBy) {
    const proposers: readonly string[] = row.proposedBy ?? [];
    expect(PEOPLE[proposedBy].roles.some((role) => proposers.includes(role))).toBe(true);
    await isRefused(mayNot(proposers), lead, form, send({ propose: true }));
    await isRefused([by], lead, form, send({}));
    await day.take(proposedBy, lead, form, fields);
    await isRefused([proposedBy], lead, form, send({}));
  }
  const roles: readonly (Role | 'SYSTEM')[] = row.by;
  await isRefused(mayNot(roles), lead, form, send({}));
  await day.take(by, lead, form, proposedBy ? {} : fields);
}

async function onTheStreet({ act, others }: OnTheStreet, lead: Lead): Promise<void> {
  const before = await day.stands(lead);
  for (const { status } of await others(day, lead)) expect([403, 404, 422]).toContain(status);
  expect(await day.stands(lead)).toEqual(before);
  await act(day, lead);
}

async function isTold(lead: Lead, { title, says = [], hides = [] }: Told, id: string): Promise<void> {
  const told = await day.told(lead);
  expect(told.title, id).toBe(title);
  for (const words of says) expect(told.text, id).toContain(words);
  for (const words of [...NEVER_TOLD, ...hides]) expect(told.text, id).not.toContain(words);
}

it('every transition of the table is walked here, once', () => {
  const walked = STORIES.flatMap(({ passages }) => passages.map(({ id }) => id));
  expect(walked.toSorted()).toEqual(TABLE.map(({ id }) => id));
});

describe.each(STORIES)('$of', ({ begins, passages }) => {
  it(passages.map(({ id }) => id).join(' → '), async () => {
    const lead = await begins(day);
    for (const passage of passages) {
      const { id, by, told, before } = passage;
      await before?.(day, lead);
      if (passage.by === 'REPORTER') {
        expect(rowOf(id).by, id).toContain('REPORTER');
        await onTheStreet(passage, lead);
      } else await atTheDesk(passage, lead);
      expect([by, (await day.stands(lead)).transition]).toEqual([by, id]);
      await isTold(lead, told, id);
    }
  });
});
