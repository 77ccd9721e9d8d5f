import { breachWords } from '../features/audit/log-breach.ts';
import type { Command } from './command.ts';
import { wiredOffice } from './wired-office.ts';

/** Reckons the log anew and names what is not as it was written; exit code 1 where anything isn't. */
export const verifyAudit: Command = {
  name: 'audit verify',
  usage: '',
  zh: '重新核验审计日志：记录、链、树、库内外检查点',
  en: 'reckon the audit log anew: entries, chain, tree, checkpoints inside and outside the database',
  async run(desk) {
    const office = await wiredOffice(desk);
    const { size, waiting, checkpoints, breaches } = await office.logWatch.verify();
    for (const breach of breaches) desk.print(breachWords(breach));
    const counts = `${size} 条记录 entries，${checkpoints} 个检查点 checkpoints`;
    if (waiting)
      desk.print(
        `! ${waiting} 条记录等待编号，门户运行时自动完成。 Entries wait for their place; the running portal gives it.`,
      );
    if (breaches.length) {
      desk.print(
        `✗ 日志不完整：共 ${breaches.length} 处，第一处如上。 The log is broken; the first place stands on top. ${counts}`,
      );
      return 1;
    }
    desk.print(`日志完整。 The log is whole: ${counts}`);
    desk.print(`公钥 public key: ${(await office.log.state()).publicKey}`);
    return 0;
  },
};
