import type { Finding } from '../../../server/contract/tasks.ts';
import { acceptLead, assignLead, stepLead } from '../../../server/contract/lead-acts.ts';
import { readLead } from '../../../server/contract/leads.ts';
import { recordInCase } from '../../../server/contract/dispositions.ts';
import { acceptTask, saveFinding, signFinding } from '../../../server/contract/tasks.ts';
import {
  draftDetermination,
  issueDetermination,
  signDetermination,
} from '../../../server/contract/determinations.ts';
import { callMeeting, listMeetings, recordMinutes } from '../../../server/contract/meetings.ts';
import type { ReportForm, SubmittedReport } from '../../../server/contract/report.ts';
import type { TestOffice } from '../../support/office.ts';
import type { Name } from '../../support/people.ts';
import { PEOPLE } from '../../support/people.ts';

/** The unit's two officers, by the code of the unit. */
export const OFFICERS = {
  LEAD_AGENCY: ['reform1', 'reform2'],
  POLICE: ['police1', 'police2'],
  MARKET_REG: ['market1', 'market2'],
} as const satisfies Record<string, readonly [Name, Name]>;
export type Unit = keyof typeof OFFICERS;
export const UNITS = Object.keys(OFFICERS) as Unit[];
export const RELEASED = '反映一家公司公开承诺高息，向老人收取资金。';

export function aFinding(changes: Partial<Finding> = {}): Finding {
  const normal = { result: 'NORMAL', note: '' } as const;
  return {
    checks: {
      LICENCE: { result: 'VIOLATION', note: '没有金融业务许可' },
      PUBLICITY: normal,
      PERSONNEL: normal,
      BUSINESS: normal,
      FUNDS: { result: 'NOT_CHECKED', note: '账户查询尚待批准' },
    },
    conclusion: 'SUBSTANTIATED',
    summary: '未取得许可，公开承诺还本付息。',
    ...changes,
  };
}

/** A lead's way through the office, one station a method; each is taken by the people whose turn it is. */
export function walkOf(office: TestOffice) {
  const walk = {
    async report(changes: Partial<ReportForm> = {}): Promise<SubmittedReport & { leadId: string }> {
      const submitted = await office.resident.report(changes);
      const [row] = await office.rows<{ id: string }>(`select id from leads where reference = $1`, [
        submitted.reference,
      ]);
      return { ...submitted, leadId: row?.id ?? '' };
    },
    /** What the log tells of a lead, in its order: the acts that are like one of these. */
    async acts(leadId: string, ...likes: string[]) {
      const entries = await office.rows<{ act: string }>(
        `select act from audit_entries where subject_id = $1 and act like any ($2) order by id`,
        [leadId, likes],
      );
      return entries.map(({ act }) => act);
    },
    see: (name: Name, leadId: string) => office.as(name).do(readLead, { params: { leadId } }),
    async version(leadId: string): Promise<number> {
      const [row] = await office.rows<{ version: number }>(`select version from leads where id = $1`, [
        leadId,
      ]);
      return row?.version ?? 0;
    },
    async step(name: Name, leadId: string, body: Record<string, unknown>) {
      const version = await walk.version(leadId);
      return office.as(name).call(stepLead, { params: { leadId }, body: { version, ...body } as never });
    },
    async accept(leadId: string) {
      const version = await walk.version(leadId);
      await office
        .as('intake')
        .do(acceptLead, { params: { leadId }, body: { version, briefNarrative: RELEASED } });
    },
    async assign(leadId: string, assistUnits: string[] = []) {
      const version = await walk.version(leadId);
      await office.as('coordinator').do(assignLead, { params: { leadId }, body: { version, assistUnits } });
    },
    acceptTask: (unit: Unit, leadId: string) =>
      office.as(OFFICERS[unit][0]).do(acceptTask, {
        params: { leadId },
        body: {
          officers: OFFICERS[unit].map((name) => ({
            staffId: office.idOf(name),
            certificateNo: PEOPLE[name].certificateNo ?? '',
          })),
        },
      }),
    find: (unit: Unit, leadId: string, finding = aFinding()) =>
      office.as(OFFICERS[unit][0]).do(saveFinding, { params: { leadId }, body: finding }),
    sign: (unit: Unit, leadId: string) =>
      office.as(OFFICERS[unit][1]).do(signFinding, { params: { leadId } }),
    /** A joint meeting with all three, and its minutes: what a determination rests on. */
    async meet(leadId: string, attended: Unit[] = UNITS) {
      const startsAt = new Date(office.clock.now().getTime() + 3_600_000).toISOString();
      const coordinator = office.as('coordinator');
      const { id } = await coordinator.do(callMeeting, {
        params: { leadId },
        body: { startsAt, place: '三楼会议室', agenda: '通报核查情况，认定分级。' },
      });
      const minutes = { present: '柯协调、马一、石一', minutes: '三方意见一致。' };
      await coordinator.do(recordMinutes, {
        params: { leadId, meetingId: id },
        body: { version: 1, attended, ...minutes },
      });
      return id;
    },
    /** Drafted on the strength of a meeting, which is held where there is none yet. */
    async draft(leadId: string, changes: Record<string, unknown> = {}) {
      const { ready } = await office.as('coordinator').do(listMeetings, { params: { leadId } });
      if (!ready) await walk.meet(leadId);
      const version = await walk.version(leadId);
      const verified = { outcome: 'SUBSTANTIATED', leadGrade: 2, dispositionClass: 'B' };
      const why = changes.outcome === 'UNSUBSTANTIATED' ? { unproven: 'NO_EVIDENCE' } : {};
      const body = { version, reasons: '三方核查一致，事实清楚。', ...verified, ...why, ...changes };
      await office.as('coordinator').do(draftDetermination, { params: { leadId }, body: body as never });
    },
    signDraft: (unit: Unit, leadId: string) =>
      office.as(OFFICERS[unit][0]).do(signDetermination, { params: { leadId }, body: { dissents: false } }),
    /** Writes an event into the lead's disposition case. */
    async record(name: Name, leadId: string, body: Record<string, unknown>) {
      const version = await walk.version(leadId);
      return office.as(name).call(recordInCase, { params: { leadId }, body: { version, ...body } as never });
    },
    /** L21 and a class B case to its end, so that the lead may be closed. */
    async disposeOf(leadId: string) {
      await walk.step('coordinator', leadId, { verb: 'dispose' });
      const milestones = [{ on: '2027-06-30', repayFen: 100_000_00 }];
      await walk.record('coordinator', leadId, { act: 'guide', words: '分期清退本金。', milestones });
      await walk.record('coordinator', leadId, {
        act: 'resolve',
        words: '已全部清退。',
        repaidFen: 100_000_00,
      });
    },
    async issue(name: Name, leadId: string) {
      const version = await walk.version(leadId);
      return office.as(name).call(issueDetermination, { params: { leadId }, body: { version } });
    },

    /** Reported, accepted, handed out, and signed for by the three units. */
    async toVerifying(changes: Partial<ReportForm> = {}) {
      const lead = await walk.report(changes);
      await walk.accept(lead.leadId);
      await walk.assign(lead.leadId);
      for (const unit of UNITS) await walk.acceptTask(unit, lead.leadId);
      return lead;
    },
    /** The same, with three signed findings before the joint meeting. */
    async toDetermining(changes: Partial<ReportForm> = {}) {
      const lead = await walk.toVerifying(changes);
      for (const unit of UNITS) {
        await walk.find(unit, lead.leadId);
        await walk.sign(unit, lead.leadId);
      }
      await walk.step('coordinator', lead.leadId, { verb: 'convene' });
      return lead;
    },
    async toVerified(changes: Partial<ReportForm> = {}) {
      const lead = await walk.toDetermining(changes);
      await walk.draft(lead.leadId);
      for (const unit of UNITS) await walk.signDraft(unit, lead.leadId);
      await walk.issue('head', lead.leadId);
      return lead;
    },
  };
  return walk;
}
