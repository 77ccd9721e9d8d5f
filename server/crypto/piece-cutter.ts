/** One piece of a stream: its number and its bytes, which are only good until the next piece is asked for. */
export type Piece = { index: number; bytes: Buffer };

export type PieceCutter = {
  /** Takes a chunk and gives the pieces that are now full and surely not the last. */
  push: (chunk: Buffer) => Generator<Piece>;
  /** What is left when the stream has ended: the last piece, which may be full or empty. */
  rest: () => Piece;
};

/**
 * Cuts a stream into pieces of the sizes that `sizeOf` names, however it was chunked. A full piece is held back until
 * another byte comes, since only then is it known not to be the last. One buffer of one piece's size is all it holds.
 */
export function createPieceCutter(sizeOf: (index: number) => number): PieceCutter {
  let buffer = Buffer.alloc(0);
  let filled = 0;
  let index = 0;

  function reserve(needed: number, size: number): void {
    if (buffer.length >= needed) return;
    // Doubling, so that a small file costs a small buffer and a large one no more than its piece.
    const larger = Buffer.allocUnsafeSlow(Math.min(Math.max(needed, 2 * buffer.length), size));
    buffer.copy(larger, 0, 0, filled);
    buffer = larger;
  }

  function* push(chunk: Buffer): Generator<Piece> {
    let from = 0;
    while (from < chunk.length) {
      if (filled === sizeOf(index)) {
        yield { index, bytes: buffer.subarray(0, filled) };
        filled = 0;
        index += 1;
      }
      const size = sizeOf(index);
      const taken = Math.min(size - filled, chunk.length - from);
      reserve(filled + taken, size);
      chunk.copy(buffer, filled, from, from + taken);
      filled += taken;
      from += taken;
    }
  }

  return { push, rest: () => ({ index, bytes: buffer.subarray(0, filled) }) };
}
