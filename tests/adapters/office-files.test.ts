import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { cleanOfficeFile } from '../../server/adapters/cleaner/office-files.ts';
import { aXlsx, partsOf } from '../support/office-documents.ts';
import { TELLTALES, aPhoto } from '../support/sample-files.ts';

test('a photo inside a document is cleaned whatever its part is called', async () => {
  const names = ['xl/media/image7.jfif', 'xl/media/image8.tmp', 'xl/media/image9'];
  const zip = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
  for (const [name, bytes] of await partsOf(await aXlsx())) await zip.add(name, new Uint8ArrayReader(bytes));
  for (const name of names) await zip.add(name, new Uint8ArrayReader(await aPhoto()));
  let cleaned = Buffer.alloc(0);
  await cleanOfficeFile(await zip.close(), async (_copy, content) => {
    cleaned = await buffer(Readable.from(content));
  });
  const parts = await partsOf(cleaned);
  for (const name of names) {
    const told = TELLTALES.filter((word) => parts.get(name)?.includes(word));
    expect([parts.has(name), told], name).toEqual([true, []]);
  }
});
