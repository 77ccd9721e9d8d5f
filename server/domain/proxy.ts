import { type FieldError, refuse } from './errors.ts';
import { unmet } from './facts.ts';

/** Who collects in a reporter's place: no more than two officers need to know them by their identity card. */
export type Proxy = { name: string; idTail: string };

const written = (text: string): string => text.normalize('NFKC').toUpperCase();

/** What of a proxy's name and number can't stand, as the form and the office both ask it. */
export function wrongProxy(proxy: Proxy | undefined): FieldError[] {
  const { name, idTail } = spelled(proxy);
  return unmet(
    ['proxy.name', [...name].length >= 2, name === '' ? 'REQUIRED' : 'TOO_SHORT'],
    ['proxy.idTail', /^[0-9A-Z]{4}$/.test(idTail), idTail === '' ? 'REQUIRED' : 'BAD_FORMAT'],
  );
}

function spelled(proxy: Proxy | undefined): Proxy {
  return {
    name: written(proxy?.name ?? '').replace(/[\s·•.]/g, ''),
    idTail: written(proxy?.idTail ?? '').replace(/\s/g, ''),
  };
}

/**
 * A proxy in one spelling, so that what the reporter wrote and what the officers read off the card can be compared.
 * `idTail`: the last four characters of the card's number.
 * @throws Refusal CONDITION_NOT_MET
 */
export function tidyProxy(proxy: Proxy | undefined): Proxy {
  const wrong = wrongProxy(proxy);
  if (wrong.length) refuse('CONDITION_NOT_MET', wrong);
  return spelled(proxy);
}
