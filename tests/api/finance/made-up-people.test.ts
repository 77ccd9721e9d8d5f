import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { appropriate } from '../../../server/contract/fund.ts';
import * as contract from '../../../server/contract/index.ts';
import { openCounterPayment } from '../../../server/contract/counter.ts';
import { readReward, stepReward } from '../../../server/contract/rewards.ts';
import type { Endpoint } from '../../../server/contract/endpoint.ts';
import { admitMember, listDesks } from '../../../server/contract/sessions.ts';
import { maySitAt, rolesLetIn, unitOfDesk } from '../../../server/domain/desk-seats.ts';
import { DESK_KINDS } from '../../../server/domain/compartments.ts';
import type { Role } from '../../../server/domain/roles.ts';
import type { Actor } from '../../support/actor.ts';
import { type Award, aCandidate, aFund, bringTo } from '../../support/award-desk.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import type { Name } from '../../support/people.ts';
import { puppetsOf } from '../../support/puppet.ts';

/** Everything in the rooms that somebody does, and does not only look at. */
const ACTS = Object.values(contract)
  .flatMap((room) => Object.values(room) as unknown[])
  .filter(
    (each): each is Endpoint => typeof each === 'object' && each !== null && 'url' in each && 'allow' in each,
  )
  .filter(({ method, url }) => method !== 'GET' && /^\/api\/(verification|finance|vault|audit)\//.test(url));
/** A file that somebody takes away changes nothing: leaders sit at no desk and take figures. */
const DEEDS = ACTS.filter(({ schema }) => !('produces' in schema));
const FINANCE = ACTS.filter(({ url }) => url.startsWith('/api/finance/'));
const rolesOf = (endpoints: readonly Endpoint[]): Role[] => [
  ...new Set(endpoints.flatMap(({ allow }) => (Array.isArray(allow) ? (allow as Role[]) : []))),
];
const deskFor = (role: Role) => DESK_KINDS.find((code) => maySitAt(code, [role]));

let office: TestOffice;
let award: Award;
beforeAll(async () => {
  office = await anOffice();
  await aFund(office, 10_000_000);
  award = await aCandidate(office);
});
afterAll(() => office.close());

const puppet = (role: Role, deskCodes: string[], which?: string) =>
  puppetsOf(office)({ role, unitCode: unitOfDesk(deskCodes[0] ?? 'REWARD')!, deskCodes, which });

/** One at the desk lets in whoever waits there. */
async function letIn(by: Name, desk: string, staffId: string): Promise<void> {
  const { desks } = await office.as(by).do(listDesks);
  const deskId = desks.find(({ code }) => code === desk)!.id;
  await office.as(by).do(admitMember, { params: { deskId }, body: { staffId } });
}

const startOf = async (who: Actor) => {
  const { version } = await office.as('auditor').do(readReward, { params: { rewardId: award.id } });
  return who.call(stepReward, { params: { rewardId: award.id }, body: { version, verb: 'start' } });
};

test('every role that does something to a lead or to money works at a desk that can vouch for it', () => {
  expect(FINANCE.length).toBeGreaterThan(8);
  for (const role of rolesOf(DEEDS)) {
    const perUnit = ['INDUSTRY_REGULATOR', 'TOWNSHIP_OFFICER'].includes(role);
    expect(deskFor(role) ?? perUnit, role).toBeTruthy();
    expect(rolesLetIn([role], []), role).toEqual([]);
  }
});

test.each(rolesOf(FINANCE))(
  'a made-up %s does nothing with money, with a seat or without one',
  async (role) => {
    for (const [which, desks] of [
      ['seated', [deskFor(role)!]],
      ['standing', []],
    ] as const) {
      const who = await puppet(role, [...desks], which);
      for (const endpoint of FINANCE.filter(({ allow }) => (allow as Role[]).includes(role))) {
        const params = Object.fromEntries(
          [...endpoint.url.matchAll(/:(\w+)/g)].map(([, name]) => [name, randomUUID()]),
        );
        const answer = await who.call(endpoint, {
          params,
          body: endpoint.schema.body ? {} : undefined,
        } as never);
        expect([answer.status, answer.error.code], `${which}: ${endpoint.url}`).toEqual([403, 'KEY_MISSING']);
      }
    }
  },
);

test('once a colleague has let them in they act like anybody, and only there', async () => {
  const clerk = await puppet('REWARD_CLERK', ['REWARD'], 'newcomer');
  expect((await startOf(clerk)).error.code).toBe('KEY_MISSING');
  await letIn('clerk', 'REWARD', clerk.id);
  expect((await startOf(clerk)).status).toBe(200);

  const payer = await puppet('PAYOUT_OFFICER', ['COUNTER'], 'newcomer');
  const open = () => payer.call(openCounterPayment, { body: { claimCode: '2345-6789' } });
  expect((await open()).error.code).toBe('KEY_MISSING');
  await letIn('payout1', 'COUNTER', payer.id);
  expect((await open()).error.code).toBe('NOT_FOUND');
});

test('a seat at another desk vouches for the role at that desk alone', async () => {
  const both = await puppetsOf(office)({
    role: 'FINANCE_OFFICER',
    unitCode: 'FINANCE',
    deskCodes: ['FUND'],
    which: 'borrower',
  });
  // By the rows alone they sit at the counter and are let in there; the fund has never heard of them.
  await office.rows(`update staff set roles = '{FINANCE_OFFICER,PAYOUT_OFFICER}' where id = $1`, [both.id]);
  await office.rows(
    `insert into memberships (desk_id, staff_id, asked_at) select id, $1, now() from desks where code = 'COUNTER'`,
    [both.id],
  );
  await letIn('payout1', 'COUNTER', both.id);
  const body = { amountFen: 100, documentNo: '利财预〔2026〕99号' };
  expect((await both.call(appropriate, { body })).error.code).toBe('KEY_MISSING');
});

test('a seat that was written into the table opens nothing, and shows', async () => {
  const finance = await puppet('FINANCE_OFFICER', ['FUND'], 'forged');
  await office.rows(
    `update memberships set sealed_desk_key = theirs.sealed_desk_key
     from memberships theirs join staff on staff.id = theirs.staff_id
     where memberships.staff_id = $1 and staff.username = 'finance' and theirs.desk_id = memberships.desk_id`,
    [finance.id],
  );
  const body = { amountFen: 100, documentNo: '利财预〔2026〕98号' };
  expect((await finance.call(appropriate, { body })).error.code).toBe('SEAL_BROKEN');
  const [noted] = await office.rows(`select subject_kind from audit_entries where act = 'seal.broken'`);
  expect(noted).toEqual({ subject_kind: 'DESK' });
});

test('an administrator alone makes no payee of themselves: each made-up hand is refused, however far the award came', async () => {
  const other = await aCandidate(office);
  await bringTo(office, other, 'APPROVED');
  const finance = await puppet('FINANCE_OFFICER', ['FUND'], 'mine');
  const { version } = await office.as('auditor').do(readReward, { params: { rewardId: other.id } });
  const fund = {
    params: { rewardId: other.id },
    body: { version, verb: 'fund', documentNo: '利财〔2026〕1号' },
  } as const;
  expect((await finance.call(stepReward, fund)).error.code).toBe('KEY_MISSING');
  expect((await office.as('secadmin').call(stepReward, fund)).error.code).toBe('FORBIDDEN');
  const [row] = await office.rows('select status from rewards where id = $1', [other.id]);
  expect(row).toEqual({ status: 'APPROVED' });
});
