import type { Clock } from './adapters/clock.ts';
import type { EvidenceStore } from './adapters/evidence-store.ts';
import type { Tx } from './db/connection.ts';
import type { InTransaction } from './db/transaction.ts';
import { withDefaults } from './domain/settings.ts';
import { districtStore as district } from './features/district/district.store.ts';
import type { EvidenceFiles } from './features/evidence/evidence-files.ts';
import { makeFileUploads } from './features/uploads/file-uploads.ts';
import { makeOpenUpload } from './features/uploads/open-upload.ts';
import { makeTakeUploads } from './features/uploads/take-uploads.ts';
import { makeUploadParts } from './features/uploads/upload-parts.ts';
import { makeUploadSeal } from './features/uploads/upload-seal.ts';
import { makeUploadWriting } from './features/uploads/upload-writing.ts';
import { makeDemandRoom } from './features/uploads/uploads-room.ts';
import { uploadsStore as rows } from './features/uploads/uploads.store.ts';

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  store: EvidenceStore;
  uploadKey: Buffer;
  files: EvidenceFiles;
  partBytes?: number;
};

/** The room where files arrive before their report; `takeUploads` is how a report takes them out of it. */
export function wireUploads({ inTransaction, clock, store, uploadKey, files, ...rest }: Deps) {
  const seal = makeUploadSeal(uploadKey);
  const parts = makeUploadParts(store);
  const open = makeOpenUpload({ rows, seal, clock });
  const maxBytesUnderWay = async (tx: Tx) =>
    withDefaults((await district.find(tx))?.settings ?? {}).maxUploadsUnderWayBytes;
  const demandRoom = makeDemandRoom({ rows, maxBytesUnderWay });
  const base = { inTransaction, clock, rows, parts, open, demandRoom };
  return {
    uploadRoom: {
      uploads: makeFileUploads({ ...base, seal, files }),
      write: makeUploadWriting({ ...base, ...rest }),
    },
    takeUploads: makeTakeUploads({ rows, seal, open }),
  };
}
