import { BlobReader, TextWriter, ZipReader } from '@zip.js/zip.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  downloadMonthlyReport,
  issueMonthlyReport,
  listMonthlyReports,
  makeMonthlyReport,
  readMonthlyReport,
} from '../../../server/contract/monthly-reports.ts';
import { anOffice, type TestOffice } from '../../support/office.ts';
import { walkOf } from './walk.ts';

let office: TestOffice;
let draftId = '';
const references: string[] = [];
const lang = 'zh-CN';

/** Six reports in November, one of them accepted; the first of December finds five answers missed. */
beforeAll(async () => {
  office = await anOffice();
  const walk = walkOf(office);
  for (let n = 0; n < 6; n += 1) {
    const { leadId, reference } = await walk.report();
    if (n === 0) await walk.accept(leadId);
    else references.push(reference);
  }
  office.clock.set(new Date('2026-12-03T09:00+08:00'));
  draftId = (await office.as('coordinator').do(makeMonthlyReport, { body: { month: '2026-11' } })).id;
});
afterAll(() => office.close());

const issue = (name: 'head' | 'coordinator', reportId: string) =>
  office
    .as(name)
    .call(issueMonthlyReport, { params: { reportId }, body: { documentNo: '利发改报〔2026〕11号' } });
const read = (name: 'head' | 'leader', reportId: string) =>
  office.as(name).call(readMonthlyReport, { params: { reportId }, query: { lang } });

/** What stands in one file of an archive. */
async function unpacked(file: Buffer, name: string): Promise<string> {
  const zip = new ZipReader(new BlobReader(new Blob([new Uint8Array(file)])), { useWebWorkers: false });
  const entry = (await zip.getEntries()).find(({ filename }) => filename === name);
  return entry && !entry.directory ? entry.getData(new TextWriter()) : '';
}

describe('a month’s report', () => {
  test('is made only of a month that is over', async () => {
    for (const month of ['2026-12', '2027-01']) {
      const { status } = await office.as('coordinator').call(makeMonthlyReport, { body: { month } });
      expect(status).toBe(409);
    }
    expect((await office.as('coordinator').do(listMonthlyReports)).months[0]).toBe('2026-11');
    expect((await office.as('head').call(makeMonthlyReport, { body: { month: '2026-11' } })).status).toBe(
      403,
    );
  });

  test('tells in sentences what the month came to, and lists what is overdue by its references', async () => {
    const { body } = await read('head', draftId);
    const text = body.blocks.flatMap((block) => (block.kind === 'table' ? [] : [block.text])).join('\n');
    expect(body).toMatchObject({
      title: '关于2026年11月非法集资线索办理情况的报告',
      version: 1,
      issue: null,
    });
    expect(text).toContain('本月收到举报线索6件，受理1件，不予受理0件，移送其他机关0件；会商认定0件');
    expect(text).toContain('收到比上月增加6件；受理比上月增加1件；查证属实与上月持平。');
    expect(text).toContain('今年1至11月累计收到6件，受理1件');
    expect(text).toContain('其中超期6件');
    const tables = body.blocks.flatMap((block) => (block.kind === 'table' ? [block.sheet] : []));
    expect(tables[1]?.rows[0]?.[1]).toBe(6);
    for (const reference of references) expect(tables[1]?.rows[0]?.[2]).toContain(reference);
    // All came by one channel: to name it would say how every one of them came.
    expect(tables).toHaveLength(2);
    expect(text).toContain('按乡镇、行业和举报渠道的分布不单列');
    expect(body.blocks.at(-1)).toEqual({ kind: 'signed', text: '2026年12月3日' });
  });

  test('is a draft to a leader until the head has signed it, and nobody signs what they made', async () => {
    expect((await read('leader', draftId)).status).toBe(404);
    expect((await issue('coordinator', draftId)).status).toBe(403);
    expect((await issue('head', draftId)).status).toBe(200);
    expect((await issue('head', draftId)).error.code).toBe('ILLEGAL_TRANSITION');
    expect((await read('leader', draftId)).body).toMatchObject({ documentNo: '利发改报〔2026〕11号' });
    expect((await office.as('leader').do(listMonthlyReports)).reports).toHaveLength(1);
  });

  test('stays as it was issued: a correction is a version of its own, and only the last one is signed', async () => {
    const again = { body: { month: '2026-11' } };
    const second = (await office.as('coordinator').do(makeMonthlyReport, again)).id;
    const third = (await office.as('coordinator').do(makeMonthlyReport, again)).id;
    expect((await issue('head', second)).error.code).toBe('STALE_VERSION');
    expect((await issue('head', third)).status).toBe(200);
    const { reports } = await office.as('auditor').do(listMonthlyReports);
    expect(reports.map(({ version, issue: signed }) => [version, signed !== null])).toEqual([
      [3, true],
      [2, false],
      [1, true],
    ]);
    await expect(office.rows(`update monthly_reports set version = 9`)).rejects.toThrow(/append-only/);
    await expect(office.rows(`delete from monthly_report_issues`)).rejects.toThrow(/append-only/);
  });

  test('opens as an official document, under the name of who took it', async () => {
    const params = { reportId: draftId };
    const { raw, headers } = await office
      .as('auditor')
      .call(downloadMonthlyReport, { params, body: { lang } });
    expect(headers['content-disposition']).toContain('tipward-report-2026-11-v1.docx');
    const body = await unpacked(raw, 'word/document.xml');
    for (const words of ['w:eastAsia="宋体"', 'w:eastAsia="黑体"', '利发改报〔2026〕11号', '签发：何局长']) {
      expect(body).toContain(words);
    }
    expect(await unpacked(raw, 'word/styles.xml')).toContain('w:eastAsia="仿宋"');
    expect(await unpacked(raw, 'docProps/core.xml')).toContain('沈计 2026-12-03 09:00 导出');
    expect(body.match(/<w:p[ >]/g)?.length).toBe(body.match(/<\/w:p>/g)?.length);
  });
});
