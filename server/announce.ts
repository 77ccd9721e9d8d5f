import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from './config.ts';
import type { Office } from './wiring.ts';

/** What the person at the console needs once the doors are open: where to go, and how to get in. */
export async function announce(office: Office, config: Config, port: number): Promise<void> {
  console.log(`✓ 门户已就绪，请打开 Tipward is ready at http://localhost:${port}`);
  if (config.publicOrigin) console.log(`  对外网址 Public address: ${config.publicOrigin}`);
  const accounts = join(config.dataDir, 'demo-accounts.json');
  if (config.demo && existsSync(accounts)) {
    console.log(`  演示数据，登录账户见 Demo data; sign-ins are in ${accounts}`);
  }
  const link = await office.setup.issueLink();
  if (link)
    console.log(`  首次设置（24 小时内有效，只能用一次） First set-up, once, within 24 hours: ${link.url}`);
}
