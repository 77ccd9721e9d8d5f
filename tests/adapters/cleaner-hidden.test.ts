import { deflateSync } from 'node:zlib';
import {
  PDFDocument,
  type PDFDict,
  PDFName,
  PDFRawStream,
  PDFString,
  decodePDFRawStream,
} from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { forkingCleaner } from '../../server/adapters/cleaner/cleaner.ts';
import { strippedJp2, strippedJpeg, strippedPng } from '../../server/adapters/cleaner/strip-pictures.ts';
import { cleaned, sourceOf, tells } from '../support/cleaned.ts';
import { aXlsx, partsOf } from '../support/office-documents.ts';
import { TELLTALES, aDocx, aPhoto } from '../support/sample-files.ts';

const [AUTHOR, , , , REVIEWER] = TELLTALES;
const xml = (text: string) => Buffer.from(`<?xml version="1.0"?>${text}`);

/** What tells in any part of a document, and in the documents that lie in it. */
async function told(document: Buffer, within = ''): Promise<string[]> {
  const found: string[] = [];
  for (const [part, bytes] of await partsOf(document)) {
    found.push(...tells(bytes).map((word) => `${within}${part}: ${word}`));
    if (bytes.toString('latin1', 0, 2) === 'PK') found.push(...(await told(bytes, `${within}${part}/`)));
  }
  return found;
}

describe('a document of an office suite', () => {
  it.each([
    ['a document inside it', 'word/embeddings/sheet.xlsx', aXlsx],
    [
      'properties where .NET puts them',
      'package/services/metadata/core-properties/1.psmdcp',
      async () => xml(`<coreProperties><creator>${AUTHOR}</creator></coreProperties>`),
    ],
    [
      'what a document library keeps of its owner',
      'customXml/item1.xml',
      async () =>
        xml(
          `<p:properties xmlns:p="http://schemas.microsoft.com/office/2006/metadata/properties"><x>${AUTHOR}</x></p:properties>`,
        ),
    ],
    [
      'names in the other quotes, under another prefix',
      'word/comments.xml',
      async () =>
        xml(`<n:comments><n:comment n:author='${REVIEWER}' n:date='2026-11-01T09:00:00Z'/></n:comments>`),
    ],
    ['who signed it', '_xmlsignatures/sig1.xml', async () => xml(`<Signature>CN=${AUTHOR}</Signature>`)],
    [
      'who drew a drawing',
      'word/media/image2.svg',
      async () => xml(`<svg><metadata><creator>${AUTHOR}</creator></metadata><path d="M0 0"/></svg>`),
    ],
    [
      'what hangs behind a photograph',
      'word/media/image3.jpg',
      async () => Buffer.concat([await aPhoto(), Buffer.from(`ftypmp42 ${AUTHOR}`)]),
    ],
  ])('loses %s', async (_what, part, make) => {
    const document = await aDocx({ [part]: await make() });
    expect((await told(document)).filter((found) => found.startsWith(part))).not.toEqual([]);
    const { cleaning, working } = await cleaned(document);
    expect([cleaning.status, await told(working!.content)]).toEqual(['CLEANED', []]);
  });

  it.each([
    ['a photograph that we strip in no document', 'word/media/image2.webp', () => aPhoto('webp')],
    [
      'an object of an old program',
      'word/embeddings/oleObject1.bin',
      async () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from(AUTHOR)]),
    ],
  ])('with %s inside does not count as cleaned', async (_what, part, make) => {
    const { cleaning, made } = await cleaned(await aDocx({ [part]: await make() }));
    expect([cleaning, made]).toEqual([{ status: 'NOT_CLEANED', reason: 'UNKNOWN_KIND' }, []]);
  });

  it('that is packed into itself again and again is ended early', async () => {
    let nested = await aDocx();
    for (let depth = 0; depth < 4; depth += 1) nested = await aDocx({ 'word/embeddings/a.docx': nested });
    expect((await cleaned(nested)).cleaning).toEqual({ status: 'NOT_CLEANED', reason: 'TOO_COSTLY' });
  });

  it('keeps the name of a table, without which a sheet is broken', async () => {
    const table = xml('<table id="1" name="Paid" displayName="Paid" ref="A1:B2"/>');
    const { working } = await cleaned(await aDocx({ 'xl/tables/table1.xml': table }));
    expect((await partsOf(working!.content)).get('xl/tables/table1.xml')).toEqual(table);
  });
});

describe('a PDF', () => {
  /** One page that shows `photo`, wrapped as `filters` say, and what `more` adds to it. */
  async function aPage(
    photo: Uint8Array,
    filters: string[],
    more: (page: PDFDict, pdf: PDFDocument) => void,
  ) {
    const pdf = await PDFDocument.create();
    const picture = { Type: 'XObject', Subtype: 'Image', Width: 640, Height: 400, BitsPerComponent: 8 };
    const dict = pdf.context.obj({ ...picture, ColorSpace: 'DeviceRGB', Filter: filters });
    const { node } = pdf.addPage([420, 595]);
    const shown = { XObject: { Im0: pdf.context.register(PDFRawStream.of(dict, photo)) } };
    node.set(PDFName.of('Resources'), pdf.context.obj(shown));
    const drawn = pdf.context.stream('q 200 0 0 125 40 200 cm /Im0 Do Q');
    node.set(PDFName.of('Contents'), pdf.context.register(drawn));
    more(node, pdf);
    return Buffer.from(await pdf.save({ useObjectStreams: false }));
  }
  const nothing = () => undefined;
  const pictureIn = async (pdf: Buffer) => {
    const { context } = await PDFDocument.load(pdf, { updateMetadata: false });
    const streams = context.enumerateIndirectObjects().map(([, object]) => object);
    return streams.find(
      (each) => each instanceof PDFRawStream && each.dict.has(PDFName.of('Width')),
    ) as PDFRawStream;
  };

  it('loses what a camera wrote into a photograph that is packed twice, and shows it still', async () => {
    const photo = await aPhoto();
    const { cleaning, made, working } = await cleaned(
      await aPage(deflateSync(photo), ['FlateDecode', 'DCTDecode'], nothing),
    );
    expect(cleaning.status).toBe('CLEANED');
    const after = Buffer.from((await pictureIn(working!.content)).contents);
    expect([tells(photo).length > 0, tells(after)]).toEqual([true, []]);
    const pixels = (bytes: Buffer) => sharp(bytes).raw().toBuffer();
    expect(await pixels(after)).toEqual(await pixels(photo));
    const { entropy } = await sharp(made.find(({ kind }) => kind === 'PREVIEW')!.content).stats();
    expect(entropy).toBeGreaterThan(0.3);
  });

  it('with a photograph that cannot be unwrapped does not count as cleaned', async () => {
    const { cleaning } = await cleaned(await aPage(await aPhoto(), ['Crypt', 'DCTDecode'], nothing));
    expect(cleaning).toEqual({ status: 'NOT_CLEANED', reason: 'BROKEN' });
  });

  it('loses who wrote a note that lies in the page itself', async () => {
    const { cleaning, working } = await cleaned(
      await aPage(await aPhoto(), ['DCTDecode'], (page, { context }) => {
        const note = { Type: 'Annot', Subtype: 'Text', Rect: [1, 1, 9, 9], T: PDFString.of(REVIEWER) };
        page.set(PDFName.of('Annots'), context.obj([note]));
      }),
    );
    const plain = await PDFDocument.load(working!.content, { updateMetadata: false });
    const text = Buffer.from(await plain.save({ useObjectStreams: false }));
    expect([cleaning.status, text.includes('/Annot'), tells(text)]).toEqual(['CLEANED', true, []]);
  });

  it('that is saved carries the name of who saves it on each page', async () => {
    const pdf = await aPage(await aPhoto(), ['DCTDecode'], nothing);
    const marked = await forkingCleaner().mark('PDF', sourceOf(pdf), 'zhang3 2026-11-24');
    const { context } = await PDFDocument.load(marked!, { updateMetadata: false });
    const drawn = context
      .enumerateIndirectObjects()
      .flatMap(([, each]) =>
        each instanceof PDFRawStream && !each.dict.has(PDFName.of('Width')) ? [each] : [],
      )
      .map((stream) => Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1'));
    expect(drawn.join().toLowerCase()).toContain(Buffer.from('zhang3').toString('hex'));
  });
});

describe('a picture inside something else', () => {
  it('as JPEG keeps its colours and its pixels, and nothing behind its end', async () => {
    const photo = await sharp(await aPhoto())
      .withMetadata({ icc: 'p3' })
      .jpeg({ progressive: true })
      .toBuffer();
    const after = Buffer.from(strippedJpeg(Buffer.concat([photo, Buffer.from(AUTHOR)])));
    expect([tells(after), (await sharp(after).metadata()).icc === undefined]).toEqual([[], false]);
    expect(await sharp(after).raw().toBuffer()).toEqual(await sharp(photo).raw().toBuffer());
  });

  it('as PNG ends at its end', async () => {
    const after = Buffer.from(
      strippedPng(Buffer.concat([await aPhoto('png'), Buffer.alloc(20), Buffer.from(AUTHOR)])),
    );
    expect([tells(after), (await sharp(after).metadata()).format]).toEqual([[], 'png']);
  });

  it('as JPEG 2000 loses the boxes that tell', () => {
    const box = (name: string, words: string) => {
      const bytes = Buffer.from(`....${name}${words}`, 'latin1');
      bytes.writeUInt32BE(bytes.length);
      return bytes;
    };
    const [first, last] = [box('jP  ', '\r\n\x87\n'), box('jp2c', 'picture')];
    const jp2 = Buffer.concat([first, box('uuid', AUTHOR), box('xml ', AUTHOR), last]);
    expect(strippedJp2(jp2)).toEqual(Buffer.concat([first, last]));
    last.writeUInt32BE(0);
    expect(strippedJp2(Buffer.concat([first, box('uuid', AUTHOR), last]))).toEqual(
      Buffer.concat([first, last]),
    );
  });
});

describe('a picture that moves', () => {
  it.each(['gif', 'webp'] as const)(
    'as %s keeps every frame under its mark, and each is marked',
    async (format) => {
      const frames = [0, 1, 2].map((n) =>
        sharp({ create: { width: 400, height: 300, channels: 3, background: { r: n * 90, g: 40, b: 40 } } }),
      );
      const film = await sharp(await Promise.all(frames.map((frame) => frame.png().toBuffer())), {
        join: { animated: true },
      })
        .toFormat(format)
        .toBuffer();
      const { working } = await cleaned(film);
      const kind = format === 'gif' ? 'GIF' : 'WEBP';
      const marked = await forkingCleaner().mark(kind, sourceOf(working!.content), 'zhang3 2026-11-24');
      const [before, after] = await Promise.all(
        [working!.content, marked!].map((each) => sharp(each).metadata()),
      );
      expect([after!.format, after!.pages, after!.height]).toEqual([format, 3, before!.height]);
      for (const page of [0, 1, 2]) {
        const { channels } = await sharp(marked!, { page }).stats();
        expect(channels[0]!.stdev, `frame ${page}`).toBeGreaterThan(2);
      }
    },
  );
});
