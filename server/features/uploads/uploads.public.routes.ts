import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  UPLOAD_SECRET,
  beginUpload,
  continueUpload,
  endUpload,
  keepFiles,
  lookAtUpload,
  readUploads,
  uploadAbilities,
} from '../../contract/uploads.ts';
import { UPLOAD_SECRET_HEADER } from '../../contract/upload-address.ts';
import type { ErrorAnswer } from '../../contract/endpoint.ts';
import { serve } from '../../doors/serve.ts';
import { Refusal, refuse } from '../../domain/errors.ts';
import type { DistrictService } from '../district/district.service.ts';
import type { EvidenceFiles } from '../evidence/evidence-files.ts';
import type { Gate } from '../gate.ts';
import { keepParts } from './keep-parts.ts';
import type { TusDeps } from './tus.ts';

const SECRET = new RegExp(UPLOAD_SECRET);
/** What of a request is the protocol's; a proxy's own headers are not its business. */
const TUS_HEADERS = /^(?:tus-|upload-|content-(?:type|length)$)/;
const BYTES = 'application/offset+octet-stream';
const ALGORITHM = 'sha256';

type Services = { uploadRoom: TusDeps; files: EvidenceFiles; district: DistrictService; uploads: Gate };

/** Uploads by the tus protocol, and files that a form without a script brings before its report. */
export function uploadRoutes(app: FastifyInstance, services: Services): void {
  const { uploadRoom, files, district, uploads: gate } = services;
  // The bytes stay a stream; a parser would hold them.
  app.addContentTypeParser(BYTES, (_request, _payload, done) => done(null));

  const tus = async (request: FastifyRequest, reply: FastifyReply) => {
    const limits = await district.evidenceLimits();
    // With the first upload, so that the office opens without it.
    const { tusServer } = await import('./tus.ts');
    let why: unknown;
    const asks = request.method === 'OPTIONS';
    const server = tusServer(uploadRoom, {
      secret: asks ? '' : secretOf(request),
      checksum: checksumOf(request),
      maxFileBytes: limits.maxFileBytes,
      failed: (error) => {
        why = error;
      },
    });
    const answer = await server.handleWeb(asWebRequest(request));
    if (why instanceof Error && (why instanceof Refusal || answer.status >= 500)) throw why;
    for (const [name, value] of answer.headers) {
      if (!/^(?:access-control-|content-)/.test(name)) reply.header(name, value);
    }
    if (asks) reply.header('tus-checksum-algorithm', ALGORITHM);
    reply.code(answer.status);
    return answer.status < 400 ? reply.send() : reply.send(told(answer.status, request.id));
  };

  for (const endpoint of [uploadAbilities, beginUpload, lookAtUpload, continueUpload, endUpload]) {
    serve(app, endpoint, ({ request, reply }) => gate.run(() => tus(request, reply), request.rates.visitor));
  }
  serve(app, keepFiles, ({ request }) =>
    gate.run(
      async () => keepParts(request, await district.evidenceLimits(), files, uploadRoom.uploads),
      request.rates.visitor,
    ),
  );
  serve(app, readUploads, async ({ body }) => {
    const found = body.uploads.map((ref) =>
      uploadRoom.uploads.look(ref).catch((error: unknown) => {
        if (error instanceof Refusal) return [];
        throw error;
      }),
    );
    return { uploads: (await Promise.all(found)).flat() };
  });
}

/** A stranger's id without its secret is nobody's; a beginning without one could never be gone on with. */
function secretOf({ method, headers }: FastifyRequest): string {
  const secret = headers[UPLOAD_SECRET_HEADER];
  if (typeof secret === 'string' && SECRET.test(secret)) return secret;
  return method === 'POST'
    ? refuse('BAD_REQUEST', [{ path: 'Upload-Secret', code: secret ? 'BAD_FORMAT' : 'REQUIRED' }])
    : refuse('NOT_FOUND');
}

/** The SHA-256 that a request promises of its bytes. @throws Refusal BAD_REQUEST for another algorithm or length */
function checksumOf({ headers }: FastifyRequest): Buffer | undefined {
  const promised = headers['upload-checksum'];
  if (promised === undefined) return undefined;
  const [algorithm, digest = ''] = String(promised).split(' ');
  const bytes = Buffer.from(digest, 'base64');
  if (algorithm === ALGORITHM && bytes.length === 32) return bytes;
  return refuse('BAD_REQUEST', [{ path: 'Upload-Checksum', code: 'BAD_FORMAT' }]);
}

function asWebRequest({ method, headers, url, raw }: FastifyRequest): Request {
  const own = Object.entries(headers).filter(
    ([name]) => TUS_HEADERS.test(name) && name !== UPLOAD_SECRET_HEADER,
  );
  const path = new URL(url, 'http://office').pathname;
  const body = method === 'PATCH' || (method === 'POST' && headers['content-type'] === BYTES);
  return new Request(new URL(path, 'http://office'), {
    method,
    headers: own.map(([name, value]) => [name, String(value)]),
    // Left open at an early "no", so that the answer still gets through.
    ...(body ? { body: ReadableStream.from(raw.iterator({ destroyOnReturn: false })), duplex: 'half' } : {}),
  } as RequestInit);
}

/** The protocol's own "no", in our shape. */
function told(status: number, requestId: string): ErrorAnswer {
  const codes: Record<number, ErrorAnswer['code']> = {
    404: 'NOT_FOUND',
    409: 'UPLOAD_OUT_OF_STEP',
    410: 'UPLOAD_GONE',
    413: 'FILE_TOO_LARGE',
  };
  const code = codes[status] ?? 'BAD_REQUEST';
  return { code, message: code.toLowerCase().replaceAll('_', ' '), requestId };
}
