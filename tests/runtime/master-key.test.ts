import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { loadMasterKey, newMasterKey } from '../../server/config/master-key.ts';

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tipward-key-'));
  folders.push(folder);
  return folder;
}

it('makes the key at the first start, for its owner’s eyes only, and finds it at the second', () => {
  const dataDir = aFolder();
  const settings = { dataDir, masterKey: { file: join(dataDir, 'master.key'), mayBeMade: true } };
  const first = loadMasterKey(settings);
  expect(first).toHaveLength(32);
  expect(statSync(join(dataDir, 'master.key')).mode & 0o777).toBe(0o600);
  expect(loadMasterKey(settings).equals(first)).toBe(true);
});

it('makes no new key beside an existing database, which could not be read with it', () => {
  const dataDir = aFolder();
  mkdirSync(join(dataDir, 'postgres'));
  const masterKey = { file: join(dataDir, 'master.key'), mayBeMade: true };
  expect(() => loadMasterKey({ dataDir, masterKey })).toThrow(/restore it from your copy/);
});

it('makes no key where production names a file', () => {
  const dataDir = aFolder();
  const masterKey = { file: join(dataDir, 'key'), mayBeMade: false };
  expect(() => loadMasterKey({ dataDir, masterKey })).toThrow(/npm run cli -- key new/);
});

it('refuses a key that is cut short, from the file or from the environment', () => {
  const dataDir = aFolder();
  const file = join(dataDir, 'master.key');
  writeFileSync(file, newMasterKey().slice(0, 20));
  expect(() => loadMasterKey({ dataDir, masterKey: { file, mayBeMade: true } })).toThrow(
    /not the base64 of a master key/,
  );
  expect(() => loadMasterKey({ dataDir, masterKey: { text: 'c2hvcnQ=' } })).toThrow(/TIPWARD_MASTER_KEY/);
});
