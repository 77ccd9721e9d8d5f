import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type EvidenceStore, demandEvidenceKey, isEvidenceKey } from './evidence-store.ts';
import { syncFolder } from './sync-folder.ts';

/**
 * Files in a folder, fanned out by their first two letters. Written beside, synced, renamed, and the folder synced
 * too: after `put` has answered neither a crash nor a power cut loses the file, and half a file is never seen.
 */
export function localEvidenceStore(folder: string): EvidenceStore {
  const pathOf = (key: string) => join(folder, demandEvidenceKey(key).slice(0, 2), key);
  const namesIn = (options = {}) => readdir(folder, { encoding: 'utf8', ...options }).catch(() => []);
  const isOlder = async (name: string, before: Date) => {
    const facts = await stat(join(folder, name)).catch(() => null);
    return facts !== null && facts.isFile() && facts.mtime < before;
  };
  return {
    async put(key, content) {
      const beside = join(folder, `.${randomUUID()}`);
      try {
        const path = pathOf(key);
        await mkdir(dirname(path), { recursive: true, mode: 0o700 });
        await pipeline(content, createWriteStream(beside, { flags: 'wx', mode: 0o600, flush: true }));
        const { size } = await stat(beside);
        await rename(beside, path);
        await syncFolder(dirname(path));
        await syncFolder(folder);
        return size;
      } catch (error) {
        content.destroy();
        await rm(beside, { force: true });
        throw error;
      }
    },
    async get(key) {
      const handle = await open(pathOf(key));
      return createReadStream('', { fd: handle });
    },
    async read(key, offset, length) {
      const handle = await open(pathOf(key));
      try {
        const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, offset);
        return buffer.subarray(0, bytesRead);
      } finally {
        await handle.close();
      }
    },
    remove: async (key) => rm(pathOf(key), { force: true }),
    async *list(before) {
      for (const name of await namesIn({ recursive: true })) {
        const key = name.slice(name.lastIndexOf('/') + 1);
        if (isEvidenceKey(key) && (await isOlder(name, before))) yield key;
      }
    },
    async clearUnfinished(before) {
      let cleared = 0;
      for (const name of await namesIn()) {
        if (!name.startsWith('.') || !isEvidenceKey(name.slice(1)) || !(await isOlder(name, before)))
          continue;
        await rm(join(folder, name), { force: true });
        cleared += 1;
      }
      return cleared;
    },
  };
}
