import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readBoard } from '../../../server/contract/board.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import { walkOf } from './walk.ts';

let house: TestOffice;
let walk: ReturnType<typeof walkOf>;
const at = (local: string) => house.clock.set(new Date(`${local}+08:00`));

beforeAll(async () => {
  house = await anOffice();
  walk = walkOf(house);
  // Monday the 23rd: due on Monday the 30th. Tasks of the 24th are to be signed for by the 25th, findings by 15 December.
  at('2026-11-23T10:00');
  await walk.report();
  await walk.report();
  await walk.toVerifying();
  at('2026-11-24T10:00');
  const { leadId } = await walk.report();
  await walk.accept(leadId);
  await walk.assign(leadId);
  await walk.acceptTask('POLICE', leadId);
});
afterAll(() => house.close());

test('whoever answers for the whole sees who owes what, today, this week and too late', async () => {
  at('2026-11-25T09:00');
  const board = await house.as('coordinator').do(readBoard);
  expect(board.total).toEqual({ overdue: 0, today: 1, week: 1 });
  const owing = board.parties.map(({ party, today, week }) => [party, today, week]);
  expect(owing).toEqual([
    ['LEAD_AGENCY', 1, 1],
    ['MARKET_REG', 1, 1],
    ['POLICE', 1, 1],
  ]);
  // The police have signed for their task, so their officers still owe their findings there.
  expect(board.people?.map(({ name, unit, today }) => [name, unit, today])).toEqual([
    ['马一', 'POLICE', 1],
    ['马二', 'POLICE', 1],
  ]);

  at('2026-12-01T09:00');
  await house.office.escalating.run('ORDINARY');
  const late = await house.as('supervisor').do(readBoard);
  expect(late.total).toEqual({ overdue: 3, today: 0, week: 0 });
  expect(late.parties[0]).toEqual({ party: 'INTAKE_OFFICER', overdue: 2, today: 0, week: 0, scorecard: 0 });
  // Four working days late: not on the scorecard yet.
  expect(late.parties.every(({ scorecard }) => scorecard === 0)).toBe(true);
  at('2026-12-02T09:00');
  await house.office.escalating.run('ORDINARY');
  const counted = await house.as('head').do(readBoard);
  expect(counted.parties.map(({ party, scorecard }) => [party, scorecard])).toContainEqual(['MARKET_REG', 1]);
});

test('a unit sees its own, leaders see numbers, and the others nothing', async () => {
  const police = await house.as('police1').do(readBoard);
  expect([police.ownUnit, police.parties.map(({ party }) => party)]).toEqual(['POLICE', ['POLICE']]);
  expect(police.people?.every(({ unit }) => unit === 'POLICE')).toBe(true);
  expect(police.total).toEqual({ overdue: 1, today: 0, week: 0 });
  expect((await house.as('leader').do(readBoard)).people).toBeNull();
  expect((await house.as('intake').call(readBoard)).error.code).toBe('FORBIDDEN');
  expect((await house.stranger.call(readBoard)).error.code).toBe('NOT_SIGNED_IN');
});

test('it reads one small index, not the leads', async () => {
  const plan = await house.office.inTransaction(async (tx) => {
    // So few leads are read faster without any index: what matters is that this one suffices.
    await tx.execute(sql`set local enable_seqscan = off`);
    const { rows } = await tx.execute<{ 'QUERY PLAN': string }>(sql`
      explain select whose.party, count(*) filter (where l.due_at < now())
      from leads l, unnest(l.turn) as whose (party)
      where 'OWED' = any(l.trays) and l.due_at <= now() group by whose.party`);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  });
  expect(plan).toContain('Index Only Scan using leads_owed');
});
