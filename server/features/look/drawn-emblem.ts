import { createHash } from 'node:crypto';
import { drawEmblem } from '../../adapters/emblem/emblem-drawing.ts';

export type Drawn = { digest: string; pictures: Awaited<ReturnType<typeof drawEmblem>> };

/** Draws an emblem in all its sizes, and names it by what it shows. @throws Refusal BAD_REQUEST at `path` */
export async function drawnEmblem(picture: Buffer, path: string): Promise<Drawn> {
  const pictures = await drawEmblem(picture, path);
  const digest = createHash('sha256');
  for (const { png } of pictures) digest.update(png);
  return { digest: digest.digest('hex').slice(0, 16), pictures };
}
