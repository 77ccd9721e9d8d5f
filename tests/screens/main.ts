// Every page of the demo district at 390 and 1440 px, by `npm run screens`; the machine needs Chinese fonts.
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { totpCode } from '../../server/crypto/totp.ts';
import { aBrowser } from '../support/browser.ts';
import { aDataFolder, aPortal } from '../support/portal.ts';
import { settled } from '../support/settled.ts';
import { DESK, visitorOf } from '../support/visitor.ts';
import { type Camera, aCamera } from './camera.ts';
import { OFFICE } from './pages.ts';
import { type Receipt, photographStreet } from './resident.ts';

type Account = { username: string; password: string; totpSecret: string };

async function photographDesk(
  browser: Browser,
  baseURL: string,
  camera: Camera,
  account: Account,
): Promise<void> {
  const { page, open, fill, send, close } = await visitorOf(
    await browser.newContext({ baseURL, viewport: DESK, locale: 'zh-CN' }),
  );
  await open('/sign-in');
  await fill('username', account.username);
  await fill('password', account.password);
  await fill('code', totpCode(account.totpSecret, new Date()));
  await send('form:has([name=password])');
  await page.waitForURL('**/office');
  for (const { name, path, follow } of OFFICE[account.username] ?? []) {
    await page.setViewportSize(DESK);
    await open(path);
    if (follow) {
      await page.locator(follow).first().click();
      await page.waitForURL(/[0-9a-f-]{36}$/);
      await settled(page);
    }
    await camera.take(page, name);
  }
  await close();
}

const out = process.argv[2] ?? join(tmpdir(), 'tipward-screens');
const folder = aDataFolder();
const portal = await aPortal({
  dataDir: folder.dataDir,
  env: { TIPWARD_DEMO: 'on', NODE_ENV: 'development' },
});
const browser = await aBrowser();
const told = async <T>(file: string) => JSON.parse(await readFile(join(folder.dataDir, file), 'utf8')) as T;
try {
  const camera = aCamera(out);
  await photographStreet(browser, portal.url, camera, await told<Receipt[]>('demo-receipts.json'));
  for (const account of await told<Account[]>('demo-accounts.json'))
    if (OFFICE[account.username]) await photographDesk(browser, portal.url, camera, account);
  console.log(`${camera.taken()} → ${out}`);
} finally {
  await browser.close();
  await portal.stop();
  await folder.remove();
}
