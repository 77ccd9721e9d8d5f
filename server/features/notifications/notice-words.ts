/** Neutral on purpose: a mail that lies open on a desk must tell nothing. */
const SUBJECTS: Record<string, { zh: string; en: string }> = {
  LEAD_TURN: { zh: '有一件事项等您办理', en: 'An item waits for you' },
  LEAD_URGENT: { zh: '有一件紧急事项等您办理', en: 'An urgent item waits for you' },
  REWARD_TURN: { zh: '有一件事项等您办理', en: 'An item waits for you' },
  SCHEME_TURN: { zh: '有一件事项等您办理', en: 'An item waits for you' },
  PAYMENT_TURN: { zh: '有一件事项等您办理', en: 'An item waits for you' },
  DESK_WAITING: { zh: '有一位同事等待您批准加入', en: 'A colleague waits for you to let them in' },
  LOW_BUDGET: { zh: '专项资金可用额度偏低', en: 'The special fund is running low' },
};

/** Subject and text of a notice: which kind of thing, and the link. Nothing of what lies behind it. */
export function noticeWords(template: string, link: string): { subject: string; text: string } {
  const { zh, en } = SUBJECTS[template] ?? { zh: '有一件事项等您查看', en: 'Something waits for you' };
  return {
    subject: `${zh} ${en}`,
    text: `${zh}。请登录后查看：\n${link}\n\n${en}. Please sign in to see it:\n${link}\n`,
  };
}
