import { afterAll, beforeAll, expect, test } from 'vitest';
import { getDistrict } from '../../../server/contract/district.ts';
import { listMails } from '../../../server/contract/mails.ts';
import { readRouting, saveRouting, tryRouting } from '../../../server/contract/routing.ts';
import { readSettings, saveSettings } from '../../../server/contract/settings.ts';
import { DEFAULT_SETTINGS } from '../../../server/domain/settings.ts';
import { fromForm, toForm } from '../../../server/features/settings/settings-form.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';

let house: TestOffice;
beforeAll(async () => {
  house = await anOffice({
    people: ['secadmin', 'sysadmin', 'intake', 'coordinator', 'police1', 'market1', 'custodian'],
  });
});
afterAll(() => house.close());

const admin = () => house.as('sysadmin');
const facts = {
  sector: 'ELDERLY_CARE',
  mode: 'ELDERLY_SERVICES',
  townshipCode: '640302100',
  targetKind: 'COMPANY',
  amountBand: 'UNKNOWN',
  peopleBand: 'UNKNOWN',
  stillRaising: 'YES' as const,
};

test('the page’s plain numbers and the rules’ settings say the same both ways', () => {
  expect(fromForm(toForm(DEFAULT_SETTINGS), DEFAULT_SETTINGS)).toEqual(DEFAULT_SETTINGS);
});

test('a changed setting is in force at once, and the audit log keeps what was changed', async () => {
  const { version, settings } = await admin().do(readSettings);
  const changed = {
    ...settings,
    clocks: { ...settings.clocks, acceptance: 3 },
    evidence: { ...settings.evidence, maxFiles: 4 },
  };
  await admin().do(saveSettings, { body: { version, settings: changed } });
  const district = await house.stranger.do(getDistrict);
  expect([district.acceptanceWorkingDays, district.evidence.maxFiles]).toEqual([3, 4]);
  const [entry] = await house.rows(`select facts from audit_entries where act = 'settings.save'`);
  expect(entry).toEqual({ facts: { 'clocks.acceptance': 3, 'evidence.maxFiles': 4 } });
});

test('where to complain is set once and read by everybody; the log keeps that it changed, not the words', async () => {
  const { version, settings } = await admin().do(readSettings);
  const complaints = { unitZh: '区纪委监委', unitEn: '', phone: '0953-2010000', address: '利宁街1号' };
  await admin().do(saveSettings, { body: { version, settings: { ...settings, complaints } } });
  expect((await house.stranger.do(getDistrict)).complaints).toEqual(complaints);
  const log = await house.rows<{ facts: object }>(
    `select facts from audit_entries where act = 'settings.save' order by id desc limit 1`,
  );
  expect(log).toEqual([{ facts: { complaints: true } }]);
  const long = { ...settings, complaints: { ...complaints, unitZh: '很'.repeat(61) } };
  const refused = await admin().call(saveSettings, { body: { version: version + 1, settings: long } });
  expect(refused.error.fields).toEqual([{ path: 'settings.complaints.unitZh', code: 'TOO_LONG' }]);
});

test('of two who change the settings from the same page the second is told', async () => {
  const { version, settings } = await admin().do(readSettings);
  await admin().do(saveSettings, { body: { version, settings } });
  const late = await admin().call(saveSettings, { body: { version, settings } });
  expect([late.status, late.error.code]).toEqual([409, 'STALE_VERSION']);
});

test('settings that cannot be are refused at their field', async () => {
  const { version, settings } = await admin().do(readSettings);
  const { verify: _, ...clocks } = settings.clocks;
  const missing = await admin().call(saveSettings, {
    body: { version, settings: { ...settings, clocks } as never },
  });
  expect(missing.error.fields).toEqual([{ path: 'settings.clocks.verify', code: 'REQUIRED' }]);
  const evidence = { maxFileMiB: 50, maxFiles: 10, maxTotalMiB: 20, maxUnderWayGiB: 1 };
  const small = await admin().call(saveSettings, { body: { version, settings: { ...settings, evidence } } });
  expect(small.error.fields).toEqual([{ path: 'settings.evidence.maxTotalMiB', code: 'OUT_OF_RANGE' }]);
  const full = { ...settings, evidence: { ...settings.evidence, maxTotalMiB: 2_000, maxUnderWayGiB: 1 } };
  const narrow = await admin().call(saveSettings, { body: { version, settings: full } });
  expect(narrow.error.fields).toEqual([{ path: 'settings.evidence.maxUnderWayGiB', code: 'OUT_OF_RANGE' }]);
});

test('a new routing rule decides where the next report goes', async () => {
  const { rules } = await admin().do(readRouting);
  expect(rules[0]).toMatchObject({ when: {}, then: { leadUnit: 'LEAD_AGENCY' } });
  const added = {
    id: '2f1f0b52-6d9e-4a39-9d0c-0a6e4bb8b3b1',
    title: '金积镇由司法局协助，一律加急',
    when: { townshipCode: '640302100' },
    then: { assistUnits: ['JUSTICE'], urgency: 'URGENT' as const },
    active: true,
  };
  await admin().do(saveRouting, { body: { rules: [...rules, added] } });
  expect((await admin().do(readRouting)).rules.at(-1)).toEqual(added);

  await house.resident.report();
  const [lead] = await house.rows('select lead_unit, assist_units, urgency, routing_trace from leads');
  expect(lead).toMatchObject({ lead_unit: 'LEAD_AGENCY', urgency: 'URGENT' });
  expect((lead as { assist_units: string[] }).assist_units).toContain('JUSTICE');
  expect((lead as { routing_trace: string[] }).routing_trace).toContain(added.title);
});

test('rules are tried out on an example and nothing is kept', async () => {
  const { rules } = await admin().do(readRouting);
  const way = await admin().do(tryRouting, {
    body: { rules: rules.slice(0, 1), facts: { ...facts, urgentSituations: [] } },
  });
  expect(way).toEqual({
    leadUnit: 'LEAD_AGENCY',
    jointUnits: ['LEAD_AGENCY', 'POLICE', 'MARKET_REG'],
    assistUnits: [],
    townshipCode: '640302100',
    urgency: 'NORMAL',
    matched: [rules[0]?.title],
  });
  expect((await admin().do(readRouting)).rules).toEqual(rules);
});

test('rules by which a lead would get lost are refused at their field, and the old ones stay', async () => {
  const { rules } = await admin().do(readRouting);
  const [base, second] = rules;
  const broken = [
    { ...base!, active: false },
    { ...second!, when: { weather: 'RAIN' }, then: { assistUnits: ['MOON'] } },
  ];
  const refused = await admin().call(saveRouting, { body: { rules: broken } });
  expect([refused.status, refused.error.code]).toEqual([422, 'ROUTING_INVALID']);
  expect(refused.error.fields).toEqual([
    { path: 'rules.1.when.weather', code: 'NOT_IN_LIST' },
    { path: 'rules.1.then.assistUnits.0', code: 'NOT_IN_LIST' },
    { path: 'leadUnit', code: 'REQUIRED' },
  ]);
  const tried = await admin().call(tryRouting, {
    body: { rules: broken, facts: { ...facts, urgentSituations: [] } },
  });
  expect(tried.error.code).toBe('ROUTING_INVALID');
  expect((await admin().do(readRouting)).rules).toEqual(rules);
});

test('without a mail server the outbox shows what would have gone out, with a link and no content', async () => {
  const narrative = '只有举报人知道的一句话。这是独一无二的内容。';
  await house.resident.report({ narrative });
  const { smtp, mails } = await admin().do(listMails);
  expect(smtp).toBe(false);
  expect(mails[0]).toMatchObject({ toName: '尹受理', status: 'WAITING', attempts: 0, sentAt: null });
  expect(mails[0]?.body).toMatch(/http:\/\/localhost:3000\/verification\/leads\//);
  expect(JSON.stringify(mails)).not.toContain('独一无二');
  expect(JSON.stringify(mails)).not.toContain('某某投资');
});

test('the outbox has pages of fifty, newest first, and no mail stands on two of them', async () => {
  await house.rows(
    `insert into mails (id, staff_id, template, link, status, created_at)
     select gen_random_uuid(), staff_id, template, link, status, created_at from mails, generate_series(1, 60)
     where id = (select id from mails limit 1)`,
  );
  const first = await admin().do(listMails);
  const second = await admin().do(listMails, { query: { page: 2 } });
  expect(first).toMatchObject({ page: 1, pageSize: 50, total: first.mails.length + second.mails.length });
  expect(first.mails).toHaveLength(50);
  const ids = [...first.mails, ...second.mails].map(({ id }) => id);
  expect(new Set(ids).size).toBe(first.total);
});
