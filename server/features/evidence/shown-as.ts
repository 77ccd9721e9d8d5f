import type { EvidenceItem } from '../../contract/evidence.ts';

/** How a working copy of this media type can be looked at here; `pages`: how many pages were drawn of it. */
export function shownAs(type: string | null, pages: number): EvidenceItem['shownAs'] {
  if (pages > 0) return type?.startsWith('image/') ? 'PICTURE' : 'PAGES';
  if (type?.startsWith('video/')) return 'FILM';
  if (type?.startsWith('audio/')) return 'SOUND';
  return 'FILE';
}

const ENDINGS: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
  'video/mp4': 'mp4',
  'video/quicktime': 'mov',
  'audio/mp4': 'm4a',
  'audio/mpeg': 'mp3',
  'audio/wav': 'wav',
  'video/webm': 'webm',
  'audio/webm': 'webm',
  'audio/ogg': 'ogg',
};

/**
 * What a working copy is called when it is saved. A name that the reporter chose may tell who they are, so only those
 * who read the report as written get it.
 */
export function copyName(
  file: { reference: string; number: number; name: string | null },
  type: string,
): string {
  const ending = ENDINGS[type] ?? 'bin';
  if (file.name === null) return `${file.reference}-${file.number}.${ending}`;
  if (type === 'application/octet-stream') return file.name;
  return `${file.name.replace(/\.[^.]{1,5}$/, '')}.${ending}`;
}
