import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { admitMember } from '../../server/contract/sessions.ts';
import { type Hand, HANDS } from '../../server/domain/reward.ts';
import { type Award, aCandidate, aFund, bringTo, step } from '../support/award-desk.ts';
import { type TestOffice, anOffice } from '../support/office.ts';
import type { Name } from '../support/people.ts';

const PEOPLE = ['clerk', 'reviewer', 'approver', 'finance', 'maker', 'checker'] as const;
let office: TestOffice;
let award: Award;
let untouched: Award;
let fundDesk: string;

beforeAll(async () => {
  office = await anOffice();
  fundDesk = (await office.rows<{ id: string }>(`select id from desks where code = 'FUND'`))[0]!.id;
  await aFund(office, 100_000_000);
  award = await aCandidate(office);
  await bringTo(office, award, 'PAID');
  untouched = await aCandidate(office);
});
afterAll(() => office.close());

/** A role alone opens no door: whoever confirms for the fund has a seat there, and a colleague let them in. */
async function seatAtFund(name: Name): Promise<void> {
  const staffId = office.idOf(name);
  await office.rows('insert into memberships (desk_id, staff_id, asked_at) values ($2, $1, now())', [
    staffId,
    fundDesk,
  ]);
  await office.as('finance').do(admitMember, { params: { deskId: fundDesk }, body: { staffId } });
}

const PAIRS = HANDS.flatMap((one) =>
  HANDS.filter((other) => other !== one).map((other) => [one, other] as const),
);
const STEP_OF = {
  clerk: 'R04',
  reviewer: 'R05',
  approver: 'R07',
  finance: 'R10',
  maker: 'R15',
  checker: 'R17',
};
const personOf = (hand: Hand): string => office.idOf(PEOPLE[HANDS.indexOf(hand)]!);
const TWO_HANDS = /is two hands of award/;

/** Writes a signature into the award's history, past all rules. */
const sign = (transition: string, by: string, second: string | null = null) =>
  office.rows(
    `insert into reward_steps (reward_id, transition, to_status, actor_kind, staff_id, second_staff_id, at)
     values ($1, $2, 'PAID', 'STAFF', $3, $4, now())`,
    [award.id, transition, by, second],
  );

describe('six hands on one award are six persons', () => {
  test.each(PAIRS)('the database refuses whoever was %s as %s, past all rules', async (one, other) => {
    // As they stand.
    const both = `update rewards set ${other}_id = $2 where id = $1`;
    await expect(office.rows(both, [award.id, personOf(one)])).rejects.toThrow(TWO_HANDS);
    // Once the signature no longer stands: the award came back, and its history remembers.
    const cleared = HANDS.filter((hand) => hand !== other).map((hand) => `${hand}_id = null`);
    const later = `update rewards set ${cleared.join(', ')}, ${other}_id = $2 where id = $1`;
    await expect(office.rows(later, [award.id, personOf(one)])).rejects.toThrow(TWO_HANDS);
    // And in the history itself.
    await expect(sign(STEP_OF[other], personOf(one))).rejects.toThrow(TWO_HANDS);
    // A row that has no history yet is held by its own checks.
    const bare = `update rewards set ${one}_id = $2, ${other}_id = $2 where id = $1`;
    await expect(office.rows(bare, [untouched.id, personOf(one)])).rejects.toThrow(/rewards_\w+_differs/);
  });

  test('nor does anybody of the six pay it at the counter, or one officer for two', async () => {
    const [officer, hand] = [office.idOf('payout1'), office.idOf('reviewer')];
    await expect(sign('R16', hand, officer)).rejects.toThrow(TWO_HANDS);
    await expect(sign('R16', officer, hand)).rejects.toThrow(TWO_HANDS);
    await expect(sign('R16', officer, officer)).rejects.toThrow(TWO_HANDS);
  });

  test('the database lets six persons stand', async () => {
    const [row] = await office.rows<Record<string, string>>('select * from rewards where id = $1', [
      award.id,
    ]);
    expect(HANDS.map((hand) => row![`${hand}_id`])).toEqual(PEOPLE.map((name) => office.idOf(name)));
  });

  test.each([
    ['PROPOSED', 'clerk', 'REWARD_REVIEWER', 'review'],
    ['REVIEWED', 'clerk', 'REWARD_APPROVER', 'approve'],
    ['REVIEWED', 'reviewer', 'REWARD_APPROVER', 'approve'],
    ['APPROVED', 'clerk', 'FINANCE_OFFICER', 'fund'],
    ['APPROVED', 'approver', 'FINANCE_OFFICER', 'fund'],
  ] as const)('the rule refuses at %s the %s who now holds %s: %s', async (stop, name, role, verb) => {
    const mine = await aCandidate(office);
    await bringTo(office, mine, stop);
    const [before] = await office.rows<{ roles: string[] }>('select roles from staff where username = $1', [
      name,
    ]);
    await office.rows('update staff set roles = array[$2] where username = $1', [name, role]);
    if (role === 'FINANCE_OFFICER') await seatAtFund(name);
    try {
      const reply = await step(office, name, mine.id, verb);
      expect([reply.status, reply.error.code]).toEqual([403, 'SECOND_PERSON_NEEDED']);
    } finally {
      await office.rows(`delete from memberships where staff_id = $1 and desk_id = $2`, [
        office.idOf(name),
        fundDesk,
      ]);
      await office.rows('update staff set roles = $2 where username = $1', [name, before!.roles]);
    }
  });
});

describe('what an award did stays written', () => {
  test.each(['reward_steps', 'audit_entries', 'lead_steps'])('%s only grows', async (table) => {
    await expect(office.rows(`delete from ${table}`)).rejects.toThrow(/is append-only/);
    await expect(office.rows(`update ${table} set at = now()`)).rejects.toThrow(/is append-only/);
    await expect(office.rows(`truncate ${table} cascade`)).rejects.toThrow(/is append-only/);
  });
});
