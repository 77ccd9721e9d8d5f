import { randomUUID } from 'node:crypto';
import type { ReportForm, SubmittedReport } from '../contract/report.ts';
import type { Finding } from '../contract/tasks.ts';
import { addDays, localDate } from '../domain/calendar.ts';
import type { LegalHoldReason } from '../domain/legal-hold.ts';
import { sectorThere, townshipThere } from './district.ts';
import type { Came } from './came.ts';
import { type DemoFile, streamOf } from './evidence.ts';
import type { UnprovenReason } from '../domain/code-lists.ts';
import type { StoredFile } from '../features/evidence/evidence-files.ts';
import type { Stage } from './stage.ts';

const HOUR_MS = 60 * 60_000;

type Outcome =
  | { outcome: 'SUBSTANTIATED'; leadGrade: number; dispositionClass: 'A' | 'B' | 'C'; reasons: string }
  | { outcome: 'UNSUBSTANTIATED'; unproven: UnprovenReason; reasons: string };

export type JointUnit = 'LEAD_AGENCY' | 'POLICE' | 'MARKET_REG';

/** The two officers of each of the three units; the first acts for it. */
const OFFICERS: Record<JointUnit, readonly [string, string]> = {
  LEAD_AGENCY: ['reform1', 'reform2'],
  POLICE: ['police1', 'police2'],
  MARKET_REG: ['market1', 'market2'],
};

/** One tip of the demo, and what people do to it, each through the service that the pages call. */
export function aTip(
  stage: Stage,
  form: Omit<ReportForm, 'submissionId'>,
  files: readonly DemoFile[],
  came?: Came,
) {
  const { office, as, idOf, profile } = stage;
  let report: SubmittedReport | undefined;
  let leadId: string | undefined;

  const submitted = (): SubmittedReport => {
    if (!report) throw new Error('this tip has not been handed in yet');
    return report;
  };

  async function id(): Promise<string> {
    if (leadId) return leadId;
    const { reference } = submitted();
    const { rows } = await office.leads.list(await as('intake'), { tray: 'ALL' });
    leadId = rows.find((row) => row.reference === reference)?.id;
    if (!leadId) throw new Error(`intake does not see ${reference}`);
    return leadId;
  }

  /** The version on the page that the person has open. */
  const seenBy = async (username: string) =>
    (await office.leads.read(await as(username), await id())).version;

  /** The tip in the district of this demo. */
  const there = ({ sector, target }: typeof form) => ({
    sector: sectorThere(profile, sector),
    target: { ...target, townshipCode: townshipThere(profile, target.townshipCode) },
  });

  async function register(
    { by, hoursBefore, coming }: Came,
    whole: ReportForm,
    stored: readonly StoredFile[],
  ): Promise<SubmittedReport> {
    const at = new Date(stage.clock.now().getTime() - (hoursBefore ?? 0) * HOUR_MS).toISOString();
    const said = hoursBefore === undefined ? coming : { ...coming, cameInAt: at };
    const { receiptCode, ...rest } = await office.registrations.register(await as(by), whole, said, stored);
    if (receiptCode === null) throw new Error('the demo keeps a receipt of each tip');
    return { ...rest, receiptCode };
  }

  return {
    submitted,
    id,

    async submit() {
      const stored = [];
      for (const file of files) stored.push(await office.files.receive(streamOf(file), file.name, file.type));
      const whole = { ...form, ...there(form), submissionId: randomUUID() };
      report = came ? await register(came, whole, stored) : await office.reports.submit(whole, stored);
    },

    async accept(briefNarrative: string) {
      const version = await seenBy('intake');
      await office.leads.accept(await as('intake'), await id(), { version, briefNarrative });
    },

    /** Once their copies are made, intake lets the joint team see all that could be cleaned. */
    async showFiles() {
      const intake = await as('intake');
      const { files: handedIn } = await office.gallery.list(intake, await id());
      for (const file of handedIn) await office.preparation.prepare(file.id);
      const { files: ready } = await office.gallery.list(intake, await id());
      const evidenceIds = ready.filter((file) => file.copy === 'CLEANED').map((file) => file.id);
      await office.gallery.release(intake, await id(), { evidenceIds, uncleanedToo: [] });
    },

    async assign() {
      const { version, routing } = await office.leads.read(await as('coordinator'), await id());
      const { assistUnits } = routing;
      await office.leads.assign(await as('coordinator'), await id(), { version, assistUnits });
    },

    /** The urgent lane: intake calls the police and hands the tip out at once. */
    async assignUrgently(briefNarrative: string) {
      const { version, routing } = await office.leads.read(await as('intake'), await id());
      const { assistUnits } = routing;
      const order = { version, assistUnits, briefNarrative, policeNotified: true };
      await office.leads.assign(await as('intake'), await id(), order);
    },

    async signFor(unit: JointUnit) {
      const caller = await as(OFFICERS[unit][0]);
      const { colleagues } = await office.tasks.colleagues(caller);
      const officers = OFFICERS[unit].map((username) => {
        const found = colleagues.find((each) => each.staffId === idOf(username));
        return { staffId: idOf(username), certificateNo: found?.certificateNo ?? '' };
      });
      await office.tasks.accept(caller, await id(), officers);
    },

    async record(unit: JointUnit, finding: Finding) {
      await office.tasks.record(await as(OFFICERS[unit][1]), await id(), finding);
    },

    async sign(unit: JointUnit) {
      await office.tasks.sign(await as(OFFICERS[unit][0]), await id());
    },

    /** A step that a form of reasons can say; with `propose`, its first half. */
    async step(username: string, order: Omit<Parameters<typeof office.leads.step>[2], 'version'>) {
      const version = await seenBy(username);
      await office.leads.step(await as(username), await id(), { ...order, version });
    },

    /** The three units meet, and the coordinator writes down what they said. */
    async meet(minutes: string) {
      const coordinator = await as('coordinator');
      const startsAt = new Date(stage.clock.now().getTime() + HOUR_MS).toISOString();
      const call = { startsAt, place: '区发改局三楼会议室', agenda: '通报核查情况；认定与分级。' };
      const { id: meetingId } = await office.meetings.call(coordinator, await id(), call);
      for (const unit of ['POLICE', 'MARKET_REG'] as const) {
        const answer = { version: 1, comes: true };
        await office.meetings.answer(await as(OFFICERS[unit][0]), await id(), meetingId, answer);
      }
      await office.meetings.record(coordinator, await id(), meetingId, {
        version: 1,
        attended: ['LEAD_AGENCY', 'POLICE', 'MARKET_REG'],
        present: '发改局、公安分局、市场监管分局核查人员各两名',
        minutes,
      });
    },

    /** So many days after the scene's own, `YYYY-MM-DD`. */
    dayAfter: (days: number): string => localDate(addDays(stage.clock.now(), days)),
    /** Writes an event into the tip's disposition case. */
    async inCase(username: string, event: Omit<Parameters<typeof office.dispositions.record>[2], 'version'>) {
      const version = await seenBy(username);
      await office.dispositions.record(await as(username), await id(), { ...event, version });
    },

    async draft(outcome: Outcome) {
      const version = await seenBy('coordinator');
      await office.determinations.draft(await as('coordinator'), await id(), { version, ...outcome });
    },

    async signDetermination(unit: JointUnit) {
      await office.determinations.sign(await as(OFFICERS[unit][0]), await id(), { dissents: false });
    },

    async issue(username: string) {
      const version = await seenBy(username);
      await office.determinations.issue(await as(username), await id(), version);
    },

    hold: async (username: string, reason: LegalHoldReason) =>
      office.legalHolds.set(await as(username), await id(), { reason }),
    /** Asks to see the words as written; nobody has answered yet. */
    async askForOriginal(username: string, purpose: string) {
      const { reference } = submitted();
      const asked = { reference, kind: 'raw', reason: 'CLARIFY_FACTS', purpose } as const;
      await office.unseals.ask(await as(username), asked);
    },

    async keepAway(username: string) {
      const { reference } = submitted();
      await office.recusals.declare(await as(username), { reference, reason: 'RELATIVE' });
    },

    write: async (username: string, text: string) =>
      office.leads.message(await as(username), await id(), { text }),
    answer: (text: string) => office.receipts.message(submitted().receiptCode, text),
    withdraw: () => office.receipts.withdraw(submitted().receiptCode),
  };
}
export type Tip = ReturnType<typeof aTip>;
