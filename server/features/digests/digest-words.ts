/** A day's numbers and references for one member of staff. Nothing of what lies behind them. */
export type Digest = {
  day: string;
  language: 'zh-CN' | 'en';
  overdue: number;
  today: number;
  week: number;
  leadReferences: readonly string[];
};

/** How many references a mail carries; the queue has the rest. */
export const MOST_REFERENCES = 20;

/** Subject and text of the daily mail, in its reader's language. */
export function digestWords(digest: Digest, link: string): { subject: string; text: string } {
  const { day, overdue, today, week, leadReferences, language } = digest;
  const more = Math.max(0, overdue + week - leadReferences.length);
  if (language === 'en') {
    return {
      subject: `Due for you on ${day}: ${overdue} overdue, ${today} today`,
      text: [
        `Overdue: ${overdue}`,
        `Due today: ${today}`,
        `Due this week, today included: ${week}`,
        '',
        ...leadReferences,
        ...(more ? [`and ${more} more`] : []),
        '',
        `Please sign in to see them:\n${link}`,
        'You can switch this mail off under “Reminders”.\n',
      ].join('\n'),
    };
  }
  return {
    subject: `${day} 待办提醒：逾期 ${overdue} 件，今天到期 ${today} 件`,
    text: [
      `已逾期：${overdue} 件`,
      `今天到期：${today} 件`,
      `本周到期（含今天）：${week} 件`,
      '',
      ...leadReferences,
      ...(more ? [`另有 ${more} 件`] : []),
      '',
      `请登录后查看：\n${link}`,
      '不想再收，可在“提醒设置”里关闭。\n',
    ].join('\n'),
  };
}
