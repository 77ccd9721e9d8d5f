import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PUBLIC_STATUSES } from '../../server/domain/reporter-view.ts';
import {
  type Load,
  demandRoomForFiles,
  demandRoomForMore,
  loadOf,
  takesEvidence,
} from '../../server/domain/upload.ts';

const limits = { maxFileBytes: 100, maxFiles: 3, maxTotalBytes: 250 };
const codeOf = (rule: () => void): string => {
  try {
    rule();
    return 'fits';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('the room for a report’s files', () => {
  it.each<[Load, string]>([
    [{ files: 0, bytes: 0 }, 'fits'],
    [{ files: 3, bytes: 250 }, 'fits'],
    [{ files: 4, bytes: 4 }, 'TOO_MANY_FILES'],
    [{ files: 1, bytes: 251 }, 'FILE_TOO_LARGE'],
    [{ files: 4, bytes: 999 }, 'TOO_MANY_FILES'],
  ])('%o: %s', (load, outcome) => {
    expect(codeOf(() => demandRoomForFiles(load, limits))).toBe(outcome);
  });

  it('is as large again each time that more is added, five times in all', () => {
    const full = { files: 3, bytes: 250 };
    for (let times = 1; times < 5; times += 1) {
      const before = { files: 3 * times, bytes: 250 * times };
      expect(codeOf(() => demandRoomForMore(before, full, limits))).toBe('fits');
    }
    expect(codeOf(() => demandRoomForMore({ files: 15, bytes: 9 }, { files: 1, bytes: 1 }, limits))).toBe(
      'TOO_MANY_FILES',
    );
    expect(codeOf(() => demandRoomForMore({ files: 9, bytes: 1250 }, { files: 1, bytes: 1 }, limits))).toBe(
      'FILE_TOO_LARGE',
    );
  });

  it('never grows by what lies there already', () => {
    const load = fc.record({ files: fc.nat(20), bytes: fc.nat(2_000) });
    fc.assert(
      fc.property(load, load, (before, more) => {
        const alone = codeOf(() => demandRoomForFiles(more, limits));
        const later = codeOf(() => demandRoomForMore(before, more, limits));
        if (alone !== 'fits') expect(later).toBe(alone);
        if (later === 'fits') expect(before.files + more.files).toBeLessThanOrEqual(15);
      }),
    );
  });

  it('counts every file', () => {
    expect(loadOf([{ size: 3 }, { size: 4 }])).toEqual({ files: 2, bytes: 7 });
    expect(loadOf([])).toEqual({ files: 0, bytes: 0 });
  });
});

it('evidence may be added until the reporter reads that the matter has ended', () => {
  const ended = PUBLIC_STATUSES.filter((status) => !takesEvidence(status));
  expect(ended.toSorted()).toEqual(['CLOSED', 'REFERRED_OUT', 'WITHDRAWN']);
});
