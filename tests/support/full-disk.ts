import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A disk for a portal's evidence that a test fills and empties. */
export type TestDisk = {
  name: string;
  /** What the portal's process must be started with. */
  env: Record<string, string>;
  /** Leaves room for so many bytes, and no more. */
  leave(bytes: number): void;
  /** Somebody has made room. */
  free(): void;
  close(): void;
};

/** For every user: within the portal's process, writing evidence fails as the kernel would let it fail. */
export function aDiskThatRefuses(dataDir: string): TestDisk {
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  const room = join(dataDir, 'room-left');
  return {
    name: 'a disk that refuses',
    env: {
      NODE_OPTIONS: `--import ${fileURLToPath(new URL('full-disk.preload.ts', import.meta.url))}`,
      TIPWARD_TEST_DISK: join(dataDir, 'evidence'),
      TIPWARD_TEST_ROOM: room,
    },
    leave: (bytes) => writeFileSync(room, String(bytes)),
    free: () => rmSync(room, { force: true }),
    close: () => rmSync(room, { force: true }),
  };
}

/** For whoever may mount: a file system of so many MiB. */
export function aSmallDisk(dataDir: string, size = 48): TestDisk {
  const folder = join(dataDir, 'evidence');
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}m,mode=700`, 'tipward-test', folder]);
  const filler = join(folder, 'filler');
  return {
    name: `a file system of ${size} MiB`,
    env: {},
    leave(bytes) {
      rmSync(filler, { force: true });
      const { bavail, bsize } = statfsSync(folder);
      try {
        writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - bytes)));
      } catch (error) {
        // The portal writes too, and may have the last bytes: full is full.
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      }
    },
    free: () => rmSync(filler, { force: true }),
    close: () => void execFileSync('umount', ['--lazy', folder]),
  };
}

/** Whether this user may mount one; a container's root often may not. */
export function mayMount(): boolean {
  const folder = `/tmp/tipward-mount-${process.pid}`;
  if (process.getuid?.() !== 0 || existsSync(folder)) return false;
  mkdirSync(folder);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tipward-test', folder], { stdio: 'ignore' });
    execFileSync('umount', [folder]);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
