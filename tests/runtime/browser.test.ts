import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { aBrowser } from '../support/browser.ts';
import { findChromium } from '../support/chromium.ts';
import type { Chromium } from '../support/chromium.ts';

async function fillsInTheForm(chromium: Chromium): Promise<string> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end('<html lang="zh"><h1>举报非法集资</h1><form><input name="target"></form>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await aBrowser(chromium);
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    await page.fill('input', '某某财富');
    await page.screenshot();
    return `${await page.textContent('h1')}:${await page.inputValue('input')}`;
  } finally {
    await browser.close();
    server.close();
  }
}

it('drives the browser of this machine, or the packaged one where there is none', async () => {
  expect(await fillsInTheForm(findChromium())).toBe('举报非法集资:某某财富');
});

it('drives the packaged browser, so that the tests run on a machine without one', async () => {
  const packaged = findChromium({ CHROMIUM_PATH: 'packaged' });
  expect(packaged.executablePath).toContain('tipward-chromium-');
  expect(await fillsInTheForm(packaged)).toBe('举报非法集资:某某财富');
});
