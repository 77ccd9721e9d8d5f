import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ChannelBody, readChannels, saveChannels } from '../../../server/contract/channels.ts';
import { getDistrict } from '../../../server/contract/district.ts';
import { unpublishedChannels } from '../../../server/domain/channels.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';

let house: TestOffice;
beforeAll(async () => {
  house = await anOffice({ people: ['secadmin', 'sysadmin'] });
});
afterAll(() => house.close());

const admin = () => house.as('sysadmin');
const channel = (kind: ChannelBody['kind'], value: string, changes: Partial<ChannelBody> = {}) => ({
  ...{ kind, value, hoursZh: '工作日 8:30–18:00', hoursEn: '', unitCode: 'LEAD_AGENCY' },
  ...changes,
});
const phone = channel('PHONE', '0953-201 2345');
const save = async (channels: ChannelBody[], version?: number) =>
  admin().call(saveChannels, {
    body: { version: version ?? (await admin().do(readChannels)).version, channels },
  });

test('what the administrator publishes stands on the public pages at once, in the same order', async () => {
  const address = channel('ADDRESS', '吴忠市利通区某街1号', { unitCode: 'POLICE' });
  expect((await save([address, phone, channel('WEB', 'https://jubao.example.gov.cn/')])).status).toBe(200);
  const { channels } = await house.stranger.do(getDistrict);
  expect(channels.map(({ kind, value, unitZh }) => [kind, value, unitZh])).toEqual([
    ['ADDRESS', '吴忠市利通区某街1号', '吴忠市公安局利通区分局'],
    ['PHONE', '0953-201 2345', '利通区发展和改革局'],
    ['WEB', 'https://jubao.example.gov.cn/', '利通区发展和改革局'],
  ]);
  expect((await admin().do(readChannels)).channels[0]).toEqual(address);
});

test('the audit log keeps which number stood there and which one came', async () => {
  await save([phone]);
  await save([channel('PHONE', ' 110 '), phone]);
  const rows = await house.rows<{ facts: Record<string, unknown> }>(
    `select facts from audit_entries where act = 'channels.save' order by id desc limit 2`,
  );
  expect(rows[0]?.facts).toEqual({ channels: 2, added: 'PHONE 110', removed: '' });
  expect(rows[1]?.facts).toMatchObject({ channels: 1, added: '' });
  expect(rows[1]?.facts['removed']).toContain('ADDRESS 吴忠市利通区某街1号');
});

test('a channel that nobody could use is refused at its field, and the old list stays', async () => {
  const before = await admin().do(readChannels);
  const refused = await save([
    phone,
    channel('PHONE', '请来电'),
    channel('EMAIL', 'jubao@litong'),
    channel('WEB', 'javascript:alert(1)'),
    channel('ADDRESS', ''),
    channel('PHONE', ' 0953-201 2345'),
    channel('OTHER', '12345', { unitCode: 'MOON' }),
  ]);
  expect([refused.status, refused.error.code]).toEqual([422, 'BAD_REQUEST']);
  expect(refused.error.fields).toEqual([
    { path: 'channels.1.value', code: 'BAD_FORMAT' },
    { path: 'channels.2.value', code: 'BAD_FORMAT' },
    { path: 'channels.3.value', code: 'BAD_FORMAT' },
    { path: 'channels.4.value', code: 'REQUIRED' },
    { path: 'channels.5.value', code: 'MUST_DIFFER' },
    { path: 'channels.6.unitCode', code: 'NOT_IN_LIST' },
  ]);
  const pigeon = await save([{ ...phone, kind: 'PIGEON' as never }]);
  expect(pigeon.error.fields).toEqual([{ path: 'channels.0.kind', code: 'NOT_IN_LIST' }]);
  expect(await admin().do(readChannels)).toEqual(before);
});

test('of two who change the list from the same page the second is told', async () => {
  const { version } = await admin().do(readChannels);
  const answers = await Promise.all([
    save([phone], version),
    save([channel('EMAIL', 'a@b.example')], version),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect((await admin().do(readChannels)).channels).toHaveLength(1);
});

test('phone, e-mail and address count as published only when they stand there', () => {
  expect(unpublishedChannels([])).toEqual(['PHONE', 'EMAIL', 'ADDRESS']);
  expect(unpublishedChannels([phone, channel('OTHER', '12345')])).toEqual(['EMAIL', 'ADDRESS']);
});

test('only the system administrator publishes', async () => {
  const body = { version: 1, channels: [] };
  expect((await house.as('secadmin').call(saveChannels, { body })).error.code).toBe('FORBIDDEN');
  expect((await house.stranger.call(readChannels)).error.code).toBe('NOT_SIGNED_IN');
});
