import { Readable } from 'node:stream';
import { crc32, deflateSync } from 'node:zlib';

/** `content` may be drawn only when the file is handed in. */
export type DemoFile = { name: string; type: string; content: Buffer | (() => Promise<Buffer>) };

/** A photograph's stand-in: a leaflet of coloured bands, drawn anew for every `seed`, some hundred bytes of PNG. */
export const aPicture = (name: string, seed: number): DemoFile => ({
  name,
  type: 'image/png',
  content: drawn(seed),
});

function drawn(seed: number): Buffer {
  const [width, height] = [320, 220];
  const rows = Array.from({ length: height }, (_, y) => {
    const row = Buffer.alloc(1 + width * 3);
    for (let x = 0; x < width; x += 1) row.set(pixel(x, y, seed), 1 + x * 3);
    return row;
  });
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

export function aNote(name: string, text: string): DemoFile {
  return { name, type: 'text/plain', content: Buffer.from(text, 'utf8') };
}

/** A photograph of a leaflet as a phone takes it: with the camera, and where it was taken. */
export function aPhotograph(name: string, seed: number): DemoFile {
  const content = async () => {
    const { default: sharp } = await import('sharp');
    return sharp(drawn(seed))
      .resize(1280, 880, { kernel: 'nearest' })
      .withExif({
        IFD0: { Make: 'Demo Camera' },
        IFD3: {
          GPSLatitudeRef: 'N',
          GPSLatitude: '37/1 59/1 10/1',
          GPSLongitudeRef: 'E',
          GPSLongitude: '106/1 12/1 0/1',
        },
      })
      .jpeg({ quality: 85 })
      .toBuffer();
  };
  return { name, type: 'image/jpeg', content };
}

/** A contract of two pages that says who wrote it. */
export function aContract(name: string): DemoFile {
  const content = async () => {
    const { PDFDocument } = await import('@cantoo/pdf-lib');
    const pdf = await PDFDocument.create();
    pdf.setAuthor('Demo Author');
    for (const number of [1, 2]) {
      const page = pdf.addPage([420, 595]);
      page.drawText(`SAMPLE CONTRACT  page ${number}`, { x: 48, y: 520, size: 20 });
      for (let line = 0; line < 16; line += 1) {
        page.drawText('Sample words, 12 % a year, paid back in three years.', {
          x: 48,
          y: 470 - line * 22,
          size: 11,
        });
      }
    }
    return Buffer.from(await pdf.save());
  };
  return { name, type: 'application/pdf', content };
}

/** Three seconds of a tone, where somebody would have recorded a talk. */
export function aRecording(name: string): DemoFile {
  const [rate, seconds] = [8_000, 3];
  const head = Buffer.alloc(44);
  const samples = Buffer.alloc(rate * seconds * 2);
  for (let at = 0; at < rate * seconds; at += 1) {
    samples.writeInt16LE(Math.round(7_000 * Math.sin((2 * Math.PI * 330 * at) / rate)), at * 2);
  }
  head.write('RIFF');
  head.writeUInt32LE(36 + samples.length, 4);
  head.write('WAVEfmt ', 8);
  head.set([16, 0, 0, 0, 1, 0, 1, 0], 16);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * 2, 28);
  head.set([2, 0, 16, 0], 32);
  head.write('data', 36);
  head.writeUInt32LE(samples.length, 40);
  return { name, type: 'audio/wav', content: Buffer.concat([head, samples]) };
}

export const streamOf = ({ content }: DemoFile): Readable =>
  Readable.from(
    (async function* () {
      yield typeof content === 'function' ? await content() : content;
    })(),
  );

/** A red head, a pale sheet, and lines as of print. */
function pixel(x: number, y: number, seed: number): [number, number, number] {
  const tint = (seed * 47) % 90;
  if (y < 46) return [176, 40 + tint / 2, 48];
  const printed = x > 24 && x < 296 - ((y * (seed + 3)) % 80) && y % 18 < 7;
  return printed ? [90, 84, 80] : [250, 244 - tint / 6, 232 - tint / 3];
}

function chunk(kind: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
