import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { findChromium } from './chromium.ts';

/** Headless as root in a container, and quiet: a test's browser talks to nobody but the portal. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage', // containers give /dev/shm 64 MB
];

/** A microphone that hums, so that a voice can be recorded where there is none. */
export const WITH_A_MICROPHONE = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];

/** A real browser; close it when the test is over. `flags`: what this one is started with besides. */
export async function aBrowser(chosen = findChromium(), flags: readonly string[] = []): Promise<Browser> {
  const { executablePath, env } = chosen;
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(([, value]) => value !== undefined),
  );
  return chromium.launch({
    executablePath,
    args: [...FLAGS, ...flags],
    headless: true,
    // Without a locale of its own the browser opens no file whose name is Chinese.
    env: { ...(inherited as Record<string, string>), LC_ALL: 'C.UTF-8', ...env },
  });
}
