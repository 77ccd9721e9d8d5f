import type { Command } from './command.ts';
import { toUser, userName } from './user-name.ts';
import { wiredOffice } from './wired-office.ts';

/** Ends the slow-down after failed sign-ins; the password stays what it was. */
export const unlockUser: Command = {
  name: 'user unlock',
  usage: 'USERNAME',
  zh: '解除登录失败后的等待',
  en: 'end the waiting time after failed sign-ins',
  async run(desk) {
    const username = userName(desk.args);
    const { staff } = await wiredOffice(desk);
    await toUser(username, () => staff.unlock({ kind: 'SYSTEM' }, username));
    desk.print(`已解除，可以立即登录 ${username} can sign in at once`);
  },
};
