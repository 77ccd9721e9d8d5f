import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readLead } from '../../../server/contract/leads.ts';
import { openIdentity } from '../../../server/contract/unseals.ts';
import { listVillages, readVillages, saveVillages } from '../../../server/contract/villages.ts';
import {
  readBrief,
  readOwnAnswers,
  sheetsOf,
  statementOf,
} from '../../../server/features/reports/report-facts.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import { aReport } from '../../support/resident.ts';

let office: TestOffice;
const csv = (...lines: string[]) => Buffer.from(lines.join('\n')).toString('base64');
beforeAll(async () => {
  office = await anOffice();
  const sysadmin = office.as('sysadmin');
  const { version } = await sysadmin.do(readVillages);
  await sysadmin.do(saveVillages, { body: { version, file: csv('640302100201,示例一村,Example One') } });
});
afterAll(() => office.close());

const target = aReport().target;
/** Every answer that a report can give beside those it must. */
const full = {
  target: { ...target, villageCode: '640302100201', village: '集市东头', place: '三号楼101' },
  yearlyReturn: { from: 15, to: 24.5 },
  promisedTerm: 'UP_TO_1_YEAR',
  period: { from: '2025', to: '2026-09' },
  stillRaising: 'NO',
  source: 'EMPLOYEE',
  originals: 'FAMILY',
  ownMoney: 'LOST',
  ownAmountBand: 'FROM_50K',
  reportedElsewhere: 'YES',
  reportedWhere: '上个月打过12345',
} as const;
const OWN = {
  source: 'EMPLOYEE',
  originals: 'FAMILY',
  ownMoney: 'LOST',
  ownAmountBand: 'FROM_50K',
  reportedElsewhere: 'YES',
  reportedWhere: '上个月打过12345',
};

describe('what a report answers beside the needful', () => {
  it('reaches the units without what tells of its reporter, and intake whole', async () => {
    const { reference } = await office.resident.report(full);
    const [row] = await office.rows<{ id: string }>('select id from leads where reference = $1', [reference]);
    const params = { leadId: row!.id };
    const forUnits = await office.as('police1').do(readLead, { params });
    expect(forUnits.brief).toMatchObject({
      village: '示例一村，集市东头',
      place: '三号楼101',
      yearlyFrom: 15,
      yearlyTo: 24.5,
      promisedTerm: 'UP_TO_1_YEAR',
      periodFrom: '2025',
      periodTo: '2026-09',
    });
    expect(forUnits.raw).toBeNull();
    expect(JSON.stringify(forUnits)).not.toMatch(/FAMILY|FROM_50K|EMPLOYEE|12345/);
    expect((await office.as('intake').do(readLead, { params })).raw).toMatchObject(OWN);
  });

  it('is part of what the receipt proves, to the last answer', () => {
    const form = aReport(full);
    const { form: said } = statementOf(form, []);
    expect(said).toMatchObject(full);
    const { raw, brief } = sheetsOf(form);
    for (const name of Object.keys(OWN)) {
      expect(raw).toHaveProperty(name);
      expect(brief).not.toHaveProperty(name);
    }
  });

  it('may be missing, as in reports from before these questions', () => {
    const { raw, brief } = sheetsOf(aReport());
    const { village: _v, yearlyFrom: _f, yearlyTo: _t, promisedTerm: _p, ...rest } = brief;
    const { periodFrom: _from, periodTo: _to, ...old } = rest;
    expect(readBrief(old)).toMatchObject({ targetName: target.name, village: null, periodFrom: null });
    const { narrative, source, targetName } = raw;
    expect(readOwnAnswers({ narrative, source, targetName })).toEqual({
      ...{ source: null, originals: null, ownMoney: null },
      ...{ ownAmountBand: null, reportedElsewhere: null, reportedWhere: null, togetherPeople: null },
    });
  });

  it.each([
    ['target.villageCode', 'NOT_IN_LIST', { target: { ...target, villageCode: '640302100999' } }],
    [
      'target.villageCode',
      'NOT_IN_LIST',
      { target: { ...target, townshipCode: '640302101', villageCode: '640302100201' } },
    ],
    ['target.village', 'TOO_LONG', { target: { ...target, village: '村'.repeat(101) } }],
    ['yearlyReturn.from', 'OUT_OF_RANGE', { yearlyReturn: { from: -1 } }],
    ['yearlyReturn.from', 'OUT_OF_RANGE', { yearlyReturn: { from: 10_001 } }],
    ['yearlyReturn.from', 'BAD_FORMAT', { yearlyReturn: { from: '百分之十八' } }],
    ['yearlyReturn.to', 'OUT_OF_RANGE', { yearlyReturn: { from: 18, to: 12 } }],
    ['promisedTerm', 'NOT_IN_LIST', { promisedTerm: 'SOON' }],
    ['period.from', 'BAD_FORMAT', { period: { from: '去年' } }],
    ['period.from', 'OUT_OF_RANGE', { period: { from: '2027-01' } }],
    ['period.to', 'BAD_FORMAT', { period: { to: '2026-13' } }],
    ['period.to', 'NOT_ALLOWED', { period: { to: '2026-01' }, stillRaising: 'YES' }],
    ['originals', 'NOT_IN_LIST', { originals: 'MINE' }],
    ['ownMoney', 'NOT_IN_LIST', { ownMoney: '五万' }],
    ['ownAmountBand', 'NOT_IN_LIST', { ownMoney: 'LOST', ownAmountBand: 'MUCH' }],
    ['ownAmountBand', 'NOT_ALLOWED', { ownMoney: 'NONE', ownAmountBand: 'FROM_10K' }],
    ['reportedElsewhere', 'NOT_IN_LIST', { reportedElsewhere: 'PERHAPS' }],
    ['reportedWhere', 'TOO_LONG', { reportedElsewhere: 'YES', reportedWhere: '长'.repeat(201) }],
    ['reportedWhere', 'NOT_ALLOWED', { reportedWhere: '12345' }],
    ['together.people', 'OUT_OF_RANGE', { together: { people: 1 } }],
    ['together.people', 'OUT_OF_RANGE', { together: { people: 1000 } }],
    ['together.people', 'REQUIRED', { together: {} }],
    ['together.people', 'BAD_FORMAT', { together: { people: null } }],
    ['together.payee', 'NOT_ALLOWED', { together: { people: 3, payee: '李四' } }],
  ])('%s is refused as %s', async (path, code, wrong) => {
    const { period: _period, ...plain } = aReport();
    const answer = await office.resident.send({ ...plain, ...wrong });
    expect([answer.status, answer.error.fields]).toEqual([422, [{ path, code }]]);
  });
});

describe('a joint report', () => {
  it('tells intake how many, the custodian who collects, and everybody else only that it is one', async () => {
    const { reference, receiptCode } = await office.resident.report({
      identityMode: 'NAMED',
      reporter: { name: '王小明', phone: '13900001111' },
      together: { people: 3, payee: ' 李秀英 ' },
    });
    const [row] = await office.rows<{ id: string; joint: boolean }>(
      'select id, joint from leads where reference = $1',
      [reference],
    );
    expect(row?.joint).toBe(true);
    const params = { leadId: row!.id };
    const { raw } = await office.as('intake').do(readLead, { params });
    expect(raw?.togetherPeople).toBe(3);
    expect(JSON.stringify(raw)).not.toContain('李秀英');
    expect(JSON.stringify(await office.as('police1').do(readLead, { params }))).not.toMatch(/together|joint/);
    expect(JSON.stringify(await office.resident.status(receiptCode))).not.toContain('李秀英');
    const why = { reason: 'CONTACT_REPORTER', purpose: '约定领取奖励的时间' } as const;
    const opened = await office.as('custodian').do(openIdentity, { body: { reference, ...why } });
    expect(opened.person).toEqual({ name: '王小明', phone: '13900001111', payee: '李秀英' });
  });

  it('names nobody in what the receipt proves', () => {
    const reporter = { name: '王小明', phone: '13900001111' };
    const form = aReport({ identityMode: 'NAMED', reporter, together: { people: 2, payee: '李秀英' } });
    const { form: said } = statementOf(form, []);
    expect(said).toMatchObject({ together: { people: 2 } });
    expect(JSON.stringify(said)).not.toMatch(/李秀英|王小明/);
  });
});

describe('the list of villages', () => {
  const sysadmin = () => office.as('sysadmin');

  it('is offered to everybody as the office keeps it', async () => {
    const answer = await office.app.inject({ url: listVillages.url });
    expect(answer.json()).toEqual({
      villages: [{ code: '640302100201', townshipCode: '640302100', zh: '示例一村', en: 'Example One' }],
    });
  });

  it('is replaced whole, by who read the last one, and written down by numbers', async () => {
    const { version } = await sysadmin().do(readVillages);
    const file = csv('代码\t名称', '640302100201\t示例一村', '', '640302101001\t示例社区');
    await sysadmin().do(saveVillages, { body: { version, file } });
    expect((await sysadmin().do(readVillages)).villages.map(({ zh }) => zh)).toEqual([
      '示例一村',
      '示例社区',
    ]);
    const [entry] = await office.rows<{ facts: object }>(
      `select facts from audit_entries where act = 'villages.save' order by id desc limit 1`,
    );
    expect(entry?.facts).toEqual({ villages: 2, added: 1, removed: 0 });
    const stale = await sysadmin().call(saveVillages, { body: { version, file } });
    expect(stale.error.code).toBe('STALE_VERSION');
  });

  it('with a mistake changes nothing and names the line', async () => {
    const { version, villages } = await sysadmin().do(readVillages);
    const file = csv('640302100201,示例一村', 'abc,坏的一行', '640302999001,别处');
    const refused = await sysadmin().call(saveVillages, { body: { version, file } });
    expect(refused.error.fields).toEqual([
      { path: 'lines.2.code', code: 'BAD_FORMAT' },
      { path: 'lines.3.code', code: 'ELSEWHERE' },
    ]);
    expect((await sysadmin().do(readVillages)).villages).toEqual(villages);
  });

  it('is read in an old encoding too, refused where it is no table, and taken away by an empty one', async () => {
    const { version } = await sysadmin().do(readVillages);
    const old = Buffer.concat([
      Buffer.from('640302101001,'),
      Buffer.from([0xca, 0xbe, 0xc0, 0xfd]), // 示例 in GB18030
    ]);
    await sysadmin().do(saveVillages, { body: { version, file: old.toString('base64') } });
    expect((await sysadmin().do(readVillages)).villages.map(({ zh }) => zh)).toEqual(['示例']);
    const broken = Buffer.from('PK\u0003\u0004 no workbook').toString('base64');
    const refused = await sysadmin().call(saveVillages, { body: { version: version + 1, file: broken } });
    expect(refused.error.fields).toEqual([{ path: 'file', code: 'BAD_FORMAT' }]);
    await sysadmin().do(saveVillages, { body: { version: version + 1, file: '' } });
    expect((await sysadmin().do(readVillages)).villages).toEqual([]);
  });
});
