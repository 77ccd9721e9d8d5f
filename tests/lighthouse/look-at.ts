import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findChromium } from '../support/chromium.ts';

/** Fetched when it is asked for: with its thousand files it is no part of an install. */
const LIGHTHOUSE = 'lighthouse@13.5.0';
const CATEGORIES = 'performance,accessibility,best-practices';

type Audit = { score: number | null; title: string; numericValue?: number };
type Result = {
  runtimeError?: { message: string };
  categories: Record<string, { score: number | null; auditRefs: { id: string; weight: number }[] }>;
  audits: Record<string, Audit>;
};

export type Look = {
  /** Of 100, by category. */
  scores: Record<string, number>;
  firstPaintMs: number;
  largestPaintMs: number;
  blockedMs: number;
  /** All that was fetched, as it came over the wire. */
  bytes: number;
  /** The titles of the audits that cost points. */
  wrong: string[];
};

/**
 * Has Lighthouse load one page as its mobile preset does: slow 4G, a processor four times slower, nothing kept.
 * `folder` takes its report. @throws Error where it cannot look at the page
 */
export async function lookAt(url: string, folder: string): Promise<Look> {
  const { executablePath, env } = findChromium();
  const file = join(folder, 'look.json');
  const flags = '--headless=new --no-sandbox --disable-dev-shm-usage --disable-quic';
  await promisify(execFile)(
    'npx',
    [
      ...['--yes', LIGHTHOUSE, url, '--quiet', '--output=json', `--output-path=${file}`],
      ...[`--only-categories=${CATEGORIES}`, `--chrome-flags=${flags}`],
    ],
    { env: { ...process.env, ...env, CHROME_PATH: executablePath } },
  );
  const { audits, categories, runtimeError } = JSON.parse(await readFile(file, 'utf8')) as Result;
  if (runtimeError) throw new Error(`${url}: ${runtimeError.message}`);
  const measured = (id: string) => audits[id]?.numericValue ?? 0;
  return {
    scores: Object.fromEntries(
      Object.entries(categories).map(([id, { score }]) => [id, Math.round((score ?? 0) * 100)]),
    ),
    firstPaintMs: measured('first-contentful-paint'),
    largestPaintMs: measured('largest-contentful-paint'),
    blockedMs: measured('total-blocking-time'),
    bytes: measured('total-byte-weight'),
    wrong: Object.values(categories)
      .flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight > 0))
      .flatMap(({ id }) => audits[id] ?? [])
      .filter(({ score }) => score !== null && score < 0.9)
      .map(({ title }) => title),
  };
}
