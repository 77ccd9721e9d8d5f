import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { once } from 'node:events';
import { expect, it } from 'vitest';

const FILM = new URL('../support/fixtures/film.webm', import.meta.url).href;
const CLEANER = new URL('../../server/adapters/cleaner/cleaner.ts', import.meta.url).href;

/** A parent that has a WebM cleaned which goes on as zeros: the library runs in circles over it. */
const PARENT = `
  const { forkingCleaner } = await import(${JSON.stringify(CLEANER)});
  const { readFile } = await import('node:fs/promises');
  const file = (await readFile(new URL(${JSON.stringify(FILM)}))).fill(0, 60);
  const read = async (start, end) => (console.log('reads'), file.subarray(start, end));
  await forkingCleaner().clean('WEBM', { size: file.length, read }, async () => undefined);
`;

/** Hundredths of a second of the processor's time. */
const ticksOf = (pid: number) =>
  Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[11]);

/** A machine's first process may leave the dead lying about. */
const lives = (pid: number) =>
  existsSync(`/proc/${pid}`) && !/\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));

/** Where there is a /proc to look into. */
if (existsSync('/proc/self/task'))
  it('a cleaner that runs in circles ends with a parent that was killed', async () => {
    const parent = spawn(process.execPath, ['--input-type=module', '-e', PARENT], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(parent.stdout, 'data');
    const child = Number(readFileSync(`/proc/${parent.pid}/task/${parent.pid}/children`, 'utf8').trim());
    // Busy for longer than its libraries take to load.
    await expect.poll(() => ticksOf(child), { timeout: 60_000 }).toBeGreaterThan(150);
    parent.kill('SIGKILL');
    await expect.poll(() => lives(child), { timeout: 30_000 }).toBe(false);
  });
