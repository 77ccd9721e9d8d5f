import sharp, { type Sharp } from 'sharp';
import type { FileKind } from './file-kind.ts';
import { CannotClean, type Give } from './words.ts';

/** A picture of a hundred million pixels takes 400 MB to hold; what is larger is no photograph. */
const MAX_PIXELS = 100_000_000;
const MAX_FRAMES = 100;
const PREVIEW_EDGE = 1_600;
const THUMB_EDGE = 320;
const SECONDS = 60;

type Picture = { data: Buffer; type: string };

/** Pictures are drawn anew from their pixels, upright: whatever else lay in the file stays behind. */
export async function cleanImage(kind: FileKind, bytes: Uint8Array, give: Give): Promise<void> {
  const clean = kind === 'HEIC' ? await fromHeic(bytes) : await redrawn(kind, bytes);
  await give({ kind: 'WORKING', page: 0, type: clean.type }, [clean.data]);
  await showPicture(clean.data, 1, give);
}

/** A page to look at, and of the first one the thumbnail. */
export async function showPicture(picture: Buffer | Sharp, page: number, give: Give): Promise<void> {
  const shown = Buffer.isBuffer(picture) ? sharp(picture, { limitInputPixels: MAX_PIXELS }) : picture;
  const preview = await within(shown.flatten({ background: '#fff' }), PREVIEW_EDGE);
  await give({ kind: 'PREVIEW', page, type: 'image/jpeg' }, [preview]);
  if (page > 1) return;
  const thumb = await within(sharp(preview), THUMB_EDGE);
  await give({ kind: 'THUMB', page: 0, type: 'image/jpeg' }, [thumb]);
}

const within = (picture: Sharp, edge: number): Promise<Buffer> =>
  picture
    .resize(edge, edge, { fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 82 })
    .timeout({ seconds: SECONDS })
    .toBuffer();

async function redrawn(kind: FileKind, bytes: Uint8Array): Promise<Picture> {
  const options = { limitInputPixels: MAX_PIXELS, failOn: 'error' } as const;
  const { pages = 1, width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
  if (width * height * pages > MAX_PIXELS || pages > MAX_FRAMES) throw new CannotClean('TOO_LARGE');
  const moves = kind === 'GIF' || kind === 'WEBP';
  const picture = sharp(bytes, { ...options, ...(moves ? { animated: true } : {}) });
  const drawn = (moves && pages > 1 ? picture : picture.autoOrient()).timeout({ seconds: SECONDS });
  switch (kind) {
    case 'PNG':
      return { data: await drawn.png().toBuffer(), type: 'image/png' };
    case 'GIF':
      return { data: await drawn.gif().toBuffer(), type: 'image/gif' };
    case 'WEBP':
      return { data: await drawn.webp({ quality: 90 }).toBuffer(), type: 'image/webp' };
    // What a TIFF or an AVIF shows, every browser shows as a JPEG; a scan of several pages would lose the others.
    default:
      if (pages > 1) throw new CannotClean('UNKNOWN_KIND');
      return { data: await asJpeg(drawn), type: 'image/jpeg' };
  }
}

async function fromHeic(bytes: Uint8Array): Promise<Picture> {
  const { default: heic } = await import('heic-decode');
  const images = await heic.all({ buffer: bytes });
  const first = images[0];
  if (!first) throw new CannotClean('BROKEN');
  const { width, height } = first;
  if (width * height > MAX_PIXELS) throw new CannotClean('TOO_LARGE');
  const { data } = await first.decode();
  const raw = sharp(new Uint8Array(data.buffer), { raw: { width, height, channels: 4 } });
  return { data: await asJpeg(raw), type: 'image/jpeg' };
}

const asJpeg = (picture: Sharp) =>
  picture.flatten({ background: '#fff' }).jpeg({ quality: 90 }).timeout({ seconds: SECONDS }).toBuffer();
