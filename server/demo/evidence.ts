import { Readable } from 'node:stream';
import { crc32, deflateSync } from 'node:zlib';

export type DemoFile = { name: string; type: string; content: Buffer };

/** A photograph's stand-in: a leaflet of coloured bands, drawn anew for every `seed`, some hundred bytes of PNG. */
export function aPicture(name: string, seed: number): DemoFile {
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
  const content = Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
  return { name, type: 'image/png', content };
}

export function aNote(name: string, text: string): DemoFile {
  return { name, type: 'text/plain', content: Buffer.from(text, 'utf8') };
}

export const streamOf = ({ content }: DemoFile): Readable => Readable.from([content]);

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
