import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { DESK, PHONE } from '../support/visitor.ts';

/** The README's few: in which width, and small enough for everybody who clones. */
const README = new Map([
  ['home', PHONE.width],
  ['report-2-target', PHONE.width],
  ['status-核查中，一个单位已签署核查意见', PHONE.width],
  ['lead', DESK.width],
  ['fund', DESK.width],
]);
const MOST_BYTES = 60_000;
const PLACE = 'docs/screens';

async function smallWebp(png: Buffer): Promise<Buffer> {
  for (let quality = 86; ; quality -= 6) {
    const picture = await sharp(png).webp({ quality, effort: 6, smartSubsample: true }).toBuffer();
    if (picture.length <= MOST_BYTES || quality < 50) return picture;
  }
}

/** Takes a page at 390 and at 1440 px, whole, into `folder`; the README's few, what a window shows, into the repository. */
export function aCamera(folder: string) {
  let taken = 0;
  return {
    async take(page: Page, name: string): Promise<void> {
      await mkdir(folder, { recursive: true });
      // A pointer that rests on a link would show it touched.
      await page.mouse.move(0, 0);
      for (const window of [PHONE, DESK]) {
        await page.setViewportSize(window);
        await page.evaluate('document.fonts.ready.then(() => scrollTo(0, 0))');
        await writeFile(
          join(folder, `${name}-${window.width}.png`),
          await page.screenshot({ fullPage: true }),
        );
        taken += 1;
        if (README.get(name) !== window.width) continue;
        const file = join(PLACE, `${name.split('-')[0]}.webp`);
        await writeFile(file, await smallWebp(await page.screenshot()));
        console.log(file);
      }
    },
    taken: () => taken,
  };
}
export type Camera = ReturnType<typeof aCamera>;
