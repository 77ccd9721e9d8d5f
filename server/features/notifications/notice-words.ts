import { type NoticeText, type NoticeTexts, filled } from '../../domain/notice-texts.ts';

/** Neutral on purpose: a mail that lies open on a desk must tell nothing. */
const SUBJECTS: Record<string, Required<NoticeText>> = {
  LEAD_TURN: { zh: '有一件事项等您办理', en: 'An item waits for you' },
  LEAD_URGENT: { zh: '有一件紧急事项等您办理', en: 'An urgent item waits for you' },
  LEAD_OVERDUE: { zh: '有一件事项已过期限，请督促', en: 'An item is past its date: please see to it' },
  HOLD_ENDS: { zh: '有一项安排即将到期，请复查', en: 'An arrangement ends soon: please look at it again' },
  DAILY_DIGEST: { zh: '今天有事项等您办理', en: 'Items wait for you today' },
  REWARD_TURN: { zh: '有一件事项等您办理', en: 'An item waits for you' },
  SCHEME_TURN: { zh: '有一件事项等您办理', en: 'An item waits for you' },
  PAYMENT_TURN: { zh: '有一件事项等您办理', en: 'An item waits for you' },
  DESK_WAITING: { zh: '有一位同事等待您批准加入', en: 'A colleague waits for you to let them in' },
  DESK_KEY_DUE: { zh: '您所在岗位的钥匙需要更换', en: 'The key of your desk is to be made anew' },
  ACCOUNT_HELP: { zh: '有一个账号正在重设密码', en: 'The password of an account is being reset' },
  RECOVERY_SHARE: { zh: '有一份恢复密钥等您领取', en: 'A recovery share waits for you to take it' },
  RECOVERY_USED: { zh: '有人用恢复密钥恢复了岗位', en: 'A desk was restored with recovery shares' },
  RETENTION_TURN: { zh: '有一件事项等您办理', en: 'An item waits for you' },
  UNSEAL_TURN: { zh: '有一件申请等您答复', en: 'A request waits for your answer' },
  UNSEAL_ANSWERED: { zh: '您的申请已有答复', en: 'Your request has been answered' },
  UNSEAL_ALERT: { zh: '有一件启封申请或答复待您知悉', en: 'An unseal was asked for or answered' },
  LOG_ALERT: { zh: '审计日志需要您立即查看', en: 'The audit log needs you at once' },
  FUND_TURN: { zh: '有一件事项等您办理', en: 'An item waits for you' },
  PAYEE_ALERT: { zh: '有一件事项请您核对', en: 'Something wants your eye' },
  LOW_BUDGET: { zh: '专项资金可用额度偏低', en: 'The special fund is running low' },
};

/** Every template, for the page on which a district words them. */
export const NOTICE_CODES = Object.keys(SUBJECTS);

/** What the letter says around the sentence of its template. */
const LETTER = {
  zh: '{notice}。请登录后查看：\n{link}',
  en: '{notice}. Please sign in to see it:\n{link}',
} as const;

/** The portal's own words, by the keys under which a district may put its own. */
export const OWN_NOTICES: Record<string, Required<NoticeText>> = {
  ...Object.fromEntries(NOTICE_CODES.map((code) => [`turn.${code}`, SUBJECTS[code] ?? LETTER])),
  'letter.text': LETTER,
};

/** Subject and text of a notice: which kind of thing, and the link. Nothing of what lies behind it. */
export function noticeWords(
  template: string,
  link: string,
  own: NoticeTexts = {},
): { subject: string; text: string } {
  const usual = SUBJECTS[template] ?? { zh: '有一件事项等您查看', en: 'Something waits for you' };
  const { zh, en } = { ...usual, ...own[`turn.${template}`] };
  const letter = { ...LETTER, ...own['letter.text'] };
  const text = [filled(letter.zh, { notice: zh, link }), filled(letter.en, { notice: en, link })];
  return { subject: `${zh} ${en}`, text: `${text.join('\n\n')}\n` };
}
