import type { Static } from 'typebox';
import type { claimReward } from '$contract/receipt.ts';
import type { Problem } from '#lib/api.ts';
import { textOf, ticked } from './form.ts';

type ClaimBody = Static<(typeof claimReward)['schema']['body']>;

const NEEDED: Record<string, string[]> = {
  BANK: ['account.accountName', 'account.accountNo', 'account.bankName'],
  PROXY: ['proxy.name', 'proxy.idTail'],
};
/** Each of the two consents has a box of its own, though the office asks for either by one name. */
const AGREED: Record<string, string[]> = { BANK: ['consent'], PROXY: ['proxyConsent'] };

/** What is still missing from a claim, in the order of the page; the account only for a transfer, the proxy only for one. */
export function claimGaps(form: FormData): Problem['fields'] {
  const channel = textOf(form, 'channel');
  // A new pick-up code for a claim that stands asks for nothing again.
  if (form.has('renew')) return [];
  const needed = ['channel', ...(NEEDED[channel] ?? [])];
  const agreed = [...(AGREED[channel] ?? []), 'notExcluded'];
  return [
    ...needed
      .filter((name) => textOf(form, name) === '')
      .map((path) => ({ path, code: path === 'channel' ? ('NOT_IN_LIST' as const) : ('REQUIRED' as const) })),
    ...agreed.filter((name) => !ticked(form, name)).map((path) => ({ path, code: 'MUST_ACCEPT' as const })),
  ];
}

export function claimBody(receiptCode: string, form: FormData): ClaimBody {
  const channel = textOf(form, 'channel');
  const bank = channel === 'BANK';
  const proxy = {
    name: textOf(form, 'proxy.name'),
    idTail: textOf(form, 'proxy.idTail').normalize('NFKC').toUpperCase(),
  };
  const account = {
    accountName: textOf(form, 'account.accountName'),
    accountNo: textOf(form, 'account.accountNo'),
    bankName: textOf(form, 'account.bankName'),
  };
  return {
    receiptCode,
    rewardReference: textOf(form, 'rewardReference'),
    channel: bank || channel === 'PROXY' ? channel : 'COUNTER',
    ...(bank ? { account } : {}),
    ...(channel === 'PROXY' && !form.has('renew') ? { proxy } : {}),
    consent: ticked(form, bank ? 'consent' : 'proxyConsent'),
    notExcluded: ticked(form, 'notExcluded'),
  };
}
