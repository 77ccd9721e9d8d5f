import { refuse } from './errors.ts';

/**
 * What the virus scanner said of a file. NOT_SCANNED: the office has no scanner. WAITING: it could not be reached, or
 * took too long; the file is held until a later scan answers.
 */
export const SCAN_STATUSES = ['NOT_SCANNED', 'CLEAN', 'INFECTED', 'WAITING'] as const;
export type ScanStatus = (typeof SCAN_STATUSES)[number];

/**
 * How far the working copy of a file is. NOT_CLEANED: nothing could be taken out of it, so the copy is the file as it
 * came. NONE: none is made, because the file is infected or older than working copies are.
 */
export const COPY_STATUSES = ['NONE', 'WAITING', 'CLEANED', 'NOT_CLEANED'] as const;
export type CopyStatus = (typeof COPY_STATUSES)[number];

/** What is kept of a file beside its sealed original: the working copy, a small picture of it, and pages to look at. */
export const COPY_KINDS = ['WORKING', 'THUMB', 'PREVIEW'] as const;
export type CopyKind = (typeof COPY_KINDS)[number];

/** Why nothing could be taken out of a file. */
export const UNCLEAN_REASONS = [
  'UNKNOWN_KIND', // no kind of file that can be cleaned
  'BROKEN', // it calls itself one, but cannot be read as one
  'LOCKED', // under a password
  'TOO_LARGE',
  'TOO_COSTLY', // took more time or memory than a file is given, as a bomb does
] as const;
export type UncleanReason = (typeof UNCLEAN_REASONS)[number];

/**
 * A file leaves the office's store only past the scanner, where there is one. Throws EVIDENCE_QUARANTINED or
 * EVIDENCE_NOT_SCANNED_YET.
 */
export function demandServable(scan: ScanStatus): void {
  if (scan === 'INFECTED') refuse('EVIDENCE_QUARANTINED');
  if (scan === 'WAITING') refuse('EVIDENCE_NOT_SCANNED_YET');
}

/** People see working copies only. Throws as {@link demandServable}, and EVIDENCE_NOT_READY while there is none. */
export function demandCopy({ scan, copy }: { scan: ScanStatus; copy: CopyStatus }): void {
  demandServable(scan);
  if (copy === 'NONE' || copy === 'WAITING') refuse('EVIDENCE_NOT_READY');
}

/**
 * Whether a file's working copy may go to the joint team. One that still carries its metadata goes only where the
 * officer says so for this very file: it can tell who took the picture and where. Throws as {@link demandCopy}, and
 * EVIDENCE_NOT_CLEANED.
 */
export function demandReleasable(
  file: { scan: ScanStatus; copy: CopyStatus },
  { acceptsUncleaned }: { acceptsUncleaned: boolean },
): void {
  demandCopy(file);
  if (file.copy === 'NOT_CLEANED' && !acceptsUncleaned) refuse('EVIDENCE_NOT_CLEANED');
}
