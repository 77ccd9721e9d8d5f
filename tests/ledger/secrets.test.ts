import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openCounterPayment } from '../../server/contract/counter.ts';
import { claimReward } from '../../server/contract/receipt.ts';
import { ACCOUNT, NAMED, aCandidate, aFund, bringTo, claimBody } from '../support/award-desk.ts';
import { type TestOffice, anOffice } from '../support/office.ts';

let office: TestOffice;
const secrets: string[] = [];

beforeAll(async () => {
  office = await anOffice();
  await aFund(office, 100_000_000);
  const paid = await aCandidate(office, NAMED);
  await bringTo(office, paid, 'PAID');
  const picked = await aCandidate(office);
  await bringTo(office, picked, 'NOTIFIED');
  const { account: _none, ...body } = claimBody(picked, { channel: 'COUNTER' });
  const { claimCode } = await office.stranger.do(claimReward, { body });
  const waiting = await aCandidate(office);
  await bringTo(office, waiting, 'NOTIFIED');
  const { account: _nor, ...other } = claimBody(waiting, { channel: 'COUNTER' });
  const second = await office.stranger.do(claimReward, { body: other });
  await office
    .as('payout1')
    .do(openCounterPayment, { body: { claimCode: claimCode!, receiptCode: picked.receiptCode } });
  secrets.push(ACCOUNT.accountNo, ACCOUNT.accountName, ACCOUNT.bankName, claimCode!, second.claimCode!);
  secrets.push(paid.receiptCode, picked.receiptCode);
});
afterAll(() => office.close());

/** Every row of every table as text, bytes as hex: what a stolen dump shows. */
async function dump(): Promise<string> {
  const tables = await office.rows<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const texts: string[] = [];
  for (const { name } of tables) {
    const rows = await office.rows<{ row: string }>(`select t::text as row from ${name} as t`);
    texts.push(...rows.map(({ row }) => row));
  }
  return texts.join('\n');
}

describe('a stolen database', () => {
  test('shows no account, no payee, no pick-up code and no receipt code, in clear or as bytes', async () => {
    const stolen = await dump();
    // The dump is a dump: what may be read is in it.
    expect(stolen).toContain('利财预〔2026〕12号');
    for (const secret of secrets) {
      for (const form of [secret, secret.replace(/[ -]/g, '')]) {
        expect(stolen).not.toContain(form);
        expect(stolen).not.toContain(Buffer.from(form, 'utf8').toString('hex'));
      }
    }
  });

  test('holds a payment drawer that the payment desk and nobody else can open', async () => {
    const readers = await office.rows(
      `select desks.code from grants join compartments on compartments.id = compartment_id
       join desks on desks.id = grants.desk_id where compartments.kind = 'payment'`,
    );
    expect(readers).toEqual([{ code: 'PAYMENT' }]);
  });
});
