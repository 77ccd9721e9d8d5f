import type { Clock } from '../../adapters/clock.ts';
import type { ReporterView } from '../../contract/reporter-view.ts';
import type { UploadRef } from '../../contract/uploads.ts';
import type { ServerKeys } from '../../crypto/server-keys.ts';
import type { Tx } from '../../db/connection.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { localDate } from '../../domain/calendar.ts';
import { refuse } from '../../domain/errors.ts';
import { decideWithdrawal } from '../../domain/lead.ts';
import { demandRoomForMessage } from '../../domain/message-quota.ts';
import { publicLead, statusTold } from '../../domain/reporter-view.ts';
import type { Role } from '../../domain/roles.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Drawers } from '../compartments/drawers.ts';
import type { DistrictStore } from '../district/district.store.ts';
import { readOfficeDays } from '../district/office-days.ts';
import type { EvidenceFiles } from '../evidence/evidence-files.ts';
import type { EvidenceRows } from '../evidence/evidence.store.ts';
import type { LeadActs } from '../leads/lead-acts.ts';
import type { LeadScene } from '../leads/lead-scene.ts';
import type { LeadRecord, LeadsStore } from '../leads/leads.store.ts';
import { asTold, stepsTold } from '../leads/told-lead.ts';
import type { MessageFiles } from '../messages/message-files.ts';
import { type MessageSheet, openRequest } from '../messages/message-sheet.ts';
import { messagesIn } from '../messages/messages-in.ts';
import type { Notices } from '../notifications/notices.ts';
import type { RawSheet } from '../reports/report-facts.ts';
import { type ReporterRewards, isHeld } from '../rewards/reporter-rewards.ts';
import type { Contacts } from '../contacts/contacts.ts';
import { keysOfCode } from './code-keys.ts';
import type { ReporterFiles } from './reporter-files.ts';
import { TOLD_ACTS, openingsOf, timelineOf } from './reporter-history.ts';
import { promisedDate, reporterMay, reviewRuns, unprovenTold, withdrawalEnds } from './reporter-page.ts';

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  serverKeys: ServerKeys;
  leads: LeadsStore;
  district: DistrictStore;
  drawers: Drawers;
  evidence: EvidenceRows;
  files: Pick<EvidenceFiles, 'facts'>;
  messageFiles: MessageFiles;
  reporterFiles: ReporterFiles;
  contacts: Pick<Contacts, 'shown'>;
  rewards: ReporterRewards;
  audit: AuditStore;
  notices: Notices;
  acts: LeadActs;
};

const REPORTER = { kind: 'REPORTER' } as const;
const DONE = { ok: true } as const;

export function makeReceiptsService(deps: Deps) {
  const { inTransaction, clock, serverKeys, leads, district, drawers, audit, notices, acts } = deps;

  const keysOf = (code: string) => keysOfCode(code, serverKeys.pepper);

  const log = (tx: Tx, leadId: string, act: string, at: Date) =>
    audit.append(tx, { actor: REPORTER, act, subject: { kind: 'LEAD', id: leadId }, at });

  /** That they looked, once a day: how often, and at which hours, is nobody's business. */
  async function logLook(tx: Tx, leadId: string, now: Date): Promise<void> {
    const last = await audit.lastOn(tx, leadId, 'receipt.read');
    if (!last || localDate(last) !== localDate(now)) await log(tx, leadId, 'receipt.read', now);
  }

  async function reportOf(tx: Tx, key: Buffer, leadId: string) {
    const erasedAt = (await drawers.erasedAt(tx, leadId, 'raw'))?.toISOString() ?? null;
    const own = new Map<string, { name: string; size: number }>();
    if (erasedAt) return { own, erasedAt, report: { targetName: '', narrative: '' }, evidence: [] };
    const raw = (await drawers.openByReceipt(tx, key, leadId, 'raw')) ?? refuse('RECEIPT_UNKNOWN');
    const [sheet] = await drawers.sheets<RawSheet>(tx, raw, 'REPORT');
    const { targetName, narrative } = sheet?.body ?? refuse('RECEIPT_UNKNOWN');
    const rows = await deps.evidence.ofLead(tx, leadId);
    const evidence = rows.map((row) => {
      const { name, size, sha256, scan } = deps.files.facts(row, raw);
      own.set(row.id, { name, size });
      return { name, size, sha256, scan };
    });
    return { own, erasedAt, report: { targetName, narrative }, evidence };
  }

  /** Words, files and conversation, as far as they are still there. */
  async function wordsOf(tx: Tx, key: Buffer, lead: LeadRecord) {
    const { own, ...report } = await reportOf(tx, key, lead.id);
    const gone = await drawers.erasedAt(tx, lead.id, 'talk');
    const talk = gone ? null : await drawers.openByReceipt(tx, key, lead.id, 'talk');
    if (!talk) return { ...report, messages: [], asked: null };
    const { sheets, messages } = await messagesIn(tx, deps, talk, own);
    const request = lead.status === 'SUPPLEMENT' ? openRequest(sheets) : null;
    return { ...report, messages, asked: request && { items: request.asked, text: request.text } };
  }

  /** The clear facts as the reporter may know them. */
  async function progressOf(scene: LeadScene) {
    const { tx, lead, days, now } = scene;
    const held = isHeld(lead, now);
    const steps = await stepsTold(tx, leads, lead);
    const status = statusTold(lead.status, steps);
    const { publicStatus, step } = publicLead({ status, disclosureHold: held });
    const done = await audit.actsOn(tx, [lead.id], TOLD_ACTS);
    const heldSince = held ? (lead.disclosureHoldSince ?? new Date(0)) : null;
    return {
      publicStatus,
      step,
      referredTo: publicStatus === 'REFERRED_OUT' ? lead.referredTo : null,
      refusalReason: publicStatus === 'REJECTED' ? lead.refusalReason : null,
      unproven: unprovenTold(publicStatus, steps),
      owed: days.owed(promisedDate(lead, steps, held, days, now), now),
      reviewAsked: reviewRuns(lead, publicStatus),
      supplementDueAt: publicStatus === 'SUPPLEMENT' ? (lead.supplementDueAt?.toISOString() ?? null) : null,
      timeline: timelineOf(steps, done, held),
      openings: openingsOf(lead, steps, done, heldSince),
      may: reporterMay(scene),
    };
  }

  /** Intake reads what a reporter adds until it has accepted, then the coordinator does. */
  const readerOf = ({ status }: LeadRecord): Role =>
    status === 'SUBMITTED' || status === 'SUPPLEMENT' ? 'INTAKE_OFFICER' : 'LEAD_COORDINATOR';

  async function tellOffice(tx: Tx, lead: LeadRecord, now: Date): Promise<void> {
    const path = `/verification/leads/${lead.id}`;
    await notices.tell(tx, { template: 'LEAD_TURN', path, roles: [readerOf(lead)] }, now);
  }

  return {
    /** What a reporter sees of the lead. That they looked is logged once a day, the code never. @throws Refusal RECEIPT_UNKNOWN */
    read: (code: string): Promise<ReporterView> =>
      inTransaction(async (tx) => {
        const { lookupTag, wrappingKey } = keysOf(code);
        const found = (await leads.findByReceipt(tx, lookupTag)) ?? refuse('RECEIPT_UNKNOWN');
        const lead = await asTold(tx, leads, found);
        const now = clock.now();
        const days = await readOfficeDays(tx, district);
        await logLook(tx, lead.id, now);
        return {
          reference: lead.reference,
          receivedAt: lead.receivedAt.toISOString(),
          identityMode: lead.identityMode,
          rewardWaived: lead.rewardWaived,
          urgent: lead.urgency === 'URGENT',
          withdrawn: lead.withdrawnAt !== null,
          ...(await progressOf(await acts.look({ tx, actor: REPORTER, now, days }, lead))),
          ...(await wordsOf(tx, wrappingKey, lead)),
          contact: await deps.contacts.shown(tx, lead.id),
          rewards: await deps.rewards.of(tx, lead, days, now),
        };
      }),

    /**
     * The reporter writes, at any time. It answers no request and asks for no review: those have forms of their own.
     * @throws Refusal RECEIPT_UNKNOWN, TOO_MANY_REQUESTS, ERASED, and what the files forbid
     */
    async message(code: string, text: string, uploads: readonly UploadRef[] = []): Promise<typeof DONE> {
      const { lookupTag, wrappingKey } = keysOf(code);
      return acts.on('REPORTER', { receiptTag: lookupTag }, async (scene) => {
        const { tx, lead, now } = scene;
        const talk =
          (await drawers.openByReceipt(tx, wrappingKey, lead.id, 'talk')) ?? refuse('RECEIPT_UNKNOWN');
        demandRoomForMessage(await drawers.sheets<MessageSheet>(tx, talk, 'MESSAGE'), now);
        const { ids } = await deps.reporterFiles.keep(scene, wrappingKey, uploads);
        const body: MessageSheet = { text, ...(ids.length ? { files: ids } : {}) };
        await drawers.put(tx, talk, { kind: 'MESSAGE', author: 'REPORTER', body, at: now });
        await log(tx, lead.id, 'message.receive', now);
        await tellOffice(tx, lead, now);
        return DONE;
      });
    },

    /**
     * Adds files that the reporter uploaded before, without a word.
     * @throws Refusal RECEIPT_UNKNOWN, TOO_LATE once the lead takes no more, and what the uploads or their size forbid
     */
    async addEvidence(code: string, refs: readonly UploadRef[]): Promise<typeof DONE> {
      const { lookupTag, wrappingKey } = keysOf(code);
      return acts.on('REPORTER', { receiptTag: lookupTag }, async (scene) => {
        await deps.reporterFiles.keep(scene, wrappingKey, refs);
        return DONE;
      });
    },

    /** Withdraws: before acceptance the lead ends (L08), after it only the claim to a reward does. */
    async withdraw(code: string): Promise<typeof DONE> {
      const { lookupTag } = keysOf(code);
      return acts.on('REPORTER', { receiptTag: lookupTag }, async (scene) => {
        const { snapshot, lead, now } = scene;
        if (withdrawalEnds(lead.status)) await acts.step(scene, { verb: 'withdraw' });
        else {
          const { changes } = decideWithdrawal(snapshot, REPORTER, now);
          await acts.settle(scene, changes, { act: 'lead.flagWithdrawal' });
        }
        return DONE;
      });
    },
  };
}
export type ReceiptsService = ReturnType<typeof makeReceiptsService>;
