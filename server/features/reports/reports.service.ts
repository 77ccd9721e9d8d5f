import { randomBytes, randomUUID } from 'node:crypto';
import type { Clock } from '../../adapters/clock.ts';
import type { ReportForm, SubmittedReport } from '../../contract/report.ts';
import { layeredTag } from '../../crypto/layered-key.ts';
import { newReceiptCode, receiptKeys } from '../../crypto/receipt-key.ts';
import type { ServerKeys } from '../../crypto/server-keys.ts';
import type { Tx } from '../../db/connection.ts';
import { type InTransaction, brokenConstraint } from '../../db/transaction.ts';
import { staffIdOf } from '../../domain/acting.ts';
import type { Actor } from '../../domain/actor.ts';
import { localDate } from '../../domain/calendar.ts';
import { offeredCodes } from '../../domain/catalogues.ts';
import { refuse } from '../../domain/errors.ts';
import { decideLead } from '../../domain/lead.ts';
import { placeNewLead } from '../../domain/lead-trays.ts';
import { type Settings, withDefaults } from '../../domain/settings.ts';
import { demandRoomForFiles, loadOf } from '../../domain/upload.ts';
import { encodeCrockford } from '../../domain/receipt-code.ts';
import { type RoutingFacts, route } from '../../domain/routing.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { ReceiptProofs } from '../audit/receipt-proofs.ts';
import type { Drawers } from '../compartments/drawers.ts';
import type { DistrictStore } from '../district/district.store.ts';
import { readOfficeDays } from '../district/office-days.ts';
import type { EvidenceFiles, StoredFile } from '../evidence/evidence-files.ts';
import type { LeadsStore } from '../leads/leads.store.ts';
import type { UrgentLane } from '../duty/urgent-lane.ts';
import type { Notices } from '../notifications/notices.ts';
import type { SearchWords } from '../queue/search-words.ts';
import type { SchemesStore } from '../rewards/schemes.store.ts';
import type { Screening } from '../screening/screening.service.ts';
import type { StaffStore } from '../staff/staff.store.ts';
import { indexRows, placesOf } from '../targets/target-index.ts';
import type { TakeUploads } from '../uploads/take-uploads.ts';
import type { VillagesStore } from '../villages/villages.store.ts';
import { type Coming, checkRegistered, registrationFacts } from './registering.ts';
import { checkReport, statementOf, targetOf } from './report-facts.ts';
import { makeSealReport } from './seal-report.ts';
import { stepsAhead } from './steps-ahead.ts';
import { demandRoomForUnverified } from './unverified-room.ts';

const REPORTER: Actor = { kind: 'REPORTER' };
const REFERENCE_BYTES = 5; // eight letters: 2^40 references, drawn at random so that they tell no order

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  serverKeys: ServerKeys;
  leads: LeadsStore;
  staff: StaffStore;
  district: DistrictStore;
  villages: Pick<VillagesStore, 'find'>;
  schemes: SchemesStore;
  drawers: Drawers;
  searchWords: Pick<SearchWords, 'keep'>;
  files: EvidenceFiles;
  takeUploads: TakeUploads;
  audit: AuditStore;
  receiptProofs: ReceiptProofs;
  notices: Notices;
  urgentLane: UrgentLane;
  screening: Pick<Screening, 'judge' | 'spend'>;
};

export function makeReportsService(deps: Deps) {
  const {
    inTransaction,
    clock,
    serverKeys,
    leads,
    district,
    villages,
    schemes,
    takeUploads,
    audit,
    receiptProofs,
    notices,
    screening,
    urgentLane,
  } = deps;
  const sealReport = makeSealReport(deps);

  /** What a form from the street proves; without a proof, whether its address may send another. Asks outside. */
  async function screen(form: ReportForm, { street }: Coming) {
    if (!street) return { proof: null, inside: true };
    const proof = await screening.judge(form.captcha);
    const seconds = proof ? 0 : await street.roomForUnverified();
    return seconds ? refuse('UNVERIFIED_FULL', [], seconds) : { proof, inside: false };
  }

  async function routing(tx: Tx, form: ReportForm) {
    const facts = { ...form, ...form.target, targetKind: form.target.kind, urgency: form.urgentSituations };
    const rules = (await district.routingRules(tx)).map((rule) => ({ ...rule, order: rule.position }));
    const way = route(rules, facts as unknown as RoutingFacts);
    return { ...way, trace: way.trace.map((id) => rules.find((rule) => rule.id === id)?.title ?? id) };
  }

  /** The files that came with the form and those that were uploaded before it. */
  async function gather(
    tx: Tx,
    form: ReportForm,
    stored: readonly StoredFile[],
    { evidence }: Settings,
  ): Promise<StoredFile[]> {
    const all = [...stored, ...(await takeUploads(tx, form.uploads ?? []))];
    demandRoomForFiles(loadOf(all), evidence);
    return all;
  }

  return {
    /**
     * Takes a report in: one transaction holds the lead, its sealed words, the names of its files, its audit row and
     * the mail to intake. The receipt code leaves here once and is kept nowhere.
     * @throws Refusal BAD_REQUEST, DUPLICATE_SUBMISSION, DESK_NOT_KEYED, UNVERIFIED_FULL, and what its uploads or their size forbid
     */
    async submit(
      form: ReportForm,
      stored: readonly StoredFile[],
      coming: Coming = {},
    ): Promise<SubmittedReport> {
      const { actor = REPORTER, registration } = coming;
      const channel = registration?.channel ?? 'WEB';
      const { proof, inside } = await screen(form, coming);
      const now = clock.now();
      const leadId = randomUUID();
      const reference = formatReference(encodeCrockford(randomBytes(REFERENCE_BYTES)));
      const receiptCode = newReceiptCode();
      const keys = receiptKeys(receiptCode, serverKeys.pepper);
      const submissionTag = layeredTag(serverKeys.pepper, `submission ${form.submissionId}`);

      const work = inTransaction(async (tx) => {
        const named = form.target.villageCode;
        const village = named ? await villages.find(tx, named) : undefined;
        const townships = await district.townships(tx);
        const standing = await district.find(tx);
        const places = placesOf(standing, townships);
        const index = { key: serverKeys.blindIndexKey, places };
        const lists = {
          sectors: (await district.sectors(tx)).map((each) => each.code),
          modes: offeredCodes('modes', withDefaults(standing?.settings ?? {}).catalogues),
          townships: townships.map((each) => each.code),
          units: (await district.units(tx)).map((each) => each.code),
        };
        const thisMonth = localDate(now).slice(0, 7);
        checkRegistered(form, registration, now, (it) => checkReport(it, lists, { village, thisMonth }));
        const verified = inside || (await screening.spend(tx, proof));
        const days = await readOfficeDays(tx, district, standing);
        if (!verified) await demandRoomForUnverified(tx, leads, days.settings, now);
        const { avoid = [] } = form;
        const way = await routing(tx, form);
        const step = decideLead(null, { verb: 'submit', channel, urgency: way.urgency }, actor, now);
        const dueAt = days.due(way.urgency === 'URGENT' ? 'urgentAssign' : 'acceptance', now);
        const screened = verified ? 'VERIFIED' : 'UNVERIFIED';
        const scheme = await schemes.activeAt(tx, now);
        await leads.add(tx, {
          id: leadId,
          reference,
          receivedAt: now,
          channel,
          submissionTag,
          receiptTag: keys.lookupTag,
          status: step.to,
          statusSince: now,
          dueAt,
          urgency: way.urgency,
          identityMode: form.identityMode,
          rewardWaived: form.rewardWaived,
          joint: form.together !== undefined,
          byDuty: registration?.standing === 'DUTY',
          screening: screened,
          ...placeNewLead({ urgency: way.urgency, screening: screened, dueAt }),
          targetKind: form.target.kind,
          sector: form.sector,
          mode: form.mode,
          townshipCode: way.townshipCode,
          amountBand: form.amountBand,
          peopleBand: form.peopleBand,
          stillRaising: form.stillRaising,
          evidenceCount: stored.length + (form.uploads ?? []).length,
          leadUnit: way.leadUnit,
          assistUnits: way.assistUnits.filter((unit) => !avoid.includes(unit)),
          avoid,
          routingTrace: way.trace,
          schemeId: scheme?.id ?? null,
        });
        const all = await gather(tx, form, stored, days.settings);
        const statement = receiptProofs.state(statementOf(form, all));
        const sealed = { leadId, form, village, statement, files: all, receiptKey: keys.wrappingKey };
        await sealReport(tx, sealed, coming, now);
        await leads.addToBlindIndex(tx, indexRows(leadId, targetOf(form), index));
        await leads.addStep(tx, {
          leadId,
          transition: step.transition,
          from: null,
          to: step.to,
          actorKind: actor.kind,
          staffId: staffIdOf(actor),
          at: now,
        });
        await audit.append(tx, {
          actor,
          act: 'lead.submit',
          subject: { kind: 'LEAD', id: leadId },
          facts: {
            channel,
            files: all.length,
            report: statement.commitment,
            ...(registration && registrationFacts(registration, now)),
          },
          at: now,
        });
        await notices.tell(
          tx,
          {
            template: way.urgency === 'URGENT' ? 'LEAD_URGENT' : 'LEAD_TURN',
            path: `/verification/leads/${leadId}`,
            roles: ['INTAKE_OFFICER'],
          },
          now,
        );
        if (way.urgency === 'URGENT') await urgentLane.came(tx, { leadId, reference, avoid }, now);
        const ahead = stepsAhead(days, { answerDueAt: dueAt, urgency: way.urgency });
        return { dueAt, ahead, all, statement };
      });
      const { dueAt, ahead, all, statement } = await work.catch((error: unknown) =>
        brokenConstraint(error) === 'leads_submission_tag_unique'
          ? refuse('DUPLICATE_SUBMISSION')
          : Promise.reject(error),
      );
      return {
        reference,
        receiptCode,
        receivedAt: now.toISOString(),
        acceptanceDueAt: dueAt.toISOString(),
        verifyDueAt: ahead.verifyDueAt.toISOString(),
        determineDueAt: ahead.determineDueAt.toISOString(),
        proof: await receiptProofs.prove(leadId, statement),
        evidence: all.map(({ name, size, sha256, scan }) => ({ name, size, sha256, scan: scan.status })),
      };
    },
  };
}
export type ReportsService = ReturnType<typeof makeReportsService>;

function formatReference(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}
