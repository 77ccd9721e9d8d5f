import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { downloadBatch } from '../../../server/contract/payouts.ts';
import { readReceipt } from '../../../server/contract/receipt.ts';
import { readSettings, saveSettings } from '../../../server/contract/settings.ts';
import { signOut } from '../../../server/contract/sessions.ts';
import { aCandidate, aFund, bringTo } from '../../support/award-desk.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import { walkOf } from '../verification/walk.ts';

let office: TestOffice;
let acts: Set<string>;

/** One tip all the way to its payout, and what goes on around it. */
beforeAll(async () => {
  office = await anOffice();
  await aFund(office, 10_000_000);
  await bringTo(office, await aCandidate(office), 'PAID');
  const walk = walkOf(office);
  const { receiptCode, leadId } = await walk.report();
  await walk.see('intake', leadId);
  await walk.toVerified();
  await office.stranger.do(readReceipt, { body: { receiptCode } });
  const { version, settings } = await office.as('sysadmin').do(readSettings);
  await office.as('sysadmin').do(saveSettings, { body: { version, settings } as never });
  const [batch] = await office.rows<{ id: string }>('select id from payment_batches limit 1');
  if (batch) await office.as('checker').call(downloadBatch, { params: { batchId: batch.id } });
  await office.as('leader').do(signOut);
  acts = new Set((await office.rows<{ act: string }>('select act from audit_entries')).map((row) => row.act));
});
afterAll(() => office.close());

const TABLE: Record<string, readonly string[]> = {
  'reads of sealed words': ['brief.open', 'raw.open', 'receipt.read'],
  'every transition of the lead': [
    'lead.submit',
    'lead.accept',
    'lead.assign',
    'lead.startVerifying',
    'lead.convene',
    'lead.verify',
  ],
  'what the units did': [
    'task.accept',
    'finding.save',
    'task.sign',
    'determination.draft',
    'determination.sign',
  ],
  'every step of money': [
    'fund.appropriate',
    'reward.create',
    'reward.start',
    'reward.propose',
    'reward.review',
    'reward.approve',
    'reward.fund',
    'reward.notify',
    'reward.claim',
  ],
  'sign-ins': ['session.open', 'session.end'],
  'people and desks': ['desk.admit'],
  settings: ['settings.save'],
};

describe('the log of a tip that became a payout', () => {
  test.each(Object.entries(TABLE))('holds %s', (_what, expected) => {
    expect([...expected].filter((act) => !acts.has(act))).toEqual([]);
  });

  it('holds a step of the lead and of the award for each that the office took', async () => {
    const steps = (table: string) =>
      office.rows(`select count(*)::int as n from ${table}`).then((rows) => (rows[0] as { n: number }).n);
    const logged = (kind: string) =>
      office
        .rows(`select count(*)::int as n from audit_entries where facts ? 'transition' and act like $1`, [
          `${kind}.%`,
        ])
        .then((rows) => (rows[0] as { n: number }).n);
    // L01 is written with its channel instead of its number.
    const submitted = await office.rows(`select 1 from audit_entries where act = 'lead.submit'`);
    expect((await logged('lead')) + submitted.length).toBe(await steps('lead_steps'));
    const made = await office.rows(`select 1 from audit_entries where act = 'reward.create'`);
    expect((await logged('reward')) + made.length).toBe(await steps('reward_steps'));
  });
});
