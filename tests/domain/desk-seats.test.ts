import { describe, expect, it } from 'vitest';
import { DESK_KINDS } from '../../server/domain/compartments.ts';
import { maySitAt } from '../../server/domain/desk-seats.ts';
import { STAFF_ROLES } from '../../server/domain/roles.ts';

const CODES = DESK_KINDS.map((kind) => (kind === 'REGULATOR' || kind === 'TOWNSHIP' ? `${kind}:X` : kind));

describe('who may sit at a desk', () => {
  it('is somebody, at each of them', () => {
    for (const code of CODES) expect(STAFF_ROLES.some((role) => maySitAt(code, [role]))).toBe(true);
  });

  it('is never an administrator: who gives out seats reads nothing', () => {
    for (const code of CODES) expect(maySitAt(code, ['SYS_ADMIN', 'SEC_ADMIN'])).toBe(false);
  });

  it('is never one person at the names and at the words', () => {
    for (const role of STAFF_ROLES.filter((each) => maySitAt('IDENTITY', [each]))) {
      expect(CODES.filter((code) => maySitAt(code, [role]))).toEqual(['IDENTITY']);
    }
  });

  it('is nobody where there is no such desk', () => {
    for (const code of ['', 'MOON', 'REGULATOR', 'REGULATOR:', 'POLICE:1'])
      expect(maySitAt(code, STAFF_ROLES)).toBe(false);
  });
});
