import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { launcher } from '../support/launcher.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync('/tmp/tipward-clone-');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

type Packages = Record<string, { version: string; integrity?: string; optional?: boolean }>;

function aClone(wanted: Packages, present: Packages | undefined, node = '#!/bin/sh\nexit 0\n'): void {
  write('package-lock.json', JSON.stringify({ packages: { '': { version: '0.1.0' }, ...wanted } }));
  write('node_modules/node/bin/node', node, 0o755);
  if (present) write('node_modules/.package-lock.json', JSON.stringify({ packages: present }));
}

function write(path: string, text: string, mode = 0o644): void {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text, { mode });
}

const a = { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' } };
const mac = { 'node_modules/for-mac': { version: '1.0.0', optional: true } };

it.each([
  ['is what the lock file says', a, a, true],
  ['lacks only what is made for another kind of machine', { ...a, ...mac }, a, true],
  ['was cut short, so that npm wrote no list', a, undefined, false],
  ['has another version', a, { 'node_modules/a': { version: '1.0.1', integrity: 'sha512-b' } }, false],
  ['lacks a package', { ...a, 'node_modules/b': { version: '2.0.0' } }, a, false],
  ['has a package too many', a, { ...a, 'node_modules/c': { version: '3.0.0' } }, false],
])('knows whether an installation %s', (_, wanted: Packages, present: Packages | undefined, installed) => {
  aClone(wanted, present);
  expect(launcher('installed.mjs', 'isInstalled', root)).toBe(installed);
});

it('installs again where npm ran without scripts and so fetched no Node', () => {
  aClone(a, a);
  rmSync(join(root, 'node_modules/node/bin/node'));
  expect(launcher('installed.mjs', 'isInstalled', root)).toBe(false);
});

it('lets this machine’s Node stand in for one that cannot run here, and takes that one off npm’s path', () => {
  aClone(a, a, '#!/bin/sh\necho "libatomic.so.1: cannot open shared object file" >&2\nexit 127\n');
  mkdirSync(join(root, 'node_modules/.bin'));
  symlinkSync('../node/bin/node', join(root, 'node_modules/.bin/node'));
  expect(launcher('node-to-run.mjs', 'nodeToRun', root)).toBe(process.execPath);
  expect(existsSync(join(root, 'node_modules/.bin/node'))).toBe(false);
});

it('builds the pages again when a source has changed, and not when only its date has', () => {
  for (const path of [
    'web/src/app.html',
    'server/contract/a.ts',
    'server/domain/b.ts',
    'vite.config.ts',
    'package-lock.json',
  ]) {
    write(path, path);
  }
  // Stands for Node running Vite; asked for its version, or from anywhere else, it touches nothing.
  const builds = `#!/bin/sh\n[ "$2" = build ] || exit 0\nmkdir -p ${root}/web/build\necho built > ${root}/web/build/handler.js\n`;
  write('node_modules/node/bin/node', builds, 0o755);
  expect(launcher('pages.mjs', 'arePagesFresh', root)).toBe(false);
  launcher('pages.mjs', 'buildPages', root);
  expect(launcher('pages.mjs', 'arePagesFresh', root)).toBe(true);
  write('web/src/app.html', 'web/src/app.html');
  expect(launcher('pages.mjs', 'arePagesFresh', root)).toBe(true);
  write('server/domain/b.ts', 'changed');
  expect(launcher('pages.mjs', 'arePagesFresh', root)).toBe(false);
});

it('lets one start at a time install, and takes over the turn of one that died', async () => {
  const dead = spawnSync(process.execPath, ['-e', '0']).pid;
  write('.stamps/turn', String(dead));
  const file = fileURLToPath(new URL('../../server/launch/turn.mjs', import.meta.url));
  const script = `import { inTurn } from ${JSON.stringify(file)}; import { appendFileSync } from 'node:fs';
    const log = (word) => appendFileSync(process.argv[1] + '/log', word + process.pid + '\\n');
    await inTurn(process.argv[1], async () => { log('in '); await new Promise((r) => setTimeout(r, 150)); log('out '); });`;
  const start = () =>
    new Promise((resolve) => {
      spawn(process.execPath, ['--input-type=module', '-e', script, root]).once('close', resolve);
    });
  expect(await Promise.all([start(), start(), start(), start()])).toEqual([0, 0, 0, 0]);
  const lines = readFileSync(join(root, 'log'), 'utf8').trim().split('\n');
  expect(lines).toHaveLength(8);
  for (let i = 0; i < 8; i += 2) expect(lines[i + 1]).toBe(lines[i]?.replace('in', 'out'));
  expect(existsSync(join(root, '.stamps/turn'))).toBe(false);
});

it('counts a file that cannot be loaded as failed, and says skipped only where something was', () => {
  write('good.test.ts', "test('a', () => {}); test('b', () => {}); test.skip('c', () => {});");
  write('bad.test.ts', "test('d', () => { throw new Error('no'); });");
  write('broken.test.ts', 'throw new Error("not even loaded");');
  const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
  const args = ['run', '--root', root, '--globals', '--reporter', at('tests/support/closing-line.ts')];
  const counts = join(root, 'counts.json');
  spawnSync(process.execPath, [at('node_modules/vitest/vitest.mjs'), ...args], {
    cwd: root,
    env: { ...process.env, TIPWARD_TEST_COUNTS: counts },
  });
  const counted = launcher('closing-line.mjs', 'countsIn', counts);
  expect(counted).toEqual({ passed: 2, failed: 2, skipped: 1 });
  expect(launcher('closing-line.mjs', 'closingLine', counted)).toBe('2 passed, 2 failed, 1 skipped');
  expect(launcher('closing-line.mjs', 'closingLine', { passed: 7, failed: 0, skipped: 0 })).toBe(
    '7 passed, 0 failed',
  );
});

it('counts a run that broke off as failed', () => {
  expect(launcher('closing-line.mjs', 'countsIn', join(root, 'nothing.json'))).toMatchObject({ failed: 1 });
});
