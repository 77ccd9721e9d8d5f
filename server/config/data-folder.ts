import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { CannotStart } from '../cannot-start.ts';
import { explain } from '../adapters/embedded-postgres/child.ts';

/**
 * Makes the data folder and proves that it can be written to, so that a wrong owner or a full disk is told before the
 * database stumbles over it. Root's folder lets the database's account pass through, but not list it.
 */
export function prepareDataFolder(dataDir: string): void {
  try {
    makeFolder(dataDir, process.getuid?.() === 0 ? 0o711 : 0o700);
    const probe = join(dataDir, `.write-test-${process.pid}`);
    writeFileSync(probe, 'can this folder be written to?');
    rmSync(probe);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (/ENOSPC|EDQUOT/.test(code)) throw explain(String(error), error);
    throw new CannotStart(
      'FOLDER_NOT_WRITABLE',
      `用户 ${userInfo().username} 不能写入数据目录 ${dataDir}（${code}）。请改正属主（chown）或把 DATA_DIR 设到可写的位置。`,
      `User ${userInfo().username} cannot write to the data folder ${dataDir} (${code}). Mend its owner (chown) or set DATA_DIR to a place that is writable.`,
      error,
    );
  }
}

/** Folder by folder, because `mkdirSync` with `recursive` never comes back where the system makes none, as in /proc. */
function makeFolder(path: string, mode: number): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path), 0o755);
  mkdirSync(path, { mode });
}
