import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerExclusions, askIdentityCheck, readEligibility } from '../../../server/contract/exclusions.ts';
import {
  answerIdentityCheck,
  dropExclusionList,
  listIdentityChecks,
  uploadExclusionList,
} from '../../../server/contract/identity-checks.ts';
import { judgeLaterReport, listLaterReports } from '../../../server/contract/later-reports.ts';
import { readRewardPaper, takeRewardPaper } from '../../../server/contract/reward-papers.ts';
import { listRewards, readReward, stepReward } from '../../../server/contract/rewards.ts';
import { LITONG_DRAFT_SCHEME } from '../../../server/demo/litong-scheme.ts';
import { EXCLUSION_CODES } from '../../../server/domain/reward.ts';
import {
  type Award,
  GRADE_ONE_FEN,
  NAMED,
  aCandidate,
  aFund,
  aLead,
  bringTo,
  fire,
  step,
  take,
  viewOf,
} from '../../support/award-desk.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import { NAMES } from '../../support/people.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await anOffice();
  await aFund(office, 100_000_000);
});
afterAll(() => office.close());

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const upload = (text: string, more: object = {}) =>
  office.as('custodian').call(uploadExclusionList, { body: { kind: 'STAFF', file: base64(text), ...more } });
const waiting = async () =>
  (await office.as('custodian').do(listIdentityChecks)).checks.filter(({ mayAnswer }) => mayAnswer);
const propose = async (award: Award) => {
  const { version } = await viewOf(office, 'clerk', award.id);
  return office
    .as('clerk')
    .call(stepReward, { params: { rewardId: award.id }, body: { version, verb: 'propose' } });
};
const answer = (award: Award, changes: Partial<Record<string, 'YES' | 'UNKNOWN'>> = {}) =>
  office.as('clerk').call(answerExclusions, {
    params: { rewardId: award.id },
    body: {
      answers: EXCLUSION_CODES.map((code) => ({
        code,
        answer: changes[code] ?? ('NO' as const),
        ground: 'CASE_FILE' as const,
      })),
    },
  });

describe('the exclusions', () => {
  test('are answered by the clerk whose turn it is, and an amount waits for them', async () => {
    const award = await aCandidate(office);
    expect((await answer(award)).error.code).toBe('ILLEGAL_TRANSITION');
    await bringTo(office, award, 'ELIGIBILITY');
    const bare = await propose(award);
    expect(bare.error.fields?.map(({ path }) => path)).toEqual(
      EXCLUSION_CODES.map((code) => `exclusions.${code}`),
    );
    await answer(award, { MEDIA_DISCLOSED: 'YES' });
    expect((await propose(award)).error.fields).toEqual([
      { path: 'exclusions.MEDIA_DISCLOSED', code: 'NOT_ALLOWED' },
    ]);
    await answer(award);
    expect((await propose(award)).status).toBe(200);
    const seen = await office.as('reviewer').do(readEligibility, { params: { rewardId: award.id } });
    expect(seen.exclusions.map(({ answer: said }) => said)).toEqual(EXCLUSION_CODES.map(() => 'NO'));
    expect(seen).toMatchObject({ mayAnswer: false, check: { state: 'NOT_NEEDED', anonymous: true } });
    // What was answered stays written.
    await expect(office.rows('delete from reward_exclusions')).rejects.toThrow(/append-only/);
  });
});

describe('the vault', () => {
  test('says yes or no, by digests, and lets nothing else out', async () => {
    const award = await aCandidate(office, NAMED);
    await bringTo(office, award, 'ELIGIBILITY');
    const params = { rewardId: award.id };
    await office.as('clerk').do(askIdentityCheck, { params });
    expect((await propose(award)).error.code).toBe('CONDITION_NOT_MET');
    expect((await office.as('clerk').call(askIdentityCheck, { params })).error.code).toBe(
      'CONDITION_NOT_MET',
    );
    const [asked] = await waiting();
    const check = { params: { checkId: asked!.id } };
    // No list, no answer.
    const early = await office.as('custodian').call(answerIdentityCheck, check);
    expect(early.error.fields).toEqual([{ path: 'lists.STAFF', code: 'REQUIRED' }]);
    expect((await upload('名称\n甲\n')).error.fields).toEqual([{ path: 'columns.name', code: 'REQUIRED' }]);
    expect((await upload('姓名,身份证号\n甲,123\n')).error.fields).toEqual([
      { path: 'lines.2.idNumber', code: 'BAD_FORMAT' },
    ]);
    expect((await upload('姓名,手机号\n另一个人,+86 139 0000 0001\n')).status).toBe(201);
    expect(await office.as('custodian').do(answerIdentityCheck, check)).toEqual({ listed: true });
    expect((await office.as('custodian').call(answerIdentityCheck, check)).error.code).toBe(
      'ILLEGAL_TRANSITION',
    );
    const seen = await office.as('clerk').do(readEligibility, { params });
    expect(seen.check).toMatchObject({ state: 'ANSWERED', listed: true });
    expect(JSON.stringify(seen)).not.toContain('王小明明');
    const log = await office.rows(`select facts from audit_entries where act = 'identity.check'`);
    expect(log).toHaveLength(1);
    // The next list takes its place; then it is no.
    await upload('姓名\n谁也不是\n');
    await office.as('clerk').do(askIdentityCheck, { params });
    const [again] = await waiting();
    expect(await office.as('custodian').do(answerIdentityCheck, { params: { checkId: again!.id } })).toEqual({
      listed: false,
    });
    const { lists } = await office.as('custodian').do(listIdentityChecks);
    expect(lists).toHaveLength(1);
    const kept = await office.rows<{ n: number }>('select count(*)::int as n from exclusion_tags');
    expect(kept).toEqual([{ n: 1 }]);
    await office.as('custodian').do(dropExclusionList, { params: { listId: lists[0]!.id } });
    expect(await office.rows('select 1 from exclusion_tags')).toEqual([]);
  });

  test('holds who collects for a joint report against the lists too, beside whoever wrote it', async () => {
    const together = { people: 3, payee: '钱 代领' };
    const reporter = { name: '孙执笔', phone: '13900000004' };
    const award = await aCandidate(office, { ...NAMED, reporter, together });
    await bringTo(office, award, 'ELIGIBILITY');
    const params = { rewardId: award.id };
    const asked = async (list: string) => {
      await upload(list);
      await office.as('clerk').do(askIdentityCheck, { params });
      const [check] = await waiting();
      return office.as('custodian').do(answerIdentityCheck, { params: { checkId: check!.id } });
    };
    expect(await asked('姓名\n钱代领\n')).toEqual({ listed: true });
    expect(await asked('姓名\n孙执笔\n')).toEqual({ listed: true });
    expect(await asked('姓名\n谁也不是\n')).toEqual({ listed: false });
    expect(JSON.stringify(await office.as('clerk').do(readEligibility, { params }))).not.toContain('代领');
  });

  test('reckons what one person has a year, over all their cases, and the award keeps within it', async () => {
    await upload('姓名\n谁也不是\n');
    const capped = { ...LITONG_DRAFT_SCHEME.caps, per_reporter_year_fen: GRADE_ONE_FEN + 100_000 };
    const body = { ...LITONG_DRAFT_SCHEME, scheme_id: randomUUID(), caps: capped };
    await office.rows(
      `insert into reward_schemes (id, scheme_id, version, status, body, created_at) values ($1, $3, 1, 'RETIRED', $2, now())`,
      [body.scheme_id, JSON.stringify(body), body.scheme_id],
    );
    const other: typeof NAMED = { ...NAMED, reporter: { name: '李四四', phone: '13900000002' } };
    const awards: Award[] = [];
    for (const _each of [1, 2]) {
      const { id: leadId, receiptCode } = await aLead(office, other);
      await office.rows('update leads set scheme_id = $2 where id = $1', [leadId, body.scheme_id]);
      const id = (await fire(office, leadId, 'LEAD_VERIFIED', { lead_grade: 1 }))!;
      awards.push({ id, leadId, receiptCode, reference: '' });
    }
    const [first, second] = awards as [Award, Award];
    await bringTo(office, second, 'ELIGIBILITY');
    expect((await step(office, 'clerk', second.id, 'propose')).error.fields).toEqual([
      { path: 'identityCheck', code: 'REQUIRED' },
    ]);
    await office.as('clerk').do(askIdentityCheck, { params: { rewardId: second.id } });
    const [asked] = await waiting();
    await office.as('custodian').do(answerIdentityCheck, { params: { checkId: asked!.id } });
    const view = await viewOf(office, 'clerk', second.id);
    expect([view.lowFen, view.highFen]).toEqual([100_000, 100_000]);
    expect(view.explanationEn).toContain('6,000.00');
    await take(office, 'clerk', second.id, 'propose');
    expect((await viewOf(office, 'clerk', first.id)).lowFen).toBe(GRADE_ONE_FEN);
  });
});

describe('later reporters of one case', () => {
  test('share by the measure once a clerk and a reviewer found them helpful; the first keeps the first place', async () => {
    const first = await aLead(office);
    const [second, third] = [await aLead(office), await aLead(office)];
    await office.rows(
      `update leads set merged_into = $1, status = 'MERGED', trays = null where id = any($2)`,
      [first.id, [second.id, third.id]],
    );
    await office.office.leadPlaces.fill();
    const id = (await fire(office, first.id, 'LEAD_VERIFIED', { lead_grade: 1 }))!;
    const params = { rewardId: id };
    const judge = (name: 'clerk' | 'reviewer', body: Parameters<typeof said>[0]) => said(body, name);
    const said = (
      body: {
        leadId: string;
        act: 'PROPOSE' | 'CONFIRM' | 'DROP';
        verdict?: 'HELPFUL' | 'JOINT';
        reason?: string;
      },
      name: 'clerk' | 'reviewer',
    ) => office.as(name).call(judgeLaterReport, { params, body });
    const helpful = { act: 'PROPOSE', verdict: 'HELPFUL', reason: 'NEW_EVIDENCE' } as const;
    const early = await judge('clerk', { leadId: second.id, ...helpful });
    expect(early.error.fields).toEqual([{ path: 'firstAward', code: 'NOT_ALLOWED' }]);
    const award = { id, reference: '', receiptCode: first.receiptCode, leadId: first.id };
    await bringTo(office, award, 'NOTIFIED');
    const wrong = await judge('clerk', { leadId: second.id, ...helpful, reason: 'SAME_PERSON' });
    expect(wrong.error.fields).toEqual([{ path: 'reason', code: 'NOT_IN_LIST' }]);
    expect((await judge('clerk', { leadId: first.id, ...helpful })).error.code).toBe('NOT_FOUND');
    expect((await judge('reviewer', { leadId: second.id, ...helpful })).error.code).toBe('NOT_YOUR_STEP');
    expect((await judge('clerk', { leadId: second.id, ...helpful })).status).toBe(200);
    expect((await judge('clerk', { leadId: second.id, act: 'CONFIRM' })).error.code).toBe('NOT_YOUR_STEP');
    expect((await judge('reviewer', { leadId: second.id, act: 'CONFIRM' })).status).toBe(200);
    const view = await office.as('auditor').do(listLaterReports, { params });
    expect(view.reports.map(({ place, first: isFirst, verdict }) => [place, isFirst, verdict])).toEqual([
      [1, true, null],
      [2, false, 'HELPFUL'],
      [3, false, null],
    ]);
    const share = await viewOf(office, 'clerk', view.reports[1]!.awardId!);
    // Thirty per cent of the first one's 5,000 yuan at most, for all later ones together.
    expect(share).toMatchObject({ status: 'CANDIDATE', leadReference: second.reference, highFen: 150_000 });
    await judge('clerk', { leadId: third.id, ...helpful });
    const none = await judge('reviewer', { leadId: third.id, act: 'CONFIRM' });
    expect(none.error.fields).toEqual([{ path: 'share', code: 'NOT_ENOUGH' }]);
    await judge('reviewer', { leadId: third.id, act: 'DROP' });
    await judge('clerk', { leadId: third.id, act: 'PROPOSE', verdict: 'JOINT', reason: 'SIGNED_TOGETHER' });
    expect((await judge('reviewer', { leadId: third.id, act: 'CONFIRM' })).status).toBe(200);
    expect(await office.rows('select 1 from rewards where lead_id = $1', [third.id])).toEqual([]);
  });
});

describe('the award’s papers', () => {
  test('are confidential, name no reporter, and each opening is on the log', async () => {
    const award = await aCandidate(office, { ...NAMED, reporter: { name: '赵六六', phone: '13900000003' } });
    const paper = { params: { rewardId: award.id, paper: 'approval' as const } };
    expect((await office.as('clerk').call(readRewardPaper, paper)).error.code).toBe('ILLEGAL_TRANSITION');
    await bringTo(office, award, 'NOTIFIED');
    const form = await office.as('approver').do(readRewardPaper, paper);
    const text = JSON.stringify(form);
    expect(form.title).toBe('举报奖励审批表');
    for (const said of ['密件', award.reference, '5,000.00元', '江经办']) expect(text).toContain(said);
    for (const secret of ['赵六六', '13900000003', award.receiptCode]) expect(text).not.toContain(secret);
    const notice = await office
      .as('clerk')
      .do(readRewardPaper, { params: { rewardId: award.id, paper: 'notice' } });
    expect(notice.title).toBe('领奖通知书');
    const opened = await office.rows(
      `select 1 from audit_entries where act = 'reward.paper' and subject_id = $1`,
      [award.id],
    );
    expect(opened).toHaveLength(2);
    await office.as('clerk').do(takeRewardPaper, paper);
    expect((await office.as('maker').call(readRewardPaper, paper)).status).toBe(403);
  });
});

test('award and lead are seen together by those whom the matrix names, and by nobody else', async () => {
  const award = await aCandidate(office);
  const seers = ['clerk', 'reviewer', 'approver', 'finance', 'auditor'];
  for (const name of NAMES) {
    const one = await office.as(name).call(readReward, { params: { rewardId: award.id } });
    const list = await office.as(name).call(listRewards, { query: { tray: 'ALL' } });
    const rows = list.status === 200 ? list.body.rows.map(({ reference }) => reference) : [];
    const sees = [one.status === 200, rows.includes(award.reference)];
    expect([name, ...sees]).toEqual([name, seers.includes(name), seers.includes(name)]);
  }
});
