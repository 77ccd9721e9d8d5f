import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  GRADE_ONE_FEN,
  aCandidate,
  aFund,
  bringTo,
  figures,
  step,
  take,
  viewOf,
} from '../../support/award-desk.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await anOffice();
  await aFund(office, 100_000_000);
});
afterAll(() => office.close());

const write = (id: string, amountFen: number) =>
  office.rows('update rewards set amount_fen = $2 where id = $1', [id, amountFen]);

test('the database itself takes no amount that the scheme did not compute', async () => {
  const { id } = await aCandidate(office);
  await expect(write(id, GRADE_ONE_FEN + 1)).rejects.toThrow(/rewards_amount_in_span/);
  await expect(write(id, GRADE_ONE_FEN - 1)).rejects.toThrow(/rewards_amount_in_span/);
});

test('nobody signs an amount that was written past that check, and no money is locked for it', async () => {
  await office.rows('alter table rewards drop constraint rewards_amount_in_span');
  const award = await aCandidate(office);
  await bringTo(office, award, 'PROPOSED');
  const signatures = [
    ['reviewer', 'review'],
    ['approver', 'approve'],
    ['finance', 'fund'],
  ] as const;
  for (const [name, verb] of signatures) {
    for (const tampered of [GRADE_ONE_FEN * 10, 1]) {
      await write(award.id, tampered);
      expect((await step(office, name, award.id, verb)).error).toMatchObject({
        code: 'CONDITION_NOT_MET',
        fields: [{ path: 'amountFen', code: 'NOT_ALLOWED' }],
      });
    }
    expect((await figures(office)).lockedFen).toBe(0);
    await write(award.id, GRADE_ONE_FEN);
    await take(office, name, award.id, verb);
  }
  expect((await viewOf(office, 'finance', award.id)).status).toBe('NOTIFIED');
});
