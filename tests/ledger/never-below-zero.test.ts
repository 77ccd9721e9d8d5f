import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appropriate, readFund } from '../../server/contract/fund.ts';
import {
  type Award,
  GRADE_ONE_FEN,
  aCandidate,
  aFund,
  bringTo,
  figures,
  moreBudget,
  step,
  viewOf,
} from '../support/award-desk.ts';
import { type TestOffice, anOffice } from '../support/office.ts';

const SUFFICES_FOR = 7;
const ASKED = 20;
let office: TestOffice;
let awards: Award[];

beforeAll(async () => {
  office = await anOffice();
  await aFund(office, SUFFICES_FOR * GRADE_ONE_FEN + GRADE_ONE_FEN - 1);
  awards = [];
  for (let i = 0; i < ASKED; i += 1) {
    const award = await aCandidate(office);
    await bringTo(office, award, 'APPROVED');
    awards.push(award);
  }
});
afterAll(() => office.close());

const alarms = async () =>
  Number(
    (await office.rows<{ n: string }>(`select count(*) as n from mails where template = 'LOW_BUDGET'`))[0]!.n,
  );

describe('a fund that suffices for seven, asked for twenty at once', () => {
  test('locks seven, refuses thirteen cleanly, and stands above zero', async () => {
    const replies = await Promise.all(awards.map((award) => step(office, 'finance', award.id, 'fund')));
    const funded = replies.filter((reply) => reply.status === 200);
    const refused = replies.filter((reply) => reply.status !== 200);
    expect(funded).toHaveLength(SUFFICES_FOR);
    expect(new Set(refused.map((reply) => reply.error.code))).toEqual(new Set(['FUND_INSUFFICIENT']));
    expect(await figures(office)).toMatchObject({
      lockedFen: SUFFICES_FOR * GRADE_ONE_FEN,
      availableFen: GRADE_ONE_FEN - 1,
    });
    const statuses = await office.rows<{ status: string; n: string }>(
      'select status, count(*) as n from rewards group by status order by status',
    );
    expect(statuses).toEqual([
      { status: 'APPROVED', n: String(ASKED - SUFFICES_FOR) },
      { status: 'NOTIFIED', n: String(SUFFICES_FOR) },
    ]);
  });

  test('each refusal raised an alarm that outlived it', async () => {
    // To the finance officer and the head: thirteen refusals, and once for crossing the line of the low budget.
    expect(await alarms()).toBe(2 * (ASKED - SUFFICES_FOR + 1));
    const [row] = await office.rows(
      `select count(*) as n from audit_entries where act = 'fund.insufficient'`,
    );
    expect(row).toEqual({ n: String(ASKED - SUFFICES_FOR) });
    const fund = await office.as('finance').do(readFund);
    expect(fund).toMatchObject({ lowBudget: true, breaches: [] });
    expect(fund.pipeline).toContainEqual({
      status: 'APPROVED',
      count: ASKED - SUFFICES_FOR,
      lowFen: (ASKED - SUFFICES_FOR) * GRADE_ONE_FEN,
      highFen: (ASKED - SUFFICES_FOR) * GRADE_ONE_FEN,
    });
  });

  test('with more budget the next one goes on', async () => {
    await moreBudget(office, { amountFen: 1, documentNo: '利财预〔2026〕13号' });
    const waiting = await Promise.all(awards.map((award) => viewOf(office, 'finance', award.id)));
    const next = waiting.find((view) => view.status === 'APPROVED')!;
    expect((await step(office, 'finance', next.id, 'fund')).status).toBe(200);
    expect((await figures(office)).availableFen).toBe(0);
  });

  test('only finance books an appropriation', async () => {
    const body = { amountFen: 1, documentNo: '利财预〔2026〕14号' };
    expect((await office.as('clerk').call(appropriate, { body })).status).toBe(403);
    expect((await office.stranger.call(appropriate, { body })).status).toBe(401);
  });
});
