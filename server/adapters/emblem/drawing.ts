import sharp from 'sharp';
import { refuse } from '../../domain/errors.ts';
import { answering } from '../own-process/answering.ts';
import { EMBLEM_BYTES, EMBLEM_SIZES, type EmblemSize } from './emblem-drawing.ts';

const SVG_START = /^(?:\uFEFF|\s|<\?xml[^>]*>|<!--[\s\S]*?-->)*<svg[\s>]/;
const PNG_START = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
// What a drawing has no need of: entities that swell, other files, other sites. A script would not survive anyway.
const UNWANTED =
  /<!DOCTYPE|<!ENTITY|(?:href|src)\s*=\s*["'](?!#|data:image\/(?:png|jpeg);)|@import|url\(\s*["']?(?!#)/i;

answering(async ({ picture: bytes, path }: { picture: Uint8Array; path: string }) => {
  const picture = Buffer.from(bytes);
  const svg = SVG_START.test(picture.subarray(0, 4_096).toString('utf8'));
  const wrong =
    picture.length > EMBLEM_BYTES ||
    (svg ? UNWANTED.test(picture.toString('utf8')) : !picture.subarray(0, 8).equals(PNG_START));
  if (wrong)
    refuse('BAD_REQUEST', [{ path, code: picture.length > EMBLEM_BYTES ? 'TOO_LONG' : 'BAD_FORMAT' }]);
  const drawn = (size: EmblemSize) =>
    sharp(picture, { limitInputPixels: 4_096 * 4_096, ...(svg ? { density: 300 } : {}) })
      .resize(size, size, { fit: 'contain', background: { r: 0, g: 0, b: 0, alpha: 0 } })
      .png({ palette: true, compressionLevel: 9 })
      .toBuffer();
  try {
    return await Promise.all(EMBLEM_SIZES.map(async (size) => ({ size, png: await drawn(size) })));
  } catch {
    return refuse('BAD_REQUEST', [{ path, code: 'BAD_FORMAT' }]);
  }
});
