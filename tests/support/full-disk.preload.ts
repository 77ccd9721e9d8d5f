import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/** Loaded into a portal's process before it: see `aDiskThatRefuses`. */
const FOLDER = process.env['TIPWARD_TEST_DISK'] ?? '';
const ROOM = process.env['TIPWARD_TEST_ROOM'] ?? '';

const onDisk = new Set<number>();
const { open, write, writev } = fs;

/** How many of the bytes still fit; Infinity while nobody has filled the disk. What fits is used up. */
function fitting(bytes: number): number {
  if (!fs.existsSync(ROOM)) return bytes;
  const left = Number(fs.readFileSync(ROOM, 'utf8'));
  const taken = Math.min(left, bytes);
  fs.writeFileSync(ROOM, String(left - taken));
  return taken;
}

const noRoom = () =>
  Object.assign(new Error('ENOSPC: no space left on device, write'), {
    code: 'ENOSPC',
    errno: -28,
    syscall: 'write',
  });

type Done = (error: Error | null, ...rest: unknown[]) => void;

fs.open = ((path: fs.PathLike, ...rest: unknown[]) => {
  const done = rest.pop() as Done;
  (open as (...all: unknown[]) => void)(path, ...rest, (error: Error | null, fd: number) => {
    if (!error) onDisk[String(path).startsWith(FOLDER) ? 'add' : 'delete'](fd);
    done(error, fd);
  });
}) as typeof fs.open;

fs.write = ((fd: number, bytes: Buffer, offset: number, length: number, position: unknown, done: Done) => {
  const fits = onDisk.has(fd) ? fitting(length) : length;
  if (fits === 0 && length > 0) return void setImmediate(done, noRoom());
  (write as (...all: unknown[]) => void)(fd, bytes, offset, fits, position, done);
}) as typeof fs.write;

fs.writev = ((fd: number, pieces: Buffer[], position: unknown, done: Done) => {
  if (!onDisk.has(fd)) return (writev as (...all: unknown[]) => void)(fd, pieces, position, done);
  const whole = Buffer.concat(pieces);
  fs.write(fd, whole, 0, whole.length, position as number, (error, written) => done(error, written, pieces));
}) as unknown as typeof fs.writev;

syncBuiltinESMExports();
