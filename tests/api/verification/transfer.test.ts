import { Uint8ArrayReader, TextWriter, ZipReader } from '@zip.js/zip.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CaseView } from '../../../server/contract/dispositions.ts';
import { markLead } from '../../../server/contract/lead-acts.ts';
import { TRANSFER_PAPERS } from '../../../server/domain/transfer-papers.ts';
import { readTransferPaper, takeTransferPaper } from '../../../server/contract/transfer-papers.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import { type Name } from '../../support/people.ts';
import { walkOf } from './walk.ts';
import { casesOn } from './case-scenes.ts';

type Cases = ReturnType<typeof casesOn>;
const DAY = 86_400_000;
let office: TestOffice;
let walk: ReturnType<typeof walkOf>;
let casesOf: Cases['casesOf'];
let must: Cases['must'];
let opened: Cases['opened'];
let stagesOf: Cases['stagesOf'];
beforeAll(async () => {
  office = await anOffice();
  walk = walkOf(office);
  ({ casesOf, must, opened, stagesOf } = casesOn(office, walk));
});
afterAll(() => office.close());

/** All words in a DOCX. */
async function wordsIn(docx: Buffer): Promise<string> {
  const zip = new ZipReader(new Uint8ArrayReader(new Uint8Array(docx)), { useWebWorkers: false });
  const parts = [];
  for (const entry of await zip.getEntries())
    if (!entry.directory && entry.filename.endsWith('.xml'))
      parts.push(await entry.getData(new TextWriter()));
  return parts.join('\n');
}

describe('a class C case', () => {
  test('goes to the police by two officers and the head, each within its time, and the reporter reads none of it', async () => {
    const { leadId, receiptCode } = await opened('C');
    expect(await casesOf('coordinator', leadId)).toMatchObject({
      status: 'C_OPENED',
      class: 'C',
      present: true,
    });
    const start = office.clock.now();
    try {
      const report = { act: 'reportTransfer', words: '两名办案人员核实，涉嫌犯罪，建议移送。' };
      await must('reform1', leadId, { ...report, propose: true });
      const alone = await walk.record('reform1', leadId, report);
      expect(alone.error.code).toBe('SECOND_PERSON_NEEDED');
      expect(await casesOf('reform2', leadId)).toMatchObject({
        proposedByName: '高一',
        may: ['reportTransfer'],
      });
      await must('reform2', leadId, { ...report, words: '同意。' });
      expect(await walk.see('head', leadId)).toMatchObject({ turn: ['LEAD_AGENCY_HEAD'], myTurn: true });
      const due = (name: Name) => walk.see(name, leadId).then(({ owed }) => owed?.dueAt);
      expect(await due('head')).toBe('2026-11-26T15:59:59.999Z');

      expect((await walk.record('coordinator', leadId, { act: 'decideTransfer' })).error.code).toBe(
        'NOT_YOUR_STEP',
      );
      await must('head', leadId, { act: 'decideTransfer', words: '同意移送。' });
      // Twenty-four hours from the head's decision, to the minute.
      expect(await due('coordinator')).toBe(new Date(start.getTime() + DAY).toISOString());
      expect((await walk.record('coordinator', leadId, { act: 'deliver' })).error.fields).toEqual([
        { path: 'documentNo', code: 'REQUIRED' },
      ]);
      await must('coordinator', leadId, { act: 'deliver', documentNo: '利处非移〔2026〕1号' });
      expect(await walk.see('police1', leadId)).toMatchObject({ turn: ['VERIFIER_POLICE'], myTurn: true });
      await must('police1', leadId, { act: 'policeReceipt', documentNo: '受案回执7号' });
      await must('police1', leadId, { act: 'declineFiling', documentNo: '不立1号', words: '证据不足。' });
      await must('coordinator', leadId, { act: 'askReconsideration', words: '补充了资金流水。' });
      await must('police2', leadId, {
        act: 'file',
        documentNo: '吴利公立字〔2026〕9号',
        raisedFen: 6_000_000_00,
        participants: 83,
      });

      const police = await casesOf('police1', leadId);
      const others = await casesOf('coordinator', leadId);
      const numbers = (view: CaseView) => view.events.map(({ documentNo }) => documentNo);
      expect(numbers(police)).toContain('吴利公立字〔2026〕9号');
      expect(numbers(others)).not.toContain('吴利公立字〔2026〕9号');
      expect(others).toMatchObject({
        status: 'FILED',
        figures: { raisedFen: 6_000_000_00, participants: 83 },
      });
      expect(numbers(others)).toContain('不立1号');
      // Intake follows the outcome and reads none of the words.
      expect(new Set(numbers(await casesOf('intake', leadId)))).toEqual(new Set([null]));
      const kept = await office.rows(`select 1 from disposition_events e, documents d, audit_entries a
        where e::text like '%立字%' or a::text like '%立字%' or d.body::text like '%立字%'`);
      expect(kept).toEqual([]);

      // Six million, of 83 people: the filing's stage makes its candidate by itself, at its upper band.
      expect(await stagesOf(leadId)).toEqual(['FILED', 'VERIFIED']);
      const page = await office.resident.status(receiptCode);
      expect(page.publicStatus).toBe('DISPOSING');
      expect(JSON.stringify(page)).not.toMatch(/FILED|立案|TRANSFER/);
    } finally {
      office.clock.set(start);
    }
  });

  test('that the police filed first (L17) is filed from the start, and a figure that came late begins its stage once', async () => {
    const { leadId } = await walk.toVerifying();
    await walk.step('police1', leadId, { verb: 'verifyByFiling', documentNo: '立案3号', grade: 1 });
    expect(await casesOf('police1', leadId)).toMatchObject({
      status: 'FILED',
      mayNote: ['figures', 'correct'],
    });
    expect(await stagesOf(leadId)).toEqual(['VERIFIED']);
    await walk.step('coordinator', leadId, { verb: 'dispose' });
    expect(await casesOf('police1', leadId)).toMatchObject({ status: 'FILED' });
    await must('police1', leadId, { act: 'figures', raisedFen: 1_000_000_00 });
    expect(await stagesOf(leadId)).toEqual(['FILED', 'VERIFIED']);

    const [wrong] = (await casesOf('police1', leadId)).events.filter(({ kind }) => kind === 'figures');
    const correct = { act: 'correct', corrects: wrong!.id, raisedFen: 700_000_000, words: '少写了一个零。' };
    await must('police2', leadId, correct);
    expect((await casesOf('police1', leadId)).figures.raisedFen).toBe(700_000_000);
    expect((await walk.record('police2', leadId, correct)).error.fields).toEqual([
      { path: 'corrects', code: 'NOT_ALLOWED' },
    ]);
    expect(await stagesOf(leadId)).toEqual(['FILED', 'VERIFIED']);

    const early = await walk.step('coordinator', leadId, { verb: 'closeDisposed', reason: '已办结' });
    expect(early.error.fields).toContainEqual({ path: 'case', code: 'REQUIRED' });
    await must('police1', leadId, { act: 'prosecute' });
    await must('police1', leadId, { act: 'judge', documentNo: '（2026）宁0302刑初1号' });
    expect((await walk.see('police1', leadId)).turn).toEqual(['VERIFIER_POLICE']);
    await office.as('police2').do(markLead, {
      params: { leadId },
      body: { version: await walk.version(leadId), mark: 'consentToClosing' },
    });
    expect((await walk.see('coordinator', leadId)).turn).toEqual(['LEAD_COORDINATOR']);
    expect(
      (await walk.step('coordinator', leadId, { verb: 'closeDisposed', reason: '判决生效' })).status,
    ).toBe(200);
    // Money comes back for years.
    await must('police1', leadId, { act: 'figures', recoveredFen: 30_000_000 });
    expect((await casesOf('head', leadId)).figures.recoveredFen).toBe(30_000_000);
  });
});

test('the papers of a transfer say what was found and never who reported, on the screen and in the file', async () => {
  const reporter = { name: '贾实名甲', phone: '13900001234' };
  const narrative = '我姐姐的同事在收款现场亲眼看见，编号独有词句乙。';
  const { leadId, receiptCode, reference } = await opened('C', {
    identityMode: 'NAMED',
    reporter,
    narrative,
  });
  const report = { act: 'reportTransfer', words: '涉嫌犯罪，建议移送。', raisedFen: 120_000_00 };
  await must('reform1', leadId, { ...report, propose: true });
  await must('reform2', leadId, { act: 'reportTransfer', words: '同意移送。' });
  await must('head', leadId, { act: 'decideTransfer' });
  await must('coordinator', leadId, { act: 'deliver', documentNo: '利处非移〔2026〕3号' });

  const secrets = [...Object.values(reporter), receiptCode, '独有词句', '亲眼看见'];
  for (const paper of TRANSFER_PAPERS) {
    const shown = await office.as('coordinator').do(readTransferPaper, { params: { leadId, paper } });
    const file = await office.as('police1').call(takeTransferPaper, { params: { leadId, paper } });
    expect([file.status, file.headers['content-type']]).toEqual([200, takeTransferPaper.schema.produces[0]]);
    const written = await wordsIn(file.raw);
    expect(shown).toMatchObject({
      reference,
      documentNo: '利处非移〔2026〕3号',
      organ: '利通区发展和改革局',
    });
    // One text, twice: each line of the page stands in the file.
    for (const block of shown.blocks) if (block.kind !== 'table') expect(written).toContain(block.text);
    for (const secret of secrets) {
      expect(JSON.stringify(shown)).not.toContain(secret);
      expect(written).not.toContain(secret);
    }
  }
  const letter = await office.as('head').do(readTransferPaper, { params: { leadId, paper: 'letter' } });
  expect(JSON.stringify(letter)).toContain('吴忠市公安局利通区分局：');
  const found = await office.as('reform1').do(readTransferPaper, { params: { leadId, paper: 'report' } });
  const text = JSON.stringify(found);
  for (const said of ['宁A-0001', '宁C-0002', '未取得许可', '120000.00元', '同意移送。'])
    expect(text).toContain(said);

  for (const name of ['intake', 'market1', 'archivist'] as const) {
    const answer = await office.as(name).call(readTransferPaper, { params: { leadId, paper: 'letter' } });
    expect(answer.status).toBe(403);
  }
  const none = await walk.toVerified();
  const early = await office
    .as('coordinator')
    .call(readTransferPaper, { params: { leadId: none.leadId, paper: 'letter' } });
  expect(early.error.code).toBe('ILLEGAL_TRANSITION');
});
