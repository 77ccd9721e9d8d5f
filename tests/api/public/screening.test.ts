import { type Challenge, createChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Captcha, hcaptchaCaptcha, puzzleCaptcha } from '../../../server/adapters/captcha.ts';
import { acceptLead, markLead, stepLead } from '../../../server/contract/lead-acts.ts';
import { listLeads, readLead } from '../../../server/contract/leads.ts';
import type { SubmittedReport } from '../../../server/contract/report.ts';
import { getPuzzle } from '../../../server/contract/screening.ts';
import { PUZZLE_MS, newPuzzle, proofOf } from '../../../server/crypto/puzzle.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import { solved } from '../../support/puzzle.ts';
import { aReport, residentOf } from '../../support/resident.ts';

let office: TestOffice;
/** The office's own captcha: what `anOffice` stands in for is the far end of somebody else's. */
const real: Captcha = {
  verify: (token, now) => puzzleCaptcha(office.serverKeys.puzzleKey).verify(token, now),
};
beforeAll(async () => {
  office = await anOffice({ captcha: real, limits: { unverified: 4, unverifiedAnHour: 9 } });
});
afterAll(() => office.close());

const puzzle = async () => (await office.stranger.do(getPuzzle)).puzzle;
const rest = (ms: number) => office.clock.set(new Date(office.clock.now().getTime() + ms));
const HOUR = 60 * 60_000;

type Came = {
  status: number;
  code?: string;
  id?: string;
  screening?: string;
  due_at?: Date;
  receipt?: SubmittedReport;
};

/** What became of a report with this token: its tray, and the receipt that came with it. */
async function trayOf(captcha: string | undefined, from = '192.0.2.1'): Promise<Came> {
  const { captcha: _none, ...report } = aReport();
  const sent = await residentOf(office.app, from).send({
    ...report,
    ...(captcha === undefined ? {} : { captcha }),
  });
  if (sent.status !== 201) return { status: sent.status, code: sent.error.code };
  const [lead] = await office.rows<{ screening: string; id: string; due_at: Date }>(
    'select id, screening, due_at from leads where reference = $1',
    [sent.body.reference],
  );
  return { status: sent.status, ...lead!, receipt: sent.body };
}

describe('a report', () => {
  it('with a solved puzzle lies among the others', async () => {
    expect(await trayOf(await solved(await puzzle()))).toMatchObject({ status: 201, screening: 'VERIFIED' });
  });

  it.each([
    ['without any proof', async () => undefined],
    ['with an empty one', async () => ''],
    ['with nonsense', async () => 'x'.repeat(3000)],
    ['with a puzzle of its own making', async () => solved(JSON.stringify(await ownPuzzle()))],
    [
      'with a wrong solution',
      async () => tampered(await solved(await puzzle()), (it) => (it.solution.counter += 1)),
    ],
    [
      'with an easier puzzle',
      async () => tampered(await solved(await puzzle()), (it) => (it.challenge.parameters.cost = 1)),
    ],
    [
      'with one that never ends',
      async () =>
        tampered(await solved(await puzzle()), (it) => (it.challenge.parameters.data = { until: 9e15 })),
    ],
  ])('%s is received just the same, and waits among the unverified', async (_how, token) => {
    rest(20 * 60_000);
    const came = await trayOf(await token());
    expect(came).toMatchObject({ status: 201, screening: 'UNVERIFIED' });
    expect((await office.resident.status(came.receipt!.receiptCode)).publicStatus).toBe('SUBMITTED');
  });

  it('with a puzzle that has run out waits there too', async () => {
    rest(2 * HOUR);
    const late = await solved(await puzzle());
    rest(PUZZLE_MS - 1);
    expect(await proofOf(office.serverKeys.puzzleKey, late, office.clock.now())).not.toBeNull();
    rest(1);
    expect(await trayOf(late)).toMatchObject({ screening: 'UNVERIFIED' });
  });

  it('with a proof that another report has spent waits there too, even where both come at once', async () => {
    const token = await solved(await puzzle());
    expect(await trayOf(token)).toMatchObject({ screening: 'VERIFIED' });
    expect(await trayOf(token)).toMatchObject({ screening: 'UNVERIFIED' });
    const again = await solved(await puzzle());
    const both = await Promise.all([trayOf(again), trayOf(again)]);
    expect(both.map((one) => one.screening ?? one.code).sort()).toEqual(['UNVERIFIED', 'VERIFIED']);
  });

  it('that was refused spends nothing: the mended form brings the same proof', async () => {
    const captcha = await solved(await puzzle());
    const report = { ...aReport(), captcha };
    const refused = await office.resident.send({ ...report, sector: 'NONE_OF_OURS' });
    expect(refused.status).toBe(422);
    const mended = await office.resident.send(report);
    expect(mended.status).toBe(201);
    const [row] = await office.rows('select screening from leads where reference = $1', [
      mended.body.reference,
    ]);
    expect(row).toEqual({ screening: 'VERIFIED' });
  });

  it('that the office itself enters needs none', async () => {
    const { captcha: _none, ...report } = aReport();
    const { reference } = await office.office.reports.submit(report, []);
    const [row] = await office.rows('select screening from leads where reference = $1', [reference]);
    expect(row).toEqual({ screening: 'VERIFIED' });
  });
});

describe('the tray of the unverified', () => {
  const queue = async (tray: 'MY_TURN' | 'UNVERIFIED' | 'OVERDUE') =>
    office.as('intake').do(listLeads, { query: { tray } });

  it('keeps them apart from intake’s work, under the same clock', async () => {
    rest(2 * HOUR);
    const before = await queue('MY_TURN');
    const verified = await trayOf(await solved(await puzzle()));
    const unverified = await trayOf(undefined);
    expect(unverified.due_at).toEqual(verified.due_at);
    const mine = await queue('MY_TURN');
    expect(mine.counts.myTurn).toBe(before.counts.myTurn + 1);
    const tray = await queue('UNVERIFIED');
    expect(tray.counts.unverified).toBe(before.counts.unverified + 1);
    expect(tray.rows.every((row) => row.unverified)).toBe(true);
    rest(30 * 24 * HOUR);
    expect((await queue('OVERDUE')).rows.map(({ id }) => id)).toContain(unverified.id);
  });

  it('lets intake move one among the others, once, and logs who did', async () => {
    const { id = '' } = await trayOf(undefined);
    const intake = office.as('intake');
    const read = () => intake.do(readLead, { params: { leadId: id } });
    const lead = await read();
    expect([lead.unverified, lead.mayMark.includes('clearScreening')]).toEqual([true, true]);
    const clear = (version: number) =>
      intake.call(markLead, { params: { leadId: id }, body: { version, mark: 'clearScreening' } });
    expect((await clear(lead.version)).status).toBe(200);
    const after = await read();
    expect([after.unverified, after.mayMark.includes('clearScreening'), after.owed]).toEqual([
      false,
      false,
      lead.owed,
    ]);
    expect((await clear(after.version)).error.code).toBe('ILLEGAL_TRANSITION');
    const log = await office.rows(
      `select act from audit_entries where subject_id = $1 and act = 'lead.clearScreening'`,
      [id],
    );
    expect(log).toHaveLength(1);
  });

  it('opens to nobody else: another role can’t move one', async () => {
    const { id = '' } = await trayOf(undefined);
    const lead = await office.as('intake').do(readLead, { params: { leadId: id } });
    for (const name of ['coordinator', 'police1'] as const) {
      const body = { version: lead.version, mark: 'clearScreening' } as const;
      const refused = await office.as(name).call(markLead, { params: { leadId: id }, body });
      expect([name, refused.status < 300]).toEqual([name, false]);
    }
  });

  it('gives one away with any act of intake’s: accepted or asked to supply, it is a lead like another', async () => {
    rest(2 * HOUR);
    const [first, second] = [await trayOf(undefined), await trayOf(undefined)];
    const intake = office.as('intake');
    await intake.do(acceptLead, {
      params: { leadId: first.id! },
      body: { version: 1, briefNarrative: '反映某公司公开吸收资金。' },
    });
    await intake.do(stepLead, {
      params: { leadId: second.id! },
      body: { version: 1, verb: 'requestSupplement', note: '请补充地址。' },
    });
    const tray = await queue('UNVERIFIED');
    expect(tray.rows.map(({ id }) => id)).not.toContain(first.id);
    expect(tray.rows.map(({ id }) => id)).not.toContain(second.id);
    const coordinator = await office.as('coordinator').do(listLeads, { query: { tray: 'MY_TURN' } });
    expect(coordinator.rows.map(({ id }) => id)).toContain(first.id);
  });
});

describe('machines that send one unproved report after another', () => {
  it('fill only what one address may, and then only what intake can look through in an hour', async () => {
    rest(3 * HOUR);
    const from = (at: number) => `192.0.2.${100 + at}`;
    for (let at = 0; at < 4; at += 1) expect(await trayOf('x', from(0))).toMatchObject({ status: 201 });
    expect(await trayOf('x', from(0))).toEqual({ status: 429, code: 'UNVERIFIED_FULL' });
    for (let at = 0; at < 5; at += 1) expect(await trayOf('x', from(1 + at))).toMatchObject({ status: 201 });
    expect(await trayOf('x', from(9))).toEqual({ status: 429, code: 'UNVERIFIED_FULL' });
    // Whoever brings a proof isn't held up by them, not even at the same address.
    expect(await trayOf(await solved(await puzzle()), from(0))).toMatchObject({ screening: 'VERIFIED' });
    const refused = await office.app.inject(await asMultipart(from(9)));
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    office.clock.set(new Date(office.clock.now().getTime() + Number(refused.headers['retry-after']) * 1000));
    expect(await trayOf('x', from(9))).toMatchObject({ status: 201, screening: 'UNVERIFIED' });
  });
});

describe('spent proofs', () => {
  it('are forgotten once they have run out', async () => {
    await trayOf(await solved(await puzzle()));
    const count = async () =>
      (await office.rows<{ n: number }>('select count(*)::int n from spent_proofs'))[0]!.n;
    await office.office.screening.forget();
    expect(await count()).toBeGreaterThan(0);
    rest(PUZZLE_MS + 1);
    await office.office.screening.forget();
    expect(await count()).toBe(0);
  });
});

describe('hCaptcha', () => {
  const now = new Date('2026-11-23T02:00:00Z');
  type Asked = [string, string, string | undefined, string | undefined];
  const answering = (success: boolean, asked: Asked[] = []) =>
    hcaptchaCaptcha({ siteKey: 'site', secret: 'secret' }, async (...parts) => {
      asked.push(parts as Asked);
      return { success };
    });

  it('is asked with the office’s keys and without anybody’s address', async () => {
    const asked: Asked[] = [];
    expect(await answering(true, asked).verify('token', now)).toMatchObject({
      expiresAt: expect.any(Date) as Date,
    });
    expect(asked).toEqual([['secret', 'token', undefined, 'site']]);
    expect(await answering(false).verify('token', now)).toBeNull();
  });

  it('gives one proof for one token', async () => {
    const [a, b, c] = await Promise.all(['t', 't', 'u'].map((token) => answering(true).verify(token, now)));
    expect([a?.tag.equals(b!.tag), a?.tag.equals(c!.tag)]).toEqual([true, false]);
  });

  it('proves nothing while it is down, slow, or sends nonsense, and no report is lost by it', async () => {
    const down = hcaptchaCaptcha({ siteKey: 's', secret: 'x' }, () =>
      Promise.reject(new Error('ECONNREFUSED')),
    );
    const slow = hcaptchaCaptcha({ siteKey: 's', secret: 'x' }, () => new Promise(() => undefined), 5);
    const odd = hcaptchaCaptcha({ siteKey: 's', secret: 'x' }, async () => ({ success: 'true' as never }));
    for (const captcha of [down, slow, odd]) {
      expect(await captcha.verify('token', now)).toBeNull();
      const troubled = await anOffice({ captcha });
      const answer = await troubled.resident.send(aReport());
      expect(answer.status).toBe(201);
      expect(await troubled.rows('select screening from leads')).toEqual([{ screening: 'UNVERIFIED' }]);
      await troubled.close();
    }
  });
});

type Payload = { challenge: Challenge; solution: { counter: number; derivedKey: string } };

function tampered(token: string, change: (payload: Payload) => unknown): string {
  const payload = JSON.parse(Buffer.from(token, 'base64').toString()) as Payload;
  change(payload);
  return Buffer.from(JSON.stringify(payload)).toString('base64');
}

async function ownPuzzle(): Promise<Challenge> {
  const { parameters } = JSON.parse(await newPuzzle(Buffer.alloc(32, 1), office.clock.now())) as Challenge;
  return createChallenge({
    ...{ algorithm: parameters.algorithm, cost: 1, deriveKey, hmacSignatureSecret: 'ours' },
    data: { until: 9e15 },
  });
}

async function asMultipart(from: string) {
  const form = new FormData();
  form.append('report', JSON.stringify({ ...aReport({ submissionId: randomUUID() }), captcha: 'x' }));
  const encoded = new Response(form);
  return {
    method: 'POST' as const,
    url: '/api/public/reports',
    remoteAddress: from,
    headers: { 'content-type': encoded.headers.get('content-type') ?? '' },
    payload: Buffer.from(await encoded.arrayBuffer()),
  };
}
