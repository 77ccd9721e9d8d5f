import { MASK_KINDS, MASK_PATTERNS, type MaskKind } from './masking-patterns.ts';

export { MASK_KINDS, type MaskKind } from './masking-patterns.ts';

/** A stretch of a text (UTF-16 offsets, end excluded) that could tell who wrote it. */
export type Masking = { start: number; end: number; kind: MaskKind };

/** Full-width letters, digits and signs as half-width ones; no letter changes its place. */
function fold(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ');
}

const digitsOf = (text: string) => text.replace(/[^\dXx]/g, '');
const hide = (text: string, { start, end }: Masking) =>
  text.slice(0, start) + '\0'.repeat(end - start) + text.slice(end);

/**
 * What a first reader may want to hide before three units read it: names, numbers, addresses, work, relatives, plates.
 * A suggestion only: the officer decides. `keep` is what is known of the reported party, which the units must read.
 */
export function suggestMaskings(text: string, keep: readonly string[] = []): Masking[] {
  const kept = keep.map(fold).filter((term) => term.trim().length > 1);
  const found: Masking[] = [];
  let open = fold(text).replaceAll('\0', ' ');
  // What is hidden parts its neighbours: each round looks at what is left, until nothing more shows.
  for (let before = -1; before < found.length;) {
    before = found.length;
    for (const { kind, pattern, group, fits } of MASK_PATTERNS) {
      for (const match of open.matchAll(pattern)) {
        const part = (group ? match[group] : match[0]) ?? '';
        const start = match.index + match[0].lastIndexOf(part);
        const masking = { start, end: start + part.length, kind };
        if (fits && !fits(digitsOf(part))) continue;
        if (isKept(open, masking, kept)) continue;
        found.push(masking);
        open = hide(open, masking);
      }
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** The text with each of these stretches replaced by what it was. The rest of it stays as it stands. */
export function applyMaskings(text: string, maskings: readonly Masking[]): string {
  let masked = '';
  let at = 0;
  for (const { start, end, kind } of maskings.toSorted((a, b) => a.start - b.start)) {
    if (start < at) continue;
    masked += `${text.slice(at, start)}【${MASK_KINDS[kind]}】`;
    at = end;
  }
  return masked + text.slice(at);
}

/** Whether it says no more than what is told of the reported party anyway. Who the reporter works for says more. */
function isKept(text: string, { start, end, kind }: Masking, kept: readonly string[]): boolean {
  if (kind === 'WORKPLACE' || kind === 'KINSHIP') return false;
  const digits = digitsOf(text.slice(start, end));
  return kept.some((term) => {
    if (digits.length >= 7 && digitsOf(term).includes(digits)) return true;
    for (let at = text.indexOf(term); at !== -1; at = text.indexOf(term, at + 1)) {
      // Where an address begins is guessed; one that ends in theirs is theirs.
      const begins = kind === 'ADDRESS' ? at < end : at <= start;
      if (begins && start < at + term.length && end <= at + term.length) return true;
    }
    return false;
  });
}
