import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localEvidenceStore } from '../../server/adapters/local-evidence-store.ts';
import { clamdScanner } from '../../server/adapters/virus-scanner.ts';
import { readEvidence } from '../../server/contract/evidence.ts';
import { acceptLead, sendOfficeMessage, stepLead } from '../../server/contract/lead-acts.ts';
import { openRaw, readLead } from '../../server/contract/leads.ts';
import { answerSupplement, keepContact, nameReporter } from '../../server/contract/receipt-acts.ts';
import { claimReward, readReceipt, sendReporterMessage } from '../../server/contract/receipt.ts';
import type { ReportForm } from '../../server/contract/report.ts';
import { OWN_WORDS } from '../../server/domain/code-lists.ts';
import { loggerOptions } from '../../server/plugins/logging.ts';
import { UNITS, aFinding, walkOf } from '../api/verification/walk.ts';
import { aCandidate, aFund, bringTo, claimBody } from '../support/award-desk.ts';
import { type TestClamd, aClamd } from '../support/clamd.ts';
import { dumpOf, filesOf } from '../support/dump.ts';
import { type TestOffice, anOffice } from '../support/office.ts';
import { PASSWORD } from '../support/people.ts';
import { recorderOf } from '../support/recorder.ts';
import { type Place, showing, spellings } from '../support/spellings.ts';
import { tusOf } from '../support/tus.ts';

/** A word that stands nowhere by chance, in Chinese and ASCII so that every spelling differs. */
const word = (start: string) => `${start}${randomBytes(6).toString('hex')}号`;
const digits = (start: string, length: number) =>
  start + String(BigInt(`0x${randomBytes(12).toString('hex')}`)).slice(0, length - start.length);

const secrets: Record<string, string> = {
  reporterName: word('欧阳'),
  reporterPhone: digits('139', 11),
  narrative: word('我在会计室看见第二本账'),
  targetName: word('金碧投资有限公司'),
  personInCharge: word('司马'),
  targetPhone: digits('138', 11),
  place: word('裕民路东侧楼'),
  website: `https://${randomBytes(8).toString('hex')}.example.cn/invest`,
  promisedReturn: word('年化百分之三十六'),
  since: word('去年中秋前后'),
  fileName: word('转账记录'),
  fileWords: word('内部分成表'),
  reporterMessage: word('他们周六搬到三楼'),
  officeMessage: word('请问是哪一天'),
  released: word('反映该公司公开吸收资金'),
  findingSummary: word('未取得许可公开承诺'),
  findingNote: word('账户流水异常'),
  reasons: word('三方意见一致'),
  stepNote: word('请补充合同原件'),
  accountName: word('上官'),
  accountNo: digits('6222', 19),
  bankName: word('黄河银行'),
  callerName: word('慕容'),
  callerPhone: digits('137', 11),
  callerWords: word('电话里说老板昨天搬走保险柜'),
  laterName: word('端木'),
  laterPhone: digits('136', 11),
  mailAddress: `${randomBytes(8).toString('hex')}@mail.example.cn`,
  formName: word('情况说明表'),
  formWords: word('请逐项填写并签名'),
  hotlineNumber: digits('DH2026', 18),
  password: PASSWORD,
};

const named: Partial<ReportForm> = {
  identityMode: 'NAMED',
  reporter: { name: secrets['reporterName']!, phone: secrets['reporterPhone']! },
  target: {
    kind: 'COMPANY',
    townshipCode: '640302100',
    name: secrets['targetName']!,
    personInCharge: secrets['personInCharge']!,
    phone: secrets['targetPhone']!,
    place: secrets['place']!,
    website: secrets['website']!,
  },
  narrative: `${secrets['narrative']},每周六都有推介会。`,
  promisedReturn: secrets['promisedReturn']!,
  since: secrets['since']!,
};

let folder: string;
let clamd: TestClamd;
let office: TestOffice;
let places: Place[];
let log = '';

beforeAll(async () => {
  folder = await mkdtemp('/tmp/tipward-dump-');
  clamd = await aClamd();
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      log += chunk.toString('utf8');
      done();
    },
  });
  office = await anOffice({
    evidenceStore: localEvidenceStore(folder),
    scanner: clamdScanner(clamd, { connect: 1_000, send: 1_000, answer: 1_000 }),
    logger: loggerOptions('trace', stream),
    mailer: { connected: true, send: () => Promise.resolve(), close: () => undefined },
  });
  await aReporterWhoComesBack();
  await aLeadWithWords();
  await aTransferFromTheHotline();
  await anAwardWithAnAccount();
  places = [...(await dumpOf(office.database.adminUrl)), ...(await filesOf(folder)), logged()];
});
afterAll(async () => {
  await office.close();
  await clamd.close();
  await rm(folder, { recursive: true, force: true });
});
const logged = (): Place => ({ where: 'the log', bytes: Buffer.from(log) });

/** Somebody anonymous gives a name after all, leaves a mail address, and gets a form from the office. */
async function aReporterWhoComesBack(): Promise<void> {
  const { receiptCode, reference } = await office.resident.report();
  const person = { name: secrets['laterName']!, phone: secrets['laterPhone']!, understood: true };
  await office.stranger.do(nameReporter, { body: { receiptCode, ...person } });
  const address = secrets['mailAddress']!;
  await office.stranger.do(keepContact, { body: { receiptCode, address, understood: true } });
  const [row] = await office.rows<{ id: string }>('select id from leads where reference = $1', [reference]);
  const form = Buffer.from(`${secrets['formWords']}\n`.repeat(500));
  const uploads = [await tusOf(office.app).whole(form, `${secrets['formName']}.txt`)];
  const params = { leadId: row!.id };
  await office.as('intake').do(sendOfficeMessage, { params, body: { text: '请填表。', uploads } });
  await office.office.contacts.send(params.leadId);
}

/** Everything that anybody writes about a lead on its way to a determination. */
async function aLeadWithWords(): Promise<void> {
  const walk = walkOf(office);
  const content = Buffer.from(`${secrets['fileWords']}\n`.repeat(5_000));
  // One file that was scanned, and one whose key waits under the server's own.
  await office.resident.report(named, [{ name: `${secrets['fileName']}.csv`, type: 'text/csv', content }]);
  clamd.mood = 'HANGS_UP';
  const { reference, receiptCode } = await office.resident.report(named, [
    { name: `${secrets['fileName']}.csv`, type: 'text/csv', content },
  ]);
  secrets['receiptCode'] = receiptCode;
  secrets['receiptCodeTyped'] = receiptCode.replaceAll('-', '');
  const [row] = await office.rows<{ id: string }>('select id from leads where reference = $1', [reference]);
  const leadId = row!.id;
  const params = { leadId };

  const asked = { version: 1, verb: 'requestSupplement' as const, note: secrets['stepNote']! };
  await office.as('intake').do(stepLead, { params, body: asked });
  await office.stranger.do(sendReporterMessage, { body: { receiptCode, text: secrets['reporterMessage']! } });
  const answers = [{ item: OWN_WORDS, have: true, text: secrets['reporterMessage']! }];
  await office.stranger.do(answerSupplement, { body: { receiptCode, answers } });
  await office.as('intake').do(sendOfficeMessage, { params, body: { text: secrets['officeMessage']! } });
  const accepted = { version: await walk.version(leadId), briefNarrative: secrets['released']! };
  await office.as('intake').do(acceptLead, { params, body: accepted });
  await walk.assign(leadId, ['CIVIL_AFFAIRS']);
  const finding = aFinding({ summary: secrets['findingSummary']! });
  for (const unit of UNITS) await walk.acceptTask(unit, leadId);
  for (const unit of UNITS) {
    const checks = {
      ...finding.checks,
      FUNDS: { result: 'VIOLATION' as const, note: secrets['findingNote']! },
    };
    await walk.find(unit, leadId, { ...finding, checks });
    await walk.sign(unit, leadId);
  }
  await walk.step('coordinator', leadId, { verb: 'convene' });
  await walk.draft(leadId, { reasons: secrets['reasons']! });

  // Reading must leave no trace either; nor must what is refused.
  await office.as('intake').do(readLead, { params });
  const body = { reason: 'REVIEW', purpose: secrets['reasons']!.slice(0, 500) } as const;
  const read = await office.as('intake').do(openRaw, { params, body });
  expect(read.narrative).toContain(secrets['narrative']);
  await office.office.preparation.prepare();
  const files = await office.rows<{ lead_id: string; id: string; scan_status: string }>(
    'select lead_id, id, scan_status from evidence',
  );
  expect(files.map((file) => file.scan_status).toSorted()).toEqual(['CLEAN', 'WAITING']);
  for (const file of files) {
    const place = { leadId: file.lead_id, evidenceId: file.id };
    const opened = await office.as('intake').call(readEvidence, { params: place });
    expect(opened.status).toBe(file.scan_status === 'CLEAN' ? 200 : 409);
  }
  await office.stranger.do(readReceipt, { body: { receiptCode } });
  await office.stranger.call(readReceipt, { body: { receiptCode, extra: secrets['narrative'] } as never });
  expect((await office.resident.send({ ...named, narrative: secrets['narrative'] })).status).toBe(422);
}

/** What an officer types for somebody else. */
async function aTransferFromTheHotline(): Promise<void> {
  const coming = {
    channel: 'HOTLINE_12345',
    cameInAt: office.clock.now().toISOString(),
    outsideReference: secrets['hotlineNumber']!,
  } as const;
  const person = { name: secrets['callerName']!, phone: secrets['callerPhone']! };
  const told = { identityMode: 'NAMED', reporter: person, narrative: secrets['callerWords']! } as const;
  const desk = recorderOf(office);
  const { receiptCode } = await desk.register('township', coming, told);
  secrets['slipCode'] = receiptCode!;
  secrets['slipCodeTyped'] = receiptCode!.replaceAll('-', '');
  const refused = await desk.try('intake', { report: told, coming });
  expect(refused.status).toBe(422);
}

async function anAwardWithAnAccount(): Promise<void> {
  await aFund(office, 10_000_000);
  const award = await aCandidate(office, named);
  await bringTo(office, award, 'NOTIFIED');
  const account = {
    accountName: secrets['accountName']!,
    accountNo: secrets['accountNo']!,
    bankName: secrets['bankName']!,
  };
  await office.stranger.do(claimReward, { body: claimBody(award, { account }) });
  const second = await aCandidate(office, named);
  await bringTo(office, second, 'NOTIFIED');
  const body = { ...claimBody(second), channel: 'COUNTER' as const, account: undefined };
  const { claimCode } = await office.stranger.do(claimReward, {
    body: JSON.parse(JSON.stringify(body)) as never,
  });
  secrets['claimCode'] = claimCode ?? '';
}

describe('whoever steals the database, the files and the log', () => {
  it('holds rows of every kind, the files and a log that says what was done', () => {
    const tables = new Set(places.map(({ where }) => where.split('.').slice(0, 2).join('.')));
    for (const name of [
      'leads',
      'documents',
      'evidence',
      'audit_entries',
      'rewards',
      'grants',
      'blind_index',
    ]) {
      expect(tables).toContain(`public.${name}`);
    }
    expect([...tables].some((name) => name.startsWith('graphile_worker.'))).toBe(true);
    // Two originals, the copy of the one that was scanned, and the office's form.
    expect(places.filter(({ where }) => where.startsWith(folder))).toHaveLength(4);
    expect(log).toContain('Answered POST /api/public/reports with 201');
    expect(Object.values(secrets).every((secret) => secret.length >= 8)).toBe(true);
  });

  it('finds no byte of what anybody wrote, was called or was paid to', () => {
    expect(showing(secrets, places)).toEqual([]);
  });
});

describe('the search', () => {
  it('would have found each secret in each spelling, as text and as bytes', async () => {
    const client = (text: string, values: unknown[] = []) => office.rows(text, values);
    await client('create table scratch (words text, raw bytea)');
    const [name, secret] = ['narrative', secrets['narrative']!];
    for (const [how, way] of spellings(secret)) {
      await client('truncate scratch');
      await client('insert into scratch values (null, $1)', [
        Buffer.concat([randomBytes(33), way, randomBytes(33)]),
      ]);
      const found = showing({ [name]: secret }, await dumpOf(office.database.adminUrl));
      expect(found, how).toContain(`${name}: public.scratch.raw, ${how}`);
    }
    await client('truncate scratch');
    await client('insert into scratch values ($1, null)', [`…${secret}…`]);
    const found = showing({ [name]: secret }, await dumpOf(office.database.adminUrl));
    expect(found).toEqual([`${name}: public.scratch, UTF-8`]);
    await client('drop table scratch');
  });

  it('finds base64 wherever the secret starts and ends in it', () => {
    const secret = secrets['reporterName']!;
    for (let before = 0; before < 6; before += 1) {
      for (let after = 0; after < 3; after += 1) {
        const whole = Buffer.concat([randomBytes(before), Buffer.from(secret), randomBytes(after)]);
        const place = { where: 'here', bytes: Buffer.from(whole.toString('base64')) };
        expect(showing({ secret }, [place]).length).toBeGreaterThan(0);
      }
    }
  });
});
