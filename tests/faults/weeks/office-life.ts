import { markLead } from '../../../server/contract/lead-acts.ts';
import { answerSupplement, askForReview } from '../../../server/contract/receipt-acts.ts';
import { withdrawReport } from '../../../server/contract/receipt.ts';
import { assignLead } from '../../../server/contract/lead-acts.ts';
import type { ReportForm } from '../../../server/contract/report.ts';
import type { Coming } from '../../../server/contract/registrations.ts';
import { RELEASED, UNITS, aFinding, walkOf } from '../../api/verification/walk.ts';
import type { TestOffice } from '../../support/office.ts';
import type { Name } from '../../support/people.ts';
import { recorderOf } from '../../support/recorder.ts';
import type { Chance } from '../long-form.ts';
import type { Noted } from './noted.ts';
import type { SecondClock } from './second-clock.ts';

/** By which it comes where nobody sits before the form; whoever is not there promises nothing. */
const BY_WORD: Partial<Coming>[] = [{ channel: 'PHONE' }, { channel: 'VISIT', slip: 'HANDED' }];
const ON_PAPER: Partial<Coming>[] = [
  { channel: 'LETTER', notice: 'NOT_REACHED', slip: 'NONE' },
  { channel: 'HOTLINE_12345', outsideReference: 'DH-1', notice: 'NOT_REACHED', slip: 'NONE' },
];
const NAMED: Partial<ReportForm> = {
  identityMode: 'NAMED',
  reporter: { name: '王小明', phone: '13900001111' },
};

/** An office in which everybody does, now and then and some too late, what is theirs; chance says what and when. */
export function anOfficeLife(office: TestOffice, chance: Chance, second: SecondClock) {
  const walk = walkOf(office);
  const desk = recorderOf(office);
  const now = () => office.clock.now();
  const opened = now();
  const pick = <T>(list: readonly T[]): T => list[chance.between(0, list.length)]!;
  const often = (share: number) => chance.share() < share;

  /** The rules of the handbook once more, as somebody reads them out of it. */
  function come(lead: Noted, status: string, act: string): void {
    const [days, owner] = (
      {
        SUBMITTED: [null, 'INTAKE_OFFICER'],
        ACCEPTED: [second.inWorkingDays(now(), 1), 'LEAD_COORDINATOR'],
        ASSIGNED: [second.inWorkingDays(now(), 1), 'UNITS'],
        VERIFYING: [second.inWorkingDays(now(), 15), 'UNITS'],
        DETERMINING: [second.inWorkingDays(now(), 5), 'LEAD_COORDINATOR'],
        VERIFIED: [
          lead.outcome === 'C' ? second.inDays(now(), 3) : second.inWorkingDays(now(), 5),
          'LEAD_COORDINATOR',
        ],
        UNSUBSTANTIATED: [second.inDays(now(), 15), ''],
        REJECTED: [second.inDays(now(), 15), ''],
        REFERRED_OUT: [null, 'ARCHIVIST'],
        WITHDRAWN: [second.inDays(now(), 30), 'ARCHIVIST'],
        CLOSED: [second.inDays(now(), 30), 'ARCHIVIST'],
        ARCHIVED: [null, ''],
      } as Record<string, [Date | null, string]>
    )[status] ?? [null, '?'];
    Object.assign(lead, { status, due: days, owner, proposed: null, signed: [] });
    lead.acts.push(act);
  }

  const must = async (what: Promise<{ status: number; error: unknown }>): Promise<void> => {
    const { status, error } = await what;
    if (status >= 300) throw new Error(`refused: ${JSON.stringify(error)}`);
  };
  const step = (name: Name, lead: Noted, body: Record<string, unknown>) =>
    must(walk.step(name, lead.leadId, body));

  async function send(form: Partial<ReportForm>) {
    const at = now();
    if (often(0.6)) return { ...(await office.resident.report(form)), at };
    if (often(0.5)) return { ...(await desk.register('intake', pick(BY_WORD), form)), at };
    const yesterday = new Date(at.getTime() - 20 * 3_600_000);
    const paper = { ...pick(ON_PAPER), cameInAt: yesterday.toISOString() };
    const unpledged = { truthful: false, privacyRead: false };
    return { ...(await desk.register('intake', paper, { ...form, ...unpledged })), at: yesterday };
  }

  async function arrive(): Promise<Noted> {
    const urgent = often(0.1);
    const form: Partial<ReportForm> = {
      ...(urgent ? { urgentSituations: ['RUNNING_AWAY' as const] } : {}),
      ...(often(0.3) ? NAMED : {}),
    };
    const submitted = await send(form);
    const [row] = await office.rows<{ id: string }>('select id from leads where reference = $1', [
      submitted.reference,
    ]);
    return {
      leadId: row?.id ?? '',
      reference: submitted.reference,
      receiptCode: submitted.receiptCode,
      urgent,
      status: 'SUBMITTED',
      due: urgent ? second.inHours(now(), 2) : second.inWorkingDays(now(), 5),
      owner: 'INTAKE_OFFICER',
      proposed: null,
      kept: 0,
      asked: 0,
      signed: [],
      extended: false,
      returned: false,
      outcome: null,
      award: null,
      unpaid: submitted.at < opened,
      acts: ['L01'],
    };
  }

  async function decideIntake(lead: Noted): Promise<void> {
    if (lead.proposed !== null) return confirm(lead);
    if (lead.urgent) return hurry(lead);
    const dice = chance.share();
    if (dice < 0.6) {
      await walk.accept(lead.leadId);
      return come(lead, 'ACCEPTED', 'L02');
    }
    if (dice < 0.75 && lead.asked < 2 && lead.receiptCode !== null) {
      lead.kept = Math.max(0, second.left(now(), lead.due ?? now()));
      lead.asked += 1;
      await step('intake', lead, { verb: 'requestSupplement', note: '请说明地址。' });
      Object.assign(lead, { status: 'SUPPLEMENT', due: second.inDays(now(), 15), owner: 'REPORTER' });
      lead.acts.push('L03');
      return;
    }
    if (dice < 0.82 && lead.receiptCode !== null) {
      await office.stranger.do(withdrawReport, { body: { receiptCode: lead.receiptCode } });
      return come(lead, 'WITHDRAWN', 'L08');
    }
    const verb = dice < 0.92 ? 'reject' : 'referOut';
    const why = verb === 'reject' ? { reason: 'NOT_FUNDRAISING' } : { referredTo: '某某区税务局' };
    await step('intake', lead, { verb, propose: true, ...why });
    Object.assign(lead, { proposed: verb, owner: 'INTAKE_SUPERVISOR' });
    lead.acts.push(`propose ${verb}`);
  }

  async function confirm(lead: Noted): Promise<void> {
    const verb = lead.proposed!;
    await step('supervisor', lead, { verb });
    come(lead, verb === 'referOut' ? 'REFERRED_OUT' : 'REJECTED', verb === 'referOut' ? 'L07' : 'L06');
  }

  async function hurry(lead: Noted): Promise<void> {
    const version = await walk.version(lead.leadId);
    const body = { version, assistUnits: [], briefNarrative: RELEASED, policeNotified: true };
    await office.as('intake').do(assignLead, { params: { leadId: lead.leadId }, body });
    come(lead, 'ASSIGNED', 'L10');
  }

  async function supply(lead: Noted): Promise<void> {
    if (lead.proposed !== null) return confirm(lead);
    if (lead.due !== null && now() > lead.due) {
      const why = { propose: true, reason: 'NOT_SUPPLEMENTED' };
      await step('intake', lead, { verb: 'rejectUnsupplied', ...why });
      const due = second.inWorkingDays(now(), 5);
      Object.assign(lead, { proposed: 'rejectUnsupplied', owner: 'INTAKE_SUPERVISOR', due });
      lead.acts.push('propose L05');
      return;
    }
    if (often(0.6)) return;
    const answers = [{ item: 'OTHER', have: true, text: '在某某路1号。' } as const];
    await office.stranger.do(answerSupplement, { body: { receiptCode: lead.receiptCode!, answers } });
    come(lead, 'SUBMITTED', 'L04');
    lead.due = second.inWorkingDays(now(), lead.kept);
  }

  async function takeUp(lead: Noted): Promise<void> {
    const unit = UNITS.find((one) => !lead.signed.includes(one))!;
    await walk.acceptTask(unit, lead.leadId);
    lead.signed.push(unit);
    if (lead.signed.length === UNITS.length) come(lead, 'VERIFYING', 'L12');
  }

  async function verify(lead: Noted): Promise<void> {
    if (!lead.extended && often(0.08)) {
      const version = await walk.version(lead.leadId);
      await must(
        office
          .as('head')
          .call(markLead, { params: { leadId: lead.leadId }, body: { version, mark: 'extend' } }),
      );
      lead.extended = true;
      lead.due = second.inWorkingDays(lead.due!, 15);
      lead.acts.push('extend');
      return;
    }
    const unit = UNITS.find((one) => !lead.signed.includes(one));
    if (unit) {
      lead.outcome ??= pick(['A', 'B', 'C', 'NONE'] as const);
      const conclusion = lead.outcome === 'NONE' ? 'UNSUBSTANTIATED' : 'SUBSTANTIATED';
      await walk.find(unit, lead.leadId, aFinding({ conclusion }));
      await walk.sign(unit, lead.leadId);
      lead.signed.push(unit);
      if (lead.signed.length === UNITS.length) lead.owner = 'LEAD_COORDINATOR';
      return;
    }
    await step('coordinator', lead, { verb: 'convene' });
    come(lead, 'DETERMINING', 'L15');
  }

  async function determine(lead: Noted): Promise<void> {
    if (lead.owner === 'LEAD_COORDINATOR') {
      if (!lead.returned && often(0.15)) {
        lead.returned = true;
        await step('coordinator', lead, { verb: 'returnForProof', reason: '资金流向还不清楚。' });
        return come(lead, 'VERIFYING', 'L16');
      }
      const nothing = { outcome: 'UNSUBSTANTIATED', leadGrade: undefined, dispositionClass: undefined };
      await walk.draft(lead.leadId, lead.outcome === 'NONE' ? nothing : { dispositionClass: lead.outcome });
      lead.owner = 'UNITS';
      return;
    }
    const unit = UNITS.find((one) => !lead.signed.includes(one));
    if (unit) {
      await walk.signDraft(unit, lead.leadId);
      lead.signed.push(unit);
      if (lead.signed.length === UNITS.length) lead.owner = 'LEAD_AGENCY_HEAD';
      return;
    }
    await must(walk.issue('head', lead.leadId));
    const none = lead.outcome === 'NONE';
    come(lead, none ? 'UNSUBSTANTIATED' : 'VERIFIED', none ? 'L19' : 'L18');
    if (!none) await earn(lead);
  }

  /** The measure of the tests' office pays for whatever was found true; the clerk begins within 15 working days. */
  async function earn(lead: Noted): Promise<void> {
    const sql = 'select id, reference from rewards where lead_id = $1';
    const [award, ...others] = await office.rows<{ id: string; reference: string }>(sql, [lead.leadId]);
    if (Boolean(award) === lead.unpaid || others.length > 0) throw new Error('an award too many or too few');
    if (award) lead.award = { ...award, due: second.inWorkingDays(now(), 15) };
  }

  /** The reporter may ask for a review; where nobody asked in time, intake closes. */
  async function rest(lead: Noted): Promise<void> {
    if (lead.owner === 'INTAKE_SUPERVISOR') {
      await step('supervisor', lead, {
        verb: 'reopenUnsubstantiated',
        note: '有新的合同。',
        answer: '重新核查。',
      });
      Object.assign(lead, { outcome: null, extended: lead.extended, returned: lead.returned });
      return come(lead, 'ACCEPTED', 'L27');
    }
    if (now() > lead.due!) {
      await step('intake', lead, { verb: 'closeUnsubstantiated' });
      return come(lead, 'CLOSED', 'L24');
    }
    if (lead.receiptCode === null || !often(0.1)) return;
    await office.stranger.do(askForReview, {
      body: { receiptCode: lead.receiptCode, reason: '我有新合同。' },
    });
    Object.assign(lead, { due: second.inWorkingDays(now(), 10), owner: 'INTAKE_SUPERVISOR' });
    lead.acts.push('ask for review');
  }

  async function shelve(lead: Noted, verb: string, id: string): Promise<void> {
    if (lead.due !== null && now() <= lead.due) return;
    await step('archivist', lead, { verb, documentNo: '回执2026-1' });
    come(lead, 'ARCHIVED', id);
  }

  const NEXT: Record<string, (lead: Noted) => Promise<void>> = {
    SUBMITTED: decideIntake,
    SUPPLEMENT: supply,
    ACCEPTED: async (lead) => {
      await walk.assign(lead.leadId);
      come(lead, 'ASSIGNED', 'L09');
    },
    ASSIGNED: takeUp,
    VERIFYING: verify,
    DETERMINING: determine,
    VERIFIED: async () => {},
    UNSUBSTANTIATED: rest,
    REJECTED: (lead) => shelve(lead, 'archiveRejected', 'L30'),
    REFERRED_OUT: (lead) => shelve(lead, 'archiveReferred', 'L31'),
    WITHDRAWN: (lead) => shelve(lead, 'archiveWithdrawn', 'L32'),
    CLOSED: (lead) => shelve(lead, 'archiveClosed', 'L29'),
    ARCHIVED: async () => {},
  };

  return {
    arrive,
    /** The next thing that happens to a lead; throws with the lead's story where the office refuses it. */
    async goOn(lead: Noted): Promise<void> {
      try {
        await NEXT[lead.status]!(lead);
      } catch (error) {
        throw new Error(`${lead.reference} (${lead.acts.join(', ')}; ${lead.status})`, { cause: error });
      }
    },
  };
}
