import type { Command } from './command.ts';
import { wiredOffice } from './wired-office.ts';

/** A new first-run link, for whoever lost the one that the start printed. Exit code 1 where a district stands. */
export const printSetupLink: Command = {
  name: 'setup link',
  usage: '',
  zh: '打印首次设置链接（24 小时内有效，只能用一次）',
  en: 'print a first-run link; it works once, within 24 hours',
  async run(desk) {
    const link = await (await wiredOffice(desk)).setup.issueLink();
    desk.print(link?.url ?? '门户已设置过，不再需要链接。 The portal has been set up; no link is needed.');
    return link ? 0 : 1;
  },
};
