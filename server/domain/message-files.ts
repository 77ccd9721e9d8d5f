import { refuse } from './errors.ts';
import type { Load } from './upload.ts';

const MIB = 1024 * 1024;
/** What the office may send its reporter beside one message: a form to fill in, not a film. */
export const MESSAGE_FILES = { maxFileBytes: 10 * MIB, maxFiles: 3, maxTotalBytes: 20 * MIB };

/** How many files the office may have sent in one conversation. */
const MOST_IN_ALL = 30;

/** @throws Refusal TOO_MANY_FILES, FILE_TOO_LARGE */
export function demandMessageFiles(files: readonly { size: number }[], before: number): void {
  const load: Load = { files: files.length, bytes: files.reduce((sum, { size }) => sum + size, 0) };
  if (load.files > MESSAGE_FILES.maxFiles || before + load.files > MOST_IN_ALL)
    refuse('TOO_MANY_FILES', [{ path: 'evidence', code: 'OUT_OF_RANGE' }]);
  if (load.bytes > MESSAGE_FILES.maxTotalBytes || files.some(({ size }) => size > MESSAGE_FILES.maxFileBytes))
    refuse('FILE_TOO_LARGE', [{ path: 'evidence', code: 'TOO_LONG' }]);
}
