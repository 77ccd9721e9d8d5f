import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  aboutLicences,
  discardLicences,
  publishLicences,
  readLicences,
  searchLicences,
  uploadLicences,
} from '../../../server/contract/licences.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import { aWorkbook } from '../../support/workbook.ts';

let house: TestOffice;
beforeAll(async () => {
  house = await anOffice({ people: ['secadmin', 'sysadmin'] });
});
afterAll(() => house.close());

const admin = () => house.as('sysadmin');
const upload = (file: string | Buffer, changes: object = {}) =>
  admin().call(uploadLicences, {
    body: {
      ...{ source: '国家金融监督管理总局', asOf: '2026-10-31' },
      ...{ file: Buffer.from(file).toString('base64'), ...changes },
    },
  });
const publish = async (file: string | Buffer) => {
  house.clock.set(new Date(house.clock.now().getTime() + 60_000));
  const { body } = await upload(file);
  await admin().do(publishLicences, { params: { listId: body.id } });
};
const look = (typed: string) => house.stranger.call(searchLicences, { body: { typed } });

const HEAD = '机构名称,统一社会信用代码,许可类型,许可证编号,有效期至';
const BANK = '示例农村商业银行股份有限公司,91640302MA76ABC145,银行,B0001,2027-06-30';
const LOAN = '示例小额贷款有限公司,,小额贷款,X-1,2026-11-22';
// 名称 / 示例信托公司, as a spreadsheet program in China saves them.
const GB18030 = Buffer.from('c3fbb3c60acabec0fdd0c5cdd0b9abcbbe0a', 'hex');

describe('a list', () => {
  test('is looked at before anybody sees it, and then found by name and by code', async () => {
    expect(await house.stranger.do(aboutLicences)).toEqual({ list: null });
    expect((await look('示例')).error.code).toBe('NOT_FOUND');
    const { body } = await upload([HEAD, BANK, LOAN].join('\r\n'));
    const { draft } = await admin().do(readLicences);
    expect(draft).toMatchObject({ id: body.id, entries: 2, added: 2, removed: 0, oddCodes: [] });
    expect(draft?.first[1]).toMatchObject({
      line: 3,
      name: '示例小额贷款有限公司',
      validUntil: '2026-11-22',
    });
    expect((await look('示例')).error.code).toBe('NOT_FOUND');

    await admin().do(publishLicences, { params: { listId: body.id } });
    const { body: found } = await look('示例农村商业银行股份有限公司');
    expect(found.list).toMatchObject({ source: '国家金融监督管理总局', asOf: '2026-10-31', entries: 2 });
    expect(found.matches).toMatchObject([{ fit: 'EXACT', expired: false, licenceNo: 'B0001' }]);
    expect((await look('91640302ma76abc145')).body.matches).toHaveLength(1);
    expect((await look('示例小额贷款')).body.matches).toMatchObject([{ expired: true }]);
    expect((await look('某某投资咨询')).body.matches).toEqual([]);
  });

  test('in GB18030, with tabs, or as a workbook is read alike', async () => {
    expect((await upload(GB18030)).status).toBe(201);
    expect((await admin().do(readLicences)).draft?.first[0]?.name).toBe('示例信托公司');
    expect((await upload('\uFEFF名称\t类型\n"示例""甲""\n银行"\t银行\n示例乙银行\t银行\n')).status).toBe(201);
    const { draft } = await admin().do(readLicences);
    expect(draft?.first.map(({ line, name }) => [line, name])).toEqual([
      [3, '示例"甲" 银行'],
      [4, '示例乙银行'],
    ]);
    const book = await aWorkbook([
      ['机构名称', '统一社会信用代码'],
      ['示例丙银行', '91640302MA76ABC144'],
    ]);
    expect((await upload(book)).status).toBe(201);
    expect((await admin().do(readLicences)).draft).toMatchObject({ entries: 1, removed: 2, oddCodes: [2] });
  });

  test('keeps its versions, and none that was published can be changed or thrown away', async () => {
    await publish(`${HEAD}\n${BANK}`);
    const { draft, versions } = await admin().do(readLicences);
    expect([draft, versions.map(({ entries }) => entries)]).toEqual([null, [1, 2]]);
    expect(versions[0]).toMatchObject({ publishedBy: '系管' });
    for (const sql of [
      'update licence_lists set entries = 9',
      'delete from licence_entries',
      `update licence_entries set name = 'x'`,
    ])
      await expect(house.rows(sql)).rejects.toThrow(/append-only/);
    const listId = versions[0]?.id ?? '';
    expect((await admin().call(discardLicences, { params: { listId } })).error.code).toBe('STALE_VERSION');
  });

  test('that waits gives way to the next, and of two people who publish it the second is told', async () => {
    const { body: first } = await upload(`${HEAD}\n${BANK}`);
    const { body: second } = await upload(`${HEAD}\n${LOAN}`);
    const answers = await Promise.all(
      [first.id, second.id, second.id].map((listId) => admin().call(publishLicences, { params: { listId } })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const { body: third } = await upload(`${HEAD}\n${BANK}`);
    await admin().do(discardLicences, { params: { listId: third.id } });
    expect((await admin().do(readLicences)).draft).toBeNull();
  });
});

describe('a file that is no list is refused where it is wrong, and what waited stays', () => {
  const huge = () => aWorkbook([['名称']], { padding: 70 * 1024 * 1024 });
  test.each<[string, () => Promise<Buffer> | Buffer | string, string, string]>([
    ['an empty file', () => '', 'file', 'REQUIRED'],
    ['blank lines', () => '\n\n', 'file', 'REQUIRED'],
    ['a picture', () => Buffer.from('89504e470d0a1a0a0000000d', 'hex'), 'file', 'BAD_FORMAT'],
    ['an old workbook', () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'file', 'NOT_ALLOWED'],
    ['an archive that is no workbook', () => Buffer.from('504b0304ffff', 'hex'), 'file', 'BAD_FORMAT'],
    ['a small file that hides a huge one', huge, 'file', 'TOO_LONG'],
    ['quotes that never end', () => `${HEAD}\n"示例银行,,`, 'lines.2', 'BAD_FORMAT'],
    ['no column of names', () => '地址\n某街1号', 'columns.name', 'REQUIRED'],
    ['a broken code', () => `${HEAD}\n${BANK}\n甲行,12345,,,`, 'lines.3.creditCode', 'BAD_FORMAT'],
    ['the same one twice', () => `${HEAD}\n${BANK}\n\n${BANK}`, 'lines.4.creditCode', 'MUST_DIFFER'],
  ])('%s', async (_, file, path, code) => {
    const before = await admin().do(readLicences);
    const { status, error } = await upload(await file());
    expect([status, error.fields]).toEqual([422, [{ path, code }]]);
    expect(await admin().do(readLicences)).toEqual(before);
  });

  test('a day that is none, too early or still to come, and a source without a name', async () => {
    const future = await upload(`${HEAD}\n${BANK}`, { asOf: '2026-11-24' });
    expect(future.error.fields).toEqual([{ path: 'asOf', code: 'OUT_OF_RANGE' }]);
    for (const asOf of ['0000-01-01', '1999-12-31'])
      expect((await upload(`${HEAD}\n${BANK}`, { asOf })).error.fields).toEqual([
        { path: 'asOf', code: 'OUT_OF_RANGE' },
      ]);
    const noDay = await upload(`${HEAD}\n${BANK}`, { asOf: '2026-02-30' });
    expect(noDay.error.fields).toEqual([{ path: 'asOf', code: 'BAD_FORMAT' }]);
    const nobody = await upload(`${HEAD}\n${BANK}`, { source: '' });
    expect(nobody.error.fields).toEqual([{ path: 'source', code: 'TOO_SHORT' }]);
  });
});

test('who looked for whom stands in no log, and only the system administrator publishes', async () => {
  await look('张三的某某理财');
  const [{ count } = { count: '' }] = await house.rows<{ count: string }>(
    `select count(*) from audit_entries where facts::text like '%某某理财%'`,
  );
  expect(count).toBe('0');
  expect((await house.as('secadmin').call(readLicences)).error.code).toBe('FORBIDDEN');
  expect((await house.stranger.call(readLicences)).error.code).toBe('NOT_SIGNED_IN');
});
