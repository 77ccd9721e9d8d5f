import { acceptLead, sendOfficeMessage } from '../../../server/contract/lead-acts.ts';
import { readLead } from '../../../server/contract/leads.ts';
import { claimReward, readReceipt, sendReporterMessage } from '../../../server/contract/receipt.ts';
import type { ReportForm } from '../../../server/contract/report.ts';
import { askUnseal } from '../../../server/contract/unseals.ts';
import { aCandidate, bringTo, claimBody } from '../../support/award-desk.ts';
import type { TestOffice } from '../../support/office.ts';
import type { Chance } from '../long-form.ts';

/** Words that stand nowhere by chance, each under a name of its own. */
export type Secrets = Record<string, string>;

/** Words as people write them, each with a seeded part that nobody else writes. */
function wordsFrom(chance: Chance, secrets: Secrets, number: number) {
  const keep = (name: string, text: string): string => (secrets[`${name} ${number}`] = text);
  const rare = () => chance.bytes(6).toString('hex');
  return {
    word: (name: string, start: string) => keep(name, `${start}${rare()}号`),
    digits: (name: string, start: string, length: number) =>
      keep(name, start + Array.from({ length: length - start.length }, () => chance.between(0, 10)).join('')),
    site: (name: string) => keep(name, `https://${rare()}.example.cn/invest`),
    keep,
  };
}

/** One case as it lives: reported with a file, answered, read, accepted; now and then unsealed or paid. */
export async function aCase(office: TestOffice, chance: Chance, secrets: Secrets, number: number) {
  const { word, digits, site, keep } = wordsFrom(chance, secrets, number);
  const form: Partial<ReportForm> = {
    identityMode: 'NAMED',
    reporter: { name: word('reporter', '欧阳'), phone: digits('phone', '139', 11) },
    target: {
      kind: 'COMPANY',
      townshipCode: '640302100',
      name: word('target', '金碧投资有限公司'),
      personInCharge: word('person in charge', '司马'),
      phone: digits('target phone', '138', 11),
      place: word('place', '裕民路东侧楼'),
      website: site('website'),
    },
    narrative: `${word('narrative', '我在会计室看见第二本账')},每周六都有推介会。`,
    promisedReturn: word('promise', '年化百分之三十六'),
    since: word('since', '去年中秋前后'),
  };
  const content = Buffer.from(`${word('file words', '内部分成表')}\n`.repeat(1 + chance.between(0, 2_000)));
  const file = { name: `${word('file name', '转账记录')}.txt`, type: 'text/plain', content };
  const { reference, receiptCode } = await office.resident.report(form, [file]);
  keep('receipt code', receiptCode);
  keep('receipt code as typed', receiptCode.replaceAll('-', ''));

  await office.stranger.do(sendReporterMessage, {
    body: { receiptCode, text: word('message', '他们周六搬到三楼') },
  });
  const [lead] = await office.rows<{ id: string }>('select id from leads where reference = $1', [reference]);
  const params = { leadId: lead!.id };
  await office.as('intake').do(sendOfficeMessage, { params, body: { text: word('answer', '请问是哪一天') } });
  await office.stranger.do(readReceipt, { body: { receiptCode } });
  const { version } = await office.as('intake').do(readLead, { params });
  const briefNarrative = word('released', '反映该公司公开吸收资金');
  await office.as('intake').do(acceptLead, { params, body: { version, briefNarrative } });
  if (number % 5 === 0) {
    const purpose = word('purpose', '核对付款日期是否一致');
    await office
      .as('police1')
      .do(askUnseal, { body: { reference, kind: 'raw', reason: 'CASE_NEED', purpose } });
  }
  if (number % 5 === 1) {
    const award = await aCandidate(office, form);
    await bringTo(office, award, 'NOTIFIED');
    const account = {
      accountName: word('account name', '上官'),
      accountNo: digits('account', '6222', 19),
      bankName: word('bank', '黄河银行'),
    };
    await office.stranger.do(claimReward, { body: claimBody(award, { account }) });
  }
}
