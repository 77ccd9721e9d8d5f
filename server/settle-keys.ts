import { setTimeout as sleep } from 'node:timers/promises';
import { CannotStart } from './cannot-start.ts';
import type { Config } from './config.ts';
import { nextMasterKeyIn, promoteNextMasterKey } from './config/next-master-key.ts';
import { isSameMac } from './crypto/key-mac.ts';
import { masterKeyProof } from './crypto/master-key.ts';
import type { Database } from './db/connection.ts';
import { type KeyLock, takeKeyLock } from './db/key-lock.ts';
import { inTransaction } from './db/transaction.ts';
import { serverKeysStore } from './features/server-keys/server-keys.store.ts';

type Keys = { config: Pick<Config, 'masterKey'>; masterKey: Buffer; database: Database };
/** The key that the database lies under; `finished`: a rotation had been cut short, and its key is in place now. */
export type Settled = { masterKey: Buffer; generation: number; finished: boolean };

const makes = (key: Buffer, proof: Buffer): boolean => isSameMac(masterKeyProof(key), proof);

/**
 * Holds the key at hand against the database. Where a rotation was cut between the two, the key that it had laid beside
 * the old one is the right one, and takes its place.
 * @throws CannotStart where neither is
 */
export async function settleMasterKey({ config, masterKey, database }: Keys): Promise<Settled> {
  const row = await inTransaction(database.db)((tx) => serverKeysStore.current(tx));
  if (!row) return { masterKey, generation: 0, finished: false };
  const { proof, generation } = row;
  if (makes(masterKey, proof)) return { masterKey, generation, finished: false };
  const next = 'file' in config.masterKey ? nextMasterKeyIn(config.masterKey.file) : undefined;
  if (!next || !('file' in config.masterKey) || !makes(next, proof)) throw wrongKey();
  promoteNextMasterKey(config.masterKey.file);
  return { masterKey: next, generation, finished: true };
}

/** The same for a portal: the first one to start on a database puts down which key it lies under. */
export async function adoptMasterKey(keys: Keys): Promise<Buffer> {
  const first = { generation: 1, proof: masterKeyProof(keys.masterKey), since: new Date() };
  await inTransaction(keys.database.db)(async (tx) => {
    if (!(await serverKeysStore.current(tx))) await serverKeysStore.addFirst(tx, first);
  });
  return (await settleMasterKey(keys)).masterKey;
}

/** Says that this process works with the server's keys. @throws CannotStart while they are being rotated */
export async function workWithKeys(url: string): Promise<KeyLock> {
  return (await takeKeyLock(url, 'shared')) ?? refuseDuringRotation();
}

/**
 * Keeps saying so until `stop` is called, whatever becomes of the connection. Where the keys were rotated meanwhile, the
 * portal may not go on with the old ones: `ended` is told why.
 */
export function keepWorkingWithKeys(
  lock: KeyLock,
  keys: Keys & { url: string },
  ended: (reason: unknown) => void,
): () => Promise<void> {
  let held: KeyLock | undefined = lock;
  let stopped = false;
  void (async () => {
    while (held && !stopped) {
      await held.lost;
      held = undefined;
      while (!stopped && !held) {
        try {
          held = await workAgain(keys);
        } catch (error) {
          if (error instanceof CannotStart) return ended(error);
          await sleep(500, undefined, { ref: false }); // the database is away; whoever asks it is told so
        }
      }
    }
    if (stopped) await held?.release();
  })();
  return async () => {
    stopped = true;
    await held?.release();
  };
}

/** Takes the word up again, but only with the key that the database lies under by now. */
async function workAgain(keys: Keys & { url: string }): Promise<KeyLock> {
  const lock = await workWithKeys(keys.url);
  try {
    if ((await settleMasterKey(keys)).finished) throw wrongKey();
    return lock;
  } catch (error) {
    await lock.release();
    throw error;
  }
}

export const wrongKey = () =>
  new CannotStart(
    'WRONG_MASTER_KEY',
    '主密钥与数据库不符：数据库用的是另一把（可能已更换，或恢复了更换前的备份）。请放入当时的主密钥。',
    'The master key is not the one that this database lies under: it was rotated since, or the database is a backup from before. Put the key of that time in place.',
  );

function refuseDuringRotation(): never {
  throw new CannotStart(
    'KEYS_BEING_ROTATED',
    '正在更换服务器密钥。请等 keys rotate 结束后再启动。',
    'The server’s keys are being rotated. Start again when keys rotate has ended.',
  );
}
