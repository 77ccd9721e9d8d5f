import type { NoticeText, NoticeTexts } from '../../domain/notice-texts.ts';

/** The portal's own words, by the keys under which a district may put its own. */
export const OWN_REPORTER: Record<
  'reporter.subject' | 'reporter.text' | 'reporter.sms',
  Required<NoticeText>
> = {
  'reporter.subject': { zh: '请看一下进度', en: 'Please have a look' },
  'reporter.text': {
    zh:
      '您关注的事有了新情况。请像上次那样，用您手里的号码查看。\n' +
      '这封信不用回复。不想再收到，查看时把邮箱删掉就可以。',
    en:
      'There is something new for you. Please look with the code you hold, as you did before.\n' +
      'No need to answer. To get no more of these, remove your address there.',
  },
  'reporter.sms': {
    zh: '您关注的事有新情况，请像上次那样用您手里的号码查看，不用回复。',
    en: 'Something new for you: please look with the code you hold.',
  },
};

const said = (own: NoticeTexts, key: keyof typeof OWN_REPORTER) => ({ ...OWN_REPORTER[key], ...own[key] });

/**
 * The one mail that a reporter can get. It names no office, no report and no matter, and carries no link: whoever reads
 * over a shoulder, or runs the mail server, learns that somebody was asked to look at something.
 */
export function reporterMail(own: NoticeTexts = {}): { subject: string; text: string } {
  const [subject, text] = [said(own, 'reporter.subject'), said(own, 'reporter.text')];
  return { subject: `${subject.zh} ${subject.en}`, text: `${text.zh}\n\n${text.en}\n` };
}

/** The same as a text message, as short as one goes. */
export function reporterText(own: NoticeTexts = {}): string {
  const { zh, en } = said(own, 'reporter.sms');
  return zh + en;
}
