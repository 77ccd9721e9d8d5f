import jsQR from 'jsqr';
import type { Page } from 'playwright-core';
import sharp from 'sharp';

type Given = { name: string; content: Buffer };

/** Hands pictures to the page as the clipboard or a hand with the mouse does; true where the page takes them. */
export function handTo(page: Page, how: 'paste' | 'drop', files: Given[], words = ''): Promise<boolean> {
  const given = files.map(({ name, content }) => ({ name, base64: content.toString('base64') }));
  return page.evaluate<boolean>(`(() => {
    const carrier = new DataTransfer();
    for (const { name, base64 } of ${JSON.stringify(given)}) {
      const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
      carrier.items.add(new File([bytes], name, { type: 'image/png' }));
    }
    if (${JSON.stringify(words)}) carrier.setData('text/plain', ${JSON.stringify(words)});
    const init = { bubbles: true, cancelable: true, clipboardData: carrier, dataTransfer: carrier };
    const event = '${how}' === 'paste' ? new ClipboardEvent('paste', init) : new DragEvent('drop', init);
    return !document.querySelector('[name=narrative]').dispatchEvent(event);
  })()`);
}

/** A PNG of one colour. */
export const aPicture = (colour: string): Promise<Buffer> =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: colour } })
    .png()
    .toBuffer();

/** What a phone's camera reads from a picture. */
export async function scanned(png: Buffer): Promise<string | undefined> {
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return jsQR.default(new Uint8ClampedArray(data), info.width, info.height)?.data;
}
