import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendOfficeMessage } from '../../../server/contract/lead-acts.ts';
import { openRaw, readLead } from '../../../server/contract/leads.ts';
import { sendReporterMessage } from '../../../server/contract/receipt.ts';
import { decideErasureRun, proposeErasure, readRetention } from '../../../server/contract/retention.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import { type Archived, archiveOf } from './archive.ts';

const NOBODYS = '2f1f0b52-6d9e-4a39-9d0c-0a6e4bb8b3b1';

let office: TestOffice;
let archive: ReturnType<typeof archiveOf>;
beforeAll(async () => {
  office = await anOffice();
  archive = archiveOf(office);
});
afterAll(() => office.close());

const rowsOf = (text: string, { leadId }: Archived) => office.rows(text, [leadId]);
const drawersOf = async (lead: Archived) =>
  (
    await rowsOf('select kind from compartments where lead_id = $1 and erased_at is null order by kind', lead)
  ).map((row) => row['kind']);

describe('a refused report whose year is over', () => {
  let lead: Archived;
  let ended: Date;
  let sheets: number;
  beforeAll(async () => {
    ended = office.clock.now();
    lead = await archive.refused({}, [{ name: '合同.csv', content: Buffer.from('a,b\n'.repeat(500)) }]);
    const written = await rowsOf(
      `select 1 from documents join compartments c on c.id = compartment_id where c.kind <> 'brief' and c.lead_id = $1`,
      lead,
    );
    sheets = written.length;
  });

  it('is not on the list a moment too soon, and cannot be proposed', async () => {
    archive.toMonths(ended, 12, 0);
    expect((await archive.look()).due).toEqual([]);
    const refused = await office.as('archivist').call(proposeErasure, { body: { leadIds: [lead.leadId] } });
    expect([refused.status, refused.error.fields]).toEqual([
      422,
      [{ path: 'leadIds.0', code: 'NOT_ALLOWED' }],
    ]);
    expect((await archive.look('archivist', 1)).due).toMatchObject([{ leadId: lead.leadId }]);
  });

  it('is then listed with what would go, why and since when', async () => {
    archive.toMonths(ended, 12);
    for (const name of ['archivist', 'head', 'auditor'] as const) {
      const { due, held, total } = await archive.look(name);
      expect([total, held]).toEqual([1, []]);
      expect(due).toMatchObject([
        { reference: lead.reference, outcome: 'REFUSED', sheets, files: 1, blockers: [], waits: false },
      ]);
      expect(due[0]?.drawers.toSorted()).toEqual((await drawersOf(lead)).filter((kind) => kind !== 'brief'));
      expect(due[0]!.fileBytes).toBeGreaterThan(2_000);
      expect(due[0]!.dueSince.slice(0, 10)).toBe('2027-11-23');
    }
  });

  it('goes when one has proposed and another has approved it: grants, sheets, facts and files', async () => {
    const before = await rowsOf('select store_key from evidence where lead_id = $1', lead);
    const files = before.map((row) => String(row['store_key']));
    const { id } = await archive.propose(lead);
    expect(await archive.run(id)).toMatchObject({
      status: 'PROPOSED',
      may: { approve: false, refuse: true },
    });
    expect(await drawersOf(lead)).toContain('raw');
    await archive.approve(id);
    expect(await drawersOf(lead)).toContain('raw');
    await office.office.erasing.carryOut(id);

    expect(await archive.run(id)).toMatchObject({
      status: 'DONE',
      proposedByName: '档案',
      decidedByName: '何局长',
      leads: [{ reference: lead.reference, status: 'ERASED', leftOut: null, files: 1 }],
    });
    expect(await drawersOf(lead)).toEqual(['brief']);
    expect(
      await rowsOf(
        `select 1 from grants join compartments c on c.id = compartment_id where c.erased_at is not null and c.lead_id = $1`,
        lead,
      ),
    ).toEqual([]);
    expect(
      await rowsOf(
        `select octet_length(body) as n from documents join compartments c on c.id = compartment_id
         where c.kind = 'raw' and c.lead_id = $1`,
        lead,
      ),
    ).toEqual([{ n: 0 }]);
    const { evidenceStore } = office.office.ground;
    for (const key of files) await expect(evidenceStore.get(key)).rejects.toThrow();
  });

  it('leaves a tombstone that says how much went and commits to what it was, in no words', async () => {
    const [entry] = await office.rows<{ facts: Record<string, unknown>; actor_kind: string }>(
      `select actor_kind, facts from audit_entries where act = 'retention.erase' and subject_id = $1`,
      [lead.leadId],
    );
    expect(entry).toMatchObject({
      actor_kind: 'SYSTEM',
      facts: { sheets, files: 1, drawers: expect.stringContaining('raw') },
    });
    expect(entry?.facts['commitment']).toMatch(/^[0-9a-f]{64}$/);
    const acts = await office.rows(
      `select act from audit_entries where subject_kind = 'ERASURE_RUN' order by id`,
    );
    expect(acts.map((row) => row['act'])).toEqual(['retention.propose', 'retention.approve']);
  });

  it('says to whoever asks that it was erased, and shows the rest of the lead', async () => {
    const view = await office.as('archivist').do(readLead, { params: { leadId: lead.leadId } });
    expect(view.messages).toBeNull();
    expect(view.brief).not.toBeNull();
    expect(view.retention.erased.map(({ drawer }) => drawer)).toContain('raw');
    const intake = await office.as('intake').do(readLead, { params: { leadId: lead.leadId } });
    expect([intake.raw, intake.rawHeld]).toEqual([null, false]);
    const params = { leadId: lead.leadId };
    const body = { reason: 'REPORTER_ASKS', purpose: '举报人来电询问' } as const;
    const words = await office.as('intake').call(openRaw, { params, body });
    expect([words.status, words.error.code]).toEqual([410, 'ERASED']);
    const page = await office.resident.status(lead.receiptCode);
    expect(page.erasedAt).not.toBeNull();
    expect([page.report, page.evidence, page.messages]).toEqual([{ targetName: '', narrative: '' }, [], []]);
    const message = { receiptCode: lead.receiptCode, text: '还在吗？' };
    const told = await office.stranger.call(sendReporterMessage, { body: message });
    expect([told.status, told.error.code]).toEqual([410, 'ERASED']);
  });

  it('loses its file two years later; clear facts stay for statistics, and nobody acts on it any more', async () => {
    archive.toMonths(ended, 36);
    const [before] = await rowsOf(
      'select sector, township_code, amount_band, received_at from leads where id = $1',
      lead,
    );
    await archive.erase(lead);
    expect(await drawersOf(lead)).toEqual([]);
    expect(await rowsOf('select 1 from blind_index where lead_id = $1', lead)).toEqual([]);
    expect(await rowsOf('select 1 from search_words where lead_id = $1', lead)).toEqual([]);
    expect(await rowsOf('select 1 from queue_lines where lead_id = $1', lead)).toEqual([]);
    expect(
      await rowsOf('select sector, township_code, amount_band, received_at from leads where id = $1', lead),
    ).toEqual([before]);
    const params = { leadId: lead.leadId };
    const view = await office.as('head').do(readLead, { params });
    expect([view.brief, view.readers, view.retention.erased.length > 2]).toEqual([null, [], true]);
    expect((await office.as('intake').call(readLead, { params })).status).toBe(404);
    const late = await office.as('coordinator').call(sendOfficeMessage, { params, body: { text: '您好' } });
    expect([late.status, late.error.code]).toEqual([410, 'ERASED']);
    expect((await archive.look()).due).toEqual([]);
  });
});

describe('what comes in between', () => {
  it('a hold set after the approval leaves the lead out, and the page says why', async () => {
    const started = office.clock.now();
    const [held, other] = [await archive.refused(), await archive.refused()];
    archive.toMonths(started, 15);
    const { id } = await archive.propose(held, other);
    await archive.approve(id);
    await archive.hold('police1', held);
    await office.office.erasing.carryOut(id);
    const run = await archive.run(id);
    expect(run.status).toBe('DONE');
    expect(run.leads.map(({ leadId, status, leftOut }) => [leadId, status, leftOut]).toSorted()).toEqual(
      [
        [held.leadId, 'LEFT_OUT', 'LEGAL_HOLD'],
        [other.leadId, 'ERASED', null],
      ].toSorted(),
    );
    expect(await drawersOf(held)).toContain('raw');
    const { due, held: kept } = await archive.look();
    expect(due).toEqual([]);
    expect(kept).toMatchObject([{ leadId: held.leadId, blockers: ['LEGAL_HOLD'] }]);
  });

  it('a longer period keeps what was proposed', async () => {
    const started = office.clock.now();
    const lead = await archive.refused();
    archive.toMonths(started, 15);
    const { id } = await archive.propose(lead);
    await archive.approve(id);
    const [saved] = await office.rows<{ settings: object }>('select settings from districts');
    await office.rows(
      `update districts set settings = jsonb_set(settings, '{retention,months,REFUSED}', '{"identity":60,"words":60,"file":60}')`,
    );
    await office.office.erasing.carryOut(id);
    await office.rows('update districts set settings = $1', [saved!.settings]);
    expect((await archive.run(id)).leads).toMatchObject([{ status: 'LEFT_OUT', leftOut: 'NOT_DUE' }]);
    expect(await drawersOf(lead)).toContain('raw');
  });

  it('a run that is refused erases nothing, and its leads may be proposed again, but not twice at once', async () => {
    const { due } = await archive.look();
    const leadIds = due.map(({ leadId }) => leadId);
    expect(leadIds.length).toBeGreaterThan(0);
    const body = { leadIds };
    const { id } = await office.as('archivist').do(proposeErasure, { body });
    expect((await archive.look()).due.every(({ waits }) => waits)).toBe(true);
    const twice = await office.as('archivist').call(proposeErasure, { body });
    expect([twice.status, twice.error.code]).toEqual([422, 'BAD_REQUEST']);
    const decide = (name: 'head' | 'archivist', approve: boolean) =>
      office.as(name).call(decideErasureRun, { params: { runId: id }, body: { approve } });
    expect((await decide('head', false)).status).toBe(200);
    await office.office.erasing.carryOut(id);
    expect((await archive.run(id)).leads[0]).toMatchObject({ status: 'LEFT_OUT', leftOut: 'RUN_REFUSED' });
    expect((await decide('head', true)).error.code).toBe('ILLEGAL_TRANSITION');
    const again = await office.as('archivist').do(proposeErasure, { body });
    const takenBack = await office
      .as('archivist')
      .call(decideErasureRun, { params: { runId: again.id }, body: { approve: false } });
    expect(takenBack.status).toBe(200);
  });

  it('who proposed it does not approve it', async () => {
    const { due } = await archive.look();
    const { id } = await office.as('archivist').do(proposeErasure, { body: { leadIds: [due[0]!.leadId] } });
    const own = await office
      .as('archivist')
      .call(decideErasureRun, { params: { runId: id }, body: { approve: true } });
    expect([own.status, own.error.code]).toEqual([403, 'NOT_YOUR_STEP']);
    const unknown = await office
      .as('head')
      .call(decideErasureRun, { params: { runId: NOBODYS }, body: { approve: true } });
    expect(unknown.status).toBe(404);
  });
});

describe('bad input', () => {
  const propose = async (leadIds: unknown) =>
    office.as('archivist').call(proposeErasure, { body: { leadIds } as never });

  it('is refused at its place', async () => {
    expect((await propose([])).error.fields).toEqual([{ path: 'leadIds', code: 'NOT_ENOUGH' }]);
    expect((await propose(['x'])).error.fields).toEqual([{ path: 'leadIds.0', code: 'BAD_FORMAT' }]);
    expect((await propose([NOBODYS])).error.fields).toEqual([{ path: 'leadIds.0', code: 'NOT_ALLOWED' }]);
    expect((await propose([NOBODYS, NOBODYS])).status).toBe(422);
    const days = await office.as('archivist').call(readRetention, { query: { days: 99_999 } });
    expect(days.error.fields).toEqual([{ path: 'days', code: 'OUT_OF_RANGE' }]);
  });
});
