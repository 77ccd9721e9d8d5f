// Lighthouse on the resident's pages, by `npm run lighthouse`; `-- https://…` looks at a portal that runs already.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aDataFolder, aPortal } from '../support/portal.ts';
import { type Look, lookAt } from './look-at.ts';

const PAGES = ['/', '/report', '/status', '/rewards', '/learn', '/statistics', '/licensed'];
const FLOORS = { performance: 95, accessibility: 100, 'best-practices': 100 } as const;
/** A busy machine only ever makes a page look slower than it is: the best of so many looks counts. */
const TRIES = 3;

const enough = ({ scores }: Look): boolean =>
  Object.entries(FLOORS).every(([category, floor]) => (scores[category] ?? 0) >= floor);

async function bestLook(url: string, folder: string): Promise<Look & { tries: number }> {
  let best = await lookAt(url, folder);
  let tries = 1;
  for (; tries < TRIES && !enough(best); tries += 1) {
    const again = await lookAt(url, folder);
    if ((again.scores['performance'] ?? 0) > (best.scores['performance'] ?? 0)) best = again;
  }
  return { ...best, tries };
}

const columns = (cells: (string | number)[]): string =>
  cells.map((cell, i) => (i === 0 ? String(cell).padEnd(13) : String(cell).padStart(15))).join('');

async function walk(origin: string, folder: string): Promise<string[]> {
  const failed: string[] = [];
  console.log(
    columns(['page', ...Object.keys(FLOORS), 'first paint', 'largest paint', 'blocked', 'weight', 'looks']),
  );
  for (const path of PAGES) {
    const look = await bestLook(origin + path, folder);
    const scores = Object.keys(FLOORS).map((category) => look.scores[category] ?? 0);
    const { firstPaintMs, largestPaintMs, blockedMs, bytes } = look;
    const times = [firstPaintMs, largestPaintMs, blockedMs].map((ms) => `${Math.round(ms)} ms`);
    console.log(columns([path, ...scores, ...times, `${(bytes / 1000).toFixed(1)} kB`, look.tries]));
    if (!enough(look)) failed.push(`${path}: ${look.wrong.join('; ')}`);
  }
  return failed;
}

const given = process.argv[2]?.replace(/\/$/, '');
const place = aDataFolder();
const folder = await mkdtemp(join(tmpdir(), 'tipward-lighthouse-'));
const portal = given
  ? undefined
  : await aPortal({ dataDir: place.dataDir, env: { TIPWARD_DEMO: 'on', NODE_ENV: 'development' } });
try {
  const failed = await walk(given ?? portal?.url ?? '', folder);
  for (const line of failed) console.error(line);
  process.exitCode = failed.length > 0 ? 1 : 0;
} finally {
  await portal?.stop();
  await place.remove();
  await rm(folder, { recursive: true, force: true });
}
