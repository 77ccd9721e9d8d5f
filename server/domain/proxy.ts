import { refuse } from './errors.ts';
import { unmet } from './facts.ts';

/** Who collects in a reporter's place: no more than two officers need to know them by their identity card. */
export type Proxy = { name: string; idTail: string };

/**
 * A proxy in one spelling, so that what the reporter wrote and what the officers read off the card can be compared.
 * `idTail`: the last four characters of the card's number.
 * @throws Refusal CONDITION_NOT_MET
 */
export function tidyProxy(proxy: Proxy | undefined): Proxy {
  const name = (proxy?.name ?? '')
    .normalize('NFKC')
    .replace(/[\s·•.]/g, '')
    .toUpperCase();
  const idTail = (proxy?.idTail ?? '').normalize('NFKC').replace(/\s/g, '').toUpperCase();
  const wrong = unmet(
    ['proxy.name', [...name].length >= 2, name === '' ? 'REQUIRED' : 'TOO_SHORT'],
    ['proxy.idTail', /^[0-9A-Z]{4}$/.test(idTail), idTail === '' ? 'REQUIRED' : 'BAD_FORMAT'],
  );
  if (wrong.length) refuse('CONDITION_NOT_MET', wrong);
  return { name, idTail };
}
