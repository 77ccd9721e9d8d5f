import type { PublicStatus } from './reporter-view.ts';
import type { EvidenceLimits } from './settings.ts';
import { type FieldError, refuse } from './errors.ts';

/**
 * An upload on its way to a report. RECEIVING: bytes still come, or wait to be put together. READY: the whole file lies
 * sealed in the store. TAKEN: a report names the file, and the upload opens nothing any more.
 */
export const UPLOAD_STATES = ['RECEIVING', 'READY', 'TAKEN'] as const;
export type UploadState = (typeof UPLOAD_STATES)[number];

/** How long an upload waits for its next bytes, or for the report that takes it. */
export const UPLOAD_LIFE_MS = 24 * 3_600_000;

/** How often over a reporter may fill the room of a report by adding evidence later. */
const LATER_ROOMS = 4;

/** How many files, and how many bytes of them. */
export type Load = { files: number; bytes: number };

export const loadOf = (files: readonly { size: number }[]): Load => ({
  files: files.length,
  bytes: files.reduce((sum, { size }) => sum + size, 0),
});

const EVIDENCE = 'evidence';

/** Throws FILE_TOO_LARGE or TOO_MANY_FILES where a report's files together are more than the district takes. */
export function demandRoomForFiles({ files, bytes }: Load, limits: EvidenceLimits): void {
  if (files > limits.maxFiles) refuse('TOO_MANY_FILES', about('OUT_OF_RANGE'));
  if (bytes > limits.maxTotalBytes) refuse('FILE_TOO_LARGE', about('TOO_LONG'));
}

/**
 * The same for files that come later: each time as much as with a report, and all told so often that nobody who holds
 * a receipt fills the office's disk. `before`: what the lead holds already.
 */
export function demandRoomForMore(before: Load, more: Load, limits: EvidenceLimits): void {
  demandRoomForFiles(more, limits);
  const rooms = LATER_ROOMS + 1;
  demandRoomForFiles(
    { files: before.files + more.files, bytes: before.bytes + more.bytes },
    { ...limits, maxFiles: rooms * limits.maxFiles, maxTotalBytes: rooms * limits.maxTotalBytes },
  );
}

const about = (code: FieldError['code']): FieldError[] => [{ path: EVIDENCE, code }];

/** Whether evidence may still be added; as the reporter sees the lead, so that a "no" tells nothing that the page doesn't. */
export function takesEvidence(publicStatus: PublicStatus): boolean {
  return !['REFERRED_OUT', 'WITHDRAWN', 'CLOSED'].includes(publicStatus);
}
