/**
 * The one mail that a reporter can get. It names no office, no report and no matter, and carries no link: whoever reads
 * over a shoulder, or runs the mail server, learns that somebody was asked to look at something.
 */
export function reporterMail(): { subject: string; text: string } {
  return {
    subject: '请看一下进度 Please have a look',
    text:
      '您关注的事有了新情况。请像上次那样，用您手里的号码查看。\n' +
      '这封信不用回复。不想再收到，查看时把邮箱删掉就可以。\n\n' +
      'There is something new for you. Please look with the code you hold, as you did before.\n' +
      'No need to answer. To get no more of these, remove your address there.\n',
  };
}

/** The same as a text message, as short as one goes. */
export function reporterText(): string {
  return '您关注的事有新情况，请像上次那样用您手里的号码查看，不用回复。Something new for you: please look with the code you hold.';
}
