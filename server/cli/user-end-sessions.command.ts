import type { Command } from './command.ts';
import { toUser, userName } from './user-name.ts';
import { wiredOffice } from './wired-office.ts';

/** Signs a person out everywhere, for a lost phone or a computer left open. */
export const endUserSessions: Command = {
  name: 'user end-sessions',
  usage: 'USERNAME',
  zh: '结束某人的全部会话',
  en: 'end every session of a person',
  async run(desk) {
    const username = userName(desk.args);
    const { staff } = await wiredOffice(desk);
    await toUser(username, () => staff.endSessionsOf({ kind: 'SYSTEM' }, username));
    desk.print(`会话已全部结束 ${username} is signed out everywhere`);
  },
};
