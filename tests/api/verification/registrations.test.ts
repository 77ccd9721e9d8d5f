import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listEvidence } from '../../../server/contract/evidence.ts';
import { listLeads, readLead } from '../../../server/contract/leads.ts';
import { readReceipt } from '../../../server/contract/receipt.ts';
import { type Coming, RECORDERS, listRegistrations } from '../../../server/contract/registrations.ts';
import type { Role } from '../../../server/domain/roles.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import { NAMES, PEOPLE } from '../../support/people.ts';
import { aCall, recorderOf } from '../../support/recorder.ts';
import { aReport } from '../../support/resident.ts';

let office: TestOffice;
let desk: ReturnType<typeof recorderOf>;
beforeAll(async () => {
  office = await anOffice();
  desk = recorderOf(office);
});
afterAll(() => office.close());

const SUNDAY = '2026-11-22T03:20:00Z';
const aLetter: Coming = {
  channel: 'LETTER',
  cameInAt: SUNDAY,
  standing: 'RESIDENT',
  notice: 'NOT_REACHED',
  slip: 'NONE',
};
const aTransfer: Coming = { ...aLetter, channel: 'HOTLINE_12345', outsideReference: 'DH-20261122-00417' };
const unpledged = { truthful: false, privacyRead: false };
const aPerson = { identityMode: 'NAMED', reporter: { name: '来电人甲', phone: '13900001111' } } as const;

type Row = {
  id: string;
  received_seq: string;
  channel: string;
  screening: string;
  by_duty: boolean;
  scheme_id: string;
  due_at: Date;
};
const rowOf = async (reference: string): Promise<Row> =>
  (await office.rows<Row>('select * from leads where reference = $1', [reference]))[0]!;

describe('who registers', () => {
  test('intake and the townships do, and nobody else', async () => {
    const may = NAMES.filter((name) =>
      (PEOPLE[name].roles as readonly Role[]).some((role) => RECORDERS.some((recorder) => recorder === role)),
    );
    expect(may).toEqual(['intake', 'intake2', 'township']);
    for (const name of NAMES) {
      const { status, error } = await desk.try(name, { report: aReport(), coming: aCall });
      if ((may as string[]).includes(name)) expect([name, status]).toEqual([name, 201]);
      else expect([name, status, error.code]).toEqual([name, 403, 'FORBIDDEN']);
    }
    expect((await desk.send('', { report: aReport(), coming: aCall })).error.code).toBe('NOT_SIGNED_IN');
  });

  test('a township reads nothing of what it registered: its list has times and references', async () => {
    const { reference } = await desk.register('township', { channel: 'VISIT', slip: 'HANDED' }, aPerson);
    const { id } = await rowOf(reference);
    const township = office.as('township');
    const { registrations } = await township.do(listRegistrations);
    expect(registrations[0]).toEqual({
      reference,
      channel: 'VISIT',
      receivedAt: office.clock.now().toISOString(),
    });
    expect((await township.do(listLeads)).counts.all).toBe(0);
    expect((await township.call(readLead, { params: { leadId: id } })).error.code).toBe('NOT_FOUND');
    const { registrations: others } = await office.as('intake2').do(listRegistrations);
    expect(others.map((one) => one.reference)).not.toContain(reference);
    const grants = await office.rows<{ code: string }>(
      `select d.code from grants g join desks d on d.id = g.desk_id
         join compartments c on c.id = g.compartment_id where c.lead_id = $1`,
      [id],
    );
    expect(grants.map(({ code }) => code)).not.toContain('TOWNSHIP:640302100');
  });
});

describe('what is registered', () => {
  test('gets the order, the clocks and the scheme of the street, also in the same moment', async () => {
    const sent = await Promise.all(
      [...Array(12).keys()].map((at) =>
        at % 2 ? office.resident.report() : desk.register(at % 4 ? 'township' : 'intake'),
      ),
    );
    const rows = await Promise.all(sent.map(({ reference }) => rowOf(reference)));
    const street = rows[1]!;
    for (const row of rows) {
      expect(row).toMatchObject({ screening: 'VERIFIED', scheme_id: street.scheme_id, by_duty: false });
      expect(row.due_at).toEqual(street.due_at);
    }
    // One order for all: who was registered first has the earlier place in the log.
    const places = await office.rows<{ lead: string; place: string }>(
      `select e.subject_id as lead, l.position as place from audit_links l join audit_entries e on e.id = l.entry_id
        where e.act = 'lead.submit'`,
    );
    const placeOf = new Map(places.map(({ lead, place }) => [lead, Number(place)]));
    expect(new Set(rows.map(({ id }) => placeOf.get(id))).size).toBe(12);
    expect(new Set(rows.map(({ received_seq: seq }) => seq)).size).toBe(12);
  });

  test('shows its receipt once, which opens the page of its progress', async () => {
    const { reference, receiptCode } = await desk.register('intake', aCall, aPerson);
    const seen = await office.stranger.do(readReceipt, { body: { receiptCode: receiptCode! } });
    expect(seen).toMatchObject({ reference, publicStatus: 'SUBMITTED', identityMode: 'NAMED' });
    expect(seen.report.narrative).toBe(aReport().narrative);
  });

  test('shows nobody a receipt that has no way to its owner', async () => {
    const letter = await desk.register('intake', aLetter, unpledged);
    expect(letter.receiptCode).toBeNull();
    expect(letter.proof).not.toBeNull();
  });

  test('tells intake how it came, and the others the channel alone', async () => {
    const { reference } = await desk.register('township', aTransfer, unpledged);
    const { id } = await rowOf(reference);
    const params = { leadId: id };
    const atIntake = await office.as('intake').do(readLead, { params });
    expect(atIntake).toMatchObject({ channel: 'HOTLINE_12345', byDuty: false });
    expect(atIntake.raw?.registration).toEqual({
      cameInAt: new Date(SUNDAY).toISOString(),
      outsideReference: 'DH-20261122-00417',
      notice: 'NOT_REACHED',
    });
    expect(atIntake.history[0]).toMatchObject({ transition: 'L01', byName: PEOPLE.township.name });
    for (const name of ['coordinator', 'police1', 'market1'] as const) {
      const seen = await office.as(name).do(readLead, { params });
      expect(seen).toMatchObject({ channel: 'HOTLINE_12345', raw: null });
      expect(JSON.stringify(seen)).not.toContain('00417');
    }
    const { rows } = await office.as('coordinator').do(listLeads, { query: { tray: 'ALL' } });
    expect(rows.find((row) => row.id === id)?.channel).toBe('HOTLINE_12345');
    expect(JSON.stringify(rows)).not.toContain('00417');
  });

  test('stands in the log with its channel, its day and who registered it', async () => {
    const { reference } = await desk.register('intake', { ...aTransfer, standing: 'DUTY' }, unpledged);
    const { id, by_duty } = await rowOf(reference);
    expect(by_duty).toBe(true);
    const [entry] = await office.rows<{ facts: object; actor_kind: string; staff_id: string }>(
      `select * from audit_entries where act = 'lead.submit' and subject_id = $1`,
      [id],
    );
    expect(entry).toMatchObject({ actor_kind: 'STAFF', staff_id: office.idOf('intake') });
    expect(entry?.facts).toMatchObject({
      channel: 'HOTLINE_12345',
      cameIn: '2026-11-22',
      standing: 'DUTY',
      notice: 'NOT_REACHED',
      slip: 'NONE',
    });
    expect(JSON.stringify(entry)).not.toContain('00417');
  });

  test('keeps in a file’s custody through whose hands it came', async () => {
    const scan = { name: '来信扫描.txt', type: 'text/plain', content: Buffer.from('信上写的\n') };
    const { reference, evidence } = await desk.register('intake2', aLetter, unpledged, [scan]);
    expect(evidence).toMatchObject([{ name: '来信扫描.txt' }]);
    const { id } = await rowOf(reference);
    const { files } = await office.as('intake').do(listEvidence, { params: { leadId: id } });
    expect(files[0]?.custody[0]).toMatchObject({
      act: 'evidence.receive',
      byName: PEOPLE.intake2.name,
      detail: 'LETTER',
    });
  });

  test('sent twice is one report', async () => {
    const report = aReport({ submissionId: randomUUID() });
    expect((await desk.try('intake', { report, coming: aCall })).status).toBe(201);
    const again = await desk.try('intake', { report, coming: aCall });
    expect(again).toMatchObject({ status: 409, error: { code: 'DUPLICATE_SUBMISSION' } });
    expect((await office.resident.send(report)).error.code).toBe('DUPLICATE_SUBMISSION');
  });
});

describe('what can’t be', () => {
  const report = () => aReport();
  const cases: [string, { report?: unknown; coming?: unknown }, string, string][] = [
    ['no word of how it came', { report: report() }, 'coming', 'REQUIRED'],
    ['nothing that was reported', { coming: aCall }, 'report', 'REQUIRED'],
    ['the street’s own channel', { coming: { ...aCall, channel: 'WEB' } }, 'coming.channel', 'NOT_IN_LIST'],
    ['a channel of no kind', { coming: { ...aCall, channel: 'PIGEON' } }, 'coming.channel', 'NOT_IN_LIST'],
    ['no channel', { coming: { ...aCall, channel: undefined } }, 'coming.channel', 'REQUIRED'],
    ['a field of its own', { coming: { ...aCall, name: '甲' } }, 'coming.name', 'NOT_ALLOWED'],
    ['a day of no calendar', { coming: { ...aLetter, cameInAt: '昨天' } }, 'coming.cameInAt', 'BAD_FORMAT'],
    [
      'a time to come',
      { coming: { ...aCall, cameInAt: '2027-01-01T00:00:00Z' } },
      'coming.cameInAt',
      'OUT_OF_RANGE',
    ],
    [
      'a number as long as a story',
      { coming: { ...aTransfer, outsideReference: '9'.repeat(61) } },
      'coming.outsideReference',
      'TOO_LONG',
    ],
    [
      'no number of a transfer',
      { coming: { ...aTransfer, outsideReference: '' } },
      'coming.outsideReference',
      'REQUIRED',
    ],
    [
      'half a character',
      { coming: { ...aTransfer, outsideReference: '\ud800' } },
      'coming.outsideReference',
      'BAD_FORMAT',
    ],
    ['a list in the place of it all', { coming: [] }, 'coming', 'BAD_FORMAT'],
  ];
  test.each(cases)('%s is told by its field', async (_what, parts, path, code) => {
    const whole = 'coming' in parts && !('report' in parts) && path !== 'report' ? { report: report() } : {};
    const { status, error } = await desk.try('intake', { ...whole, ...parts });
    expect([status, error.code]).toEqual([422, 'BAD_REQUEST']);
    expect(error.fields).toContainEqual({ path, code });
  });

  test('is told all at once, the form’s own fields beside those of how it came', async () => {
    const wrong = aReport({ sector: 'NOTHING', identityMode: 'NAMED', truthful: false });
    const coming = { ...aCall, slip: 'HANDED', notice: 'NOT_REACHED' };
    const { error } = await desk.try('township', { report: wrong, coming });
    expect(error.fields?.map(({ path }) => path).toSorted()).toEqual([
      'coming.notice',
      'coming.slip',
      'privacyRead',
      'reporter.name',
      'reporter.phone',
      'sector',
    ]);
  });

  test('is told all at once also where neither has its shape', async () => {
    const wrong = { ...aReport(), sector: 7, colour: 'red' };
    const { error } = await desk.try('intake', { report: wrong, coming: { ...aCall, slip: 'BURNT' } });
    expect(error.fields?.map(({ path }) => path).toSorted()).toEqual(['colour', 'coming.slip', 'sector']);
  });

  test('leaves nothing behind', async () => {
    const count = async () => (await office.rows<{ n: string }>('select count(*) n from leads'))[0]!.n;
    const before = await count();
    const file = { name: 'a.txt', type: 'text/plain', content: Buffer.from('a') };
    const refused = await desk.try('intake', { report: report(), coming: aTransfer, files: [file] });
    expect(refused.status).toBe(422);
    expect(await count()).toBe(before);
    expect(await office.rows('select 1 from evidence where received_at > $1', [office.clock.now()])).toEqual(
      [],
    );
  });
});
