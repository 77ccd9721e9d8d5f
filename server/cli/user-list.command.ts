import type { Command } from './command.ts';
import { wiredOffice } from './wired-office.ts';

/** Everybody who works here: user name, whether active, live sessions, unit, roles, desks. Names and addresses stay out. */
export const listUsers: Command = {
  name: 'user list',
  usage: '',
  zh: '列出工作人员账号、角色、座席和在线会话',
  en: 'list accounts with their roles, desks and live sessions',
  async run(desk) {
    const people = await (await wiredOffice(desk)).staff.roster();
    for (const { username, active, liveSessions, unitCode, roles, desks } of people) {
      const seats = desks
        .map(({ code, admitted }) => (admitted ? code : `${code}(待准入 waiting)`))
        .join(' ');
      const state = active ? '在岗 active' : '停用 suspended';
      desk.print(
        [username.padEnd(20), state, `会话 sessions ${liveSessions}`, unitCode, roles.join(' '), seats].join(
          '  ',
        ),
      );
    }
    if (people.length === 0) desk.print('还没有账号 No accounts yet');
  },
};
