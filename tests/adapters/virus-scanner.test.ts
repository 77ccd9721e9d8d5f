import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { clamdScanner } from '../../server/adapters/virus-scanner.ts';
import { MARK, type Mood, type TestClamd, aClamd } from '../support/clamd.ts';
import { freePort } from '../support/portal.ts';

const CLAMD = '/usr/sbin/clamd';
const QUICK = { connect: 1_000, send: 1_000, answer: 1_000 };

function streamOf(content: Buffer, piece = 65_536): Readable {
  return Readable.from(
    (function* () {
      for (let at = 0; at < content.length; at += piece) yield content.subarray(at, at + piece);
    })(),
  );
}

/** A mark that starts in one chunk and ends in the next. */
function marked(): Buffer {
  const content = randomBytes(300_000);
  MARK.copy(content, 65_536 - 5);
  return content;
}

describe('a virus scanner that speaks INSTREAM', () => {
  let clamd: TestClamd;
  beforeAll(async () => {
    clamd = await aClamd();
  });
  beforeEach(() => {
    clamd.mood = 'WELL';
    clamd.seen.length = 0;
  });
  afterAll(() => clamd.close());
  const scanner = () => clamdScanner(clamd);

  it.each([0, 1, 65_536, 20_000_000])(
    'is sent %i bytes to the last one and finds them clean',
    async (size) => {
      expect(await scanner().scan(streamOf(randomBytes(size)))).toBe('CLEAN');
      expect(clamd.seen).toEqual([size]);
    },
  );

  it('names what it found, also across two chunks', async () => {
    expect(await scanner().scan(streamOf(marked()))).toEqual({ infected: 'Tipward.Test.UNOFFICIAL' });
  });

  it.each([
    ['DEAF', /took too long \(sending\)/],
    ['MUTE', /took too long \(scanning\)/],
    ['HANGS_UP', /hung up|cannot be reached/],
    // Its last words may be lost when it closes while we still send.
    ['SMALL_LIMIT', /INSTREAM size limit exceeded|hung up|cannot be reached/],
    ['NONSENSE', /would not say: 220 mail/],
  ] satisfies [Mood, RegExp][])(
    'that is %s never passes for clean, and its stream is let go',
    async (mood, says) => {
      clamd.mood = mood;
      const content = streamOf(randomBytes(30_000_000));
      await expect(clamdScanner(clamd, QUICK).scan(content)).rejects.toThrow(says);
      expect(content.destroyed).toBe(true);
    },
  );

  it('gives up when the file itself breaks off', async () => {
    const broken = Readable.from(
      (function* () {
        yield randomBytes(100_000);
        throw new Error('the reporter lost the line');
      })(),
    );
    await expect(scanner().scan(broken)).rejects.toThrow('the reporter lost the line');
    expect(clamd.seen).toEqual([]);
  });

  it('that is not there is told at once', async () => {
    const port = await freePort();
    const scan = clamdScanner({ host: '127.0.0.1', port }).scan(streamOf(randomBytes(10)));
    await expect(scan).rejects.toThrow('cannot be reached');
  });
});

/** Where the machine has one. */
if (existsSync(CLAMD))
  describe('the real clamd', () => {
    let folder: string;
    let process: ChildProcess;
    let port: number;

    beforeAll(async () => {
      folder = await mkdtemp('/tmp/tipward-clamd-');
      port = await freePort();
      await writeFile(join(folder, 'test.ndb'), `Tipward.Test:0:*:${MARK.toString('hex')}\n`);
      await writeFile(
        join(folder, 'clamd.conf'),
        `TCPSocket ${port}\nTCPAddr 127.0.0.1\nDatabaseDirectory ${folder}\nForeground yes\nStreamMaxLength 8M\n`,
      );
      process = spawn(CLAMD, ['-c', join(folder, 'clamd.conf')], { stdio: 'ignore' });
      const until = Date.now() + 30_000;
      while (Date.now() < until) {
        const up = await clamdScanner({ host: '127.0.0.1', port })
          .scan(streamOf(Buffer.from('up?')))
          .catch(() => null);
        if (up) break;
        await sleep(100);
      }
    });
    afterAll(async () => {
      process.kill();
      await rm(folder, { recursive: true, force: true });
    });

    it('finds our own signature, and nothing in a clean file', async () => {
      const scanner = clamdScanner({ host: '127.0.0.1', port });
      expect(await scanner.scan(streamOf(randomBytes(5_000_000)))).toBe('CLEAN');
      expect(await scanner.scan(streamOf(marked()))).toEqual({ infected: 'Tipward.Test.UNOFFICIAL' });
    });

    it('never calls a file clean that is longer than it takes', async () => {
      const scan = clamdScanner({ host: '127.0.0.1', port }).scan(streamOf(randomBytes(12_000_000)));
      await expect(scan).rejects.toThrow(/INSTREAM size limit exceeded|hung up|cannot be reached/);
    });
  });
