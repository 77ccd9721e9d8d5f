import { randomBytes } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader, ZipWriter } from '@zip.js/zip.js';
import ExifReader from 'exifreader';
import { BufferSource, Input, MP4, WAVE } from 'mediabunny';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { forkingCleaner } from '../../server/adapters/cleaner/cleaner.ts';
import { HEAD_BYTES, kindOf } from '../../server/adapters/cleaner/file-kind.ts';
import { type Made, cleaned, tells } from '../support/cleaned.ts';
import { fixture } from '../support/fixtures.ts';
import { aDocx, aFilm, aPdf, aPhoto, aTone } from '../support/sample-files.ts';

const kindsOf = (made: Made[]) => made.map(({ kind, page }) => `${kind} ${page}`);

describe('a picture', () => {
  it.each(['jpeg', 'png', 'webp', 'tiff', 'avif'] as const)(
    'as %s is drawn anew, upright, without camera, owner and place',
    async (format) => {
      const photo = await aPhoto(format);
      // Into a TIFF, the library that makes our samples writes no EXIF.
      expect(tells(photo).length > 0).toBe(format !== 'tiff');
      const { cleaning, made, working } = await cleaned(photo);
      expect(cleaning).toEqual({ status: 'CLEANED' });
      expect(kindsOf(made)).toEqual(['WORKING 0', 'PREVIEW 1', 'THUMB 0']);
      for (const { content } of made) {
        expect(tells(content)).toEqual([]);
        const tags = await ExifReader.load(content, { expanded: true });
        expect([tags.gps, tags.exif, tags.xmp, tags.iptc]).toEqual(Array(4).fill(undefined));
      }
      const { width, height } = await sharp(working?.content).metadata();
      expect([width, height]).toEqual([400, 640]);
      const thumb = await sharp(made[2]?.content).metadata();
      expect([thumb.width, thumb.height]).toEqual([200, 320]);
    },
  );

  it('that moves still moves', async () => {
    const frames = [0, 1, 2].map((n) => ({
      create: { width: 40, height: 30, channels: 3 as const, background: { r: n * 90, g: 40, b: 40 } },
    }));
    const film = await sharp(await Promise.all(frames.map((frame) => sharp(frame).png().toBuffer())), {
      join: { animated: true },
    })
      .gif()
      .toBuffer();
    const { working } = await cleaned(film);
    expect((await sharp(working?.content).metadata()).pages).toBe(3);
  });
});

describe('a document', () => {
  it('as PDF loses author, scripts, attachments, and who commented; its pages stay', async () => {
    const pdf = await aPdf(3);
    expect(tells(pdf)).toEqual(expect.arrayContaining(['SecretCam-9000', 'Revision-Reviewer']));
    const { cleaning, made, working } = await cleaned(pdf);
    expect(cleaning).toEqual({ status: 'CLEANED' });
    expect(kindsOf(made)).toEqual(['WORKING 0', 'PREVIEW 1', 'THUMB 0', 'PREVIEW 2', 'PREVIEW 3']);
    const after = await PDFDocument.load(working!.content, { updateMetadata: false });
    expect([after.getPageCount(), after.getAuthor(), after.getProducer()]).toEqual([3, undefined, undefined]);
    expect(after.catalog.get(PDFName.of('Names'))).toBeUndefined();
    const plain = Buffer.from(await after.save({ useObjectStreams: false }));
    expect([tells(plain), tells(working!.content)]).toEqual([[], []]);
    const { width, height } = await sharp(made[1]?.content).metadata();
    expect([width! > 800, height]).toEqual([true, 1600]);
  });

  it('of an office suite loses properties, people and pictures of itself; its words stay', async () => {
    const { cleaning, made, working } = await cleaned(await aDocx());
    expect(cleaning).toEqual({ status: 'CLEANED' });
    expect(made).toHaveLength(1);
    const entries = await new ZipReader(new Uint8ArrayReader(working!.content), {
      useWebWorkers: false,
    }).getEntries();
    const parts = new Map<string, Buffer>();
    for (const entry of entries) {
      if (entry.directory) continue;
      parts.set(entry.filename, Buffer.from(await entry.getData(new Uint8ArrayWriter())));
    }
    expect([...parts.keys()]).not.toContain('docProps/thumbnail.jpeg');
    for (const content of parts.values()) expect(tells(content)).toEqual([]);
    const words = parts.get('word/document.xml')?.toString() ?? '';
    expect(words).toContain('The words of the contract');
    expect(words).not.toMatch(/rsid|2026-11/);
  });
});

describe('sound and film', () => {
  it.each([20, 30_000])('as MP4 with %i packets keep every packet and lose their tags', async (frames) => {
    const film = await aFilm(frames);
    expect(tells(film)).toContain('Zhang-San-Author');
    const { cleaning, working } = await cleaned(film);
    expect(cleaning).toEqual({ status: 'CLEANED' });
    expect(tells(working!.content)).toEqual([]);
    const input = new Input({ formats: [MP4], source: new BufferSource(working!.content) });
    const track = await input.getPrimaryVideoTrack();
    expect((await track?.computePacketStats())?.packetCount).toBe(frames);
  });

  it('as WAV keep every sample and lose who recorded them', async () => {
    const tone = aTone();
    expect(tells(tone)).toEqual(['Zhang-San-Author']);
    const { cleaning, working } = await cleaned(tone);
    expect([cleaning.status, tells(working!.content)]).toEqual(['CLEANED', []]);
    expect(working!.content.includes(tone.subarray(-16_000))).toBe(true);
    const input = new Input({ formats: [WAVE], source: new BufferSource(working!.content) });
    expect(await input.computeDuration()).toBe(1);
  });
});

describe('a voice that an iPhone’s browser recorded', () => {
  it('is sound to its officer, though it calls itself a film', async () => {
    const voice = Buffer.from(fixture('voice.m4a'));
    voice.write('isom', 8, 'latin1');
    voice.fill('isom', 16, voice.readUInt32BE(0), 'latin1');
    expect(kindOf(voice.subarray(0, HEAD_BYTES))).toBe('MP4');
    const { cleaning, working } = await cleaned(voice);
    expect([cleaning.status, working?.type]).toEqual(['CLEANED', 'audio/mp4']);
  });
});

describe('what cannot be cleaned says why, and stops nobody', () => {
  const broken = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), randomBytes(5_000)]);
  it.each([
    ['a broken picture', async () => broken, 'BROKEN'],
    ['a PDF that is none', async () => Buffer.from('%PDF-1.7 and then nothing'), 'BROKEN'],
    ['a plain ZIP', async () => aPlainZip(), 'UNKNOWN_KIND'],
    ['a picture larger than any camera takes', async () => aHugePicture(), 'TOO_LARGE'],
  ])('%s', async (_what, make, reason) => {
    const { cleaning, made } = await cleaned(await make());
    expect([cleaning, made]).toEqual([{ status: 'NOT_CLEANED', reason }, []]);
  });

  it('a PDF that swells to gigabytes is ended, and memory here stays as it was', async () => {
    const bomb = aSwellingPdf();
    const before = process.memoryUsage().rss;
    const { cleaning } = await cleaned(bomb, { ms: 20_000, bytes: 300 * 1024 * 1024 });
    expect(cleaning).toEqual({ status: 'NOT_CLEANED', reason: 'TOO_COSTLY' });
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
  });

  it('a file that takes too long is ended too', async () => {
    const { cleaning } = await cleaned(await aPhoto(), { ms: 1, bytes: 1e9 });
    expect(cleaning).toEqual({ status: 'NOT_CLEANED', reason: 'TOO_COSTLY' });
  });

  it('a store that fails is no fault of the file', async () => {
    const source = { size: 10, read: () => Promise.reject(new Error('the store is away')) };
    const clean = forkingCleaner().clean('JPEG', source, async () => undefined);
    await expect(clean).rejects.toThrow('the store is away');
  });
});

async function aPlainZip(): Promise<Buffer> {
  const zip = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
  await zip.add('a.txt', new Uint8ArrayReader(Buffer.from('no document')));
  return Buffer.from(await zip.close());
}

/** Thirty thousand pixels square, all of one colour: a few kilobytes that ask for gigabytes. */
const aHugePicture = () =>
  sharp({
    create: { width: 12_000, height: 12_000, channels: 3, background: '#fff' },
    limitInputPixels: false,
  })
    .png({ compressionLevel: 1 })
    .toBuffer();

/** An object stream of zeros, packed and packed again. */
function aSwellingPdf(): Buffer {
  const zeros = deflateSync(Buffer.alloc(1_000_000_000), { level: 1 });
  const head = `%PDF-1.7\n1 0 obj\n<</Type/ObjStm/N 1/First 5/Filter/FlateDecode/Length ${zeros.length}>>\nstream\n`;
  return Buffer.concat([
    Buffer.from(head),
    zeros,
    Buffer.from('\nendstream\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n'),
  ]);
}
