import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COPY_STATUSES, SCAN_STATUSES, demandCopy, demandReleasable } from '../../server/domain/evidence.ts';
import { Refusal } from '../../server/domain/errors.ts';

const codeOf = (demand: () => void): string | null => {
  try {
    demand();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};
const files = fc.record({ scan: fc.constantFrom(...SCAN_STATUSES), copy: fc.constantFrom(...COPY_STATUSES) });

describe('a file', () => {
  it('is shown only past the scanner and once it has a copy', () => {
    fc.assert(
      fc.property(files, (file) => {
        const shown = codeOf(() => demandCopy(file)) === null;
        const scanned = file.scan === 'CLEAN' || file.scan === 'NOT_SCANNED';
        expect(shown).toBe(scanned && (file.copy === 'CLEANED' || file.copy === 'NOT_CLEANED'));
      }),
    );
  });

  it('goes to the joint team where it may be shown, and uncleaned only by the officer’s word', () => {
    fc.assert(
      fc.property(files, fc.boolean(), (file, acceptsUncleaned) => {
        const goes = codeOf(() => demandReleasable(file, { acceptsUncleaned })) === null;
        const shown = codeOf(() => demandCopy(file)) === null;
        expect(goes).toBe(shown && (file.copy === 'CLEANED' || acceptsUncleaned));
      }),
    );
  });

  it.each([
    [{ scan: 'INFECTED', copy: 'NONE' }, 'EVIDENCE_QUARANTINED'],
    [{ scan: 'WAITING', copy: 'WAITING' }, 'EVIDENCE_NOT_SCANNED_YET'],
    [{ scan: 'CLEAN', copy: 'WAITING' }, 'EVIDENCE_NOT_READY'],
    [{ scan: 'NOT_SCANNED', copy: 'NONE' }, 'EVIDENCE_NOT_READY'],
    [{ scan: 'CLEAN', copy: 'NOT_CLEANED' }, 'EVIDENCE_NOT_CLEANED'],
    [{ scan: 'CLEAN', copy: 'CLEANED' }, null],
  ] as const)('%j that is to be released is answered with %s', (file, code) => {
    expect(codeOf(() => demandReleasable(file, { acceptsUncleaned: false }))).toBe(code);
  });
});
