import { CannotStart } from '../cannot-start.ts';
import { Refusal } from '../domain/errors.ts';

/** The user name that a command was given, as the office keeps it. */
export function userName(args: readonly string[]): string {
  const [typed, ...rest] = args;
  if (typed && rest.length === 0) return typed.trim().toLowerCase();
  throw new CannotStart('USER_NAME_NEEDED', '请写一个用户名', 'Name one user');
}

/** Does it, and says plainly where there is no such user. */
export async function toUser(username: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'NOT_FOUND') throw error;
    throw new CannotStart(
      'NO_SUCH_USER',
      `没有用户 ${username}；用 user list 查看`,
      `There is no user ${username}; user list shows who there is`,
    );
  }
}
