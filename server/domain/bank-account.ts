import type { FieldError } from './errors.ts';
import { unmet } from './facts.ts';

/** Where an award is paid to, as its owner writes it. */
export type Account = { accountName: string; accountNo: string; bankName: string };

/** In one spelling: a number without the blanks and hyphens it is written with. */
export function tidyAccount({ accountName, accountNo, bankName }: Account): Account {
  return {
    accountName: accountName.trim(),
    accountNo: accountNo.normalize('NFKC').replace(/[ -]/g, ''),
    bankName: bankName.trim(),
  };
}

/** What of an account can't stand, as the form and the office both ask it. Not every account is a card's: no check digit. */
export function wrongAccount(account: Account): FieldError[] {
  const { accountName, accountNo, bankName } = tidyAccount(account);
  return unmet(
    ['account.accountName', accountName.length >= 2, accountName === '' ? 'REQUIRED' : 'TOO_SHORT'],
    ['account.accountNo', /^\d{6,32}$/.test(accountNo), accountNo === '' ? 'REQUIRED' : 'BAD_FORMAT'],
    ['account.bankName', bankName.length >= 2, bankName === '' ? 'REQUIRED' : 'TOO_SHORT'],
  );
}
