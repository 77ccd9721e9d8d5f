/** The kinds of file that the cleaner knows by their first bytes. ZIP: perhaps a document of an office suite. */
export const FILE_KINDS = [
  'JPEG',
  'PNG',
  'GIF',
  'WEBP',
  'TIFF',
  'AVIF',
  'HEIC',
  'PDF',
  'ZIP',
  'MP4',
  'MOV',
  'M4A',
  'MP3',
  'WAV',
  'WEBM',
  'OGG',
] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** How many bytes of a file {@link kindOf} looks at. */
export const HEAD_BYTES = 64;

const BRANDS: readonly [RegExp, FileKind][] = [
  [/avif|avis/, 'AVIF'],
  [/hei[cxms]|hev[cx]|mif1|msf1/, 'HEIC'],
  [/qt {2}/, 'MOV'],
  [/M4[AB] /, 'M4A'],
  [/isom|iso[2-9]|mp4[12]|avc1|M4V |dash|3g[pg]|MSNV/, 'MP4'],
];

/** What a file is by its content, whatever it is called; undefined where it is nothing that can be cleaned. */
export function kindOf(head: Buffer): FileKind | undefined {
  const text = head.subarray(0, HEAD_BYTES).toString('latin1');
  if (text.startsWith('\xff\xd8\xff')) return 'JPEG';
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'PNG';
  if (/^GIF8[79]a/.test(text)) return 'GIF';
  if (text.startsWith('II*\0') || text.startsWith('MM\0*')) return 'TIFF';
  if (text.startsWith('RIFF')) {
    return text.startsWith('WEBP', 8) ? 'WEBP' : text.startsWith('WAVE', 8) ? 'WAV' : undefined;
  }
  if (text.startsWith('PK\x03\x04')) return 'ZIP';
  if (text.includes('%PDF-')) return 'PDF';
  if (text.startsWith('ftyp', 4)) return kindOfBrands(text.slice(8, 12), text.slice(16));
  if (/^(?:wide|moov|mdat|free)/.test(text.slice(4))) return 'MOV';
  // Matroska's own files may hold what a WebM may not; those are left as they came.
  if (text.startsWith('\x1aE\xdf\xa3')) return text.includes('webm') ? 'WEBM' : undefined;
  if (text.startsWith('OggS')) return 'OGG';
  if (text.startsWith('ID3') || /^\xff[\xe2-\xe7\xf2-\xf7\xfa-\xff]/.test(text)) return 'MP3';
  return undefined;
}

/** The main brand decides; the others help where it is one that many kinds share. */
function kindOfBrands(main: string, others: string): FileKind | undefined {
  const named = (text: string) => BRANDS.find(([brand]) => brand.test(text))?.[1];
  // An AVIF may call itself a general image first.
  if (/mif1|msf1/.test(main) && /avif|avis/.test(others)) return 'AVIF';
  return named(main) ?? named(others);
}
