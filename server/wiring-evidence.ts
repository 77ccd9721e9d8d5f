import { type Cleaner, forkingCleaner } from './adapters/cleaner/cleaner.ts';
import type { Clock } from './adapters/clock.ts';
import type { EvidenceStore } from './adapters/evidence-store.ts';
import type { Scanner } from './adapters/virus-scanner.ts';
import type { ServerKeys } from './crypto/server-keys.ts';
import type { InTransaction } from './db/transaction.ts';
import { auditStore as audit } from './features/audit/audit.store.ts';
import type { Drawers } from './features/compartments/drawers.ts';
import { copiesStore as copyRows } from './features/evidence/copies.store.ts';
import { makeCopyKeys } from './features/evidence/copy-keys.ts';
import { makeCopyReading } from './features/evidence/copy-reading.service.ts';
import { makeCustody } from './features/evidence/custody.ts';
import { custodyStore as trail } from './features/evidence/custody.store.ts';
import { makeDamageReports } from './features/evidence/damage.ts';
import { makeEvidenceCopies } from './features/evidence/evidence-copies.ts';
import { makeEvidenceFiles } from './features/evidence/evidence-files.ts';
import { makeEvidenceService } from './features/evidence/evidence.service.ts';
import { evidenceStoreRows as rows } from './features/evidence/evidence.store.ts';
import { makeGalleryService } from './features/evidence/gallery.service.ts';
import { makePreparationService } from './features/evidence/preparation.service.ts';
import { makeGate } from './features/gate.ts';
import { handOversStore as handOvers } from './features/hand-overs/hand-overs.store.ts';
import { makeHandOversService } from './features/hand-overs/hand-overs.service.ts';
import { makePacking } from './features/hand-overs/packing.ts';
import { leadsStore as leads } from './features/leads/leads.store.ts';
import { mailsStore as mails } from './features/notifications/mails.store.ts';
import { makeNotices } from './features/notifications/notices.ts';
import { staffStore as staff } from './features/staff/staff.store.ts';
import { queueStore as queue } from './jobs/queue.store.ts';

type Ground = {
  inTransaction: InTransaction;
  clock: Clock;
  serverKeys: ServerKeys;
  store: EvidenceStore;
  scanner: Scanner | undefined;
  cleaner?: Cleaner | undefined;
  drawers: Drawers;
};

/** Everything that happens to a file between the reporter's hand and the police's. */
export function wireEvidence(ground: Ground) {
  const { inTransaction, clock, store, scanner, drawers } = ground;
  const { scanKey, custodyKey } = ground.serverKeys;
  const cleaner = ground.cleaner ?? forkingCleaner();
  const custody = makeCustody({ audit, custodyKey });
  const damage = makeDamageReports({ inTransaction, clock, custody });
  const files = makeEvidenceFiles({ store, rows, queue, custody, scanner, scanKey });
  const copies = makeEvidenceCopies({ store });
  const copyKeys = makeCopyKeys({ drawers, copyRows, staff });
  const base = { inTransaction, clock, rows, files, copies, copyRows, custody };
  const marking = makeGate({ atOnce: 2, waiting: 60, retryAfter: 5 });
  return {
    files,
    evidence: makeEvidenceService({ inTransaction, clock, store, rows, files, custody, queue, scanner }),
    preparation: makePreparationService({ ...base, store, damage, cleaner, scanKey }),
    copyReading: makeCopyReading({
      ...base,
      copyKeys,
      trail,
      damage,
      leads,
      staff,
      queue,
      cleaner,
      scanKey,
      marking,
    }),
    handOvers: makeHandOversService({
      inTransaction,
      clock,
      handOvers,
      leads,
      staff,
      drawers,
      audit,
      notices: makeNotices({ mails, queue }),
      packing: makePacking({ ...base, trail, damage, drawers }),
    }),
    gallery: makeGalleryService({ ...base, copyKeys, trail, drawers, audit, leads, staff }),
  };
}
