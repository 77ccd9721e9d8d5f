/** Bytes from `start` up to, not including, `end`. */
export type ByteRange = { start: number; end: number };

/**
 * What a Range header asks of a file of `size` bytes: one range, 'UNSATISFIABLE' where it lies outside, or null where
 * the whole is to be sent: no header, several ranges at once, or nothing that we understand (RFC 9110, 14.2).
 */
export function askedRange(header: string | undefined, size: number): ByteRange | 'UNSATISFIABLE' | null {
  const found = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '');
  if (!found) return null;
  const [, from = '', to = ''] = found;
  if (from === '') {
    if (to === '') return null;
    const last = Number(to);
    return last === 0 || size === 0 ? 'UNSATISFIABLE' : { start: Math.max(size - last, 0), end: size };
  }
  const start = Number(from);
  if (to !== '' && Number(to) < start) return null;
  if (start >= size) return 'UNSATISFIABLE';
  return { start, end: to === '' ? size : Math.min(Number(to) + 1, size) };
}
