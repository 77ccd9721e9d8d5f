import { open } from 'node:fs/promises';

/** Makes names durable: a file that was synced can still be lost with the folder's entry for it. */
export async function syncFolder(path: string): Promise<void> {
  const handle = await open(path);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
