import { type AddressInfo, createServer } from 'node:net';
import type { Browser } from 'playwright-core';
import { aBrowser } from '../support/browser.ts';
import type { TestOffice } from '../support/office.ts';
import { PHONE, openToTheStreet } from '../support/visitor.ts';
import { against, type Line } from './measure.ts';

const ROUNDS = 5;
/** Slow 4G, 150 ms there and back and 1.6 Mbit/s, as Lighthouse lays it on each request: with its connection's set-up. */
const SLOW_4G = {
  offline: false,
  latency: 150 * 3.75,
  downloadThroughput: (1_600_000 / 8) * 0.9,
  uploadThroughput: (750_000 / 8) * 0.9,
};
const SLOWER_PROCESSOR = 4;

/** Notes when the page stands, its deferred scripts have run, a frame was painted, and the page could take a touch. */
const WATCH = `addEventListener('DOMContentLoaded', () =>
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => { globalThis.usableAt = performance.now() }))))`;

type Visit = { usableMs: number; bytes: number };

/** A first visit by a slow phone on a slow line, with nothing kept from before. */
async function firstVisit(browser: Browser, url: string): Promise<Visit> {
  const context = await browser.newContext({ viewport: PHONE, locale: 'zh-CN', isMobile: true });
  const page = await context.newPage();
  const phone = await context.newCDPSession(page);
  await phone.send('Network.enable');
  await phone.send('Network.emulateNetworkConditions', SLOW_4G);
  await phone.send('Emulation.setCPUThrottlingRate', { rate: SLOWER_PROCESSOR });
  let bytes = 0;
  phone.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  await page.addInitScript(WATCH);
  await page.goto(url);
  await page.waitForFunction('globalThis.usableAt > 0');
  const usableMs = await page.evaluate<number>('globalThis.usableAt');
  await context.close();
  return { usableMs, bytes };
}

/** A page of one sentence that weighs, in one piece, what the other weighs in all: nobody can be quicker. */
async function aBarePage(bytes: number): Promise<{ url: string; close(): void }> {
  const head = 'HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-type: text/html; charset=utf-8\r\n';
  const page = '<!doctype html><title>bare</title><p>One sentence.</p>';
  const filler = `<!--${'x'.repeat(Math.max(0, bytes - head.length - page.length - 40))}-->`;
  const body = page + filler;
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.once('data', () => socket.end(`${head}content-length: ${body.length}\r\n\r\n${body}`));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

/** How long home and report take until somebody could touch them. */
export async function slowPhone(office: TestOffice): Promise<Line[]> {
  const browser = await aBrowser();
  const { url } = await openToTheStreet(office, browser);
  const lines: Line[] = [];
  for (const path of ['/', '/report']) {
    const { bytes } = await firstVisit(browser, url + path);
    const bare = await aBarePage(bytes);
    const kB = (bytes / 1000).toFixed(1);
    lines.push(
      await against(
        `${path} usable, slow phone, slow 4G (bound: bare, ${kB} kB)`,
        'ms',
        ROUNDS,
        async () => (await firstVisit(browser, url + path)).usableMs,
        async () => (await firstVisit(browser, bare.url)).usableMs,
      ),
    );
    bare.close();
  }
  await browser.close();
  return lines;
}
