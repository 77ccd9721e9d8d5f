import sharp from 'sharp';
import { expect, test } from 'vitest';
import { EMBLEM_SIZES, drawEmblem } from '../../server/adapters/emblem/emblem-drawing.ts';

const svg = (inner: string) =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">${inner}</svg>`);
const CIRCLE = '<circle r="40" cx="50" cy="50"/>';

test('a drawing comes out as a picture of every size, on a transparent ground', async () => {
  for (const { size, png } of await drawEmblem(svg(CIRCLE), 'picture')) {
    expect(EMBLEM_SIZES).toContain(size);
    const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
    expect([info.width, info.height, data[3]]).toEqual([size, size, 0]);
  }
});

test('a drawing that refers to files, or is none, is refused', async () => {
  for (const bad of [svg('<image href="file:///etc/passwd"/>'), Buffer.from('GIF89a')])
    await expect(drawEmblem(bad, 'picture')).rejects.toMatchObject({
      fields: [{ path: 'picture', code: 'BAD_FORMAT' }],
    });
});

test('a small drawing that draws for hours is ended, and the portal goes on', async () => {
  const hundred = `<rect width="900" height="900" filter="url(#f)"/>`.repeat(100);
  const blurs = `<filter id="f" x="-10" y="-10" width="20" height="20">${'<feGaussianBlur stdDeviation="900"/>'.repeat(3_000)}</filter>`;
  await expect(
    drawEmblem(svg(blurs + hundred), 'picture', { ms: 3_000, heapMb: 200, addons: true }),
  ).rejects.toMatchObject({ code: 'BAD_REQUEST', fields: [{ path: 'picture', code: 'BAD_FORMAT' }] });
});
