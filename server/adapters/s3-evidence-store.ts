import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import {
  AbortMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListMultipartUploadsCommand,
  type ListMultipartUploadsCommandOutput,
  S3Client,
  paginateListObjectsV2,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import type { S3Settings } from '../config.ts';
import { type EvidenceStore, StoreAway, demandEvidenceKey, isEvidenceKey } from './evidence-store.ts';

/** The smallest part that S3 takes, one at a time: a reporter's line is slower than ours, and memory is what many share. */
const PART_BYTES = 5 * 1024 * 1024;
const PARTS_AT_ONCE = 1;

/** Milliseconds until a request has its answer's head, tried three times; and that a reader may pause in a download. */
type Patience = { answer: number; pause: number };
const PATIENCE: Patience = { answer: 20_000, pause: 120_000 };

/**
 * Files in a bucket of any S3-compatible service, for an office of several processes. An object appears whole or not
 * at all; what a failed upload had sent is taken back.
 */
export function s3EvidenceStore(
  settings: Omit<S3Settings, 'kind'>,
  patience: Partial<Patience> = {},
): EvidenceStore {
  const { answer, pause } = { ...PATIENCE, ...patience };
  const { bucket: Bucket, endpoint, region, accessKeyId, secretAccessKey } = settings;
  const client = new S3Client({
    endpoint,
    region,
    credentials: { accessKeyId, secretAccessKey },
    forcePathStyle: true,
    // Not every compatible service knows the newer checksums; our own encryption authenticates each byte.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: {
      connectionTimeout: Math.min(5_000, answer),
      requestTimeout: answer,
      throwOnRequestTimeout: true,
      socketTimeout: pause,
    },
  });
  return {
    async put(key, content) {
      let size = 0;
      let source: { broke: unknown } | undefined;
      let handedOn = false;
      async function* counted() {
        try {
          for await (const chunk of content as AsyncIterable<Buffer>) {
            size += chunk.length;
            handedOn = true;
            yield chunk;
            handedOn = false;
          }
        } catch (broke) {
          // Whoever stops taking chunks makes the stream fail too; that is not its own doing.
          if (!handedOn) source = { broke };
          throw broke;
        }
      }
      demandEvidenceKey(key);
      try {
        const Body = Readable.from(counted(), { highWaterMark: 1 });
        const params = { Bucket, Key: key, Body };
        await new Upload({ client, params, partSize: PART_BYTES, queueSize: PARTS_AT_ONCE }).done();
        return size;
      } catch (error) {
        content.destroy();
        // Whoever brings the file has their own reasons to stop.
        throw source ? source.broke : new StoreAway(error);
      }
    },
    async get(key) {
      const { Body } = await asked(
        client.send(new GetObjectCommand({ Bucket, Key: demandEvidenceKey(key) })),
      );
      return outOf(Body as Readable);
    },
    async read(key, offset, length) {
      const Range = `bytes=${offset}-${offset + length - 1}`;
      const { Body } = await asked(
        client.send(new GetObjectCommand({ Bucket, Key: demandEvidenceKey(key), Range })),
      );
      return asked(buffer(Body as Readable));
    },
    async remove(key) {
      await asked(client.send(new DeleteObjectCommand({ Bucket, Key: demandEvidenceKey(key) })));
    },
    async *list(before) {
      for await (const page of paginateListObjectsV2({ client }, { Bucket })) {
        for (const { Key = '', LastModified } of page.Contents ?? []) {
          if (isEvidenceKey(Key) && LastModified && LastModified < before) yield Key;
        }
      }
    },
    async clearUnfinished(before) {
      let cleared = 0;
      for await (const { Key = '', UploadId, Initiated } of unfinished(client, Bucket)) {
        if (!isEvidenceKey(Key) || !Initiated || Initiated >= before) continue;
        await client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }));
        cleared += 1;
      }
      return cleared;
    },
  };
}

/** What the service says of a file stands; whatever else goes wrong says that the service is away. */
async function asked<T>(request: Promise<T>): Promise<T> {
  try {
    return await request;
  } catch (error) {
    throw (error as Error).name === 'NoSuchKey' ? error : new StoreAway(error);
  }
}

/** A file on its way from the service; a line that breaks says that the service is away. */
function outOf(body: Readable): Readable {
  const out = new PassThrough();
  body.once('error', (error) => out.destroy(new StoreAway(error)));
  out.once('close', () => body.destroy());
  return body.pipe(out);
}

type Unfinished = NonNullable<ListMultipartUploadsCommandOutput['Uploads']>[number];

/** Uploads that were begun and neither completed nor taken back. */
async function* unfinished(client: S3Client, Bucket: string): AsyncGenerator<Unfinished> {
  let from: Pick<ListMultipartUploadsCommandOutput, 'KeyMarker' | 'UploadIdMarker'> | undefined = {};
  while (from) {
    const page: ListMultipartUploadsCommandOutput = await client.send(
      new ListMultipartUploadsCommand({ Bucket, ...from }),
    );
    yield* page.Uploads ?? [];
    from = page.IsTruncated
      ? { KeyMarker: page.NextKeyMarker, UploadIdMarker: page.NextUploadIdMarker }
      : undefined;
  }
}
