import { afterEach, beforeEach, expect, test } from 'vitest';
import { getDistrict } from '../../../server/contract/district.ts';
import { decideFundOrder } from '../../../server/contract/fund-orders.ts';
import { appropriate, readFund } from '../../../server/contract/fund.ts';
import { readSettings } from '../../../server/contract/settings.ts';
import { checkSetup, setUpDistrict } from '../../../server/contract/setup.ts';
import { addStaff, listStaff } from '../../../server/contract/staff.ts';
import type { Role } from '../../../server/domain/roles.ts';
import { type EmptyOffice, anEmptyOffice } from '../../support/empty-office.ts';
import { enrol } from '../../support/enrol.ts';
import { residentOf } from '../../support/resident.ts';

const MONDAY = new Date('2026-11-23T02:00:00Z');
const PASSWORD = 'a long sentence for the first run';

let house: EmptyOffice;
beforeEach(async () => {
  house = await anEmptyOffice(MONDAY);
});
afterEach(() => house.close());

const typed = (token: string) => ({
  token,
  district: {
    code: '640302',
    nameZh: '利通区',
    nameEn: 'Litong District',
    cityZh: '吴忠市',
    cityEn: 'Wuzhong',
    townships: [{ code: '640302100', zh: '金积镇', en: 'Jinji' }],
  },
  administrator: { username: 'security', name: '安全管理员', password: PASSWORD },
});

async function aToken(): Promise<string> {
  const link = await house.office.setup.issueLink();
  return new URL(link?.url ?? '').searchParams.get('token') ?? '';
}

test('the link of the first run opens once, and closes for good when the district stands', async () => {
  const token = await aToken();
  expect(token).toHaveLength(43);
  expect(await house.stranger.do(checkSetup, { body: { token } })).toEqual({ ok: true });

  const done = await house.stranger.call(setUpDistrict, { body: typed(token) });
  expect(done.status).toBe(201);
  expect(done.body.totpUri).toMatch(/^otpauth:\/\/totp\//);
  expect(await house.stranger.do(checkSetup, { body: { token } })).toEqual({ ok: false });

  const again = await house.stranger.call(setUpDistrict, { body: typed(token) });
  expect([again.status, again.error.code]).toEqual([410, 'SETUP_CLOSED']);
  expect(await house.office.setup.issueLink()).toBeNull();
});

test('a wrong, an old and an unused second link get the same answer', async () => {
  const old = await aToken();
  house.clock.set(new Date(MONDAY.getTime() + 24 * 3_600_000));
  const [first, second] = [await aToken(), await aToken()];
  await house.stranger.do(setUpDistrict, { body: typed(first) });
  for (const token of [old, second, 'never-issued-by-anybody-at-all']) {
    const refused = await house.stranger.call(setUpDistrict, { body: typed(token) });
    const { requestId: _, ...answer } = refused.error;
    expect([refused.status, answer]).toEqual([410, { code: 'SETUP_CLOSED', message: 'setup closed' }]);
  }
});

test('two people with two links at the same moment make one district', async () => {
  const tokens = [await aToken(), await aToken()];
  const answers = await Promise.all(
    tokens.map((token, index) => {
      const body = typed(token);
      return house.stranger.call(setUpDistrict, {
        body: { ...body, administrator: { ...body.administrator, username: `security${index}` } },
      });
    }),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 410]);
  expect(await house.rows('select 1 from districts')).toHaveLength(1);
  expect(await house.rows('select 1 from staff')).toHaveLength(1);
});

test('only a digest of the link is kept', async () => {
  const token = await aToken();
  const [row] = await house.rows<{ kept: string }>('select token_digest::text as kept from setup_links');
  expect(row?.kept).not.toContain(Buffer.from(token).toString('hex'));
  expect(row?.kept).toHaveLength(2 + 64);
});

test('a township that stands twice in the form is pointed at, and the link stays good', async () => {
  const token = await aToken();
  const body = typed(token);
  const township = { code: '640302100', zh: '金积镇', en: 'Jinji' };
  body.district.townships = [township, township];
  const refused = await house.stranger.call(setUpDistrict, { body });
  expect(refused.error.fields).toEqual([{ path: 'district.townships.1.code', code: 'MUST_DIFFER' }]);
  expect(await house.stranger.do(checkSetup, { body: { token } })).toEqual({ ok: true });
});

test('the first administrator staffs the office until the first report can be taken in', async () => {
  expect((await house.stranger.call(getDistrict)).status).toBe(404);
  const { totpSecret, username } = await house.stranger.do(setUpDistrict, { body: typed(await aToken()) });
  const security = house.person({ username, password: PASSWORD, totpSecret });
  expect((await house.stranger.do(getDistrict)).open).toBe(false);
  expect((await security.call(readSettings)).error.code).toBe('FORBIDDEN');

  const hire = async (name: string, unitCode: string, role: Role, ...deskCodes: string[]) => {
    const body = { username: name, name, unitCode, roles: [role], deskCodes };
    const added = await security.do(addStaff, { body });
    return enrol(house, name, added.code);
  };
  const operator = await hire('operator', 'LEAD_AGENCY', 'SYS_ADMIN');
  const needed = [
    ['intake', 'LEAD_AGENCY', 'INTAKE_OFFICER', 'INTAKE'],
    ['coordinator', 'LEAD_AGENCY', 'LEAD_COORDINATOR', 'LEAD_AGENCY'],
    ['police', 'POLICE', 'VERIFIER_POLICE', 'POLICE'],
    ['market', 'MARKET_REG', 'VERIFIER_MARKET', 'MARKET_REG'],
  ] as const;
  for (const [name, unit, role, desk] of needed) await hire(name, unit, role, desk);
  expect((await house.stranger.do(getDistrict)).open).toBe(false);
  await hire('custodian', 'LEAD_AGENCY', 'IDENTITY_CUSTODIAN', 'IDENTITY');
  expect((await house.stranger.do(getDistrict)).open).toBe(true);

  const { staff } = await security.do(listStaff);
  expect(staff.flatMap((each) => each.desks).every((desk) => desk.admitted)).toBe(true);

  expect((await operator.do(readSettings)).version).toBe(1);

  const report = await residentOf(house.app).report({
    target: { kind: 'COMPANY', name: '某某公司', townshipCode: '640302100' },
  });
  expect(report.receiptCode).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
});

test('somebody who was added and has not come yet cannot sign in, and no desk is keyed to them', async () => {
  const { totpSecret, username } = await house.stranger.do(setUpDistrict, { body: typed(await aToken()) });
  const security = house.person({ username, password: PASSWORD, totpSecret });
  const body = {
    username: 'intake',
    name: '尹受理',
    unitCode: 'LEAD_AGENCY',
    roles: ['INTAKE_OFFICER' as const],
    deskCodes: ['INTAKE'],
  };
  const added = await security.do(addStaff, { body });
  expect(added.code).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
  const early = house.person({ username: 'intake', password: added.code, totpSecret });
  await expect(early.do(readSettings)).rejects.toThrow('cannot sign in');
  const keyed = `select code from desks where public_key is not null`;
  expect(await house.rows(keyed)).toEqual([]);
  await enrol(house, 'intake', added.code);
  expect(await house.rows(keyed)).toEqual([{ code: 'INTAKE' }]);
});

test('finance books its first appropriation into the fund that the first run opened', async () => {
  const { totpSecret, username } = await house.stranger.do(setUpDistrict, { body: typed(await aToken()) });
  const security = house.person({ username, password: PASSWORD, totpSecret });
  const body = {
    username: 'finance',
    name: '财政经办',
    unitCode: 'FINANCE',
    roles: ['FINANCE_OFFICER' as const],
    deskCodes: ['FUND'],
  };
  const added = await security.do(addStaff, { body });
  const finance = await enrol(house, 'finance', added.code);
  const headed = await security.do(addStaff, {
    body: {
      username: 'head',
      name: '局长',
      unitCode: 'LEAD_AGENCY',
      roles: ['LEAD_AGENCY_HEAD' as const],
      deskCodes: ['LEAD_AGENCY'],
    },
  });
  const head = await enrol(house, 'head', headed.code);
  const { id: orderId } = await finance.do(appropriate, {
    body: { amountFen: 20_000_000, documentNo: '利财预〔2026〕12号' },
  });
  expect((await finance.do(readFund)).figures.availableFen).toBe(0);
  await head.do(decideFundOrder, { params: { orderId }, body: { confirm: true } });
  const fund = await finance.do(readFund);
  expect([fund.fiscalYear, fund.figures.availableFen, fund.breaches]).toEqual([2026, 20_000_000, []]);
});

test('the first run lays in a draft of a reward measure to start from, and puts none into force', async () => {
  await house.stranger.do(setUpDistrict, { body: typed(await aToken()) });
  const rows = await house.rows('select scheme_id, version, status, document_no from reward_schemes');
  expect(rows).toEqual([{ scheme_id: 'reward-640302', version: 1, status: 'DRAFT', document_no: null }]);
  expect((await house.stranger.do(getDistrict)).channels).toEqual([]);
});
