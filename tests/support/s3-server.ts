import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import S3rver from 's3rver';
import type { S3Settings } from '../../server/config.ts';

const BUCKET = 'evidence';

/** How a service breaks down: an error of its own, too busy, no such bucket, no word at all, a word broken off. */
export type Breakdown = 'ERROR' | 'SLOW_DOWN' | 'NO_BUCKET' | 'HANGS' | 'CUTS';
const SAID = {
  ERROR: [500, 'InternalError'],
  SLOW_DOWN: [503, 'SlowDown'],
  NO_BUCKET: [404, 'NoSuchBucket'],
} as const;

export type TestS3 = {
  settings: S3Settings;
  /** The folder that everything in the bucket lies in. */
  folder: string;
  /** The next requests that `fits` accepts meet a service that breaks down; the next call of this ends it. */
  failOn(fits: (request: IncomingMessage) => boolean, how?: Breakdown): void;
  close(): Promise<void>;
};

/**
 * An S3 server on loopback. It keeps its objects in a folder, and knows the two verbs that the server underneath
 * lacks: to list uploads that were begun, and to take one back.
 */
export async function anS3Server(): Promise<TestS3> {
  const directory = await mkdtemp('/tmp/tipward-s3-');
  const s3rver = new S3rver({ directory, silent: true, configureBuckets: [{ name: BUCKET, configs: [] }] });
  await s3rver.configureBuckets();
  const behind = s3rver.callback();
  const uploads = join(directory, BUCKET, '._S3rver_uploads');
  let broken: (request: IncomingMessage) => boolean = () => false;
  let breakdown: Breakdown = 'ERROR';

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://s3');
    const uploadId = url.searchParams.get('uploadId');
    const answer = (status: number, body = '') => {
      request.resume();
      response.writeHead(status, { 'content-type': 'application/xml' }).end(body);
    };
    if (broken(request)) {
      if (breakdown === 'HANGS') return void request.resume();
      if (breakdown === 'CUTS') return cutShort(request, response);
      const [status, code] = SAID[breakdown];
      return answer(status, `<?xml version="1.0"?><Error><Code>${code}</Code><Message>no</Message></Error>`);
    }
    if (request.method === 'DELETE' && uploadId) {
      return void rm(join(uploads, uploadId), { recursive: true, force: true }).then(() => answer(204));
    }
    if (request.method === 'GET' && url.searchParams.has('uploads')) {
      return void listed(uploads, url.searchParams.get('upload-id-marker') ?? '').then((xml) =>
        answer(200, xml),
      );
    }
    void behind(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    settings: {
      kind: 's3',
      endpoint: `http://127.0.0.1:${port}`,
      region: 'us-east-1',
      bucket: BUCKET,
      accessKeyId: 'S3RVER',
      secretAccessKey: 'S3RVER',
    },
    folder: join(directory, BUCKET),
    failOn: (fits, how = 'ERROR') => {
      broken = fits;
      breakdown = how;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** Promises more than it then sends; of what it is sent it takes a little and says nothing. */
function cutShort(request: IncomingMessage, response: ServerResponse): void {
  if (request.method !== 'GET') return void request.once('data', () => request.destroy());
  request.resume();
  response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': '9000000' });
  response.flushHeaders();
  setImmediate(() => response.destroy());
}

/** Two a page, so that whoever lists must ask for the next. */
async function listed(uploads: string, after: string): Promise<string> {
  const ids = (await readdir(uploads).catch(() => [])).sort().filter((id) => id > after);
  const page = await Promise.all(
    ids.slice(0, 2).map(async (id) => {
      const key = await readFile(join(uploads, id, 'key'), 'utf8');
      const { mtime } = await stat(join(uploads, id, 'key'));
      const initiated = mtime.toISOString();
      return `<Upload><Key>${key}</Key><UploadId>${id}</UploadId><Initiated>${initiated}</Initiated></Upload>`;
    }),
  );
  const next =
    ids.length > 2
      ? `<NextKeyMarker>k</NextKeyMarker><NextUploadIdMarker>${ids[1]}</NextUploadIdMarker>`
      : '';
  return `<?xml version="1.0" encoding="UTF-8"?><ListMultipartUploadsResult><IsTruncated>${ids.length > 2}</IsTruncated>${next}${page.join('')}</ListMultipartUploadsResult>`;
}
