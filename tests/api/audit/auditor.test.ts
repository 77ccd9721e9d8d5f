import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type LogFilter,
  exportLog,
  listLogEntries,
  readLogOverview,
  verifyLog,
} from '../../../server/contract/audit.ts';
import { readLead } from '../../../server/contract/leads.ts';
import { signIn } from '../../../server/contract/sessions.ts';
import { behindGuards } from '../../support/behind-guards.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import { walkOf } from '../verification/walk.ts';

let office: TestOffice;
let lead: { reference: string; leadId: string };
beforeAll(async () => {
  office = await anOffice();
  const walk = walkOf(office);
  lead = await walk.report();
  await walk.report();
  await walk.accept(lead.leadId);
  await office.as('intake').do(readLead, { params: { leadId: lead.leadId } });
  await office.as('auditor').cookie();
  await office.office.sequencer.drain();
});
afterAll(() => office.close());

const ask = (query: LogFilter & { before?: number } = {}) =>
  office.as('auditor').do(listLogEntries, { query });

describe('the auditor', () => {
  it('reads every entry in words, newest first, by the places that nobody can move', async () => {
    const { entries } = await ask();
    expect(entries.map((row) => row.place)).toEqual(entries.map((_, index) => entries[0]!.place - index));
    const accepted = entries.find((row) => row.act === 'lead.accept');
    expect(accepted).toMatchObject({
      zh: '线索：受理',
      en: 'Lead: accept',
      actorKind: 'STAFF',
      actorName: '尹受理',
      subjectKind: 'LEAD',
      subject: lead.reference,
      leadReference: lead.reference,
      alert: false,
    });
    expect(entries.every((row) => row.zh !== row.act)).toBe(true);
  });

  it('follows one lead, one person, one kind of act, and some days', async () => {
    const ofLead = (await ask({ lead: lead.reference.toLowerCase() })).entries;
    expect(ofLead.length).toBeGreaterThan(2);
    expect(ofLead.every((row) => row.leadReference === lead.reference)).toBe(true);
    const ofPerson = (await ask({ staffId: office.idOf('intake') })).entries;
    expect(ofPerson.length).toBeGreaterThan(1);
    expect(ofPerson.every((row) => row.actorName === '尹受理' || row.subject === '尹受理')).toBe(true);
    const submitted = (await ask({ act: 'lead.submit' })).entries;
    expect(submitted.map((row) => row.act)).toEqual(['lead.submit', 'lead.submit']);
    expect((await ask({ from: '2026-11-23', to: '2026-11-23' })).entries.length).toBeGreaterThan(2);
    expect((await ask({ from: '2026-11-24' })).entries).toEqual([]);
    expect((await ask({ to: '2026-11-22' })).entries).toEqual([]);
  });

  it('turns pages by position, so that new entries push none out of sight', async () => {
    const seen = new Set<number>();
    let before: number | undefined;
    for (;;) {
      const page = await ask(before === undefined ? {} : { before });
      for (const row of page.entries) seen.add(row.place);
      if (page.next === null) break;
      before = page.next;
    }
    const [{ size } = { size: '' }] = await office.rows<{ size: string }>(
      'select count(*) as size from audit_links',
    );
    expect(seen.size).toBe(Number(size));
    expect((await ask({ before: 2 })).entries.map(({ place }) => place)).toEqual([2, 1]);
  });

  it('is written down: what they asked for, and what they took away', async () => {
    await ask({ lead: lead.reference });
    await office.as('auditor').call(exportLog, { query: { format: 'csv', act: 'lead.submit' } });
    const rows = await office.rows<{ act: string; facts: object; staff_id: string }>(
      `select act, facts, staff_id from audit_entries where act in ('audit.open', 'audit.export') order by id desc limit 2`,
    );
    expect(rows).toEqual([
      { act: 'audit.export', facts: { format: 'csv', act: 'lead.submit' }, staff_id: office.idOf('auditor') },
      { act: 'audit.open', facts: { lead: lead.reference }, staff_id: office.idOf('auditor') },
    ]);
  });

  it('takes the log away under their own name, as a table and as JSON lines', async () => {
    await office.office.sequencer.drain();
    const csv = await office.as('auditor').call(exportLog, { query: { format: 'csv' } });
    expect(csv.headers['content-disposition']).toContain('tipward-log.csv');
    const table = csv.raw.toString('utf8').split('\r\n');
    expect(table[0]).toContain('导出人,沈计,导出时间,2026-11-23T02:00:00.000Z');
    expect(table[2]).toMatch(/^1,/);
    const lines = (await office.as('auditor').call(exportLog, { query: { format: 'jsonl' } })).raw
      .toString('utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines[0]).toMatchObject({ exportedBy: '沈计' });
    expect(lines.slice(1).map((row) => row['place'])).toEqual(lines.slice(1).map((_, index) => index + 1));
    expect(lines.length).toBe(Number(lines[0]?.['logSize']) + 1);
  });

  it('sees first what needs an eye, and the state of the log', async () => {
    await office.rows(
      `insert into audit_entries (at, actor_kind, act, subject_kind, subject_id, facts)
       values (now(), 'STAFF', 'unseal.request', 'LEAD', $1, '{}'), (now(), 'SYSTEM', 'seal.broken', 'DESK', 'x', '{}')`,
      [lead.leadId],
    );
    await office.office.sequencer.drain();
    expect((await office.as('auditor').do(verifyLog)).breaches).toEqual([]);
    await office.office.dailyCheckpoint.write();
    const { alerts, lastCheck, lastCheckpoint, acts, people } = await office
      .as('auditor')
      .do(readLogOverview);
    expect(alerts.map((row) => row.act)).toEqual(['seal.broken', 'unseal.request']);
    expect(lastCheck).toMatchObject({ whole: true });
    expect(lastCheckpoint?.day).toBe('2026-11-23');
    expect(acts.length).toBeGreaterThan(80);
    expect(people.some((person) => person.name === '尹受理')).toBe(true);
  });

  it('is told where the log is broken', async () => {
    const change = (from: string, to: string) =>
      behindGuards(office.database, `update audit_entries set act = '${to}' where act = '${from}'`);
    await change('lead.submit', 'lead.submid');
    const { breaches } = await office.as('auditor').do(verifyLog);
    await change('lead.submid', 'lead.submit');
    expect(breaches).toHaveLength(2);
    expect(breaches[0]).toMatchObject({ zh: '这条记录写入后被改动' });
    const { lastCheck } = await office.as('auditor').do(readLogOverview);
    expect(lastCheck?.whole).toBe(false);
  });

  it('is told what they asked wrong', async () => {
    const wrong = await office.as('auditor').call(listLogEntries, { query: { lead: 'NOBODY' } });
    expect(wrong.error.fields).toEqual([{ path: 'lead', code: 'NOT_IN_LIST' }]);
    const day = await office.as('auditor').call(listLogEntries, { query: { from: 'yesterday' } });
    expect(day.error.code).toBe('BAD_REQUEST');
    const none = await office.as('auditor').call(exportLog, { query: { format: 'exe' as never } });
    expect(none.error.code).toBe('BAD_REQUEST');
  });

  it('alone comes in: neither administrator nor the head of an agency does', async () => {
    for (const name of ['sysadmin', 'secadmin', 'head', 'intake', 'leader'] as const)
      expect((await office.as(name).call(readLogOverview)).error.code).toBe('FORBIDDEN');
  });
});

describe('the log', () => {
  it('knows of sign-ins that failed, and of nothing that was typed', async () => {
    const body = { username: 'intake', password: 'a wrong password', code: '000000' };
    await office.stranger.call(signIn, { body });
    await office.stranger.call(signIn, { body: { ...body, username: 'my secret sentence' } });
    const rows = await office.rows(
      `select actor_kind, subject_kind, subject_id, facts from audit_entries where act = 'session.fail' order by id`,
    );
    const base = { actor_kind: 'SYSTEM', facts: {} };
    expect(rows).toEqual([
      { ...base, subject_kind: 'STAFF', subject_id: office.idOf('intake') },
      { ...base, subject_kind: 'SESSION', subject_id: 'nobody' },
    ]);
  });
});
