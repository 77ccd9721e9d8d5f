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
  // Writing it full would take seconds, in which whoever was to be refused is answered: it is made smaller instead.
  const resize = (bytes: number) => {
    execFileSync('mount', ['-o', `remount,size=${bytes}`, folder], { stdio: 'ignore' });
  };
  return {
    name: `a file system of ${size} MiB`,
    env: {},
    leave(bytes) {
      for (let attempt = 1; ; attempt += 1) {
        const { blocks, bfree, bsize } = statfsSync(folder);
        try {
          return resize((blocks - bfree) * bsize + bytes);
        } catch (error) {
          // The portal writes too, and may have had more by then: nothing shrinks below what it holds.
          if (attempt === 100) throw error;
        }
      }
    },
    free: () => resize(size * 2 ** 20),
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
