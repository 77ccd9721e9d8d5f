import type { CheckpointFolder } from './adapters/checkpoint-folder.ts';
import type { Captcha } from './adapters/captcha.ts';
import type { Cleaner } from './adapters/cleaner/cleaner.ts';
import type { Clock } from './adapters/clock.ts';
import type { EvidenceStore } from './adapters/evidence-store.ts';
import type { Mailer } from './adapters/mailer.ts';
import { type Texter, noTexter } from './adapters/texter.ts';
import type { Scanner } from './adapters/virus-scanner.ts';
import type { PasswordCost } from './crypto/password.ts';
import type { ServerKeys } from './crypto/server-keys.ts';
import type { Database } from './db/connection.ts';
import { inTransaction as transactionsOf } from './db/transaction.ts';
import { placeOf } from './features/audit/log.store.ts';
import { auditStore as audit } from './features/audit/audit.store.ts';
import { compartmentsStore as compartments } from './features/compartments/compartments.store.ts';
import { noteBrokenSeals } from './features/compartments/broken-seal.ts';
import { makeDrawers } from './features/compartments/drawers.ts';
import { makeChannelsService } from './features/channels/channels.service.ts';
import { readTable } from './adapters/table-file/table-file.ts';
import { villagesStore } from './features/villages/villages.store.ts';
import { makeVillagesService } from './features/villages/villages.service.ts';
import { makeContacts } from './features/contacts/contacts.ts';
import { contactsStore } from './features/contacts/contacts.store.ts';
import { determinationsStore as determinations } from './features/determinations/determinations.store.ts';
import { makeDistrictService } from './features/district/district.service.ts';
import { districtStore as district } from './features/district/district.store.ts';
import { evidenceStoreRows } from './features/evidence/evidence.store.ts';
import { makeAssisting } from './features/leads/assisting.ts';
import { makeLeadActs } from './features/leads/lead-acts.ts';
import { makeLeadConsequences } from './features/leads/lead-consequences.ts';
import { makeLeadContent } from './features/leads/lead-content.ts';
import { makeLeadView } from './features/leads/lead-view.ts';
import { makeLeadWords } from './features/leads/lead-words.ts';
import { disclosureHoldsStore } from './features/disclosure-holds/disclosure-holds.store.ts';
import { makeLeadsService } from './features/leads/leads.service.ts';
import { ledgerStore as ledger } from './features/fund/ledger.store.ts';
import { emblemStore as emblems } from './features/look/emblem.store.ts';
import { leadsStore as leads } from './features/leads/leads.store.ts';
import { makePoliceFilings } from './features/leads/police-filings.ts';
import { makeMessageFiles } from './features/messages/message-files.ts';
import { messageFilesStore } from './features/messages/message-files.store.ts';
import { mailsStore as mails } from './features/notifications/mails.store.ts';
import { makeOutboxService } from './features/notifications/outbox.service.ts';
import { makeNotices } from './features/notifications/notices.ts';
import { makeLeadRetention } from './features/retention/lead-retention.ts';
import { retentionStore as retention } from './features/retention/retention.store.ts';
import { makeRegistrationsService } from './features/reports/registrations.service.ts';
import { makeReportsService } from './features/reports/reports.service.ts';
import { makeCandidates } from './features/rewards/candidates.ts';
import { rewardsStore as rewards } from './features/rewards/rewards.store.ts';
import { contentType } from './features/evidence/type-by-content.ts';
import { makePaperScans } from './features/papers/paper-scans.ts';
import { papersStore as papers } from './features/papers/papers.store.ts';
import { makeSchemesService } from './features/rewards/schemes.service.ts';
import { schemesStore as schemes } from './features/rewards/schemes.store.ts';
import { makeSettingsService } from './features/settings/settings.service.ts';
import { makeSetupService } from './features/setup/setup.service.ts';
import { setupStore as setupLinks } from './features/setup/setup.store.ts';
import { staffStore as staff } from './features/staff/staff.store.ts';
import { makeGate } from './features/gate.ts';
import { makeFindings } from './features/tasks/findings.ts';
import { tasksStore as tasks } from './features/tasks/tasks.store.ts';
import { queueStore as queue } from './jobs/queue.store.ts';
import { joinedStore as joined } from './features/targets/joined.store.ts';
import { wireClocks } from './wiring-clocks.ts';
import { makeCaseOpening } from './features/dispositions/case-opening.ts';
import { dispositionsStore as dispositions } from './features/dispositions/dispositions.store.ts';
import { wireDisposal } from './wiring-disposal.ts';
import { DISTRICT_STORES, wireDistrict } from './wiring-district.ts';
import { wireEvidence } from './wiring-evidence.ts';
import { wireFinance } from './wiring-finance.ts';
import { wireJoint } from './wiring-joint.ts';
import { wirePublicPages } from './wiring-public.ts';
import { wireQueue } from './wiring-queue.ts';
import { wireReaders } from './wiring-readers.ts';
import { wireReporter } from './wiring-reporter.ts';
import { wireSeeing } from './wiring-seeing.ts';
import { wireRetention } from './wiring-retention.ts';
import { wireUploads } from './wiring-uploads.ts';
import { wireTargets } from './wiring-targets.ts';
import { wireLog } from './wiring-log.ts';
import { wireMembers } from './wiring-members.ts';
import { wireStreet } from './wiring-street.ts';

/** What the office stands on; tests and the demo bring their own clock, store and mailer. */
export type Ground = {
  database: Database;
  serverKeys: ServerKeys;
  passwordCost: PasswordCost;
  clock: Clock;
  evidenceStore: EvidenceStore;
  /** Undefined where the office has no virus scanner. */
  scanner?: Scanner | undefined;
  /** What cleans files; by default a process of its own. */
  cleaner?: Cleaner | undefined;
  mailer: Mailer;
  /** Undefined where the office sends no text messages. */
  texter?: Texter | undefined;
  /** Undefined where the pages ask a puzzle of our own. */
  captcha?: Captcha | undefined;
  /** Where the log's checkpoints lie outside the database. */
  checkpointFolder: CheckpointFolder;
  /** Scheme and host for links in mail. */
  publicOrigin: string;
  /** An origin on the loopback that stands in for the messengers in a test; never set otherwise. */
  robotLoopback?: string | undefined;
};

/** Puts the office together: adapters and stores into services, by plain factories, in one place to read. */
export function wire(ground: Ground) {
  const { clock, serverKeys, passwordCost } = ground;
  const { keyMacKey } = serverKeys;
  const inTransaction = noteBrokenSeals(transactionsOf(ground.database.db), { audit, clock });
  const drawers = makeDrawers({ compartments, holdKey: serverKeys.holdKey, keyMacKey });
  const evidence = wireEvidence({
    inTransaction,
    clock,
    serverKeys,
    store: ground.evidenceStore,
    scanner: ground.scanner,
    cleaner: ground.cleaner,
    drawers,
  });
  const { files } = evidence;
  const { scanner } = ground;
  const paperScans = makePaperScans({ inTransaction, clock, papers, queue, audit, scanner });
  const arriving = wireUploads({
    inTransaction,
    clock,
    store: ground.evidenceStore,
    uploadKey: serverKeys.uploadKey,
    files,
  });
  const messageFiles = makeMessageFiles({
    rows: messageFilesStore,
    store: ground.evidenceStore,
    takeUploads: arriving.takeUploads,
  });
  const notices = makeNotices({ mails, queue });
  const { contactKey } = serverKeys;
  const { mailer, texter = noTexter() } = ground;
  const contacts = makeContacts({ rows: contactsStore, queue, mailer, texter, contactKey });
  const { checkpointFolder } = ground;
  const theLog = wireLog({ inTransaction, clock, serverKeys, notices, checkpointFolder });
  const street = wireStreet({ inTransaction, clock, serverKeys, captcha: ground.captcha });
  const base = { inTransaction, clock, audit };
  const members = wireMembers({
    ...base,
    serverKeys,
    passwordCost,
    notices,
    publicOrigin: ground.publicOrigin,
  });
  const candidates = makeCandidates({ rewards, joined, schemes, district, audit, notices });
  const leadStores = { leads, tasks, determinations };
  const { blindIndexKey } = serverKeys;
  const queueing = wireQueue({ inTransaction, clock, blindIndexKey });
  const { searchWords, leadPlaces, savedViews } = queueing;
  const findings = makeFindings({ drawers, staff });
  const openCase = makeCaseOpening({ dispositions });
  const consequences = makeLeadConsequences({ ...leadStores, compartments, candidates, openCase });
  const acts = makeLeadActs({
    ...base,
    ...leadStores,
    joined,
    places: leadPlaces,
    district,
    notices,
    consequences,
    drawers,
    contacts,
  });
  const sealed = { drawers, messageFiles, searchWords };
  const words = makeLeadWords({ ...sealed, staff });
  const content = makeLeadContent({ ...sealed, evidence: evidenceStoreRows, files, audit });
  const clocks = wireClocks({
    inTransaction,
    clock,
    notices,
    acts,
    words,
    content,
    serverKeys,
    publicOrigin: ground.publicOrigin,
    robotLoopback: ground.robotLoopback,
  });
  const reports = makeReportsService({
    ...base,
    screening: street.screening,
    receiptProofs: theLog.receiptProofs,
    serverKeys,
    leads,
    staff,
    district,
    villages: villagesStore,
    schemes,
    drawers,
    searchWords,
    files,
    takeUploads: arriving.takeUploads,
    notices,
    urgentLane: clocks.urgentLane,
  });

  return {
    ground,
    inTransaction,
    stores: { district, staff, emblems },
    ...evidence,
    ...members,
    ...theLog,
    ...street,
    ...clocks,
    ...wireDisposal({ inTransaction, clock, drawers, findings, acts, candidates, notices }),
    ...wireDistrict({ inTransaction, clock }),
    ...wirePublicPages({ inTransaction, clock }),
    ...wireSeeing({ inTransaction, clock, asking: queueing.asking }),
    ...wireReaders({ inTransaction, clock, serverKeys, drawers, content, notices, acts }),
    ...wireFinance({ inTransaction, clock, serverKeys, drawers, notices, contacts, paperScans }),
    ...wireRetention({ inTransaction, clock, store: ground.evidenceStore, acts, notices }),
    uploadRoom: arriving.uploadRoom,
    uploads: makeGate({ atOnce: 96, waiting: 0, retryAfter: 20, spared: { places: 32, each: 4 } }),
    district: makeDistrictService({ inTransaction, district }),
    settings: makeSettingsService({ ...base, district }),
    channels: makeChannelsService({ ...base, district }),
    villages: makeVillagesService({ ...base, district, villages: villagesStore, readTable }),
    setup: makeSetupService({
      ...base,
      publicOrigin: ground.publicOrigin,
      setupLinks,
      ...DISTRICT_STORES,
      ledger,
      hire: members.hire,
    }),
    paperScans,
    schemes: makeSchemesService({ ...base, schemes, staff, notices, paperScans, typeOf: contentType }),
    outbox: makeOutboxService({
      inTransaction,
      clock,
      mails,
      queue,
      mailer: ground.mailer,
      publicOrigin: ground.publicOrigin,
      district,
    }),
    leadPlaces,
    savedViews,
    leads: makeLeadsService({
      ...base,
      leads,
      tasks,
      staff,
      district,
      acts,
      assisting: makeAssisting({ district, notices, words }),
      ...queueing.asking,
      view: makeLeadView({
        placeOf,
        leads,
        staff,
        drawers,
        findings,
        content,
        retention: makeLeadRetention({ retention, staff }),
      }),
      words,
      filings: makePoliceFilings({ drawers, findings }),
      contacts,
      holds: disclosureHoldsStore,
    }),
    ...wireTargets({
      inTransaction,
      clock,
      blindIndexKey: serverKeys.blindIndexKey,
      acts,
      words,
      content,
      drawers,
      notices,
    }),
    ...wireJoint({
      ...{ inTransaction, clock, drawers, findings, acts, notices, files },
      gallery: evidence.gallery,
      takeUploads: arriving.takeUploads,
    }),
    ...wireReporter({
      inTransaction,
      clock,
      serverKeys,
      drawers,
      files,
      messageFiles,
      takeUploads: arriving.takeUploads,
      receiptProofs: theLog.receiptProofs,
      contacts,
      notices,
      acts,
      mailer,
      texter,
    }),
    reports,
    registrations: makeRegistrationsService({ inTransaction, leads, submit: reports.submit }),
  };
}
export type Office = ReturnType<typeof wire>;
