import type { CheckpointFolder } from './adapters/checkpoint-folder.ts';
import type { Clock } from './adapters/clock.ts';
import { checkpointSigner } from './crypto/checkpoint.ts';
import type { ServerKeys } from './crypto/server-keys.ts';
import type { InTransaction } from './db/transaction.ts';
import { auditStore as audit } from './features/audit/audit.store.ts';
import { makeAuditService } from './features/audit/audit.service.ts';
import { makeDailyCheckpoint } from './features/audit/daily-checkpoint.ts';
import { makeLogCheck } from './features/audit/log-check.ts';
import { makeLogWatch } from './features/audit/log-watch.ts';
import { makeLogService } from './features/audit/log.service.ts';
import { logStore as log } from './features/audit/log.store.ts';
import { logRowsStore as rows } from './features/audit/log-rows.store.ts';
import { makeLogTree } from './features/audit/log-tree.ts';
import { makeReceiptProofs } from './features/audit/receipt-proofs.ts';
import { makeSequencer } from './features/audit/sequencer.ts';
import { makeSettingsHistory } from './features/audit/settings-history.service.ts';
import type { Notices } from './features/notifications/notices.ts';
import { staffStore as staff } from './features/staff/staff.store.ts';

type Ground = {
  notices: Notices;
  inTransaction: InTransaction;
  clock: Clock;
  serverKeys: ServerKeys;
  checkpointFolder: CheckpointFolder;
};

/** The log: what gives entries their places, what signs them, what checks them. */
export function wireLog({ inTransaction, clock, serverKeys, notices, checkpointFolder: folder }: Ground) {
  const signer = checkpointSigner(serverKeys.checkpointSeed);
  const sequencer = makeSequencer({ inTransaction, log });
  const tree = makeLogTree({ log, signer });
  const base = { inTransaction, clock, log, tree };
  const logCheck = makeLogCheck({ inTransaction, log, verifier: signer.verifier, folder });
  const logWatch = makeLogWatch({ inTransaction, clock, audit, notices, logCheck });
  return {
    sequencer,
    logCheck,
    logWatch,
    audit: makeAuditService({ inTransaction, clock, audit, staff, log, rows, logWatch }),
    settingsHistory: makeSettingsHistory({ inTransaction, rows }),
    dailyCheckpoint: makeDailyCheckpoint({ ...base, folder, sequencer }),
    receiptProofs: makeReceiptProofs({ ...base, sequencer }),
    log: makeLogService(base),
  };
}
