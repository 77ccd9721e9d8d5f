// The README's pictures, taken of the demo district by `npm run screens`; the machine needs Chinese fonts.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { totpCode } from '../../server/crypto/totp.ts';
import { aBrowser } from '../support/browser.ts';
import { aDataFolder, aPortal } from '../support/portal.ts';
import { DESK, PHONE } from '../support/visitor.ts';

const OUT = 'docs/screens';

type Account = { username: string; password: string; totpSecret: string };
type Shot = { name: string; path: string; phone?: boolean; as?: string; follow?: string };

const SHOTS: Shot[] = [
  { name: 'home', path: '/', phone: true },
  { name: 'report', path: '/report', phone: true },
  { name: 'status', path: '/status', phone: true },
  { name: 'queue', path: '/verification', as: 'coordinator' },
  { name: 'lead', path: '/verification', as: 'intake', follow: 'a[href*="/verification/leads/"]:visible' },
  {
    name: 'reward',
    path: '/finance/rewards?tray=ALL',
    as: 'reviewer',
    follow: 'a[href*="/finance/rewards/"]:visible',
  },
  { name: 'fund', path: '/finance/fund', as: 'finance' },
];

/** Lossless enough and small: the browser itself turns a picture into WebP. */
async function webp(browser: Browser, png: Buffer): Promise<Buffer> {
  const page = await browser.newPage();
  const encoded = await page.evaluate<string>(`(async () => {
    const picture = new Image();
    picture.src = 'data:image/png;base64,${png.toString('base64')}';
    await picture.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: picture.width, height: picture.height });
    canvas.getContext('2d').drawImage(picture, 0, 0);
    return canvas.toDataURL('image/webp', 0.9).split(',')[1];
  })()`);
  await page.close();
  return Buffer.from(encoded, 'base64');
}

async function signIn(page: Page, account: Account): Promise<void> {
  await page.goto('/sign-in');
  await page.fill('[name=username]', account.username);
  await page.fill('[name=password]', account.password);
  await page.fill('[name=code]', totpCode(account.totpSecret, new Date()));
  await page.click('form:has([name=password]) button:not([type=button])');
  await page.waitForURL('**/office');
}

/** A reward that waits for its reporter, as that reporter sees it. */
async function openReceipt(page: Page, dataDir: string): Promise<void> {
  const receipts = JSON.parse(await readFile(join(dataDir, 'demo-receipts.json'), 'utf8')) as {
    receiptCode: string;
    zh: string;
  }[];
  const chosen = receipts.find(({ zh }) => zh === '奖励待领取');
  if (!chosen) throw new Error('the demo has no reward that waits to be claimed');
  await page.fill('[name=receiptCode]', chosen.receiptCode);
  await page.click('form[action*="open"] button:not([type=button])');
  await page.waitForSelector('#reward');
}

const folder = aDataFolder();
const portal = await aPortal({
  dataDir: folder.dataDir,
  env: { TIPWARD_DEMO: 'on', NODE_ENV: 'development' },
});
const browser = await aBrowser();
try {
  await mkdir(OUT, { recursive: true });
  const accounts = JSON.parse(
    await readFile(join(folder.dataDir, 'demo-accounts.json'), 'utf8'),
  ) as Account[];
  for (const { name, path, phone, as, follow } of SHOTS) {
    const context = await browser.newContext({
      baseURL: portal.url,
      viewport: phone ? PHONE : DESK,
      locale: 'zh-CN',
    });
    const page = await context.newPage();
    const account = accounts.find(({ username }) => username === as);
    if (account) await signIn(page, account);
    await page.goto(path, { waitUntil: 'networkidle' });
    if (name === 'status') await openReceipt(page, folder.dataDir);
    if (follow) {
      await page.locator(follow).first().click();
      await page.waitForURL(/[0-9a-f-]{36}$/);
      await page.waitForLoadState('networkidle');
    }
    await writeFile(join(OUT, `${name}.webp`), await webp(browser, await page.screenshot()));
    console.log(join(OUT, `${name}.webp`));
    await context.close();
  }
} finally {
  await browser.close();
  await portal.stop();
  await folder.remove();
}
