import type { Endpoint } from '../../../server/contract/endpoint.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEvidence } from '../../../server/contract/evidence.ts';
import { claimReward, sendReporterMessage } from '../../../server/contract/receipt.ts';
import { submitReport } from '../../../server/contract/report.ts';
import { signIn } from '../../../server/contract/sessions.ts';
import { tryRouting } from '../../../server/contract/routing.ts';
import { saveSettings } from '../../../server/contract/settings.ts';
import { draftScheme } from '../../../server/contract/schemes.ts';
import { addStaff } from '../../../server/contract/staff.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import { aReport } from '../../support/resident.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await anOffice();
});
afterAll(() => office.close());

/** The contract's own example of a body. */
const exampleOf = (endpoint: Endpoint) =>
  (endpoint.schema.body as { examples?: Record<string, object>[] } | undefined)?.examples?.[0] ?? {};

/** Posts a body that no browser of ours would send. */
const post = async (url: string, payload: string | Buffer, type = 'application/json', cookie = '') => {
  const answer = await office.app.inject({
    method: 'POST',
    url,
    payload,
    headers: { 'content-type': type, ...(cookie ? { cookie } : {}) },
  });
  return { status: answer.statusCode, ...answer.json<{ code: string; fields?: object[] }>() };
};

describe('a report that is too much', () => {
  it('with thousands of equal choices is refused at once, and so is one that chooses twice', async () => {
    const began = performance.now();
    const answer = await office.resident.send({ ...aReport(), promotionWays: Array(5_000).fill('LEAFLET') });
    expect([answer.status, answer.error.fields]).toEqual([
      422,
      [{ path: 'promotionWays', code: 'OUT_OF_RANGE' }],
    ]);
    expect(performance.now() - began).toBeLessThan(500);
    const twice = await office.resident.send({ ...aReport(), promotionWays: ['LEAFLET', 'LEAFLET'] });
    expect(twice.error.fields).toEqual([{ path: 'promotionWays', code: 'MUST_DIFFER' }]);
  });

  it('in bytes is refused before anybody reads it', async () => {
    const answer = await office.resident.send({
      ...aReport(),
      promotionWays: Array(120_000).fill('LEAFLET'),
    });
    expect([answer.status, answer.error.fields]).toEqual([422, [{ path: 'report', code: 'TOO_LONG' }]]);
    const sign = await post(signIn.url, JSON.stringify({ username: 'x'.repeat(70_000) }));
    expect([sign.status, sign.code]).toEqual([413, 'FILE_TOO_LARGE']);
  });

  it('of broken fields names no more than fifty of them', async () => {
    const many = Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`extra${at}`, '\u0000']));
    const answer = await office.resident.send({ ...aReport(), ...many });
    expect([answer.status, answer.error.fields?.length]).toEqual([422, 50]);
    const payload = Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`extra${at}`, 1]));
    const sign = await post(signIn.url, JSON.stringify(payload));
    expect([sign.status, sign.fields?.length]).toEqual([422, 50]);
  });
});

describe('text that no database keeps', () => {
  const someone = {
    username: 'nobody1',
    unitCode: 'POLICE',
    roles: ['VERIFIER_POLICE'],
    deskCodes: ['POLICE'],
  };
  const broken = ['有\u0000空', '半\ud800个', '\udc00'];
  it.each(broken)('is refused by the field it stands in: %j', async (text) => {
    const reported = await office.resident.send({ ...aReport(), since: text });
    expect([reported.status, reported.error.fields]).toEqual([422, [{ path: 'since', code: 'BAD_FORMAT' }]]);
    const receiptCode = '7K3M-9QX2-0ABC-DEFG';
    const message = await post(sendReporterMessage.url, JSON.stringify({ receiptCode, text }));
    expect([message.status, message.fields]).toEqual([422, [{ path: 'text', code: 'BAD_FORMAT' }]]);
    const stranger = await post(signIn.url, JSON.stringify({ username: text, password: text, code: '1' }));
    expect(stranger.status).toBe(422);
    const hired = await post(
      addStaff.url,
      JSON.stringify({ ...someone, name: `王${text}` }),
      'application/json',
      await office.as('secadmin').cookie(),
    );
    expect([hired.status, hired.fields]).toEqual([422, [{ path: 'name', code: 'BAD_FORMAT' }]]);
    const drafted = await post(
      draftScheme.url,
      JSON.stringify({ title: { deep: [{ [text]: 1 }] } }),
      'application/json',
      await office.as('clerk').cookie(),
    );
    expect([drafted.status, drafted.fields]).toEqual([422, [{ path: 'title.deep.0', code: 'BAD_FORMAT' }]]);
  });

  it('does not get through in an address either', async () => {
    const cookie = await office.as('intake').cookie();
    const url = '/api/verification/queue?tray=%00';
    const answer = await office.app.inject({ url, headers: { cookie } });
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expect(answer.statusCode).toBeLessThan(500);
  });
});

describe('a form that no browser sends', () => {
  const head = 'content-disposition: form-data; name="evidence"; filename="a.txt"';
  it.each([
    ['without a boundary', 'multipart/form-data', 'zzz'],
    ['with an empty boundary', 'multipart/form-data; boundary=', 'zzz'],
    ['with another boundary than it says', 'multipart/form-data; boundary=x', '--y\r\n\r\nz\r\n--y--\r\n'],
    ['with a boundary of 5000 signs', `multipart/form-data; boundary=${'b'.repeat(5_000)}`, 'zzz'],
    ['without an end', 'multipart/form-data; boundary=x', `--x\r\n${head}\r\n\r\nhalf a fi`],
    ['that ends in a part’s head', 'multipart/form-data; boundary=x', '--x\r\ncontent-disp'],
    ['with nothing in it', 'multipart/form-data; boundary=x', ''],
    ['with a part named like a prototype', 'multipart/form-data; boundary=x', protoPart()],
  ])('%s is refused as such', async (_name, type, payload) => {
    const answer = await post(submitReport.url, payload, type);
    expect([answer.status, answer.code]).toEqual([422, 'BAD_REQUEST']);
  });
  function protoPart(): string {
    return '--x\r\ncontent-disposition: form-data; name="__proto__"\r\n\r\nx\r\n--x--\r\n';
  }

  it('leaves a file behind whose name no header could carry, and the file can be read all the same', async () => {
    const name = Buffer.from('a\ud800b.txt', 'utf16le');
    const coded = [...name].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
    const payload =
      `--x\r\ncontent-disposition: form-data; name="evidence"; filename*=utf-16le''${coded}\r\n\r\nDATA\r\n` +
      `--x\r\ncontent-disposition: form-data; name="report"\r\n\r\n${JSON.stringify(aReport())}\r\n--x--\r\n`;
    const answer = await office.app.inject({
      method: 'POST',
      url: submitReport.url,
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      payload,
    });
    expect(answer.statusCode).toBe(201);
    const [row] = await office.rows<{ leadId: string; id: string }>(
      `select e.lead_id as "leadId", e.id from evidence e join leads l on l.id = e.lead_id where l.reference = $1`,
      [answer.json<{ reference: string }>().reference],
    );
    await office.office.preparation.prepare();
    const opened = await office
      .as('intake')
      .call(readEvidence, { params: { leadId: row!.leadId, evidenceId: row!.id } });
    expect([opened.status, opened.raw.toString()]).toEqual([200, 'DATA']);
    expect(opened.headers['content-disposition']).toContain(encodeURIComponent('a\ufffdb.txt'));
    expect(opened.headers['content-security-policy']).toContain("sandbox; default-src 'none'");
  });
});

describe('an address or a cookie that somebody made up', () => {
  it.each(['-'.repeat(36), 'a'.repeat(36), '00000000-0000-4000-8000-00000000000-'])(
    'a session id like %s is no session',
    async (id) => {
      const cookie = `tipward_session=${id}.${'A'.repeat(43)}`;
      const answer = await office.app.inject({ url: '/api/office/session', headers: { cookie } });
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([401, 'NOT_SIGNED_IN']);
    },
  );

  it('that cannot be decoded gets our own answer with our own headers', async () => {
    const answer = await office.app.inject('/api/%');
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toEqual({
      code: 'BAD_REQUEST',
      message: 'bad request',
      requestId: expect.any(String) as string,
    });
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  });

  it('that is spelt otherwise is the API all the same', async () => {
    const answer = await office.app.inject('/%61pi/public/district');
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'no-store']);
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
  });

  it('with a version beyond any database’s is refused by its field', async () => {
    const answer = await office.app.inject({
      method: 'PUT',
      url: saveSettings.url,
      headers: { cookie: await office.as('sysadmin').cookie() },
      payload: { ...exampleOf(saveSettings), version: 2 ** 31 },
    });
    expect([answer.statusCode, answer.json<{ fields: object[] }>().fields]).toEqual([
      422,
      [{ path: 'version', code: 'OUT_OF_RANGE' }],
    ]);
  });
});

describe('rules without end', () => {
  it('are refused by the place where they begin, in a trial and in a measure', async () => {
    const deep = `${'{"not":'.repeat(10_000)}{}${'}'.repeat(10_000)}`;
    const facts = JSON.stringify(exampleOf(tryRouting)['facts']);
    const rule = JSON.stringify(exampleOf(tryRouting)['rules'])
      .slice(1, -1)
      .replace(/"when":\{[^}]*\}/, `"when":${deep}`);
    const trial = await post(
      tryRouting.url,
      `{"rules":[${rule}],"facts":${facts}}`,
      'application/json',
      await office.as('sysadmin').cookie(),
    );
    expect([trial.status, trial.fields]).toEqual([
      422,
      [{ path: 'rules.0.when.not.not.not', code: 'BAD_FORMAT' }],
    ]);
    const clerk = await office.as('clerk').cookie();
    const drafted = await post(draftScheme.url, `{"tiers":${deep}}`, 'application/json', clerk);
    expect([drafted.status, drafted.code]).toEqual([422, 'BAD_REQUEST']);
  });
});

describe('a bank account', () => {
  it.each(['王\n小明', '王\t小明', '王\u202e小明', '王\u0085小明'])(
    'takes no name like %j',
    async (accountName) => {
      const body = exampleOf(claimReward);
      const answer = await post(
        claimReward.url,
        JSON.stringify({ ...body, account: { ...body['account'], accountName } }),
      );
      expect([answer.status, answer.fields]).toEqual([
        422,
        [{ path: 'account.accountName', code: 'BAD_FORMAT' }],
      ]);
    },
  );
});
