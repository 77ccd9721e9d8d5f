import type { CopyKind, UncleanReason } from '../../domain/evidence.ts';
import type { FileKind } from './file-kind.ts';

/** One copy that the cleaner makes: what it is, its page (0 where it has none) and its media type. */
export type MadeCopy = { kind: CopyKind; page: number; type: string };

/** What came of a file. */
export type Cleaning = { status: 'CLEANED' } | { status: 'NOT_CLEANED'; reason: UncleanReason };

/** A file as the cleaner reads it: piece by piece, never by a name on a disk. */
export type Source = { size: number; read(start: number, end: number): Promise<Uint8Array> };

/** Takes one copy, piece by piece. */
export type Give = (
  copy: MadeCopy,
  content: AsyncIterable<Uint8Array> | readonly Uint8Array[],
) => Promise<void>;

/** What the cleaner's process and ours say to each other. */
export type ToCleaner =
  | { say: 'clean'; kind: FileKind; size: number; mark?: string }
  | { say: 'bytes'; id: number; bytes: Uint8Array }
  | { say: 'taken' };
export type FromCleaner =
  | { say: 'ready' }
  | { say: 'read'; id: number; start: number; end: number }
  | { say: 'copy'; copy: MadeCopy }
  | { say: 'piece'; bytes: Uint8Array }
  | { say: 'copied' }
  | { say: 'done'; cleaning: Cleaning };

/** The file itself can't be cleaned, which another try would only repeat. */
export class CannotClean extends Error {
  readonly reason: UncleanReason;
  constructor(reason: UncleanReason) {
    super(reason);
    this.reason = reason;
  }
}
