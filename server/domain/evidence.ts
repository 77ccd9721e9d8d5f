import { refuse } from './errors.ts';

/**
 * What the virus scanner said of a file. NOT_SCANNED: the office has no scanner. WAITING: it could not be reached, or
 * took too long; the file is held until a later scan answers.
 */
export const SCAN_STATUSES = ['NOT_SCANNED', 'CLEAN', 'INFECTED', 'WAITING'] as const;
export type ScanStatus = (typeof SCAN_STATUSES)[number];

/**
 * A file leaves the office's store only past the scanner, where there is one. Throws EVIDENCE_QUARANTINED or
 * EVIDENCE_NOT_SCANNED_YET.
 */
export function demandServable(scan: ScanStatus): void {
  if (scan === 'INFECTED') refuse('EVIDENCE_QUARANTINED');
  if (scan === 'WAITING') refuse('EVIDENCE_NOT_SCANNED_YET');
}
