import { createHash, randomBytes } from 'node:crypto';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { type UploadRef, beginUpload, readUploads } from '../../server/contract/uploads.ts';

type Headers = Record<string, string>;
export type TusAnswer = { status: number; headers: Headers; code: string | undefined; offset: number };

/** Speaks the tus protocol by hand, rightly or as wrongly as a test wants. */
export function tusOf(app: FastifyInstance) {
  const send = async (
    method: 'POST' | 'PATCH' | 'HEAD' | 'DELETE' | 'OPTIONS',
    url: string,
    headers: Headers,
    payload?: InjectOptions['payload'],
  ): Promise<TusAnswer> => {
    const answer = await app.inject({
      method,
      url,
      headers: { 'tus-resumable': '1.0.0', ...headers },
      ...(payload === undefined ? {} : { payload }),
    });
    const json = String(answer.headers['content-type'] ?? '').includes('json') && answer.body !== '';
    return {
      status: answer.statusCode,
      headers: answer.headers as Headers,
      code: json ? answer.json<{ code: string }>().code : undefined,
      offset: Number(answer.headers['upload-offset'] ?? Number.NaN),
    };
  };
  const newSecret = () => randomBytes(24).toString('base64url');
  const urlOf = (ref: Pick<UploadRef, 'id'>) => `${beginUpload.url}/${ref.id}`;

  const tus = {
    send,
    urlOf,
    newSecret,
    async begin(length: number, name = '录像.mp4', secret = newSecret()): Promise<UploadRef> {
      const answer = await send('POST', beginUpload.url, {
        'upload-length': String(length),
        'upload-secret': secret,
        'upload-metadata': `filename ${Buffer.from(name).toString('base64')}`,
      });
      if (answer.status !== 201) throw new Error(`no upload: ${answer.status} ${answer.code}`);
      return { id: String(answer.headers['location']).split('/').at(-1) ?? '', secret };
    },
    patch: (ref: UploadRef, offset: number | string, bytes: Buffer, headers: Headers = {}) =>
      send(
        'PATCH',
        urlOf(ref),
        {
          'upload-offset': String(offset),
          'upload-secret': ref.secret,
          'content-type': 'application/offset+octet-stream',
          ...headers,
        },
        bytes,
      ),
    head: (ref: UploadRef) => send('HEAD', urlOf(ref), { 'upload-secret': ref.secret }),
    end: (ref: UploadRef) => send('DELETE', urlOf(ref), { 'upload-secret': ref.secret }),
    /** A whole file at once. */
    async whole(content: Buffer, name?: string): Promise<UploadRef> {
      const ref = await tus.begin(content.length, name);
      const answer = await tus.patch(ref, 0, content, checksumOf(content));
      if (answer.status !== 204) throw new Error(`not received: ${answer.status} ${answer.code}`);
      return ref;
    },
    async look(ref: UploadRef) {
      const answer = await app.inject({
        method: 'POST',
        url: readUploads.url,
        payload: { uploads: [ref] },
      });
      return answer.json<{ uploads: { name: string; received: number; state: string }[] }>().uploads[0];
    },
  };
  return tus;
}
export type Tus = ReturnType<typeof tusOf>;

export const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');
export const checksumOf = (content: Buffer): Headers => ({
  'upload-checksum': `sha256 ${createHash('sha256').update(content).digest('base64')}`,
});
