import type { Static } from 'typebox';
import type { claimReward } from '$contract/receipt.ts';
import type { Problem } from '#lib/api.ts';
import { textOf, ticked } from './form.ts';

type ClaimBody = Static<(typeof claimReward)['schema']['body']>;

const ACCOUNT = ['account.accountName', 'account.accountNo', 'account.bankName'];

/** What is still missing from a claim, in the order of the page; the account and its consent only for a transfer. */
export function claimGaps(form: FormData): Problem['fields'] {
  const channel = textOf(form, 'channel');
  const needed = channel === 'BANK' ? ['channel', ...ACCOUNT] : ['channel'];
  const agreed = channel === 'BANK' ? ['consent', 'notExcluded'] : ['notExcluded'];
  return [
    ...needed
      .filter((name) => textOf(form, name) === '')
      .map((path) => ({ path, code: 'REQUIRED' as const })),
    ...agreed.filter((name) => !ticked(form, name)).map((path) => ({ path, code: 'MUST_ACCEPT' as const })),
  ];
}

export function claimBody(receiptCode: string, form: FormData): ClaimBody {
  const bank = textOf(form, 'channel') === 'BANK';
  const account = {
    accountName: textOf(form, 'account.accountName'),
    accountNo: textOf(form, 'account.accountNo'),
    bankName: textOf(form, 'account.bankName'),
  };
  return {
    receiptCode,
    rewardReference: textOf(form, 'rewardReference'),
    channel: bank ? 'BANK' : 'COUNTER',
    ...(bank ? { account } : {}),
    consent: ticked(form, 'consent'),
    notExcluded: ticked(form, 'notExcluded'),
  };
}
