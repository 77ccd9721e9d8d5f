import { PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib';
import { TextReader, Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import { BufferTarget, EncodedPacket, EncodedVideoPacketSource, Mp4OutputFormat, Output } from 'mediabunny';
import sharp from 'sharp';

/** Words that must not be found in any copy: who made the file, with what, and where. */
export const TELLTALES = [
  'Zhang-San-Author',
  'SecretCam-9000',
  'hidden-attachment-words',
  'app.alert',
  'Revision-Reviewer',
  '38.0123',
] as const;
const [AUTHOR, CAMERA, ATTACHED, SCRIPT, REVIEWER, PLACE] = TELLTALES;

/** A photograph as a phone takes it: turned on its side, with the camera, the owner and the place in EXIF. */
export const aPhoto = (format: 'jpeg' | 'png' | 'webp' | 'tiff' | 'avif' | 'gif' = 'jpeg'): Promise<Buffer> =>
  sharp({ create: { width: 640, height: 400, channels: 3, background: '#b93a26' } })
    .composite([
      {
        input: { create: { width: 200, height: 400, channels: 3, background: '#0b5d66' } },
        left: 0,
        top: 0,
      },
    ])
    .withExif({
      IFD0: { Make: CAMERA, Artist: AUTHOR, Copyright: PLACE },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '38/1 0/1 44/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '106/1 11/1 0/1',
      },
    })
    .withMetadata({ orientation: 6 })
    .toFormat(format)
    .toBuffer();

/** A PDF of `pages` pages that says who wrote it, runs a script, carries a file, and is commented by somebody. */
export async function aPdf(pages = 2): Promise<Buffer> {
  const pdf = await PDFDocument.create();
  pdf.setAuthor(AUTHOR);
  pdf.setProducer(CAMERA);
  const photo = await pdf.embedJpg(await aPhoto());
  for (let number = 1; number <= pages; number += 1) {
    const page = pdf.addPage([420, 595]);
    page.drawText(`Contract page ${number}`, { x: 40, y: 520, size: 24 });
    page.drawImage(photo, { x: 40, y: 200, width: 200, height: 125 });
    const note = pdf.context.obj({
      Type: 'Annot',
      Subtype: 'Text',
      Rect: [10, 10, 30, 30],
      T: PDFString.of(REVIEWER),
      Contents: PDFHexString.fromText('note'),
      AA: { E: { S: 'JavaScript', JS: PDFString.of(`${SCRIPT}(1)`) } },
    });
    page.node.set(PDFName.of('Annots'), pdf.context.obj([pdf.context.register(note)]));
    page.node.set(PDFName.of('PieceInfo'), pdf.context.obj({ Editor: { Private: PDFString.of(AUTHOR) } }));
  }
  pdf.addJavaScript('main', `${SCRIPT}('hello')`);
  await pdf.attach(Buffer.from(ATTACHED), 'list.txt', { mimeType: 'text/plain' });
  return Buffer.from(await pdf.save({ useObjectStreams: false }));
}

const DOCX_PARTS: Record<string, string> = {
  '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
  '_rels/.rels': `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="x/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="x/metadata/thumbnail" Target="docProps/thumbnail.jpeg"/></Relationships>`,
  'docProps/core.xml': `<?xml version="1.0"?><cp:coreProperties><dc:creator>${AUTHOR}</dc:creator></cp:coreProperties>`,
  'docProps/app.xml': `<?xml version="1.0"?><Properties><Company>${AUTHOR}</Company></Properties>`,
  'docProps/custom.xml': `<?xml version="1.0"?><Properties>${CAMERA}</Properties>`,
  'word/settings.xml': `<?xml version="1.0"?><w:settings><w:rsids><w:rsidRoot w:val="00A1"/></w:rsids></w:settings>`,
  'word/document.xml': `<?xml version="1.0"?><w:document><w:p w:rsidR="00A1"><w:ins w:id="1" w:author="${REVIEWER}" w:date="2026-11-01T09:00:00Z"><w:r><w:t>The words of the contract</w:t></w:r></w:ins></w:p></w:document>`,
};

/** A text document with properties, a revision by somebody, a photograph inside and a picture of its first page. */
export async function aDocx(more: Record<string, Uint8Array> = {}): Promise<Buffer> {
  const zip = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
  for (const [name, text] of Object.entries(DOCX_PARTS)) await zip.add(name, new TextReader(text));
  const photo = await aPhoto();
  const parts = { 'word/media/image1.jpeg': photo, 'docProps/thumbnail.jpeg': photo, ...more };
  for (const [name, bytes] of Object.entries(parts)) await zip.add(name, new Uint8ArrayReader(bytes));
  return Buffer.from(await zip.close());
}

/** A film of `frames` packets that no player could show, in a container as lawful as any, with tags. */
export async function aFilm(frames = 20, frameBytes = 2_000): Promise<Buffer> {
  const target = new BufferTarget();
  const output = new Output({ format: new Mp4OutputFormat(), target });
  const video = new EncodedVideoPacketSource('avc');
  output.addVideoTrack(video);
  output.setMetadataTags({ title: AUTHOR, comment: CAMERA, raw: { '©xyz': PLACE } });
  await output.start();
  const description = Buffer.from('0142c01effe1000467' + '42c01e' + '01000268ce', 'hex');
  const config = { codec: 'avc1.42c01e', codedWidth: 320, codedHeight: 240, description };
  for (let index = 0; index < frames; index += 1) {
    const data = new Uint8Array(frameBytes).fill(index % 251);
    new DataView(data.buffer).setUint32(0, frameBytes - 4);
    data[4] = index % 10 === 0 ? 0x65 : 0x41;
    const packet = new EncodedPacket(data, index % 10 === 0 ? 'key' : 'delta', index / 10, 1 / 10);
    await video.add(packet, index === 0 ? { decoderConfig: config } : undefined);
  }
  await output.finalize();
  return Buffer.from(target.buffer ?? new ArrayBuffer(0));
}

/** A second of a tone, with a note of who recorded it. */
export function aTone(seconds = 1): Buffer {
  const rate = 8_000;
  const samples = Buffer.alloc(rate * seconds * 2);
  for (let at = 0; at < rate * seconds; at += 1) {
    samples.writeInt16LE(Math.round(9_000 * Math.sin((2 * Math.PI * 440 * at) / rate)), at * 2);
  }
  const note = Buffer.from(`${AUTHOR}\0\0`.slice(0, 16 + (AUTHOR.length % 2)), 'latin1');
  const list = Buffer.concat([Buffer.from('INFOIART'), sized(note)]);
  const format = Buffer.from('0100' + '0100' + '401f0000' + '803e0000' + '0200' + '1000', 'hex');
  const chunks = [riff('fmt ', format), riff('LIST', list), riff('data', samples)];
  const body = Buffer.concat([Buffer.from('WAVE'), ...chunks]);
  return riff('RIFF', body);
}

function sized(bytes: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(bytes.length);
  return Buffer.concat([length, bytes]);
}
const riff = (name: string, bytes: Buffer) => Buffer.concat([Buffer.from(name), sized(bytes)]);
