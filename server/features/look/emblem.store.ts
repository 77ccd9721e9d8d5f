import { eq } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { emblemPictures } from '../../db/tables/index.ts';

/** The pictures of the emblem, one for each size. */
export const emblemStore = {
  async find(tx: Tx, size: number): Promise<Buffer | undefined> {
    const rows = await tx.select().from(emblemPictures).where(eq(emblemPictures.size, size));
    return rows[0]?.png;
  },
  async replace(tx: Tx, pictures: readonly { size: number; png: Buffer }[]): Promise<void> {
    await tx.delete(emblemPictures);
    if (pictures.length) await tx.insert(emblemPictures).values([...pictures]);
  },
};
export type EmblemStore = typeof emblemStore;
