import { Server } from '@tus/server';
import { DataStore, Upload } from '@tus/utils';
import { UPLOADS_URL } from '../../contract/upload-address.ts';
import type { UploadRef } from '../../contract/uploads.ts';
import { Refusal, refuse } from '../../domain/errors.ts';
import { HTTP_STATUS } from '../../plugins/errors.ts';
import type { FileUploads } from './file-uploads.ts';
import type { makeUploadWriting } from './upload-writing.ts';

const NAME_LENGTH = 200;

/** One request: who sends it (the secret), what its bytes must add up to, and how it ends when it fails. */
export type TusVisit = {
  secret: string;
  checksum: Buffer | undefined;
  maxFileBytes: number;
  /** Hears of a failure before it becomes a status. */
  failed: (error: unknown) => void;
};

export type TusDeps = {
  uploads: FileUploads;
  write: ReturnType<typeof makeUploadWriting>;
};

/** Our uploads as the tus server sees a store. */
function uploadsAsStore({ uploads, write }: TusDeps, { secret, checksum }: TusVisit): DataStore {
  const ref = (id: string): UploadRef => ({ id, secret });
  return Object.assign(new DataStore(), {
    extensions: ['creation', 'creation-with-upload', 'termination', 'checksum'],
    async create(upload: Upload): Promise<Upload> {
      if (!upload.size) refuse('BAD_REQUEST', [{ path: 'Upload-Length', code: 'OUT_OF_RANGE' }]);
      const { filename, filetype } = upload.metadata ?? {};
      const facts = { name: short(filename), declaredType: short(filetype) };
      upload.id = (await uploads.begin(secret, upload.size ?? 0, facts)).id;
      return upload;
    },
    async getUpload(id: string): Promise<Upload> {
      const { size, received } = await uploads.look(ref(id));
      return new Upload({ id, size, offset: received });
    },
    write: (body: AsyncIterable<Uint8Array>, id: string, offset: number): Promise<number> =>
      write(ref(id), offset, body, checksum),
    remove: (id: string): Promise<void> => uploads.remove(ref(id)),
  });
}

const short = (text: string | null | undefined): string =>
  (text ?? '').replaceAll('\u0000', '').slice(0, NAME_LENGTH).toWellFormed();

/** Writers take turns at the row itself, over every process; a lock in this one's memory would promise nothing. */
const noLock = { newLock: () => ({ lock: async () => undefined, unlock: async () => undefined }) };

/** Answers one tus request. A server of its own for each: the visit's secret then lies in no shared place. */
export function tusServer(deps: TusDeps, visit: TusVisit): Server {
  return new Server({
    path: UPLOADS_URL,
    relativeLocation: true,
    allowedOrigins: [],
    maxSize: visit.maxFileBytes,
    datastore: uploadsAsStore(deps, visit),
    locker: noLock,
    onUploadFinish: async (_request, { id }) => {
      await deps.uploads.complete({ id, secret: visit.secret });
      return {};
    },
    onResponseError: (_request, error) => {
      visit.failed(error);
      return error instanceof Refusal ? { status_code: HTTP_STATUS[error.code], body: '' } : undefined;
    },
  });
}
