import { type FieldError } from './errors.ts';
import { unmet } from './facts.ts';

/** What nobody at a bank, and nobody who sees a payee's statement, may read. In both scripts, and in pinyin. */
const TELLING =
  /举报|舉報|检举|檢舉|线索|線索|奖励|獎勵|奖金|獎金|悬赏|懸賞|非法|集资|集資|处非|處非|打非|诈骗|詐騙|传销|傳銷|揭发|揭發|告发|告發|公安|经侦|經偵|jubao|jiangli|whistle|reward|tip-?off|informant/iu;

/** A text as a reader sees it: full-width letters are letters, and blanks and hidden signs between them are not there. */
const seen = (text: string): string => text.normalize('NFKC').replace(/[\s\p{Cf}\p{P}\p{S}]/gu, '');

/** Whether a text tells what the money is for. */
export const isTelling = (text: string): boolean => TELLING.test(seen(text)) || TELLING.test(text);

/** What of a purpose text can't stand: it is there, short, and tells nothing. */
export function wrongPurpose(purpose: string, path = 'purpose'): FieldError[] {
  const text = purpose.trim();
  return unmet(
    [path, text !== ''],
    [path, [...text].length <= 30, 'TOO_LONG'],
    [path, !isTelling(text), 'NOT_ALLOWED'],
  );
}
