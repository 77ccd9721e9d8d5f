import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Mail } from '../../../server/adapters/mailer.ts';
import { markLead, sendOfficeMessage } from '../../../server/contract/lead-acts.ts';
import { openRaw } from '../../../server/contract/leads.ts';
import { dropContact, keepContact, nameReporter } from '../../../server/contract/receipt-acts.ts';
import { withdrawReport } from '../../../server/contract/receipt.ts';
import { openIdentity } from '../../../server/contract/unseals.ts';
import { auditStore } from '../../../server/features/audit/audit.store.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import { UNITS, walkOf } from '../verification/walk.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const sent: Mail[] = [];
const texts: { to: string; text: string }[] = [];
/** What the mail server of a test says; null: it takes everything. */
let trouble: Error | null = null;

let office: TestOffice;
let walk: ReturnType<typeof walkOf>;
beforeAll(async () => {
  const send = async (mail: Mail) => {
    if (trouble) throw trouble;
    sent.push(mail);
  };
  const texter = { connected: true, send: async (text: (typeof texts)[number]) => void texts.push(text) };
  office = await anOffice({ mailer: { connected: true, send, close: () => undefined }, texter });
  walk = walkOf(office);
});
afterAll(() => office.close());

const later = (ms: number) => office.clock.set(new Date(office.clock.now().getTime() + ms));
const PERSON = { name: '王小明', phone: '139 0000 1111', understood: true };
const named = (receiptCode: string, changes: object = {}) =>
  office.stranger.call(nameReporter, { body: { receiptCode, ...PERSON, ...changes } });

describe('an anonymous reporter who gives their name', () => {
  const identity = (reference: string) =>
    office
      .as('custodian')
      .do(openIdentity, { body: { reference, reason: 'CONTACT_REPORTER', purpose: '需要电话核实地址' } });

  it('is read by the identity custodians alone, and has no way back', async () => {
    const { receiptCode, reference, leadId } = await walk.toVerifying();
    expect((await identity(reference)).person).toBeNull();
    expect((await named(receiptCode)).status).toBe(200);
    expect((await identity(reference)).person).toEqual({ name: '王小明', phone: '139 0000 1111' });
    const page = await office.resident.status(receiptCode);
    expect(page).toMatchObject({ identityMode: 'NAMED', may: { name: false } });
    expect(page.timeline.map(({ event }) => event)).toContain('NAMED');
    expect((await named(receiptCode)).error.code).toBe('ILLEGAL_TRANSITION');
    // Whoever works on the case learns that there is a name, and nothing of it.
    const seen = await walk.see('coordinator', leadId);
    expect(seen.identityMode).toBe('NAMED');
    expect(JSON.stringify(seen)).not.toMatch(/王小明|139 ?0000/);
    const log = await office.rows(
      `select actor_kind, facts from audit_entries where act = 'lead.nameReporter' and subject_id = $1`,
      [leadId],
    );
    expect(log).toEqual([{ actor_kind: 'REPORTER', facts: {} }]);
  });

  it('must have understood it, and give both', async () => {
    const { receiptCode } = await walk.report();
    expect((await named(receiptCode, { understood: false })).error).toMatchObject({
      code: 'CONDITION_NOT_MET',
      fields: [{ path: 'understood', code: 'MUST_ACCEPT' }],
    });
    for (const changes of [{ name: '' }, { phone: '' }, { phone: '给我打电话' }, { phone: undefined }])
      expect((await named(receiptCode, changes)).error.code).toBe('BAD_REQUEST');
    expect((await named(receiptCode, { name: '  ' })).error.code).toBe('CONDITION_NOT_MET');
    expect((await named('0000-0000-0000-0000')).error.code).toBe('RECEIPT_UNKNOWN');
    expect((await office.resident.status(receiptCode)).identityMode).toBe('ANON');
  });

  it('does not any more once the report is withdrawn', async () => {
    const { receiptCode } = await walk.report();
    await office.stranger.do(withdrawReport, { body: { receiptCode } });
    expect((await named(receiptCode)).error.code).toBe('TOO_LATE');
  });
});

describe('who opened the report', () => {
  const told = async (receiptCode: string) =>
    (await office.resident.status(receiptCode)).openings.map(({ office: kind, what }) => `${kind} ${what}`);

  it('is read without the entries that looking at the page makes, however often somebody looks', async () => {
    const { receiptCode } = await walk.report();
    const asked = vi.spyOn(auditStore, 'actsOn');
    await told(receiptCode);
    const [, , acts = ['receipt.read']] = asked.mock.lastCall ?? [];
    asked.mockRestore();
    expect(acts).toContain('raw.open');
    expect(acts).not.toContain('receipt.read');
  });

  it('is told by kinds of office: intake at once, the others as they come, custodians too', async () => {
    const { receiptCode, reference, leadId } = await walk.report();
    expect(await told(receiptCode)).toEqual([]);
    await walk.see('intake', leadId);
    expect((await told(receiptCode)).toSorted()).toEqual(['INTAKE SUMMARY', 'INTAKE WORDS']);
    await walk.see('police1', leadId);
    later(2 * HOUR);
    const body = { reference, reason: 'PROTECT_REPORTER', purpose: '核对是否需要保护' } as const;
    await office.as('custodian').do(openIdentity, { body });
    const { openings } = await office.resident.status(receiptCode);
    expect(openings[0]).toEqual({ office: 'IDENTITY', what: 'NAME', at: office.clock.now().toISOString() });
    expect(openings.map(({ office: kind }) => kind)).toContain('POLICE');
    expect(JSON.stringify(openings)).not.toMatch(/尹|马一|staff/);
  });

  it('grows by nothing while the police hold the result back, and loses nothing either', async () => {
    const { receiptCode, leadId } = await walk.toDetermining();
    for (const name of ['intake', 'police1'] as const) await walk.see(name, leadId);
    later(2 * HOUR);
    const before = await told(receiptCode);
    expect(before.length).toBeGreaterThan(0);
    const until = new Date(office.clock.now().getTime() + 10 * DAY).toISOString();
    const { version } = await walk.see('police1', leadId);
    const hold = { version, mark: 'holdDisclosure', until, reviewerId: office.idOf('police2') } as const;
    await office.as('police1').do(markLead, { params: { leadId }, body: hold });
    later(2 * HOUR);
    await walk.draft(leadId);
    for (const unit of UNITS) await walk.signDraft(unit, leadId);
    await walk.issue('head', leadId);
    const why = { reason: 'LAWFUL_ORDER', purpose: '公安依法调取' } as const;
    await office.as('intake').do(openRaw, { params: { leadId }, body: why });
    expect(await told(receiptCode)).toEqual(before);

    const lifted = { version: await walk.version(leadId), mark: 'liftDisclosure' } as const;
    await office.as('police1').do(markLead, { params: { leadId }, body: lifted });
    expect(await told(receiptCode)).toEqual(['INTAKE WORDS', ...before]);
  });

  it('tells a suspected false reporter nothing new', async () => {
    const { receiptCode, leadId } = await walk.toDetermining();
    const before = await office.resident.status(receiptCode);
    later(2 * HOUR);
    await walk.draft(leadId, {
      outcome: 'FALSE_REPORT',
      leadGrade: undefined,
      dispositionClass: undefined,
      legalReview: true,
    });
    for (const unit of UNITS) await walk.signDraft(unit, leadId);
    expect((await walk.issue('head', leadId)).status).toBe(200);
    later(2 * HOUR);
    const why = { reason: 'LAWFUL_ORDER', purpose: '公安依法调取' } as const;
    await office.as('intake').do(openRaw, { params: { leadId }, body: why });
    const after = await office.resident.status(receiptCode);
    expect([after.publicStatus, after.openings]).toEqual([before.publicStatus, before.openings]);
  });
});

describe('a mail address', () => {
  const address = 'lin.shu+tip@mail.example.com';
  const keep = (receiptCode: string, changes: object = {}) =>
    office.stranger.call(keepContact, { body: { receiptCode, address, understood: true, ...changes } });
  const news = async () =>
    (
      await office.rows<{ payload: { leadId: string } }>(
        `select payload from graphile_worker._private_jobs as job
         join graphile_worker._private_tasks as task on task.id = job.task_id
         where task.identifier = 'tell-reporter'`,
      )
    ).map(({ payload }) => payload.leadId);
  const write = (leadId: string) =>
    office.as('intake').do(sendOfficeMessage, { params: { leadId }, body: { text: '请看。' } });

  it('lies sealed, is shown covered, and gets one neutral mail a day', async () => {
    sent.length = 0;
    const { receiptCode, leadId } = await walk.report();
    expect((await office.resident.status(receiptCode)).contact).toEqual({
      ways: ['MAIL', 'SMS'],
      address: null,
    });
    await write(leadId);
    expect(await news()).not.toContain(leadId);
    expect((await keep(receiptCode)).status).toBe(200);
    expect((await office.resident.status(receiptCode)).contact.address).toBe('l•••@m•••.com');
    const [row] = await office.rows<{ sealed_address: Buffer }>(
      'select sealed_address from reporter_contacts where lead_id = $1',
      [leadId],
    );
    expect(row?.sealed_address.includes('example.com')).toBe(false);
    await write(leadId);
    expect(await news()).toContain(leadId);
    await office.office.contacts.send(leadId);
    await office.office.contacts.send(leadId);
    expect(sent).toHaveLength(1);
    expect(sent[0]?.to).toBe(address);
    expect(`${sent[0]?.subject} ${sent[0]?.text}`).not.toMatch(/举报|集资|线索|http|report|tip|[0-9A-Z]{4}-/);
    later(DAY);
    await office.office.contacts.send(leadId);
    expect(sent).toHaveLength(2);
  });

  it('is told of what the page shows, and of nothing behind it', async () => {
    const { receiptCode, leadId } = await walk.toDetermining();
    await keep(receiptCode);
    const until = new Date(office.clock.now().getTime() + 10 * DAY).toISOString();
    const { version } = await walk.see('police1', leadId);
    const hold = { version, mark: 'holdDisclosure', until, reviewerId: office.idOf('police2') } as const;
    await office.as('police1').do(markLead, { params: { leadId }, body: hold });
    await walk.draft(leadId);
    for (const unit of UNITS) await walk.signDraft(unit, leadId);
    await walk.issue('head', leadId);
    expect(await news()).not.toContain(leadId);
    expect(await office.office.contacts.tellAfterHolds()).toBe(0);
    later(10 * DAY + HOUR);
    expect(await office.office.contacts.tellAfterHolds()).toBe(1);
    expect(await news()).toContain(leadId);
    await office.office.contacts.send(leadId);
    expect(await office.office.contacts.tellAfterHolds()).toBe(0);
  });

  it('is gone at once when its owner says so, with the mail that waited', async () => {
    sent.length = 0;
    const { receiptCode, leadId } = await walk.report();
    await keep(receiptCode);
    await write(leadId);
    expect((await office.stranger.call(dropContact, { body: { receiptCode } })).status).toBe(200);
    await office.office.contacts.send(leadId);
    expect(sent).toEqual([]);
    expect(await office.rows('select 1 from reporter_contacts where lead_id = $1', [leadId])).toEqual([]);
    expect((await office.resident.status(receiptCode)).contact.address).toBeNull();
  });

  it('may be a mobile number where the office has a hook: one neutral text a day, and no mail', async () => {
    sent.length = 0;
    const { receiptCode, leadId } = await walk.report();
    await keep(receiptCode, { address: '13900001111' });
    expect((await office.resident.status(receiptCode)).contact.address).toBe('139••••••11');
    await write(leadId);
    expect(await news()).toContain(leadId);
    await office.office.contacts.send(leadId);
    await office.office.contacts.send(leadId);
    expect(texts.map(({ to }) => to)).toEqual(['13900001111']);
    expect(sent).toEqual([]);
    await keep(receiptCode);
    later(DAY);
    await office.office.contacts.send(leadId);
    expect([sent.length, texts.length]).toEqual([1, 1]);
  });

  it('that takes no mail is tried again, and nobody is told', async () => {
    const { receiptCode, leadId } = await walk.report();
    await keep(receiptCode);
    trouble = new Error(`550 no such mailbox <${address}>`);
    await expect(office.office.contacts.send(leadId)).rejects.toThrow('550');
    trouble = null;
    await office.office.contacts.send(leadId);
    expect(sent.at(-1)?.to).toBe(address);
  });

  it.each([
    ['no address', { address: 'lin.shu' }],
    ['two', { address: 'a@example.com,b@example.com' }],
    ['one that goes on in another line', { address: 'a@example.com\r\nBcc: b@example.com' }],
    ['none', { address: '' }],
    ['a number with no way to it', { address: '09530000000' }],
  ])('is refused where it is %s', async (_what, changes) => {
    const { receiptCode } = await walk.report();
    expect((await keep(receiptCode, changes)).error.code).toBe('BAD_REQUEST');
  });

  it('is refused without the reader’s word, an unknown receipt, or a report that is over', async () => {
    const { receiptCode } = await walk.report();
    expect((await keep(receiptCode, { understood: false })).error.fields).toEqual([
      { path: 'understood', code: 'MUST_ACCEPT' },
    ]);
    expect((await keep('0000-0000-0000-0000')).error.code).toBe('RECEIPT_UNKNOWN');
    await office.stranger.do(withdrawReport, { body: { receiptCode } });
    expect((await keep(receiptCode)).error.code).toBe('TOO_LATE');
  });
});
