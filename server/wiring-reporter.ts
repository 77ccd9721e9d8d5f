import type { Clock } from './adapters/clock.ts';
import type { Mailer } from './adapters/mailer.ts';
import type { Texter } from './adapters/texter.ts';
import type { ServerKeys } from './crypto/server-keys.ts';
import type { InTransaction } from './db/transaction.ts';
import { auditStore as audit } from './features/audit/audit.store.ts';
import type { ReceiptProofs } from './features/audit/receipt-proofs.ts';
import type { Drawers } from './features/compartments/drawers.ts';
import { makeContactsService } from './features/contacts/contacts.service.ts';
import type { Contacts } from './features/contacts/contacts.ts';
import { contactsStore } from './features/contacts/contacts.store.ts';
import { districtStore as district } from './features/district/district.store.ts';
import type { EvidenceFiles } from './features/evidence/evidence-files.ts';
import { evidenceStoreRows as evidence } from './features/evidence/evidence.store.ts';
import type { LeadActs } from './features/leads/lead-acts.ts';
import { leadsStore as leads } from './features/leads/leads.store.ts';
import type { MessageFiles } from './features/messages/message-files.ts';
import type { Notices } from './features/notifications/notices.ts';
import { makeReceiptsService } from './features/receipts/receipts.service.ts';
import { makeReporterAnswers } from './features/receipts/reporter-answers.ts';
import { makeReporterFetch } from './features/receipts/reporter-fetch.ts';
import { makeReporterFiles } from './features/receipts/reporter-files.ts';
import { makeNameReporter } from './features/receipts/reporter-person.ts';
import { makeReporterProof } from './features/receipts/reporter-proof.ts';
import { makeReporterRewards } from './features/rewards/reporter-rewards.ts';
import { rewardsStore as rewards } from './features/rewards/rewards.store.ts';
import { schemesStore as schemes } from './features/rewards/schemes.store.ts';
import type { TakeUploads } from './features/uploads/take-uploads.ts';

type Ground = {
  inTransaction: InTransaction;
  clock: Clock;
  serverKeys: ServerKeys;
  drawers: Drawers;
  files: EvidenceFiles;
  messageFiles: MessageFiles;
  takeUploads: TakeUploads;
  receiptProofs: ReceiptProofs;
  contacts: Contacts;
  notices: Notices;
  acts: LeadActs;
  mailer: Mailer;
  texter: Texter;
};

/** What stands behind a receipt code: everything that a reporter reads and does after the report. */
export function wireReporter(ground: Ground) {
  const { inTransaction, clock, serverKeys, drawers, acts } = ground;
  const base = { inTransaction, clock, serverKeys, audit, leads };
  const reporterFiles = makeReporterFiles({ ...ground, district, evidence });
  return {
    receipts: makeReceiptsService({
      ...ground,
      ...base,
      district,
      evidence,
      reporterFiles,
      rewards: makeReporterRewards({ rewards, schemes }),
    }),
    reporterProof: makeReporterProof({ ...base, drawers, receiptProofs: ground.receiptProofs }),
    reporterAnswers: makeReporterAnswers({ serverKeys, drawers, acts, reporterFiles }),
    reporterFetch: makeReporterFetch({ ...base, drawers, messageFiles: ground.messageFiles }),
    nameReporter: makeNameReporter({ serverKeys, drawers, acts }),
    contacts: makeContactsService({
      ...base,
      rows: contactsStore,
      contacts: ground.contacts,
      mailer: ground.mailer,
      texter: ground.texter,
      district,
    }),
  };
}
