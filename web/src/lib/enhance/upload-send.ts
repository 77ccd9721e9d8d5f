import {
  DefaultHttpStack,
  type DetailedError,
  type HttpRequest,
  type HttpStack,
  Upload,
} from 'tus-js-client';
import { UPLOADS_URL, UPLOAD_SECRET_HEADER } from '$contract/upload-address.ts';
import { checksumOf } from './upload-print.ts';

const PIECE_BYTES = 4 * 1024 * 1024;
/** Twenty minutes of tries; each piece that arrives begins the count anew. */
const PAUSES_MS = [0, 1_000, 2_000, 5_000, 10_000, ...Array.from({ length: 38 }, () => 30_000)];
/** Statuses that pass: another request's turn, a piece damaged on its way, a full house. */
const PASSING = [409, 423, 429, 460];

export type Sending = {
  file: File;
  secret: string;
  /** Where an earlier visit began it. */
  id: string | undefined;
  begun: (id: string) => void;
  progress: (sent: number) => void;
  /** Waits for the line or for room; `busy` for the latter. */
  pausing: (busy: boolean) => void;
  done: () => void;
  /** `status` is 0 where nothing was answered. */
  failed: (status: number) => void;
};

/** Sends a file by the tus protocol, each piece with its checksum; goes on by itself after a lost line. */
export function sendFile(sending: Sending): Upload {
  const { file, secret, id } = sending;
  const upload = new Upload(file, {
    endpoint: UPLOADS_URL,
    ...(id ? { uploadUrl: `${UPLOADS_URL}/${id}` } : {}),
    headers: { [UPLOAD_SECRET_HEADER]: secret },
    metadata: { filename: file.name, filetype: file.type },
    chunkSize: PIECE_BYTES,
    retryDelays: PAUSES_MS,
    // The tab's own notes do this: the library's would lie in the browser's lasting memory.
    storeFingerprintForResuming: false,
    httpStack: checkedStack(),
    onUploadUrlAvailable: () => sending.begun(upload.url?.split('/').pop() ?? ''),
    onProgress: (sent) => sending.progress(sent),
    onSuccess: () => sending.done(),
    onShouldRetry: (error: DetailedError) => {
      const status = error.originalResponse?.getStatus() ?? 0;
      const again = status === 0 || status >= 500 || PASSING.includes(status);
      if (again) sending.pausing(status === 503 || status === 429);
      return again;
    },
    onError: (error) =>
      sending.failed(('originalResponse' in error && error.originalResponse?.getStatus()) || 0),
  });
  upload.start();
  return upload;
}

/** Each request that carries bytes says what they add up to, so that none is stored damaged. */
function checkedStack(): HttpStack {
  const stack = new DefaultHttpStack({});
  return {
    getName: () => stack.getName(),
    createRequest(method, url): HttpRequest {
      const request = stack.createRequest(method, url);
      return {
        getMethod: () => request.getMethod(),
        getURL: () => request.getURL(),
        setHeader: (header, value) => request.setHeader(header, value),
        getHeader: (header) => request.getHeader(header),
        setProgressHandler: (handler) => request.setProgressHandler(handler),
        abort: () => request.abort(),
        getUnderlyingObject: (): unknown => request.getUnderlyingObject(),
        async send(body: unknown) {
          const checksum = body instanceof Blob ? await checksumOf(body) : undefined;
          if (checksum) request.setHeader('Upload-Checksum', checksum);
          return request.send(body);
        },
      };
    },
  };
}
