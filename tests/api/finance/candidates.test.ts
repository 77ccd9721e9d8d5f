import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LITONG_DRAFT_SCHEME } from '../../../server/demo/litong-scheme.ts';
import type { RewardScheme } from '../../../server/domain/scheme.ts';
import { makeReporterRewards } from '../../../server/features/rewards/reporter-rewards.ts';
import { rewardsStore as rewards } from '../../../server/features/rewards/rewards.store.ts';
import { schemesStore as schemes } from '../../../server/features/rewards/schemes.store.ts';
import { leadsStore } from '../../../server/features/leads/leads.store.ts';
import { districtStore } from '../../../server/features/district/district.store.ts';
import { readOfficeDays } from '../../../server/features/district/office-days.ts';
import {
  GRADE_ONE_FEN,
  aCandidate,
  aFund,
  aLead,
  bringTo,
  fire,
  step,
  take,
  viewOf,
} from '../../support/award-desk.ts';
import { MONDAY, type TestOffice, anOffice } from '../../support/office.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await anOffice();
  await aFund(office, 100_000_000);
});
afterAll(() => office.close());

/** Why no candidate was made, as the audit log has it. */
async function whyNone(leadId: string): Promise<unknown> {
  const rows = await office.rows<{ facts: { why: string } }>(
    `select facts from audit_entries where act = 'reward.none' and subject_id = $1 order by id desc`,
    [leadId],
  );
  return rows[0]?.facts.why;
}

/** Pins another scheme to a lead, as if it had been in force when the report came in. */
async function pin(leadId: string, changes: Partial<RewardScheme>): Promise<void> {
  const id = randomUUID();
  const body = { ...LITONG_DRAFT_SCHEME, ...changes, scheme_id: id };
  await office.rows(
    `insert into reward_schemes (id, scheme_id, version, status, body, created_at) values ($1, $3, 1, 'RETIRED', $2, now())`,
    [id, JSON.stringify(body), id],
  );
  await office.rows('update leads set scheme_id = $2 where id = $1', [leadId, id]);
}

/** What the reporter's page shows of the lead's rewards. */
const shown = (leadId: string) =>
  office.office.inTransaction(async (tx) => {
    const lead = (await leadsStore.find(tx, leadId))!;
    const days = await readOfficeDays(tx, districtStore);
    return makeReporterRewards({ rewards, schemes }).of(tx, lead, days, office.clock.now());
  });

describe('a candidate is made once, by the scheme of the report’s day', () => {
  test('a second firing of the same stage makes no second award', async () => {
    const award = await aCandidate(office);
    expect(await fire(office, award.leadId, 'LEAD_VERIFIED', { lead_grade: 1 })).toBeNull();
    expect(await whyNone(award.leadId)).toBe('ALREADY_THERE');
  });

  test('a later stage makes an award of its own, within what the case may cost', async () => {
    const award = await aCandidate(office);
    await pin(award.leadId, { caps: { per_case_fen: 600_000 } });
    const id = await fire(office, award.leadId, 'CRIMINAL_FILED', { case_amount_fen: 1 });
    const filed = await viewOf(office, 'clerk', id!);
    // 3,000 yuan for the filing, of which 1,000 are left under the cap.
    expect(filed).toMatchObject({ stageId: 'FILED', lowFen: 100_000, highFen: 100_000 });
    expect(filed.explanationEn).toContain('6,000.00');
  });

  test('no award to who gave it up, withdrew, reported by duty, or did under a scheme that pays only the named', async () => {
    const waived = await aLead(office, { rewardWaived: true });
    expect(await fire(office, waived.id, 'LEAD_VERIFIED', { lead_grade: 1 })).toBeNull();
    expect(await whyNone(waived.id)).toBe('WAIVED');
    const withdrawn = await aLead(office);
    await office.rows('update leads set withdrawn_at = now() where id = $1', [withdrawn.id]);
    expect(await fire(office, withdrawn.id, 'LEAD_VERIFIED', { lead_grade: 1 })).toBeNull();
    expect(await whyNone(withdrawn.id)).toBe('WITHDRAWN');
    const onDuty = await aLead(office);
    await office.rows('update leads set by_duty = true where id = $1', [onDuty.id]);
    expect(await fire(office, onDuty.id, 'LEAD_VERIFIED', { lead_grade: 1 })).toBeNull();
    expect(await whyNone(onDuty.id)).toBe('BY_DUTY');
    const anonymous = await aLead(office);
    await pin(anonymous.id, { eligibility: { identity_modes: ['NAMED'] } });
    expect(await fire(office, anonymous.id, 'LEAD_VERIFIED', { lead_grade: 1 })).toBeNull();
    expect(await whyNone(anonymous.id)).toBe('MODE_NOT_ADMITTED');
  });

  test('a fact that nobody recorded is never taken for a lower tier', async () => {
    const lead = await aLead(office);
    expect(await fire(office, lead.id, 'LEAD_VERIFIED', {})).toBeNull();
    expect(await whyNone(lead.id)).toBe('FACT_MISSING facts.lead_grade');
    expect(await fire(office, lead.id, 'LEAD_VERIFIED', { lead_grade: 4 })).toBeNull();
    expect(await whyNone(lead.id)).toBe('NOTHING_DUE');
    expect(await fire(office, lead.id, 'CASE_CONCLUDED', {})).toBeNull();
    expect(await whyNone(lead.id)).toBe('NO_STAGE');
    await office.rows('update leads set scheme_id = null where id = $1', [lead.id]);
    expect(await fire(office, lead.id, 'LEAD_VERIFIED', { lead_grade: 1 })).toBeNull();
    expect(await whyNone(lead.id)).toBe('NO_SCHEME');
  });
});

describe('an amount within a span', () => {
  test('needs an officer’s amount inside it, and a reason', async () => {
    const lead = await aLead(office);
    const id = (await fire(office, lead.id, 'CRIMINAL_FILED', { case_amount_fen: 600_000_000 }))!;
    await take(office, 'clerk', id, 'start');
    const fieldsOf = async (order: object) =>
      (await step(office, 'clerk', id, 'propose', order)).error.fields;
    expect(await fieldsOf({ amountFen: 700_000, reason: '王某的线索直接导致破案' })).toEqual([
      { path: 'reason', code: 'NOT_IN_LIST' },
    ]);
    expect(await fieldsOf({ amountFen: 1_000_001, reason: 'LARGE_CASE' })).toEqual([
      { path: 'amountFen', code: 'NOT_ALLOWED' },
    ]);
    expect(await fieldsOf({ amountFen: 700_000 })).toEqual([{ path: 'reason', code: 'REQUIRED' }]);
    await take(office, 'clerk', id, 'propose', { amountFen: 700_000, reason: 'DECISIVE_CLUE' });
    expect(await viewOf(office, 'reviewer', id)).toMatchObject({
      amountFen: 700_000,
      discretionReason: 'DECISIVE_CLUE',
    });
  });

  test('above the scheme’s limit the approver needs the joint meeting’s minutes', async () => {
    const lead = await aLead(office);
    await pin(lead.id, { approval_matrix: [{ from_fen: 500_000, require: ['MEETING_MINUTES'] }] });
    const id = (await fire(office, lead.id, 'LEAD_VERIFIED', { lead_grade: 1 }))!;
    await take(office, 'clerk', id, 'start');
    await take(office, 'clerk', id, 'propose');
    await take(office, 'reviewer', id, 'review');
    expect((await viewOf(office, 'approver', id)).approvalsNeeded).toEqual([
      { code: 'MEETING_MINUTES', fromFen: 500_000, now: true },
    ]);
    const minutes = [{ code: 'MEETING_MINUTES', reference: '联席纪要〔2026〕3号' }];
    const without = await step(office, 'approver', id, 'approve');
    expect(without.error.fields).toEqual([{ path: 'approvals.MEETING_MINUTES', code: 'REQUIRED' }]);
    await take(office, 'approver', id, 'approve', { approvals: minutes });
    expect((await viewOf(office, 'finance', id)).approvals).toEqual(minutes);
  });
});

describe('the reporter’s page', () => {
  test('shows no internal step, no amount before it is approved, and then the arithmetic', async () => {
    const award = await aCandidate(office);
    const assessing = {
      reference: award.reference,
      status: 'ASSESSING',
      statusSince: MONDAY.toISOString(),
      amountFen: null,
      explanationZh: null,
      explanationEn: null,
      claimUntil: null,
      may: { claim: false, waive: false, correctAccount: false, renewCode: false },
    };
    expect(await shown(award.leadId)).toMatchObject([assessing]);
    office.clock.set(new Date(MONDAY.getTime() + 60_000));
    await take(office, 'clerk', award.id, 'start');
    await take(office, 'clerk', award.id, 'propose');
    expect(await shown(award.leadId)).toMatchObject([assessing]);
    await take(office, 'reviewer', award.id, 'review');
    await take(office, 'approver', award.id, 'approve');
    const [approved] = await shown(award.leadId);
    expect(approved).toMatchObject({
      status: 'APPROVED_AWAITING_FUNDS',
      statusSince: new Date(MONDAY.getTime() + 60_000).toISOString(),
      amountFen: GRADE_ONE_FEN,
    });
    expect(approved!.explanationZh).toContain('5,000.00');
    await take(office, 'finance', award.id, 'fund');
    expect(await shown(award.leadId)).toMatchObject([
      { status: 'TO_CLAIM', may: { claim: true, waive: true, correctAccount: false } },
    ]);
    office.clock.set(MONDAY);
  });

  test('says why an award was refused, by a code', async () => {
    const award = await aCandidate(office);
    await bringTo(office, award, 'REVIEWED');
    await take(office, 'approver', award.id, 'veto', { reason: 'INTERESTED_PARTY' });
    expect(await shown(award.leadId)).toMatchObject([
      { status: 'INELIGIBLE', reason: 'INTERESTED_PARTY', amountFen: null },
    ]);
  });
});
