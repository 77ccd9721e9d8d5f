import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { BlobReader, BlobWriter, TextReader, ZipWriter } from '@zip.js/zip.js';
import { expect, it } from 'vitest';
import { typeByContent } from '../../server/features/evidence/type-by-content.ts';

/** What passes through comes out as it was; answers what it was taken for. */
async function detected(content: Buffer, chunk = 7_000): Promise<string> {
  const { stage, detected: type } = typeByContent();
  const pieces = Array.from({ length: Math.ceil(content.length / chunk) }, (_, at) =>
    content.subarray(at * chunk, (at + 1) * chunk),
  );
  const out = await buffer(Readable.from(pieces, { objectMode: false }).pipe(stage));
  expect(out.equals(content)).toBe(true);
  return type();
}

const after = (head: string) => Buffer.concat([Buffer.from(head, 'latin1'), randomBytes(200_000)]);

it.each([
  ['a PDF', after('%PDF-1.7\n'), 'application/pdf'],
  ['a PNG', after(`\x89PNG\r\n\x1a\n\0\0\0\rIHDR${'\0'.repeat(17)}\0\x02\0\0IDAT`), 'image/png'],
  ['a JPEG', after('\xff\xd8\xff\xe0\0\x10JFIF\0'), 'image/jpeg'],
  ['a film', after('\0\0\0\x18ftypisom\0\0\0\0isommp42'), 'video/mp4'],
  [
    'a web page that calls itself a picture',
    Buffer.from('<script>alert(1)</script>'),
    'application/octet-stream',
  ],
  ['a beginning that breaks off', Buffer.from('PK\x03\x04', 'latin1'), 'application/zip'],
  ['nothing', Buffer.alloc(0), 'application/octet-stream'],
])('%s is taken for what its bytes say', async (_name, content, type) => {
  expect(await detected(content)).toBe(type);
});

it('a letter of an office suite is told from any other archive', async () => {
  const zip = new ZipWriter(new BlobWriter());
  const types =
    '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
  await zip.add('[Content_Types].xml', new TextReader(types));
  await zip.add('word/media/photo.png', new BlobReader(new Blob([randomBytes(300_000)])));
  const content = Buffer.from(await (await zip.close()).arrayBuffer());
  expect(await detected(content)).toBe(
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  );
});

it('one byte at a time makes no difference', async () => {
  expect(await detected(after('%PDF-1.4\n').subarray(0, 5_000), 1)).toBe('application/pdf');
});
