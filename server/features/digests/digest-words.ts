import { type NoticeText, type NoticeTexts, filled } from '../../domain/notice-texts.ts';

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

/** The portal's own words, by the keys under which a district may put its own. */
export const OWN_DIGEST: Record<'digest.subject' | 'digest.text', Required<NoticeText>> = {
  'digest.subject': {
    zh: '{day} 待办提醒：逾期 {overdue} 件，今天到期 {today} 件',
    en: 'Due for you on {day}: {overdue} overdue, {today} today',
  },
  'digest.text': {
    zh: [
      '已逾期：{overdue} 件',
      '今天到期：{today} 件',
      '本周到期（含今天）：{week} 件',
      '',
      '{list}',
      '',
      '请登录后查看：\n{link}',
      '不想再收，可在“提醒设置”里关闭。',
    ].join('\n'),
    en: [
      'Overdue: {overdue}',
      'Due today: {today}',
      'Due this week, today included: {week}',
      '',
      '{list}',
      '',
      'Please sign in to see them:\n{link}',
      'You can switch this mail off under “Reminders”.',
    ].join('\n'),
  },
};

/** Subject and text of the daily mail, in its reader's language. */
export function digestWords(
  digest: Digest,
  link: string,
  own: NoticeTexts = {},
): { subject: string; text: string } {
  const { day, overdue, today, week, leadReferences } = digest;
  const language = digest.language === 'en' ? 'en' : 'zh';
  const more = Math.max(0, overdue + week - leadReferences.length);
  const rest = language === 'en' ? `and ${more} more` : `另有 ${more} 件`;
  const values = {
    day,
    overdue,
    today,
    week,
    link,
    list: [...leadReferences, ...(more ? [rest] : [])].join('\n'),
  };
  const words = (key: keyof typeof OWN_DIGEST) =>
    filled(own[key]?.[language] ?? OWN_DIGEST[key][language], values);
  return { subject: words('digest.subject'), text: `${words('digest.text')}\n` };
}
