import { CannotStart } from '../cannot-start.ts';
import { Refusal } from '../domain/errors.ts';
import type { Command } from './command.ts';
import { toUser, userName } from './user-name.ts';
import { wiredOffice } from './wired-office.ts';

/** For the office's only security administrator who forgot the password: a colleague has started the help. */
export const confirmUserHelp: Command = {
  name: 'user confirm-help',
  usage: 'USERNAME',
  zh: '确认唯一的安全管理员重设密码（同事已开始帮助）',
  en: 'confirm the help for the only security administrator, which a colleague has started',
  async run(desk) {
    const username = userName(desk.args);
    const { helps } = await wiredOffice(desk);
    try {
      await toUser(username, () => helps.confirmForLast({ kind: 'SYSTEM' }, username));
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'CONDITION_NOT_MET') throw error;
      throw new CannotStart(
        'NOT_FOR_THE_CONSOLE',
        `${username} 不是唯一的安全管理员，或者还没有同事在“我的岗位”里开始帮助；其他人由安全管理员确认`,
        `${username} is not the only security administrator, or no colleague has started the help on “My desks”; a security administrator confirms for everybody else`,
      );
    }
    desk.print(
      `已确认，本人可以到 /sign-in/code 设置密码 ${username} can now set a password at /sign-in/code`,
    );
  },
};
