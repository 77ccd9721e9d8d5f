import { Type, type Static } from 'typebox';
import { UPLOAD_STATES } from '../domain/upload.ts';
import { type Endpoint, Strict } from './endpoint.ts';
import { UPLOADS_URL } from './upload-address.ts';

const UploadId = Type.String({ pattern: '^[0-9a-f]{32}$' });

/** Random, made by whoever sends the file: without it an upload's id opens nothing. Never in an address, nor a log. */
export const UPLOAD_SECRET = '^[A-Za-z0-9_-]{22,86}$';
const UploadSecret = Type.String({ pattern: UPLOAD_SECRET });

/** An upload and what proves it one's own. */
export const UploadRef = Strict({ id: UploadId, secret: UploadSecret });
export type UploadRef = Static<typeof UploadRef>;

export const UploadRefs = Type.Array(UploadRef, { minItems: 1, maxItems: 50 });

export const exampleUpload = {
  id: '0123456789abcdef0123456789abcdef',
  secret: 'c2VjcmV0LW9mLXRoZS1yZXBvcnRlcg',
};

const KeptFile = Strict({
  id: UploadId,
  name: Type.String(),
  size: Type.Integer(),
  received: Type.Integer({ description: 'How many bytes lie here, durable.' }),
  state: Type.Enum(UPLOAD_STATES),
});
export type KeptFile = Static<typeof KeptFile>;

export const FILE_TROUBLES = ['TOO_LARGE', 'TOO_MANY', 'TOTAL_TOO_LARGE', 'EMPTY'] as const;
export type FileTrouble = (typeof FILE_TROUBLES)[number];

const tus = <const M extends Endpoint['method'], const S extends number>(
  method: M,
  url: string,
  summary: string,
  status: S,
) =>
  ({
    method,
    url,
    allow: 'ANYBODY',
    schema: {
      summary,
      tags: ['public'],
      response: { [status]: Type.Unknown({ description: 'Headers only, as tus 1.0.0 says.' }) },
    },
  }) as const satisfies Endpoint;

export const uploadAbilities = tus(
  'OPTIONS',
  UPLOADS_URL,
  'tus: which extensions and checksums are known here',
  204,
);
export const beginUpload = tus('POST', UPLOADS_URL, 'tus: begin an upload; Upload-Secret is required', 201);
export const lookAtUpload = tus('HEAD', `${UPLOADS_URL}/:id`, 'tus: how far an upload is', 200);
export const continueUpload = tus('PATCH', `${UPLOADS_URL}/:id`, 'tus: the next bytes of an upload', 204);
export const endUpload = tus('DELETE', `${UPLOADS_URL}/:id`, 'tus: take an upload back', 204);

/** For forms without a script: multipart with any number of file parts. What one file lacks costs no other. */
export const keepFiles = {
  method: 'POST',
  url: `${UPLOADS_URL}/files`,
  allow: 'ANYBODY',
  schema: {
    summary: 'Keep files for a report that follows; answered once each is durable',
    tags: ['public'],
    consumes: ['multipart/form-data'],
    body: Strict(
      { evidence: Type.Array(Type.String({ format: 'binary' })) },
      { examples: [{ evidence: [''] }] },
    ),
    response: {
      201: Strict({
        kept: Type.Array(Strict({ ...UploadRef.properties, name: Type.String(), size: Type.Integer() })),
        refused: Type.Array(
          Strict({
            name: Type.String({ description: '“…” for all that stood behind the two hundredth.' }),
            trouble: Type.Enum(FILE_TROUBLES),
          }),
        ),
      }),
    },
  },
} as const satisfies Endpoint;

export const readUploads = {
  method: 'POST',
  url: `${UPLOADS_URL}/look`,
  allow: 'ANYBODY',
  schema: {
    summary: 'What some uploads of one’s own are; those that are gone are left out',
    tags: ['public'],
    body: Strict({ uploads: UploadRefs }, { examples: [{ uploads: [exampleUpload] }] }),
    response: { 200: Strict({ uploads: Type.Array(KeptFile) }) },
  },
} as const satisfies Endpoint;
