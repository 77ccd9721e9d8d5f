import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotStart } from '../cannot-start.ts';
import type { Config } from '../config.ts';
import { readMasterKey } from '../crypto/master-key.ts';

/** A fresh master key as it is kept: base64 of 32 random bytes. */
export const newMasterKey = (): string => randomBytes(32).toString('base64');

/**
 * What the server's own keys are derived from. Outside production a first start makes the file; it is
 * never made beside a database that exists already, because nothing in that one could be found again with a new key.
 */
export function loadMasterKey({ masterKey, dataDir }: Pick<Config, 'masterKey' | 'dataDir'>): Buffer {
  if ('text' in masterKey) return decodedMasterKey(masterKey.text, 'TIPWARD_MASTER_KEY');
  const { file, mayBeMade } = masterKey;
  if (!existsSync(file)) {
    const database = ['postgres', 'postgres.location'].some((name) => existsSync(join(dataDir, name)));
    if (!mayBeMade || database) missing(file, database);
    try {
      writeFileSync(file, `${newMasterKey()}\n`, { flag: 'wx', mode: 0o600 });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error; // another first start was quicker
    }
  }
  return decodedMasterKey(readFileSync(file, 'utf8').trim(), file);
}

export function decodedMasterKey(text: string, from: string): Buffer {
  const key = Buffer.from(text, 'base64');
  try {
    readMasterKey(key);
    return key;
  } catch (error) {
    throw badKey(from, error);
  }
}

const badKey = (from: string, error: unknown) =>
  new CannotStart(
    'BAD_MASTER_KEY',
    `${from} 不是主密钥的 base64。请从备份恢复；新办公室可执行 npm run cli -- key new。`,
    `${from} is not the base64 of a master key. Restore it from your copy; for a new office run npm run cli -- key new.`,
    error,
  );

function missing(file: string, database: boolean): never {
  throw new CannotStart(
    'MASTER_KEY_MISSING',
    `找不到主密钥文件 ${file}。${database ? '已有数据库离不开它，请从备份恢复。' : '请执行 npm run cli -- key new 并存入该文件。'}`,
    `The master key file ${file} is not there. ${database ? 'The existing database needs it: restore it from your copy.' : 'Run npm run cli -- key new and store it there.'}`,
  );
}
