import type { Clock } from '../../adapters/clock.ts';
import type { ReporterView } from '../../contract/receipt.ts';
import type { UploadRef } from '../../contract/uploads.ts';
import type { ServerKeys } from '../../crypto/server-keys.ts';
import type { Tx } from '../../db/connection.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { refuse } from '../../domain/errors.ts';
import { decideReviewRequest, decideWithdrawal, legalVerbs } from '../../domain/lead.ts';
import { demandRoomForMessage } from '../../domain/message-quota.ts';
import { publicLead } from '../../domain/reporter-view.ts';
import type { Role } from '../../domain/roles.ts';
import { withDefaults } from '../../domain/settings.ts';
import { demandRoomForMore, loadOf } from '../../domain/upload.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Drawers } from '../compartments/drawers.ts';
import type { DistrictStore } from '../district/district.store.ts';
import { readOfficeDays } from '../district/office-days.ts';
import type { EvidenceFiles } from '../evidence/evidence-files.ts';
import type { EvidenceRows } from '../evidence/evidence.store.ts';
import type { LeadActs } from '../leads/lead-acts.ts';
import type { LeadScene } from '../leads/lead-scene.ts';
import type { MessageSheet } from '../leads/lead-words.ts';
import type { LeadRecord, LeadsStore } from '../leads/leads.store.ts';
import type { Notices } from '../notifications/notices.ts';
import type { RawSheet } from '../reports/report-facts.ts';
import { type ReporterRewards, isHeld } from '../rewards/reporter-rewards.ts';
import type { TakeUploads } from '../uploads/take-uploads.ts';
import { keysOfCode } from './code-keys.ts';
import { promisedDate, reporterMay, reviewRuns, timelineOf, withdrawalEnds } from './reporter-page.ts';

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  serverKeys: ServerKeys;
  leads: LeadsStore;
  district: DistrictStore;
  drawers: Drawers;
  evidence: EvidenceRows;
  files: Pick<EvidenceFiles, 'facts' | 'keep'>;
  takeUploads: TakeUploads;
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

  async function reportOf(tx: Tx, key: Buffer, leadId: string) {
    const erasedAt = (await drawers.erasedAt(tx, leadId, 'raw'))?.toISOString() ?? null;
    if (erasedAt) return { erasedAt, report: { targetName: '', narrative: '' }, evidence: [] };
    const raw = (await drawers.openByReceipt(tx, key, leadId, 'raw')) ?? refuse('RECEIPT_UNKNOWN');
    const [sheet] = await drawers.sheets<RawSheet>(tx, raw, 'REPORT');
    const { targetName, narrative } = sheet?.body ?? refuse('RECEIPT_UNKNOWN');
    const rows = await deps.evidence.ofLead(tx, leadId);
    const evidence = rows.map((row) => {
      const { name, size, sha256, scan } = deps.files.facts(row, raw);
      return { name, size, sha256, scan };
    });
    return { erasedAt, report: { targetName, narrative }, evidence };
  }

  async function messagesOf(tx: Tx, key: Buffer, leadId: string): Promise<ReporterView['messages']> {
    if (await drawers.erasedAt(tx, leadId, 'talk')) return [];
    const talk = await drawers.openByReceipt(tx, key, leadId, 'talk');
    const sheets = talk ? await drawers.sheets<MessageSheet>(tx, talk, 'MESSAGE') : [];
    return sheets.map(({ author, body, createdAt }) => ({
      from: author,
      text: body.text,
      at: createdAt.toISOString(),
    }));
  }

  /** The clear facts as the reporter may know them. */
  async function progressOf({ tx, lead, snapshot, days, now }: LeadScene) {
    const held = isHeld(lead, now);
    const { publicStatus, step } = publicLead({ status: lead.status, disclosureHold: held });
    const steps = await leads.steps(tx, lead.id);
    return {
      publicStatus,
      step,
      referredTo: publicStatus === 'REFERRED_OUT' ? lead.referredTo : null,
      refusalReason: publicStatus === 'REJECTED' ? lead.refusalReason : null,
      owed: days.owed(promisedDate(lead, steps, held, days, now), now),
      reviewAsked: reviewRuns(lead, publicStatus),
      supplementDueAt: publicStatus === 'SUPPLEMENT' ? (lead.supplementDueAt?.toISOString() ?? null) : null,
      timeline: timelineOf(steps, held),
      may: reporterMay(snapshot, now),
    };
  }

  /** Intake reads what a reporter adds until it has accepted, then the coordinator does. */
  const readerOf = ({ status }: LeadRecord): Role =>
    status === 'SUBMITTED' || status === 'SUPPLEMENT' ? 'INTAKE_OFFICER' : 'LEAD_COORDINATOR';

  async function tellOffice(tx: Tx, lead: LeadRecord, now: Date, role = readerOf(lead)): Promise<void> {
    const path = `/verification/leads/${lead.id}`;
    await notices.tell(tx, { template: 'LEAD_TURN', path, roles: [role] }, now);
  }

  /** Asks for a review where one may be asked for; another person than the refuser then owes the answer. */
  async function askForReview(scene: LeadScene): Promise<boolean> {
    const { lead, snapshot, days, now } = scene;
    const until = days.due('askReview', lead.statusSince);
    const open = lead.status === 'REJECTED' || lead.status === 'UNSUBSTANTIATED';
    if (!open || lead.reviewRequestedAt !== null || now > until) return false;
    const { changes } = decideReviewRequest(snapshot, REPORTER, now, until);
    await acts.settle(scene, { ...changes, dueAt: days.due('decideReview', now) }, { act: 'lead.askReview' });
    return true;
  }

  return {
    /** What a reporter sees of the lead. The opening is logged, the code is not. @throws Refusal RECEIPT_UNKNOWN */
    read: (code: string): Promise<ReporterView> =>
      inTransaction(async (tx) => {
        const { lookupTag, wrappingKey } = keysOf(code);
        const lead = (await leads.findByReceipt(tx, lookupTag)) ?? refuse('RECEIPT_UNKNOWN');
        const now = clock.now();
        const days = await readOfficeDays(tx, district);
        await log(tx, lead.id, 'receipt.read', now);
        return {
          reference: lead.reference,
          receivedAt: lead.receivedAt.toISOString(),
          identityMode: lead.identityMode,
          rewardWaived: lead.rewardWaived,
          urgent: lead.urgency === 'URGENT',
          withdrawn: lead.withdrawnAt !== null,
          ...(await progressOf(await acts.look({ tx, actor: REPORTER, now, days }, lead))),
          ...(await reportOf(tx, wrappingKey, lead.id)),
          messages: await messagesOf(tx, wrappingKey, lead.id),
          rewards: await deps.rewards.of(tx, lead, days, now),
        };
      }),

    /**
     * The reporter writes. While a supplement is asked for and its time has not run out, that answers it (L04); after a
     * refusal or "not substantiated", and while a review may be asked for, it asks for one.
     */
    async message(code: string, text: string): Promise<typeof DONE> {
      const { lookupTag, wrappingKey } = keysOf(code);
      return acts.on('REPORTER', { receiptTag: lookupTag }, async (scene) => {
        const { tx, lead, snapshot, now } = scene;
        const talk =
          (await drawers.openByReceipt(tx, wrappingKey, lead.id, 'talk')) ?? refuse('RECEIPT_UNKNOWN');
        const supplies = legalVerbs(snapshot, REPORTER, now).includes('supply');
        // What the office has asked for is always welcome.
        if (!supplies) demandRoomForMessage(await drawers.sheets<MessageSheet>(tx, talk, 'MESSAGE'), now);
        const body: MessageSheet = { text };
        await drawers.put(tx, talk, { kind: 'MESSAGE', author: 'REPORTER', body, at: now });
        await log(tx, lead.id, 'message.receive', now);
        // Whose turn it becomes with L04 hears of it anyway.
        if (supplies) await acts.step(scene, { verb: 'supply' });
        else if (!(await askForReview(scene))) await tellOffice(tx, lead, now);
        return DONE;
      });
    },

    /**
     * Adds files that the reporter uploaded before, into the drawer that the receipt opens; the office hears of it.
     * @throws Refusal RECEIPT_UNKNOWN, TOO_LATE once the lead takes no more, and what the uploads or their size forbid
     */
    async addEvidence(code: string, refs: readonly UploadRef[]): Promise<typeof DONE> {
      const { lookupTag, wrappingKey } = keysOf(code);
      return acts.on('REPORTER', { receiptTag: lookupTag }, async (scene) => {
        const { tx, lead, snapshot, now } = scene;
        if (!reporterMay(snapshot, now).addEvidence) refuse('TOO_LATE');
        const raw =
          (await drawers.openByReceipt(tx, wrappingKey, lead.id, 'raw')) ?? refuse('RECEIPT_UNKNOWN');
        const held = await deps.evidence.ofLead(tx, lead.id);
        const more = await deps.takeUploads(tx, refs);
        const { evidence } = withDefaults((await district.find(tx))?.settings ?? {});
        demandRoomForMore(loadOf(held.map((row) => ({ size: row.storedBytes }))), loadOf(more), evidence);
        await deps.files.keep(tx, lead.id, raw, more, now);
        const count = lead.evidenceCount + more.length;
        await acts.settle(
          scene,
          { evidenceCount: count },
          { act: 'lead.addEvidence', facts: { files: more.length } },
        );
        // Whatever the lead's state: only intake opens what a reporter hands in.
        await tellOffice(tx, lead, now, 'INTAKE_OFFICER');
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
