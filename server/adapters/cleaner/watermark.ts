import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import opentype from 'opentype.js';
import sharp from 'sharp';
import { plain } from './mark-letters.ts';

const FONT = '@fontsource/noto-sans-mono/files/noto-sans-mono-latin-400-normal.woff';
const MAX_PIXELS = 100_000_000;
/** Letters this high on a picture of so many pixels' edge: readable on a phone and on a poster. */
const SIZE_OF_EDGE = 1 / 36;
const LEAST_SIZE = 9;
const TURN = -30;

let font: ReturnType<typeof opentype.parse> | undefined;
function letters() {
  const bytes = readFileSync(createRequire(import.meta.url).resolve(FONT));
  font ??= opentype.parse(
    bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer,
  );
  return font;
}

/**
 * A picture with `mark` (ASCII) written all over it, half seen through: who photographs the screen is in the photograph.
 * It comes back as the kind that it was; one that moves still moves, each of its pictures marked.
 */
export async function markedPicture(picture: Uint8Array, mark: string): Promise<Buffer> {
  const base = sharp(picture, { limitInputPixels: MAX_PIXELS, animated: true });
  const { width, height: whole, pageHeight: height = whole } = await base.metadata();
  const size = Math.max(LEAST_SIZE, Math.max(width, height) * SIZE_OF_EDGE);
  const words = plain(mark);
  const wide = Math.ceil(letters().getAdvanceWidth(words, size) + size * 4);
  const high = Math.ceil(size * 6);
  const line = letters()
    .getPath(words, 0, size * 1.5, size)
    .toPathData(1);
  const between = letters()
    .getPath(words, -wide / 2, size * 4.5, size)
    .toPathData(1);
  const again = letters()
    .getPath(words, wide / 2, size * 4.5, size)
    .toPathData(1);
  const pattern =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs>` +
    `<pattern id="m" patternUnits="userSpaceOnUse" width="${wide}" height="${high}" patternTransform="rotate(${TURN})">` +
    `<path d="${line}${between}${again}" fill="#fff" fill-opacity=".38" stroke="#000" stroke-opacity=".28" stroke-width="${size / 22}"/>` +
    `</pattern></defs><rect width="100%" height="100%" fill="url(#m)"/></svg>`;
  const mask = { input: Buffer.from(pattern), tile: height < whole, gravity: 'northwest' };
  return base.composite([mask]).toBuffer();
}
