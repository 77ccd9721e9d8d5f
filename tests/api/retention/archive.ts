import {
  decideErasureRun,
  holdLead,
  proposeErasure,
  readRetention,
} from '../../../server/contract/retention.ts';
import type { ReportForm } from '../../../server/contract/report.ts';
import { addMonths } from '../../../server/domain/calendar.ts';
import { GRADE_ONE_FEN, type Award, aFund, bringTo } from '../../support/award-desk.ts';
import type { TestOffice } from '../../support/office.ts';
import type { Name } from '../../support/people.ts';
import type { EvidenceFile } from '../../support/resident.ts';
import { UNITS, walkOf } from '../verification/walk.ts';

export type Archived = { leadId: string; reference: string; receiptCode: string };
const DAY_MS = 24 * 3_600_000;

/** Leads on their way through the archive, and the two people who let them go. */
export function archiveOf(office: TestOffice) {
  const walk = walkOf(office);
  const must = async (name: Name, leadId: string, body: Record<string, unknown>) => {
    const answer = await walk.step(name, leadId, body);
    if (answer.status !== 200) throw new Error(`${String(body['verb'])}: ${JSON.stringify(answer.error)}`);
  };

  const archive = {
    walk,
    wait(days: number): void {
      office.clock.set(new Date(office.clock.now().getTime() + days * DAY_MS));
    },
    /** To the last moment of so many months from now, or just past it. */
    toMonths(from: Date, months: number, past = 1): void {
      office.clock.set(new Date(addMonths(from, months).getTime() + past));
    },

    async report(changes: Partial<ReportForm> = {}, files: readonly EvidenceFile[] = []): Promise<Archived> {
      const { reference, receiptCode } = await office.resident.report(changes, files);
      const [row] = await office.rows<{ id: string }>('select id from leads where reference = $1', [
        reference,
      ]);
      return { leadId: row!.id, reference, receiptCode };
    },
    /** Not accepted, its time for a review run out, in the archive. */
    async refused(changes: Partial<ReportForm> = {}, files: readonly EvidenceFile[] = []): Promise<Archived> {
      const lead = await archive.report(changes, files);
      await archive.refuse(lead.leadId);
      archive.wait(30);
      await must('archivist', lead.leadId, { verb: 'archiveRejected' });
      return lead;
    },
    async refuse(leadId: string): Promise<void> {
      await must('intake', leadId, { verb: 'reject', reason: 'NO_FACTS', propose: true });
      await must('supervisor', leadId, { verb: 'reject' });
    },
    /** Verified, its reward paid by bank, closed, in the archive. */
    async paid(
      changes: Partial<ReportForm> = {},
      files: readonly EvidenceFile[] = [],
      meanwhile: (leadId: string) => Promise<void> = async () => undefined,
    ) {
      await aFund(office, 10 * GRADE_ONE_FEN);
      const lead = await archive.report(changes, files);
      const { leadId, receiptCode } = lead;
      await walk.accept(leadId);
      await meanwhile(leadId);
      await walk.assign(leadId);
      for (const unit of UNITS) await walk.acceptTask(unit, leadId);
      for (const unit of UNITS) {
        await walk.find(unit, leadId);
        await walk.sign(unit, leadId);
      }
      await must('coordinator', leadId, { verb: 'convene' });
      await walk.draft(leadId);
      for (const unit of UNITS) await walk.signDraft(unit, leadId);
      await walk.issue('head', leadId);
      const [row] = await office.rows<Pick<Award, 'id' | 'reference'>>(
        'select id, reference from rewards where lead_id = $1',
        [leadId],
      );
      const award: Award = { ...row!, receiptCode, leadId };
      await bringTo(office, award, 'PAID');
      await walk.disposeOf(leadId);
      await must('coordinator', leadId, { verb: 'closeDisposed', reason: '已处置完毕。' });
      await must('archivist', leadId, { verb: 'archiveClosed' });
      return { ...lead, award };
    },

    look: (name: Name = 'archivist', days = 0) =>
      office.as(name).do(readRetention, { query: { days } as never }),
    propose: (...leads: Archived[]) =>
      office.as('archivist').do(proposeErasure, { body: { leadIds: leads.map(({ leadId }) => leadId) } }),
    approve: (runId: string) =>
      office.as('head').do(decideErasureRun, { params: { runId }, body: { approve: true } }),
    /** Proposed by one, approved by another, carried out as its job does. */
    async erase(...leads: Archived[]): Promise<string> {
      const { id } = await archive.propose(...leads);
      await archive.approve(id);
      await office.office.erasing.carryOut(id);
      return id;
    },
    run: async (runId: string) => (await archive.look()).runs.find(({ id }) => id === runId)!,
    hold: (name: Name, { leadId }: Archived, until?: string) =>
      office.as(name).do(holdLead, {
        params: { leadId },
        body: { reason: 'LITIGATION', ...(until ? { until } : {}) },
      }),
  };
  return archive;
}
