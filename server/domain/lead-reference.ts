import { refuse } from './errors.ts';
import { normaliseCrockford } from './receipt-code.ts';

const LETTERS = 8;

/** A lead's number as the office writes it (`7K3M-9QX2`), from however it was typed. @throws Refusal BAD_REQUEST */
export function leadReference(typed: string): string {
  const code =
    normaliseCrockford(typed, LETTERS) ?? refuse('BAD_REQUEST', [{ path: 'reference', code: 'BAD_FORMAT' }]);
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}
