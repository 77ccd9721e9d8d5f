import { expect, it } from 'vitest';
import { Refusal } from '../../server/domain/errors.ts';
import { MESSAGE_FILES, demandMessageFiles } from '../../server/domain/message-files.ts';

const answer = (sizes: number[], before = 0) => {
  try {
    demandMessageFiles(
      sizes.map((size) => ({ size })),
      before,
    );
    return 'TAKEN';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};

it('the office sends a form to fill in, not a film', () => {
  const { maxFileBytes, maxFiles, maxTotalBytes } = MESSAGE_FILES;
  expect(answer([maxFileBytes])).toBe('TAKEN');
  expect(answer([maxFileBytes + 1])).toBe('FILE_TOO_LARGE');
  expect(answer(Array.from({ length: maxFiles }, () => 1))).toBe('TAKEN');
  expect(answer(Array.from({ length: maxFiles + 1 }, () => 1))).toBe('TOO_MANY_FILES');
  expect(answer([maxFileBytes, maxFileBytes, maxTotalBytes - 2 * maxFileBytes])).toBe('TAKEN');
  expect(answer([maxFileBytes, maxFileBytes, 1])).toBe('FILE_TOO_LARGE');
});

it('and not without end', () => {
  expect(answer([1], 29)).toBe('TAKEN');
  expect(answer([1], 30)).toBe('TOO_MANY_FILES');
});
