import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendReporterMessage } from '../../../server/contract/receipt.ts';
import { submitReport } from '../../../server/contract/report.ts';
import { signIn } from '../../../server/contract/sessions.ts';
import { draftScheme } from '../../../server/contract/schemes.ts';
import { addStaff } from '../../../server/contract/staff.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import { aReport } from '../../support/resident.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await anOffice();
});
afterAll(() => office.close());

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
