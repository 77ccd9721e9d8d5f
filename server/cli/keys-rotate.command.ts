import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { CannotStart } from '../cannot-start.ts';
import { promoteNextMasterKey, writeKeyToNewFile, writeNextMasterKey } from '../config/next-master-key.ts';
import { masterKeyProof, nextMasterKey } from '../crypto/master-key.ts';
import { deriveServerKeys } from '../crypto/server-keys.ts';
import { takeKeyLock } from '../db/key-lock.ts';
import { migrateOrRefuse } from '../db/migrate-or-refuse.ts';
import { inTransaction } from '../db/transaction.ts';
import { auditStore as audit } from '../features/audit/audit.store.ts';
import { type Renewed, makeKeyRotation } from '../features/server-keys/key-rotation.ts';
import { serverKeysStore as rows } from '../features/server-keys/server-keys.store.ts';
import { settleMasterKey, wrongKey } from '../settle-keys.ts';
import type { Command, Desk, OpenOffice } from './command.ts';

/** Puts the database under a new master key while no portal runs; --dry-run says what that would touch. */
export const rotateKeys: Command = {
  name: 'keys rotate',
  usage: '[--dry-run] [--to FILE]',
  zh: '更换服务器密钥（先停门户）；--dry-run 只报数量，--to 把新密钥写入新文件',
  en: 'rotate the server’s keys, the portal stopped; --dry-run only counts, --to writes the new key to a new file',
  async run(desk) {
    const options = { 'dry-run': { type: 'boolean' }, to: { type: 'string' } } as const;
    const { to, 'dry-run': dry } = parseArgs({ args: desk.args, options }).values;
    const office = await desk.office();
    await migrateOrRefuse(office.server);
    if (dry) return preview(desk, office);
    const { masterKey: kept } = office.config;
    if ('text' in kept && !to) throw keyInEnvironment();
    const lock = (await takeKeyLock(office.server.url, 'alone')) ?? portalRuns();
    try {
      await rotate(desk, office, to);
    } finally {
      await lock.release();
    }
  },
};

async function preview({ print }: Desk, office: OpenOffice): Promise<void> {
  await settleMasterKey(office);
  const { preview: count } = makeKeyRotation({ rows, audit });
  const { places, sessions, uploads } = await inTransaction(office.database.db)((tx) =>
    count(tx, new Date()),
  );
  for (const { table, column, count: number } of places)
    print(`${String(number).padStart(9)}  ${table}.${column}`);
  print(`${String(sessions).padStart(9)}  登录将结束 sign-ins would end`);
  print(`${String(uploads).padStart(9)}  上传将中止 uploads would end`);
  print('未作任何改动。 Nothing was changed.');
}

async function rotate({ print }: Desk, office: OpenOffice, to: string | undefined): Promise<void> {
  const { config, database } = office;
  const settled = await settleMasterKey(office);
  if (settled.finished) {
    print('上一次更换曾中断，现已完成。 An earlier rotation had been cut short; it is complete now.');
    return;
  }
  const key = nextMasterKey(settled.masterKey, randomBytes(32));
  const file = 'file' in config.masterKey ? config.masterKey.file : undefined;
  if (to !== undefined) writeKeyToNewFile(to, key);
  else if (file !== undefined) writeNextMasterKey(file, key);

  const counts = await inTransaction(database.db)(async (tx) => {
    const at = new Date();
    if (settled.generation === 0)
      await rows.addFirst(tx, { generation: 1, proof: masterKeyProof(settled.masterKey), since: at });
    const renewed = await makeKeyRotation({ rows, audit }).rotate(tx, {
      from: deriveServerKeys(settled.masterKey),
      to: deriveServerKeys(key),
      proof: masterKeyProof(key),
      generation: Math.max(settled.generation, 1) + 1,
      at,
    });
    // A database from before such proofs says in this way that the key is another's.
    if (renewed.broken && !renewed.sealed && !renewed.vouched) throw wrongKey();
    return renewed;
  });
  if (to === undefined && file !== undefined) promoteNextMasterKey(file);
  tell(print, counts, to ?? file ?? '');
}

function tell(print: Desk['print'], counts: Renewed, file: string): void {
  const { tags, sealed, vouched, sessions, uploads, broken } = counts;
  print(`检索摘要 tags ${tags}，重新封存 sealed anew ${sealed}，公钥担保 public keys vouched for ${vouched}`);
  print(`登录已结束 sign-ins ended ${sessions}，上传已中止 uploads ended ${uploads}`);
  if (broken)
    print(
      `! ${broken} 处用旧密钥打不开，保持原样。 ${broken} did not open under the old key and stay as they are.`,
    );
  print(`新密钥在 ${file}，请另存一份到保险处；更换前的备份仍需旧密钥。`);
  print(`The new key lies in ${file}; keep a copy in a safe. Backups from before still need the old key.`);
}

function portalRuns(): never {
  throw new CannotStart(
    'PORTAL_RUNS',
    '门户或另一条命令正在使用密钥。请先停止全部门户进程，再执行 keys rotate；什么都没有改动。',
    'A portal or another command is working with the keys. Stop every portal, then run keys rotate again; nothing was changed.',
  );
}

const keyInEnvironment = () =>
  new CannotStart(
    'KEY_IN_ENVIRONMENT',
    '主密钥来自 TIPWARD_MASTER_KEY，命令不能改环境变量。请加 --to 新文件，再把其内容设为 TIPWARD_MASTER_KEY。',
    'The master key comes from TIPWARD_MASTER_KEY, which a command cannot change. Use --to NEWFILE, then set TIPWARD_MASTER_KEY to what is in it.',
  );
