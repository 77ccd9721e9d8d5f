import { expect, test } from 'vitest';
import { readTable } from '../../server/adapters/table-file/table-file.ts';
import { aWorkbook } from '../support/workbook.ts';

const TOO_LONG = { code: 'BAD_REQUEST', fields: [{ path: 'file', code: 'TOO_LONG' }] };

test('a workbook is read line by line, a formula as the text that it is', async () => {
  const rows = [['名称', '编号'], ['=1+1']];
  expect(await readTable(await aWorkbook(rows))).toEqual([
    { line: 1, cells: ['名称', '编号'] },
    { line: 2, cells: ['=1+1', ''] },
  ]);
});

test('a small workbook that names its very last cell is too long, and the portal goes on', async () => {
  await expect(readTable(await aWorkbook([['名称']], { far: 'XFD1048576' }))).rejects.toMatchObject(TOO_LONG);
});

test('more lines than any list has are too long', async () => {
  await expect(readTable(Buffer.from('名称\n'.repeat(60_000)))).rejects.toMatchObject(TOO_LONG);
  await expect(readTable(Buffer.from(','.repeat(1_100_000)))).rejects.toMatchObject(TOO_LONG);
});

test('what is wrong with a line comes back with its number', async () => {
  await expect(readTable(Buffer.from('名称\n好\n"坏\n'))).rejects.toMatchObject({
    code: 'BAD_REQUEST',
    fields: [{ path: expect.stringMatching(/^lines\.\d+$/), code: 'BAD_FORMAT' }],
  });
});
