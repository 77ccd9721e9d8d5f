import { mkdir, open, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFolder } from './sync-folder.ts';

/** Where the log's checkpoints lie outside the database: one file a day, never written twice. */
export type CheckpointFolder = {
  /** Durable when it answers. The day's file as it now stands: an earlier one where there was one. */
  write(day: string, note: string): Promise<string>;
  list(): Promise<{ name: string; day: string; note: string }[]>;
};

const nameOf = (day: string) => `checkpoint-${day}.txt`;
const NAME = /^checkpoint-(\d{4}-\d{2}-\d{2})\.txt$/;

/** A folder of its own; better still another disk, or one that a second machine copies from each day. */
export function checkpointFolder(folder: string): CheckpointFolder {
  const read = (day: string) => readFile(join(folder, nameOf(day)), 'utf8');
  return {
    async write(day, note) {
      await mkdir(folder, { recursive: true, mode: 0o755 });
      const file = await open(join(folder, nameOf(day)), 'wx', 0o644).catch(
        (error: NodeJS.ErrnoException) => {
          if (error.code === 'EEXIST') return null;
          throw error;
        },
      );
      if (!file) return read(day);
      try {
        await file.writeFile(note);
        await file.sync();
      } finally {
        await file.close();
      }
      await syncFolder(folder);
      return note;
    },
    async list() {
      const names = await readdir(folder).catch(() => []);
      const days = names.flatMap((name) => NAME.exec(name)?.[1] ?? []).sort();
      return Promise.all(days.map(async (day) => ({ name: nameOf(day), day, note: await read(day) })));
    },
  };
}
