import { CannotStart } from './cannot-start.ts';
import type { Command, OpenOffice } from './cli/command.ts';
import { COMMANDS } from './cli/commands.ts';
import { openOffice } from './cli/open-office.ts';

/** The operator's commands. Exit codes: 0 done, 1 trouble, 2 no such command. */
async function main(words: string[]): Promise<number> {
  const command = COMMANDS.find(({ name }) => words.slice(0, name.split(' ').length).join(' ') === name);
  if (!command) {
    const asked = words.length === 0 || words[0] === 'help' || words[0] === '--help';
    (asked ? console.log : console.error)(help(words, asked));
    return asked ? 0 : 2;
  }
  return run(command, words.slice(command.name.split(' ').length));
}

async function run(command: Command, args: string[]): Promise<number> {
  let opened: Promise<{ office: OpenOffice; close(): Promise<void> }> | undefined;
  const office = async () => (await (opened ??= openOffice(process.env))).office;
  try {
    return (await command.run({ args, env: process.env, print: console.log, office })) ?? 0;
  } catch (error) {
    console.error(error instanceof CannotStart ? `✗ ${error.message}` : error);
    return 1;
  } finally {
    await opened?.then(({ close }) => close()).catch(() => undefined); // a failed opening has been told above
  }
}

function help(words: string[], asked: boolean): string {
  const unknown = asked ? [] : [`没有这条命令 No such command: ${words.join(' ')}`, ''];
  const lines = COMMANDS.map(
    ({ name, usage, zh, en }) => `  ${`${name} ${usage}`.padEnd(28)}${zh}\n${' '.repeat(30)}${en}`,
  );
  return [...unknown, '用法 Usage: npm run cli -- <command>', '', ...lines].join('\n');
}

process.exitCode = await main(process.argv.slice(2));
