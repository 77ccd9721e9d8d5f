import { randomBytes } from 'node:crypto';
import ExifReader from 'exifreader';
import { ALL_FORMATS, BufferSource, Input } from 'mediabunny';
import readXlsxFile from 'read-excel-file/node';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  listEvidence,
  playEvidence,
  readEvidence,
  readEvidencePage,
  readEvidenceThumb,
} from '../../../server/contract/evidence.ts';
import { fixture } from '../../support/fixtures.ts';
import { aPptx, aXlsx, partsOf } from '../../support/office-documents.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import { TELLTALES, aDocx, aPhoto, aTone } from '../../support/sample-files.ts';
import { filesOf } from './lead-with-files.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await anOffice();
});
afterAll(() => office.close());

const DATE = '2026-11-01';
/** The words that no copy may hold, as text of one byte or two a letter. */
const found = (bytes: Buffer) =>
  [...TELLTALES, DATE].filter((word) => bytes.includes(word) || bytes.includes(Buffer.from(word, 'utf16le')));

/** What intake is told of a file and gets to see of it. */
async function seen(name: string, content: Buffer) {
  const { leadId, params } = await filesOf(office).aLead([{ name, content }]);
  const { files } = await office.as('intake').do(listEvidence, { params: { leadId } });
  const ask = office.as('intake');
  return {
    item: files[0]!,
    cleaned: files[0]!.custody.find(({ act }) => act === 'evidence.clean'),
    saved: await ask.call(readEvidence, { params }),
    page: await ask.call(readEvidencePage, { params: { ...params, page: '1' } }),
    thumb: await ask.call(readEvidenceThumb, { params }),
    played: await ask.call(playEvidence, { params }),
  };
}

describe('a photograph as an iPhone keeps it (HEIC)', () => {
  it('becomes a JPEG that every browser shows, without camera, owner and place', async () => {
    const content = fixture('photo.heic');
    expect(found(content)).toEqual(expect.arrayContaining(['Zhang-San-Author', 'SecretCam-9000', '38.0123']));
    expect((await ExifReader.load(content, { expanded: true })).gps?.Latitude).toBeCloseTo(38.0123);
    const { item, saved, page, thumb } = await seen('IMG_0001.HEIC', content);
    expect(item).toMatchObject({ copy: 'CLEANED', type: 'image/jpeg', shownAs: 'PICTURE', pages: 1 });
    for (const { raw } of [saved, page, thumb]) {
      const tags = await ExifReader.load(raw, { expanded: true });
      expect([found(raw), tags.gps, tags.exif, tags.xmp]).toEqual([[], undefined, undefined, undefined]);
    }
    // Still the picture that it was: test bars, no grey.
    const { width, height } = await sharp(saved.raw).metadata();
    const { entropy } = await sharp(saved.raw).stats();
    expect([width, height, entropy > 3]).toEqual([320, 240, true]);
  });
});

describe('sound and film from other programs', () => {
  it.each([
    ['film.mov', 'video/quicktime', 'FILM'],
    ['film.mp4', 'video/mp4', 'FILM'],
    ['film.webm', 'video/webm', 'FILM'],
    ['voice.webm', 'audio/webm', 'SOUND'],
    ['voice.ogg', 'audio/ogg', 'SOUND'],
    ['voice.m4a', 'audio/mp4', 'SOUND'],
    ['song.mp3', 'audio/mpeg', 'SOUND'],
  ])(
    '%s keeps every packet, and loses tags, places, covers and other tracks',
    async (name, type, shownAs) => {
      const content = fixture(name);
      expect(found(content)).toContain('Zhang-San-Author');
      const { item, saved, played } = await seen(name, content);
      expect(item).toMatchObject({ copy: 'CLEANED', uncleanReason: null, type, shownAs });
      expect(played.raw.equals(saved.raw)).toBe(true);
      expect(found(saved.raw)).toEqual([]);
      expect(await tagsIn(saved.raw)).toEqual({});
      expect(await packetsIn(saved.raw)).toEqual(await packetsIn(content));
    },
  );

  it('WAV is played too', async () => {
    const { item, saved } = await seen('录音.wav', aTone());
    expect([item.copy, item.shownAs, found(saved.raw)]).toEqual(['CLEANED', 'SOUND', []]);
  });
});

describe('documents of an office suite', () => {
  it.each([
    ['表.xlsx', aXlsx, 'spreadsheetml.sheet'],
    ['稿.pptx', aPptx, 'presentationml.presentation'],
    ['合同.docx', aDocx, 'wordprocessingml.document'],
  ])('%s loses who made, changed and printed it, when and where', async (name, make, type) => {
    const before = await partsOf(await make());
    expect([...before.values()].flatMap(found)).toEqual(
      expect.arrayContaining(['Zhang-San-Author', 'SecretCam-9000', 'Revision-Reviewer', DATE]),
    );
    const { item, saved } = await seen(name, await make());
    expect(item).toMatchObject({
      copy: 'CLEANED',
      type: `application/vnd.openxmlformats-officedocument.${type}`,
      shownAs: 'FILE',
    });
    const after = await partsOf(saved.raw);
    const told = [...after].flatMap(([part, bytes]) => found(bytes).map((word) => `${part}: ${word}`));
    expect(told).toEqual([]);
    expect([...after.keys()].filter((part) => /thumbnail|printerSettings/.test(part))).toEqual([]);
  });

  it('a sheet still opens with what stands in it, a slide with its words', async () => {
    const sheet = await readXlsxFile((await seen('表.xlsx', await aXlsx())).saved.raw);
    expect(JSON.stringify(sheet)).toContain('["Paid in",30000]');
    const slide = (await partsOf((await seen('稿.pptx', await aPptx())).saved.raw)).get(
      'ppt/slides/slide1.xml',
    );
    expect(slide?.toString()).toContain('Twelve percent a month');
  });
});

describe('what cannot be cleaned', () => {
  const broken = (content: Buffer) => content.subarray(0, 900);
  it.each([
    ['文字.txt', async () => Buffer.from('写的是 Zhang-San-Author'), 'UNKNOWN_KIND'],
    ['包.zip', async () => (await aXlsx()).subarray(0, 400), 'BROKEN'],
    [
      '旧.doc',
      async () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), randomBytes(800)]),
      'UNKNOWN_KIND',
    ],
    ['手机.amr', async () => Buffer.concat([Buffer.from('#!AMR\n'), randomBytes(800)]), 'UNKNOWN_KIND'],
    [
      '片.mkv',
      async () => Buffer.concat([Buffer.from('1a45dfa3934282886d6174726f736b61', 'hex'), randomBytes(800)]),
      'UNKNOWN_KIND',
    ],
    ['坏.heic', async () => broken(fixture('photo.heic')), 'BROKEN'],
    ['坏.mov', async () => broken(fixture('film.mov')), 'UNKNOWN_KIND'],
    ['坏.webm', async () => broken(fixture('film.webm')), 'BROKEN'],
    ['坏.jpg', async () => broken(await aPhoto()), 'BROKEN'],
    ['半.mp3', async () => fixture('song.mp3').subarray(0, 8_000), 'BROKEN'],
  ])('%s says so to the officer, and nothing of it is shown here', async (name, make, reason) => {
    const content = await make();
    const { item, cleaned, saved, page, thumb, played } = await seen(name, content);
    expect(item).toMatchObject({ copy: 'NOT_CLEANED', uncleanReason: reason, shownAs: 'FILE', pages: 0 });
    expect([item.hasThumb, cleaned?.detail]).toEqual([false, reason]);
    expect([page.status, thumb.status, played.status]).toEqual([404, 404, 404]);
    // As it came, to be saved by whoever was told.
    expect(saved.raw.equals(content)).toBe(true);
    expect(saved.headers['content-disposition']).toMatch(/^attachment/);
  });
});

const inputOf = (bytes: Buffer) => new Input({ formats: ALL_FORMATS, source: new BufferSource(bytes) });

/** What a player would be told about the file, but for what the container itself needs. */
async function tagsIn(bytes: Buffer): Promise<object> {
  const { raw: _raw, ...told } = await inputOf(bytes).getMetadataTags();
  return told;
}

/** Kind, codec and number of packets of each track of sound or pictures. */
async function packetsIn(bytes: Buffer): Promise<string[]> {
  const tracks = await inputOf(bytes).getTracks();
  const media = tracks.filter((track) => track.isVideoTrack() || track.isAudioTrack());
  return Promise.all(
    media.map(async (track) => `${track.type} ${(await track.computePacketStats()).packetCount}`),
  );
}
