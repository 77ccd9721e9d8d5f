import { afterAll, beforeAll, expect, test } from 'vitest';
import { readEscalations, writeBrief } from '../../../server/contract/escalations.ts';
import { readLead } from '../../../server/contract/leads.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../server/domain/settings.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import type { Name } from '../../support/people.ts';
import { walkOf } from './walk.ts';

let house: TestOffice;
let walk: ReturnType<typeof walkOf>;
beforeAll(async () => {
  house = await anOffice();
  walk = walkOf(house);
});
afterAll(() => house.close());

/** A moment on the wall in Wuzhong. The office's week began on Monday, 23 November 2026. */
const at = (local: string) => house.clock.set(new Date(`${local}+08:00`));
const set = (changes: Partial<Settings>) =>
  house.rows(`update districts set settings = settings || $1::jsonb`, [JSON.stringify(changes)]);
const rungs = async (leadId: string) =>
  (
    await house.rows<{ rung: string; owed_by: string }>(
      `select rung, owed_by from lead_escalations where lead_id = $1 order by id`,
      [leadId],
    )
  ).map(({ rung, owed_by }) => `${rung} ${owed_by}`);
const told = async (leadId: string) =>
  (
    await house.rows<{ username: Name }>(
      `select s.username from mails m join staff s on s.id = m.staff_id
       where m.template = 'LEAD_OVERDUE' and m.link like '%' || $1 order by m.created_at, s.username`,
      [leadId],
    )
  ).map(({ username }) => username);

test('a missed date goes up the ladder: the supervisor, the head, the scorecard, each told once', async () => {
  at('2026-11-23T10:00');
  const { leadId } = await walk.report();
  // Five working days: until the end of Monday the 30th.
  at('2026-12-01T07:59');
  await house.office.escalating.run('ORDINARY');
  expect(await rungs(leadId)).toEqual([]);
  at('2026-12-01T08:00');
  await house.office.escalating.run('ORDINARY');
  await house.office.escalating.run('ORDINARY');
  expect([await rungs(leadId), await told(leadId)]).toEqual([['SUPERVISOR INTAKE_OFFICER'], ['supervisor']]);
  const seen = await house.as('intake').do(readEscalations, { params: { leadId } });
  expect(seen).toEqual({
    reached: [
      {
        rung: 'SUPERVISOR',
        owedBy: ['INTAKE_OFFICER'],
        dueAt: '2026-11-30T15:59:59.999Z',
        at: '2026-12-01T00:00:00.000Z',
      },
    ],
    next: { rung: 'HEAD', at: '2026-12-03T00:00:00.000Z' },
  });
  // The office stood still for a while: what was reached meanwhile is told at once, and once.
  at('2026-12-08T09:00');
  await Promise.all([house.office.escalating.run('ORDINARY'), house.office.escalating.run('ORDINARY')]);
  await house.office.escalating.run('ORDINARY');
  expect(await rungs(leadId)).toEqual([
    'SUPERVISOR INTAKE_OFFICER',
    'HEAD INTAKE_OFFICER',
    'SCORECARD INTAKE_OFFICER',
  ]);
  expect(await told(leadId)).toEqual(['supervisor', 'head']);
  expect((await house.as('intake').do(readEscalations, { params: { leadId } })).next).toBeNull();

  // The next step has a date of its own, and a ladder of its own; a rung that is off is left out.
  await walk.accept(leadId);
  await set({
    escalation: {
      ...DEFAULT_SETTINGS.escalation,
      HEAD: { ...DEFAULT_SETTINGS.escalation.HEAD, on: false },
    },
  });
  at('2026-12-17T12:00');
  await house.office.escalating.run('ORDINARY');
  expect((await rungs(leadId)).slice(3)).toEqual([
    'SUPERVISOR LEAD_COORDINATOR',
    'SCORECARD LEAD_COORDINATOR',
  ]);
  await set({ escalation: DEFAULT_SETTINGS.escalation });
});

test('each unit that did not sign for its task is late by itself, and the coordinator hears of it', async () => {
  at('2026-12-21T10:00');
  const { leadId } = await walk.report();
  await walk.accept(leadId);
  await walk.assign(leadId);
  await walk.acceptTask('POLICE', leadId);
  at('2026-12-23T09:00');
  await house.office.escalating.run('ORDINARY');
  expect(await rungs(leadId)).toEqual(['SUPERVISOR LEAD_AGENCY', 'SUPERVISOR MARKET_REG']);
  expect(await told(leadId)).toEqual(['coordinator']);
  // A unit's own leaders hear of it as well, and read numbers: they hold no key to the lead.
  const superiors = await house.rows(
    `select s.username, s.unit_code as unit from mails m join staff s on s.id = m.staff_id
     where m.template = 'LEAD_OVERDUE' and m.link like '%/verification/board'`,
  );
  expect(superiors).toEqual([{ username: 'leader', unit: 'LEAD_AGENCY' }]);
});

test('a tip that cannot wait is counted in minutes, and at night as well', async () => {
  at('2026-12-26T22:00');
  const { leadId } = await walk.report({ urgentSituations: ['RUNNING_AWAY'] });
  at('2026-12-27T00:00');
  await house.office.escalating.run('URGENT');
  expect(await rungs(leadId)).toEqual([]);
  at('2026-12-27T00:01');
  await house.office.escalating.run('ORDINARY');
  expect(await rungs(leadId)).toEqual([]);
  await house.office.escalating.run('URGENT');
  expect(await rungs(leadId)).toEqual(['SUPERVISOR INTAKE_OFFICER']);
  at('2026-12-27T02:01');
  await house.office.escalating.run('URGENT');
  expect(await rungs(leadId)).toHaveLength(3);
});

test('what was reached stays on record: the portal can neither change nor delete it', async () => {
  const change = house.office.inTransaction((tx) => tx.execute(`delete from lead_escalations`));
  await expect(change).rejects.toThrow();
  expect(
    (await house.as('leader').call(readEscalations, { params: { leadId: house.idOf('intake') } })).status,
  ).toBe(403);
  const none = await house.as('intake').call(readEscalations, { params: { leadId: house.idOf('intake') } });
  expect(none.error.code).toBe('NOT_FOUND');
});

test('silence counts as acceptance only where the district has it so, and the record says that it was silence', async () => {
  at('2027-03-01T10:00');
  const silent = await walk.report();
  const urgent = await walk.report({ urgentSituations: ['RUNNING_AWAY'] });
  const proposed = await walk.report();
  await walk.step('intake', proposed.leadId, { verb: 'reject', propose: true, reason: 'NO_FACTS' });
  const status = async (id: string) =>
    (await house.rows<{ status: string }>(`select status from leads where id = $1`, [id]))[0]?.status;

  at('2027-03-08T23:59');
  await set({ silenceAccepts: true });
  await house.office.silentAcceptance.run();
  expect(await status(silent.leadId)).toBe('SUBMITTED');
  at('2027-03-09T00:01');
  await set({ silenceAccepts: false });
  await house.office.silentAcceptance.run();
  expect(await status(silent.leadId)).toBe('SUBMITTED');
  await set({ silenceAccepts: true });
  await Promise.all([house.office.silentAcceptance.run(), house.office.silentAcceptance.run()]);
  expect(await Promise.all([silent, urgent, proposed].map(({ leadId }) => status(leadId)))).toEqual([
    'ACCEPTED',
    'SUBMITTED',
    'SUBMITTED',
  ]);

  const seen = await house.as('intake').do(readLead, { params: { leadId: silent.leadId } });
  expect(seen.history.at(-1)).toMatchObject({
    transition: 'L02',
    byKind: 'SYSTEM',
    reason: 'DEEMED_ACCEPTED',
  });
  expect(seen.brief?.narrative).toBeNull();
});

test('of a lead that silence accepted an officer writes the brief afterwards, once', async () => {
  at('2027-04-01T10:00');
  const { leadId } = await walk.report();
  const early = await write(leadId, '反映一家公司公开承诺高息。');
  expect(early.error.code).toBe('ILLEGAL_TRANSITION');
  at('2027-04-14T00:01');
  await house.office.silentAcceptance.run();
  const stranger = await house.as('coordinator').call(writeBrief, {
    params: { leadId },
    body: { version: await walk.version(leadId), briefNarrative: '反映一家公司公开承诺高息。' },
  });
  expect(stranger.status).toBe(403);
  const stale = await house.as('intake').call(writeBrief, {
    params: { leadId },
    body: { version: 1, briefNarrative: '反映一家公司公开承诺高息。' },
  });
  expect(stale.error.code).toBe('STALE_VERSION');
  expect((await write(leadId, '反映一家公司公开承诺高息。')).status).toBe(200);
  expect((await walk.see('police1', leadId)).brief?.narrative).toBe('反映一家公司公开承诺高息。');
  expect((await write(leadId, '另一份简报。')).error.code).toBe('ILLEGAL_TRANSITION');
});

const write = async (leadId: string, briefNarrative: string) =>
  house.as('intake').call(writeBrief, {
    params: { leadId },
    body: { version: await walk.version(leadId), briefNarrative },
  });
