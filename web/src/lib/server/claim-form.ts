import type { Static } from 'typebox';
import { type claimReward, tidyAccount, wrongAccount, wrongProxy } from '$contract/receipt.ts';
import type { Problem } from '#lib/api.ts';
import { textOf, ticked } from './form.ts';

type ClaimBody = Static<(typeof claimReward)['schema']['body']>;

/** Each of the two consents has a box of its own, though the office asks for either by one name. */
const AGREED: Record<string, string[]> = { BANK: ['consent'], PROXY: ['proxyConsent'] };

const accountOf = (form: FormData) => ({
  accountName: textOf(form, 'account.accountName'),
  accountNo: textOf(form, 'account.accountNo'),
  bankName: textOf(form, 'account.bankName'),
});
const proxyOf = (form: FormData) => ({
  name: textOf(form, 'proxy.name'),
  idTail: textOf(form, 'proxy.idTail').normalize('NFKC').toUpperCase(),
});

/**
 * What a claim still lacks, all at once and in the order of the page: the account only for a transfer, the proxy only for
 * one.
 */
export function claimGaps(form: FormData): Problem['fields'] {
  const channel = textOf(form, 'channel');
  // A new pick-up code for a claim that stands asks for nothing again.
  if (form.has('renew')) return [];
  const agreed = [...(AGREED[channel] ?? []), 'notExcluded'];
  return [
    ...(channel === '' ? [{ path: 'channel', code: 'NOT_IN_LIST' as const }] : []),
    ...(channel === 'BANK' ? wrongAccount(accountOf(form)) : []),
    ...(channel === 'PROXY' ? wrongProxy(proxyOf(form)) : []),
    ...agreed.filter((name) => !ticked(form, name)).map((path) => ({ path, code: 'MUST_ACCEPT' as const })),
  ];
}

export function claimBody(receiptCode: string, form: FormData): ClaimBody {
  const channel = textOf(form, 'channel');
  const bank = channel === 'BANK';
  return {
    receiptCode,
    rewardReference: textOf(form, 'rewardReference'),
    channel: bank || channel === 'PROXY' ? channel : 'COUNTER',
    ...(bank ? { account: tidyAccount(accountOf(form)) } : {}),
    ...(channel === 'PROXY' && !form.has('renew') ? { proxy: proxyOf(form) } : {}),
    consent: ticked(form, bank ? 'consent' : 'proxyConsent'),
    notExcluded: ticked(form, 'notExcluded'),
  };
}
