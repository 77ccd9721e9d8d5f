import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEvidence } from '../../../server/contract/evidence.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import { aReport } from '../../support/resident.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await anOffice();
});
afterAll(() => office.close());

describe('a resident reports', () => {
  it('gets a reference, a receipt code in four groups, and the day by which the office answers', async () => {
    const receipt = await office.resident.report();
    expect(receipt.reference).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(receipt.receiptCode).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    // Five working days after Monday the 23rd: the end of Monday the 30th in Wuzhong.
    expect(receipt.acceptanceDueAt).toBe('2026-11-30T15:59:59.999Z');
    // A day to assign, one to sign, fifteen to verify; then five to decide.
    expect(receipt.verifyDueAt).toBe('2026-12-23T15:59:59.999Z');
    expect(receipt.determineDueAt).toBe('2026-12-30T15:59:59.999Z');
  });

  it('finds each file under its digest, and the intake officer reads the same bytes', async () => {
    const content = randomBytes(3_000_000);
    const sha256 = createHash('sha256').update(content).digest('hex');
    const receipt = await office.resident.report({}, [
      { name: '合同.pdf', type: 'application/pdf', content },
    ]);
    expect(receipt.evidence).toEqual([
      { name: '合同.pdf', size: content.length, sha256, scan: 'NOT_SCANNED' },
    ]);
    const [row] = await office.rows<{ lead_id: string; id: string }>(
      `select e.lead_id, e.id from evidence e join leads l on l.id = e.lead_id where l.reference = $1`,
      [receipt.reference],
    );
    const params = { leadId: row!.lead_id, evidenceId: row!.id };
    await office.office.preparation.prepare();
    const opened = await office.as('intake').call(readEvidence, { params });
    expect(opened.status).toBe(200);
    expect(createHash('sha256').update(opened.raw).digest('hex')).toBe(sha256);
    expect(opened.headers['content-disposition']).toMatch(/^attachment/);
    expect((await office.as('police1').call(readEvidence, { params })).error.code).toBe('KEY_MISSING');
  });

  it('sends the form twice and has reported once', async () => {
    const report = aReport();
    expect((await office.resident.send(report)).status).toBe(201);
    const again = await office.resident.send(report);
    expect([again.status, again.error.code]).toEqual([409, 'DUPLICATE_SUBMISSION']);
  });

  it('is told every field that needs mending at once', async () => {
    const wrong = {
      ...aReport(),
      sector: 'NO_SUCH',
      truthful: false,
      privacyRead: false,
      identityMode: 'NAMED',
    };
    const answer = await office.resident.send(wrong);
    expect(answer.status).toBe(422);
    expect(answer.error.fields).toEqual(
      expect.arrayContaining([
        { path: 'truthful', code: 'MUST_ACCEPT' },
        { path: 'privacyRead', code: 'MUST_ACCEPT' },
        { path: 'sector', code: 'NOT_IN_LIST' },
        { path: 'reporter.name', code: 'REQUIRED' },
      ]),
    );
  });

  it.each([
    ['too short a narrative', { narrative: '短' }, 'narrative', 'TOO_SHORT'],
    ['no target name', { target: { kind: 'COMPANY', townshipCode: '640302100' } }, 'target.name', 'REQUIRED'],
    ['an unknown mode', { mode: 'X' }, 'mode', 'NOT_IN_LIST'],
    ['a field that is not in the form', { isAdmin: true }, 'isAdmin', 'NOT_ALLOWED'],
    ['a broken id', { submissionId: 'x' }, 'submissionId', 'BAD_FORMAT'],
  ])('with %s is told which field and why', async (_what, change, path, code) => {
    const answer = await office.resident.send({ ...aReport(), ...(change as object) });
    expect(answer.status).toBe(422);
    expect(answer.error.fields).toContainEqual({ path, code });
  });

  it('loses nothing and leaves nothing behind when a file is too large', async () => {
    const before = await office.rows('select id from evidence');
    const content = Buffer.alloc(51 * 1024 * 1024);
    const answer = await office.resident.send(aReport(), [{ name: 'big.mp4', content }]);
    expect([answer.status, answer.error.code]).toEqual([413, 'FILE_TOO_LARGE']);
    expect(answer.error.fields).toEqual([{ path: 'evidence.0', code: 'TOO_LONG' }]);
    expect(await office.rows('select id from evidence')).toEqual(before);
  });

  it('is told when the parts are not a form at all', async () => {
    const answer = await office.app.inject({ method: 'POST', url: '/api/public/reports', payload: { a: 1 } });
    expect(answer.statusCode).toBe(422);
    const broken = await office.resident.send('{');
    expect(broken.error.fields).toContainEqual({ path: '', code: 'BAD_FORMAT' });
  });

  it('with 63 neighbours in the same second: everybody gets a reference of their own', async () => {
    const answers = await Promise.all(
      Array.from({ length: 64 }, () => office.resident.send(aReport({ submissionId: randomUUID() }))),
    );
    expect(answers.map((answer) => answer.status)).toEqual(Array(64).fill(201));
    expect(new Set(answers.map((answer) => answer.body.reference)).size).toBe(64);
    expect(new Set(answers.map((answer) => answer.body.receiptCode)).size).toBe(64);
  });
});
