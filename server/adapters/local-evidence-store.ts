import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { EvidenceStore } from './evidence-store.ts';

/** Keys are ours (a UUID), but a path is a path: nothing else reaches the disk. */
const KEY = /^[0-9a-f-]{36}$/;

/**
 * Files in a folder, fanned out by their first two letters. Written beside, synced, renamed, and the folder synced
 * too: after `put` has answered neither a crash nor a power cut loses the file, and half a file is never seen.
 */
export function localEvidenceStore(folder: string): EvidenceStore {
  const pathOf = (key: string) => {
    if (!KEY.test(key)) throw new RangeError('not a key of this store');
    return join(folder, key.slice(0, 2), key);
  };
  return {
    async put(key, content) {
      const path = pathOf(key);
      const beside = join(folder, `.${randomUUID()}`);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      try {
        await pipeline(content, createWriteStream(beside, { flags: 'wx', mode: 0o600, flush: true }));
        const { size } = await stat(beside);
        await rename(beside, path);
        await syncFolder(dirname(path));
        await syncFolder(folder);
        return size;
      } catch (error) {
        await rm(beside, { force: true });
        throw error;
      }
    },
    async get(key) {
      const handle = await open(pathOf(key));
      return createReadStream('', { fd: handle });
    },
    remove: (key) => rm(pathOf(key), { force: true }),
    async *list(before) {
      const names = await readdir(folder, { recursive: true }).catch(() => []);
      for (const name of names) {
        const key = name.slice(name.lastIndexOf('/') + 1);
        if (!KEY.test(key)) continue;
        const facts = await stat(join(folder, name)).catch(() => null);
        if (facts?.isFile() && facts.mtime < before) yield key;
      }
    },
  };
}

async function syncFolder(path: string): Promise<void> {
  const handle = await open(path);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
