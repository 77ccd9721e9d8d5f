/** A unified social credit code (or an older registration number) in its one spelling: capitals and digits only. */
export function normaliseCreditCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '');
}

/** A telephone number as its digits, China's country code dropped: `+86 138-0013-8000` is `13800138000`. */
export function normalisePhone(typed: string): string {
  const digits = typed.normalize('NFKC').replace(/[^0-9+]/g, '');
  return digits.replace(/^(\+86|0086|86(?=1\d{10}$))/, '').replace(/\+/g, '');
}

/**
 * A web address as host and path, by which two spellings of one page meet: no scheme, no `www.`, no query or fragment
 * (they carry the sharer's own tracking), no slash at the end, host in lower case.
 */
export function normaliseUrl(typed: string): string {
  // A Chinese keyboard gives 。 for the dot.
  const bare = typed.normalize('NFKC').replace(/\s/g, '').replaceAll('。', '.');
  const [address = ''] = bare.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '').split(/[?#]/);
  const slash = address.indexOf('/');
  const host = (slash < 0 ? address : address.slice(0, slash)).toLowerCase().replace(/^www\./, '');
  const path = slash < 0 ? '' : address.slice(slash).replace(/\/+$/, '');
  return host + path;
}
