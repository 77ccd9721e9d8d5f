import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { newMasterKey } from '../config/master-key.ts';
import type { Command } from './command.ts';

/** Makes a master key; needs neither settings nor database, because it comes before both. */
export const newKey: Command = {
  name: 'key new',
  usage: '[--file PATH]',
  zh: '生成主密钥；加 --file 则写入新文件（仅属主可读）',
  en: 'make a master key; --file writes it to a new file that only its owner can read',
  async run({ args, print }) {
    const { file } = parseArgs({ args, options: { file: { type: 'string' } } }).values;
    if (!file) return print(newMasterKey());
    // Never over an existing one: whatever that key opens would be lost.
    writeFileSync(file, `${newMasterKey()}\n`, { flag: 'wx', mode: 0o600 });
    print(`已写入，请另存一份到保险处。 Written; keep a copy in a safe. ${file}`);
  },
};
