import { refuse } from '../../domain/errors.ts';
import { inOwnProcess } from '../own-process/own-process.ts';

/** In pixels: beside the name, the same on fine screens, on a phone's home screen, on paper. */
export const EMBLEM_SIZES = [32, 64, 180, 512] as const;
export type EmblemSize = (typeof EMBLEM_SIZES)[number];

/** What an emblem's file may weigh. */
export const EMBLEM_BYTES = 512 * 1024;

/** A drawing whose parts repeat each other draws for hours, and nothing inside the library ends it. */
const LIMITS = { ms: 20_000, heapMb: 200, addons: true };

/**
 * Draws an SVG or PNG as square PNGs of every size, on a transparent ground. What was uploaded is never handed out:
 * nothing of it survives but its pixels. @throws Refusal BAD_REQUEST at `path`
 */
export async function drawEmblem(
  picture: Buffer,
  path: string,
  limits = LIMITS,
): Promise<{ size: EmblemSize; png: Buffer }[]> {
  const drawn = await inOwnProcess<{ size: EmblemSize; png: Uint8Array }[]>(
    new URL('drawing.ts', import.meta.url),
    { picture, path },
    limits,
    () => refuse('BAD_REQUEST', [{ path, code: 'BAD_FORMAT' }]),
  );
  return drawn.map(({ size, png }) => ({ size, png: Buffer.from(png) }));
}
