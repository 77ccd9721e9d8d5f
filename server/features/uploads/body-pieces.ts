/**
 * Reads a request's body in pieces of at most so many bytes, holding one chunk at a time. A body that breaks off ends
 * its piece like any other: what has arrived is worth keeping, and `broken` says that no more will come.
 */
export function bodyPieces(body: AsyncIterable<Uint8Array>) {
  const chunks = body[Symbol.asyncIterator]();
  let left: Buffer = Buffer.alloc(0);
  let ended = false;
  let broken: { why: unknown } | undefined;

  async function fill(): Promise<boolean> {
    while (left.length === 0 && !ended) {
      try {
        const next = await chunks.next();
        if (next.done) ended = true;
        else left = Buffer.from(next.value.buffer, next.value.byteOffset, next.value.byteLength);
      } catch (why) {
        ended = true;
        broken = { why };
      }
    }
    return left.length > 0;
  }

  return {
    /** Whether another byte is there; waits for it. */
    more: fill,
    /** The next bytes, at most `limit`, as they come. */
    async *piece(limit: number): AsyncGenerator<Buffer> {
      for (let room = limit; room > 0 && (await fill());) {
        const chunk = left.subarray(0, room);
        left = left.subarray(chunk.length);
        room -= chunk.length;
        yield chunk;
      }
    },
    broken: () => broken,
  };
}
