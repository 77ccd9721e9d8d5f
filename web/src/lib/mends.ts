import type { Problem } from './api.ts';
import type { Words } from './messages/index.ts';

export type Mend = keyof Words['errors']['mends'];

/** What to write instead, where more can be said of a field than its code: by its path and what is wrong with it. */
const MENDS: Record<string, Mend> = {
  'narrative TOO_SHORT': 'tenLetters',
  'target.name TOO_SHORT': 'twoLetters',
  'reporter.name TOO_SHORT': 'twoLetters',
  'name TOO_SHORT': 'twoLetters',
  'reporter.phone TOO_SHORT': 'digitsMissing',
  'reporter.phone BAD_FORMAT': 'digitsMissing',
  'phone TOO_SHORT': 'digitsMissing',
  'yearlyReturn.from BAD_FORMAT': 'percentOnly',
  'yearlyReturn.to BAD_FORMAT': 'percentOnly',
  'yearlyReturn.to OUT_OF_RANGE': 'percentUp',
  'period.from BAD_FORMAT': 'yearToo',
  'period.to BAD_FORMAT': 'yearToo',
  'period.from OUT_OF_RANGE': 'notYet',
  'period.to OUT_OF_RANGE': 'endAfterBegin',
  'account.accountName TOO_SHORT': 'twoLetters',
  'account.bankName TOO_SHORT': 'twoLetters',
  'account.accountNo TOO_SHORT': 'digitsMissing',
  'account.accountNo BAD_FORMAT': 'digitsOnly',
  'word BAD_FORMAT': 'word',
  'word REQUIRED': 'word',
  'word MUST_MATCH': 'wordAsShown',
  'leadIds NOT_ENOUGH': 'tickOne',
  'evidenceIds NOT_ENOUGH': 'tickOne',
  'code BAD_FORMAT': 'sixDigits',
  'code TOO_SHORT': 'sixDigits',
  'code TOO_LONG': 'sixDigits',
  'receiptCode BAD_FORMAT': 'receiptLength',
  'evidence TOO_LONG': 'filesTooLarge',
  'evidence NOT_ENOUGH': 'notEnoughFiles',
  'evidence OUT_OF_RANGE': 'tooManyFiles',
};

/** The same for one file of several, by what the office said of it. */
const FILE_MENDS: Record<string, Mend> = { TOO_MANY: 'fileTooMany', TOTAL_TOO_LARGE: 'fileOverTotal' };

export function mendOf({ path, code, about }: Problem['fields'][number]): Mend | undefined {
  if (path.startsWith('evidence.') && about) return FILE_MENDS[String(about['trouble'])] ?? 'fileTooLarge';
  return MENDS[`${path} ${code}`];
}
