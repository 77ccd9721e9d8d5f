/**
 * A JPEG without what cameras and programs write beside the picture: EXIF, XMP, IPTC, comments, embedded thumbnails and
 * whatever is hung on behind its end, as phones do with a second picture or a film. The picture's own bytes stay as they
 * are. What is no JPEG comes back unchanged.
 */
export function strippedJpeg(bytes: Uint8Array): Uint8Array {
  const jpeg = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (jpeg.readUInt16BE(0) !== 0xffd8) return bytes;
  const kept: Buffer[] = [jpeg.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= jpeg.length && jpeg[at] === 0xff) {
    const marker = jpeg[at + 1] ?? 0;
    if (marker === 0xd9) break;
    const next = at + 2 + jpeg.readUInt16BE(at + 2);
    const end = marker === 0xda ? endOfScan(jpeg, next) : next;
    if (!tells(marker, jpeg.subarray(at + 4, next))) kept.push(jpeg.subarray(at, end));
    at = end;
  }
  return Buffer.concat([...kept, jpeg.subarray(at, at + 2)]);
}

/** APP0 (JFIF), APP2 with colours and APP14 (Adobe's colours) are needed to show it rightly; the other APPs and words tell. */
function tells(marker: number, words: Buffer): boolean {
  if (marker === 0xe2) return !words.toString('latin1').startsWith('ICC_PROFILE');
  return (marker >= 0xe1 && marker <= 0xef && marker !== 0xee) || marker === 0xfe;
}

/** Where the next marker stands that is no part of the picture's own bytes. */
function endOfScan(jpeg: Buffer, from: number): number {
  let at = jpeg.indexOf(0xff, from);
  while (at >= 0 && at + 1 < jpeg.length) {
    const marker = jpeg[at + 1] ?? 0;
    if (marker !== 0 && marker !== 0xff && !(marker >= 0xd0 && marker <= 0xd7)) return at;
    at = jpeg.indexOf(0xff, at + (marker === 0xff ? 1 : 2));
  }
  return jpeg.length;
}

const TOLD_BOXES = new Set(['uuid', 'xml ', 'uinf']);

/** A JPEG 2000 without what programs write beside the picture. What has no boxes comes back unchanged. */
export function strippedJp2(bytes: Uint8Array): Uint8Array {
  const jp2 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (jp2.toString('latin1', 4, 8) !== 'jP  ') return bytes;
  const kept: Buffer[] = [];
  for (let at = 0; at + 8 <= jp2.length;) {
    const said = jp2.readUInt32BE(at);
    const length = said === 1 && at + 16 <= jp2.length ? Number(jp2.readBigUInt64BE(at + 8)) : said;
    const end = length < 8 ? jp2.length : at + length;
    if (!TOLD_BOXES.has(jp2.toString('latin1', at + 4, at + 8))) kept.push(jp2.subarray(at, end));
    at = end;
  }
  return Buffer.concat(kept);
}

const TOLD_CHUNKS = new Set(['tEXt', 'iTXt', 'zTXt', 'eXIf', 'tIME']);

/** A PNG without texts, EXIF, times and whatever is hung on behind its end. What is no PNG comes back unchanged. */
export function strippedPng(bytes: Uint8Array): Uint8Array {
  const png = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (png.toString('latin1', 0, 8) !== '\x89PNG\r\n\x1a\n') return bytes;
  const kept: Buffer[] = [png.subarray(0, 8)];
  let at = 8;
  while (at + 12 <= png.length) {
    const end = at + 12 + png.readUInt32BE(at);
    const name = png.toString('latin1', at + 4, at + 8);
    if (!TOLD_CHUNKS.has(name)) kept.push(png.subarray(at, end));
    if (name === 'IEND') break;
    at = end;
  }
  return Buffer.concat(kept);
}
